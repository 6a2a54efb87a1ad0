import { fc } from '../engine/property';
import { findJson } from '../../nodes/shared/engine/json';

/** JSON whose whole numbers have any number of digits, told by what they are written as. */
const digits = fc.stringMatching(/^[1-9]\d{0,39}$/);
const texts = fc.oneof(
	fc.string(),
	digits,
	digits.map((run) => `a: ${run}, b`),
	digits.map((run) => `"${run}"\\`),
);

test('every whole number keeps its digits, wherever it stands, and every text its letters', () => {
	const entry = fc.record({
		number: fc.tuple(fc.constantFrom('', '-'), digits).map((parts) => parts.join('')),
		fraction: digits.map((run) => `0.${run}`),
		text: texts,
		gap: fc.constantFrom('', ' ', '\n\t'),
	});
	fc.assert(
		fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), fc.nat(40), (entries, shift) => {
			const rows = entries.map(
				({ number, fraction, text, gap }) =>
					`{"n":${gap}${number}${gap},"f":${fraction},"t":${JSON.stringify(text)},"l":[${number}]}`,
			);
			const found = findJson(`${' '.repeat(shift)}[${rows.join(',')}]`);
			expect(found?.value).toEqual(
				entries.map(({ number, fraction, text }) => {
					const read = Number.isSafeInteger(Number(number)) ? Number(number) : number;
					return { n: read, f: Number(fraction), t: text, l: [read] };
				}),
			);
		}),
	);
});

test.each([
	['9007199254740991', 9007199254740991],
	['9007199254740993', '9007199254740993'],
	['-9007199254740993', '-9007199254740993'],
	['"9007199254740993"', '9007199254740993'],
	...['1e400', '0.12345678901234567890', '12345678901234567890.5', '12345678901234567890e2'].map(
		(text) => [text, Number(text)],
	),
])('%s by itself', (text, value) => {
	expect(findJson(String(text))?.value).toBe(value);
});

test('a text of nothing but digits is looked through once', () => {
	const digitsOnly = '7'.repeat(5_000_000);
	expect(findJson(`["${digitsOnly}"]`)?.value).toEqual([digitsOnly]);
	expect(findJson(`[${digitsOnly.slice(0, 100_000)}]`)?.value).toEqual([
		digitsOnly.slice(0, 100_000),
	]);
});

test.each([
	[
		'{"status":true,"data":[{"id":"9007199254740993"}]}',
		{ status: true, data: [{ id: '9007199254740993' }] },
	],
	[' [{"id":9007199254740993}]', [{ id: '9007199254740993' }]],
])('what was encoded twice is decoded twice: %s', (text, value) => {
	expect(findJson(JSON.stringify(text))).toEqual({ value, noise: '' });
});

test.each(['text', '{not JSON}', '[x', '7', '"quoted"'])('%j stays the text that it is', (text) => {
	expect(findJson(JSON.stringify(text))).toEqual({ value: text, noise: '' });
});

test.each(['{"status":true}{"status":false}', '{"a":1}[{"b":2}]', '[{"a":1}] {"b":2}{"c":3}'])(
	'%s could be either of two answers, so it is none',
	(text) => {
		expect(findJson(text)).toBeUndefined();
	},
);

test('JSON that is cut off, or one of several, is no answer', () => {
	expect(findJson('Notice: x\n{"a": 1')).toBeUndefined();
	expect(findJson('{"a": 1}\n{"b": 2}')).toBeUndefined();
	expect(findJson('Notice: x\n[null]\n{"a": 1}')?.value).toEqual({ a: 1 });
});
