import type { IExecuteFunctions } from 'n8n-workflow';
import { requireWords, textParts } from '../../nodes/shared/engine/textParts';

const moment = { toISO: () => '2026-07-30T14:05:00.000Z' };
const values: Record<string, unknown> = {
	a: 'A',
	o: { b: 1 },
	l: [1],
	d: moment,
	n: null,
	t: '}}',
};
/** Evaluates `{{ a }}` alone. */
const context = (parameters: Record<string, unknown> = {}) =>
	({
		getNode: () => ({ parameters }),
		evaluateExpression: (expression: string, itemIndex: number) => {
			expect(itemIndex).toBe(3);
			return values[expression.slice(2, -2).trim()];
		},
	}) as unknown as IExecuteFunctions;
const parts = (text: unknown) =>
	textParts(context({ text }), 'text', 3).map((part) =>
		'text' in part ? part.text : [part.expression, part.value()],
	);

describe('the pieces of a text', () => {
	it.each<[unknown, unknown[]]>([
		['{{ a }}', ['{{ a }}']],
		[undefined, ['']],
		[7, ['7']],
		['=', []],
		['=text', ['text']],
		['={{ a }}', [['{{ a }}', 'A']]],
		['=x {{ a }}y{{o}} z', ['x ', ['{{ a }}', 'A'], 'y', ['{{o}}', { b: 1 }], ' z']],
		[
			'={{ a }}{{ a }}',
			[
				['{{ a }}', 'A'],
				['{{ a }}', 'A'],
			],
		],
		['=x \\{{ a }} {{ a }}', ['x \\{{ a }} ', ['{{ a }}', 'A']]],
		['={{ "\\}}" }}', [['{{ "\\}}" }}', undefined]]],
		['={{ a', [['{{ a}}', 'A']]],
		['= }} {{ a }} }}', [' }} ', ['{{ a }}', 'A'], ' }}']],
	])('%j', (text, expected) => {
		expect(parts(text)).toEqual(expected);
	});
});

describe('an object in the middle of a text', () => {
	const check = (raw: unknown, value: unknown) => () =>
		requireWords(context(), 'Text', raw, value, 3);
	const OBJECT = 'has [object Object]';

	it.each<[unknown, unknown, string]>([
		['={{ o }}!', OBJECT, 'Text'],
		['=x {{ a }} {{ l }}', OBJECT, 'Text'],
		[{ a: 'x', more: { b: '={{ o }}!' } }, { more: { b: OBJECT } }, 'Text, more, b'],
		[['=x', '={{ o }}!'], ['x', OBJECT], 'Text'],
		[{ rows: [{ q: '={{ o }}!' }] }, { rows: [{ q: OBJECT }] }, 'Text, rows, q'],
	])('%j is told with the name of its field', (raw, value, name) => {
		expect(check(raw, value)).toThrow(
			expect.objectContaining({
				message: `${name}: an expression in the text gives an object, which cannot be read`,
				description: expect.stringContaining('{{ $json.customer.name }}') as string,
			}),
		);
	});

	it.each<[unknown, unknown]>([
		['={{ o }}', { b: 1 }],
		['={{ o }}!', 'no sign of it'],
		['={{ a }}!', OBJECT],
		['={{ d }}{{ n }}!', OBJECT],
		['[object Object]', OBJECT],
		[{ a: '={{ o }}!' }, undefined],
		[{ a: '={{ o }}!' }, null],
		[{ a: '={{ o }}!' }, {}],
		[undefined, OBJECT],
	])('%j that became %j is none', (raw, value) => {
		expect(check(raw, value)).not.toThrow();
	});
});
