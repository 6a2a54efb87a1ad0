import { gzipSync } from 'node:zlib';
import { all } from './attack';
import type { Attack } from './attack';
import { forged, genuine, isSigned, proven } from './letters';
import type { Letter } from './send';

const MB = 1_000_000;
const LEVELS = 100_000;

const padded = (length: number) => JSON.stringify({ pad: 'x'.repeat(length) });
const deep = () => `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`;
const deepList = () => '['.repeat(LEVELS) + ']'.repeat(LEVELS);
const manyKeys = () => `{${Array.from({ length: MB }, (_, key) => `"k${key}":1`).join()}}`;
const gzip = { 'content-encoding': 'gzip' };

/** n8n takes 16 MB, and reads the whole body before it asks the trigger. */
export const sizes: Attack[] = [
	{
		title: 'A genuine event of 1 MB',
		letters: (caller, fresh) => [genuine(caller, fresh(), { text: 'x'.repeat(MB) })],
		starts: all,
	},
	{
		title: '1 MB without the secret',
		letters: (caller) => [forged(caller, padded(MB))],
		answers: [401],
	},
	{
		title: '17 MB',
		letters: (caller) => [forged(caller, padded(17 * MB)), proven(caller, padded(17 * MB))],
		answers: ['4xx', 500, 0],
	},
	{
		title: `${LEVELS / 1000},000 levels deep, a million keys: without the secret`,
		letters: (caller) => [deep(), deepList(), manyKeys()].map((text) => forged(caller, text)),
		answers: ['4xx'],
	},
	{
		title: `${LEVELS / 1000},000 levels deep: with the secret`,
		letters: (caller, fresh) => [
			proven(caller, deep()),
			proven(caller, deepList()),
			proven(caller, JSON.stringify(caller.tell(fresh())).replace('{', `{"x":${deep()},`)),
		],
		answers: ['4xx'],
	},
	{
		title: 'A million keys: with the secret',
		letters: (caller) => [proven(caller, manyKeys())],
		answers: [200, '4xx'],
		// What PMP sends is documented nowhere: whatever it signs is taken.
		starts: (caller) => (isSigned(caller) ? 1 : 0),
	},
	{
		title: 'A gzip bomb: 0.1 MB that become 100 MB',
		letters: (caller) => {
			const bomb = gzipSync(padded(100 * MB));
			return [forged(caller, bomb, gzip), proven(caller, bomb, gzip)];
		},
		answers: ['4xx', 500, 0],
	},
	{
		title: 'A header and an address of 100 kB',
		letters: (caller): Letter[] => {
			const long = 'x'.repeat(100_000);
			const letter = forged(caller, '{}', { 'x-long': long });
			return [letter, { ...forged(caller, '{}'), url: `${caller.url}&x=${long}` }];
		},
		answers: ['4xx', 500, 0],
	},
];
