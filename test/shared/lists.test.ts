// The entries of a list, whatever form they come in, and what is a record.
import { InputError } from '../../nodes/shared/contract/errors';
import { exactJson, holdsRounded } from '../../nodes/shared/values/exactJson';
import { asList, entriesOf, entryOf, fromJson, listText } from '../../nodes/shared/values/list';
import { filled, pick, plainKey, recordsOf, without } from '../../nodes/shared/values/records';

const groups = { displayName: 'Groups', name: 'groups' };

describe('the entries of a list', () => {
	it.each<[unknown, Array<string | number>]>([
		['1, 4', ['1', '4']],
		['a;b\rc\nd', ['a', 'b', 'c', 'd']],
		[' ;, ', []],
		['[1, "4"]', [1, '4']],
		[' {"0": 1, "10": 4}', [1, 4]],
		['[1, 4', ['[1', '4']],
		[
			[1, ' b '],
			[1, 'b'],
		],
		[{ 0: 'a', 2: 'c' }, ['a', 'c']],
		[{ id: 7, name: 'x' }, [7]],
		[{ uuid: 'u', name: 'x' }, ['u']],
		[{ value: 'v', label: 'x' }, ['v']],
		[{ groups: 'g', id: 7 }, ['g']],
		[{ groups: { id: 5 }, id: 7 }, [7]],
		[{ any: 9 }, [9]],
		[{ '1a': 9 }, [9]],
		[[null, undefined, '', ' ', 0], [0]],
		[10n, ['10']],
		[undefined, []],
	])('of %p are %j', (value, entries) => {
		expect(entriesOf(groups, value)).toEqual(entries);
	});

	it.each<[unknown, string]>([
		[{ any: '', id: '' }, 'an object without an ID'],
		[{ any: '' }, 'an object without an ID'],
		[{ any: true }, 'an object without an ID'],
		[{ a: 1, b: 2 }, 'an object without an ID'],
		[[{}], 'an object without an ID'],
		[true, '"true"'],
		[Infinity, '"Infinity"'],
	])('%j is none', (value, what) => {
		expect(() => entriesOf(groups, value)).toThrow(
			new InputError(`Groups must be a list of plain values, one entry is ${what}`),
		);
		expect(() => entriesOf(groups, value)).toThrow(
			expect.objectContaining({
				description: expect.stringContaining(
					'{{ $json.records.map(record => record.id) }}',
				) as string,
			}),
		);
	});

	it('lose no digit', () => {
		expect(() => entryOf(groups, { id: 2 ** 60 })).toThrow(
			'Groups is a number with too many digits',
		);
		expect(entriesOf(groups, '[9007199254740993]')).toEqual(['9007199254740993']);
	});
});

describe('a list as one text', () => {
	it.each<[unknown, string]>([
		['1, 4', '1, 4'],
		['a', 'a'],
		[' , ', ''],
		['a;b', 'a,b'],
		['a\nb', 'a,b'],
		['a\rb', 'a,b'],
		['[1,4]', '1,4'],
		[[1, 'b'], '1,b'],
		['[1,4', '[1,4'],
	])('%j is %j', (value, text) => {
		expect(listText(groups, value)).toBe(text);
	});

	it('holds no entry with a comma', () => {
		expect(() => listText(groups, ['a', 'b,c'])).toThrow(
			'Groups: an entry cannot hold a comma, one is "b,c"',
		);
		expect(() => listText(groups, '["b,c"]')).toThrow('one is "b,c"');
	});
});

it('a list is also what has numbers for keys', () => {
	expect([asList([1]), asList({ 0: 'a', 11: 'b' })]).toEqual([[1], ['a', 'b']]);
	const others = [{}, { a: 1 }, { 0: 1, a1: 2 }, { 0: 1, '1a': 2 }, 'x', null, undefined];
	for (const other of others) expect(asList(other)).toBeUndefined();
});

it('JSON in a text is a list or an object', () => {
	expect([fromJson(' [1]'), fromJson('\n{"a":1}')]).toEqual([[1], { a: 1 }]);
	for (const no of ['', '7', '"[1]"', 'x[1]', '[1', 'null']) expect(fromJson(no)).toBeUndefined();
});

describe('whole numbers of JSON', () => {
	it.each([
		['[9007199254740992]', ['9007199254740992']],
		['[9007199254740991, -9007199254740991]', [9007199254740991, -9007199254740991]],
		['{"a":{"b":[-9007199254740993]}}', { a: { b: ['-9007199254740993'] } }],
		[
			'["\\"12345678901234567890", 12345678901234567890, 1234567890123456, 1e30]',
			['"12345678901234567890', '12345678901234567890', 1234567890123456, 1e30],
		],
		[
			'["\\\\", 12345678901234567890.5, 12345678901234567890E+2, 12345678901234567890e-2]',
			[
				'\\',
				...['12345678901234567890.5', '1234567890123456789e3', '123456789012345678.9'].map(Number),
			],
		],
		[
			'["\\"a\\" 12345678901234567890 \\"", 12345678901234567890]',
			['"a" 12345678901234567890 "', '12345678901234567890'],
		],
		[
			'[0.12345678901234567890, 0e12345678901234567, 0E-12345678901234567, 12345678901234567890]',
			[Number('0.12345678901234567890'), 0, 0, '12345678901234567890'],
		],
		['{"a\\\\b\\"c":12345678901234567890}', { 'a\\b"c': '12345678901234567890' }],
	])('%s keep their digits', (text, value) => {
		expect(exactJson(text)).toEqual(value);
	});

	it.each(['', '{"a":', '[1,]', '{"a":12345678901234567890,}', 'undefined'])(
		'are in no %j',
		(text) => {
			expect(() => exactJson(text)).toThrow(SyntaxError);
		},
	);

	it('are looked for at any depth', () => {
		for (const value of [2 ** 53, [2 ** 53], { a: [{ b: -(2 ** 53) }] }])
			expect(holdsRounded(value)).toBe(true);
		for (const value of [2 ** 53 - 1, ['9007199254740993'], {}, null, true, undefined])
			expect(holdsRounded(value)).toBe(false);
	});
});

describe('a record', () => {
	const record = { a: 1, b: '', c: undefined, d: 0, e: null };

	it('may be cut down to some of its fields', () => {
		expect(Object.entries(pick(['d', 'a', 'x', 'toString'])(record))).toEqual([
			...[
				['d', 0],
				['a', 1],
			],
		]);
		expect(without(record, 'a', 'b')).toEqual({ c: undefined, d: 0, e: null });
		expect(record.a).toBe(1);
		expect(filled(record)).toEqual({ a: 1, d: 0, e: null });
		expect(filled(undefined)).toEqual({});
	});

	it('is each entry of an answer', () => {
		expect(recordsOf({ a: 1 })).toEqual([{ a: 1 }]);
		expect(recordsOf(['x', 1, { a: 1 }])).toEqual([{ value: 'x' }, { value: 1 }, { a: 1 }]);
		expect(recordsOf('x')).toEqual([{ value: 'x' }]);
		for (const odd of [null, undefined, [[1]], [null]]) {
			expect(() => recordsOf([odd])).toThrow(new TypeError('an entry of the list is not a record'));
		}
	});

	it('has keys whose spelling does not matter', () => {
		expect(['Page_Count', 'page-count', 'pageCount 2'].map(plainKey)).toEqual([
			...['pagecount', 'pagecount', 'pagecount2'],
		]);
	});
});
