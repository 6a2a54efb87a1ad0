import type { Answer } from './answers';
import type { Difference } from './compare';
import { objectsIn } from './shape';
import type { Shape } from './shape';
import { rowOf, sentence } from './show';
import type { Result } from './verify';

/**
 * The findings as a text to hand on: types and shapes, and no value. Names of fields can be values as
 * well (a custom field, an e-mail address as a key), so only words that this project knows are left.
 * @param vocabulary texts whose words may stay: what the simulators and the nodes call things
 */
export function report(result: Result, vocabulary: Iterable<string>, date: string): string {
	const names = new Names(vocabulary);
	const { vendor, server, findings, ended } = result;
	const rows = findings.map((finding) => rowOf(finding));
	const differing = findings.filter(({ differences }) => differences.length > 0);
	return [
		`# Verification of ${vendor.title}`,
		'',
		`${date}, ${server.name}${ended ? ', ended early: the server failed' : ''}.`,
		...server.advice.map((words) => `Credential: ${words}.`),
		...(server.notes ?? []).map((words) => `${words}.`),
		'',
		'| Operation | Answered | Time | Items | Differences |',
		'| --- | --- | --- | --- | --- |',
		...rows.map(
			([title, status, time, items, words]) =>
				`| ${[title, status, roughly(time), amount(items), words].join(' | ')} |`,
		),
		...differing.flatMap(({ title, differences, answers }) => [
			'',
			`## ${title}`,
			'',
			...differences.map((difference) => `- ${sentence(names.in(difference))}`),
			...answers.flatMap((answer) => ['', '```text', ...outline(answer, names), '```']),
		]),
		'',
	].join('\n');
}

/** Names of fields without what belongs to an account. */
class Names {
	private readonly words: Set<string>;

	constructor(vocabulary: Iterable<string>) {
		this.words = new Set([...vocabulary].flatMap(wordsIn));
	}

	/** A name with each word that nobody here has chosen replaced by its length. */
	of(name: string): string {
		return name.replace(/[^\s_.\-[\]:/,]+/gu, (part) => {
			const isKnown = wordsIn(part).every((word) => this.words.has(word)) && !/\d/.test(part);
			return isKnown ? part : `‹${[...part].length} characters›`;
		});
	}

	in({ path: [request, ...fields], words, found = '', ...rest }: Difference): Difference {
		return {
			...rest,
			path: [this.of(request), ...fields.map((name) => this.of(name))],
			// What the node says may quote the vendor, who may quote a record.
			found: words === undefined ? found.replace(/\d+ of \d+/, 'some') : 'words, left out here',
		};
	}
}

function wordsIn(name: string): string[] {
	return name.toLowerCase().match(/[\p{L}]+/gu) ?? [name];
}

/** An answer's shape as indented lines. */
function outline({ request, status, type, around, shape }: Answer, names: Names): string[] {
	const media = /^[a-z]+\/[a-z.+-]+$/.test(type) ? names.of(type) : '';
	const head = [names.of(request), status, media, around].filter(Boolean).join(', ');
	return [head, ...lines(shape, names, '  ')];
}

function lines(shape: Shape, names: Names, indent: string): string[] {
	const kinds = Object.keys(shape.kinds).join(' or ');
	const total = objectsIn(shape);
	return [
		...(indent === '  ' ? [`${indent}${kinds}`] : []),
		...Object.entries(shape.fields).flatMap(([name, field]) => [
			`${indent}  ${names.of(name)}: ${Object.keys(field.shape.kinds).join(' or ')}${field.seen < total ? ' (not always)' : ''}`,
			...lines(field.shape, names, `${indent}  `),
		]),
		...(shape.entries
			? [
					`${indent}  []: ${Object.keys(shape.entries.kinds).join(' or ')}`,
					...lines(shape.entries, names, `${indent}  `),
				]
			: []),
	];
}

/** How fast, in steps. */
function roughly(time: string): string {
	const milliseconds = Number.parseInt(time, 10);
	if (Number.isNaN(milliseconds)) return '';
	const steps = [50, 200, 1000, 5000];
	const step = steps.find((each) => milliseconds < each);
	return step ? `below ${step} ms` : 'longer';
}

/** How many records, without their number. */
function amount(items: string): string {
	if (items === '' || items === '0' || items === '1') return items;
	return 'several';
}
