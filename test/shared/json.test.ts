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

describe('what stands around JSON', () => {
	it.each<[string, unknown, string]>([
		['\ufeff {"a":1}', { a: 1 }, ''],
		['Notice: x\n{"a":1}', { a: 1 }, 'Notice: x\n'],
		['{"a":1}\nDeprecated: y', { a: 1 }, '\nDeprecated: y'],
		['{"a":1}\r\n{', { a: 1 }, '\r\n{'],
		['<br />\n<b>Warning</b>: x [1] in y <br />{"a":[{"b":2}]}', { a: [{ b: 2 }] }, ''],
		['{"a":1}<br />', { a: 1 }, '<br />'],
		['x {"a":1}', { a: 1 }, 'x '],
		['>  \t{"a":1}<b>', { a: 1 }, '>  \t<b>'],
		['Notice: x\n[]', [], 'Notice: x\n'],
		['Notice: x\n{}', {}, 'Notice: x\n'],
		['Notice: [1]\n[2]\n', [2], 'Notice: [1]\n\n'],
		['Notice {x}\n{"a":1}', { a: 1 }, 'Notice {x}\n'],
		['Notice: x\n[]\n{"a":1}', { a: 1 }, 'Notice: x\n[]\n'],
		['Notice: x\n{}\n[{"a":1}]', [{ a: 1 }], 'Notice: x\n{}\n'],
		['Notice: x\n[[1]]\n[2]', [[1]], 'Notice: x\n\n[2]'],
		['x\n{"a":"}]\\"{\\\\"}\ny', { a: '}]"{\\' }, 'x\n\ny'],
		['x\n{"a":"\\n\\t\\"q\\""}', { a: '\n\t"q"' }, 'x\n'],
		['x\n[-1, 2]', [-1, 2], 'x\n'],
		['x\n[true]', [true], 'x\n'],
		['x\n[null, false]', [null, false], 'x\n'],
		['x\n["a"]', ['a'], 'x\n'],
		['x\n{ "a":1 }', { a: 1 }, 'x\n'],
		['x\n[ ]', [], 'x\n'],
		['<script>{"b":2}</script>\n{"a":1}', { a: 1 }, '\n'],
		['<style>\n{"b":2}\n</style >\n{"a":1}', { a: 1 }, '\n'],
		['x\n{"id":9007199254740993}', { id: '9007199254740993' }, 'x\n'],
	])('%j', (text, value, noise) => {
		const found = findJson(text);
		expect(found?.value).toEqual(value);
		if (noise) expect(found?.noise).toBe(noise);
	});

	it.each([
		...['', ' ', 'text', 'x {"a":1} y', 'x [1] y', '{"a":1} y', '{"a":1}x\n', 'a {"b":1}\n c'],
		...['<!doctype html>\n{"a":1}', '<HTML>\n{"a":1}\n', '<?xml ?>\n{"a":1}', ' <html>{"a":1}'],
		...['x\n{"a":1}\n{"a":', 'x\n{"a":"b}', 'x\n{a:1}', 'x\n{"a":1}\n[{"b":2}]', 'x\n[x]'],
		'nothing {"a": [}]}',
	])('%j holds none', (text) => {
		expect(findJson(text)).toBeUndefined();
	});

	it('may be text, a number, a yes or nothing by itself', () => {
		const found = ['"x"', ' 7', '-1', 'true', 'false', 'null'].map((text) => findJson(text)?.value);
		expect(found).toEqual(['x', 7, -1, true, false, null]);
		expect(findJson('{"a":1}')).toEqual({ value: { a: 1 }, noise: '' });
	});

	it('is looked for no longer than is fit', () => {
		const text = `x\n${'{"a":'.repeat(20_000)}`;
		const start = performance.now();
		expect(findJson(text)).toBeUndefined();
		const many = `x\n${Array.from({ length: 3000 }, (_, n) => `y {"a":${n}} z\n`).join('')}`;
		expect(findJson(`${many}{"b":1}`)?.value).toEqual({ b: 1 });
		// One inside of another that is none, again and again.
		expect(findJson(`x\n${'[{"a":x '.repeat(2000)}${'}]'.repeat(2000)}\n[1]`)).toBeUndefined();
		expect(performance.now() - start).toBeLessThan(4000);
	});
});
