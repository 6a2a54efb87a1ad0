// Each type of a field at the edges of what it takes.
import { DateTime } from 'luxon';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field } from '../../nodes/shared/contract/types';
import { convert, nameOf } from '../../nodes/shared/values/convert';

const field = (type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: 'Size', name: 'size', type, default: '', ...rest }) as Field;
const read = (definition: Field, value: unknown) => convert(definition, value, 'Europe/Rome', true);
/** Both texts of the error. */
const told = (definition: Field, value: unknown) => {
	try {
		return read(definition, value);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message, description } = error as InputError;
		return description ? `${message}. ${description}` : message;
	}
};

const moment = DateTime.fromISO('2026-07-30T14:05:00', { zone: 'utc' });

describe('a number', () => {
	it.each([[[5]], [[]], [{}], [new Date(0)]])('is no %j', (value) => {
		expect(told(field('number'), value)).toMatch(
			/^Size must be a number, it is (a list|an object)$/,
		);
	});

	it('has no other limits than its own', () => {
		const from = field('number', { typeOptions: { minValue: 3 } });
		const to = field('number', { typeOptions: { maxValue: -3, numberPrecision: 2 } });
		expect([read(from, 3), read(from, 1e9), read(from, 3.5)]).toEqual([3, 1e9, 3.5]);
		expect([read(to, -3), read(to, -1e9), read(to, -3.5)]).toEqual([-3, -1e9, -3.5]);
		expect(read(field('number'), -0.5)).toBe(-0.5);
	});

	it('that is whole is one that JavaScript can hold', () => {
		const whole = field('number', { typeOptions: { numberPrecision: 0 } });
		expect(read(whole, 2 ** 53 - 1)).toBe(2 ** 53 - 1);
		expect(told(whole, 2 ** 53)).toBe('Size must be a whole number, it is 9007199254740992');
	});
});

it.each([[['true']], [[]], [[1]], [{}], ['2'], [2]])('a switch is no %j', (value) => {
	expect(told(field('boolean'), value)).toBe(`Size must be true or false, it is ${nameOf(value)}`);
	expect([read(field('boolean'), '1'), read(field('boolean'), '0')]).toEqual([true, false]);
});

it.each(['string', 'resourceLocator'] as const)('a %s is no number that lost digits', (type) => {
	expect(told(field(type), 2 ** 60)).toBe(
		'Size is a number with too many digits to be exact, it is 1152921504606847000. Give it as text, from where it comes on: JavaScript rounds numbers beyond 9007199254740991.',
	);
	expect(read(field(type), 10n)).toBe('10');
});

it('what has no type of its own stays as it is', () => {
	const value = { any: ['thing'] };
	expect(read(field('hidden'), value)).toBe(value);
});

describe('what is required', () => {
	it.each<[Field['type'], unknown]>([
		['multiOptions', []],
		['multiOptions', ' , '],
		['string', ' '],
		['string', undefined],
		['json', ' '],
		['number', ''],
		['resourceLocator', { mode: 'list', value: '' }],
		['dateTime', '0000-00-00'],
	])('%s: %j is not there', (type, value) => {
		expect(told(field(type, { required: true, options: [] }), value)).toBe('Size is required');
		expect(told(field(type, { options: [] }), value) ?? '').not.toContain('required');
	});

	it('no check is asked about nothing', () => {
		const check = jest.fn(() => 'must be nicer');
		for (const value of ['', undefined, null]) read(field('string', { check }), value);
		read(field('multiOptions', { check }), []);
		expect(check).not.toHaveBeenCalled();
		expect(told(field('multiOptions', { check }), ['a'])).toBe('Size must be nicer');
	});
});

describe('a text', () => {
	const objects = field('string', { objects: true });

	it.each([[['a', 1]], [{ a: 1 }], [{}], [[]]])(
		'may be %j where objects are put into words',
		(value) => {
			expect(read(objects, value)).toBe(value);
			expect(told(field('string'), value)).toMatch(/^Size must be text, it is (a list|an object)$/);
		},
	);

	it('of a moment is its own, and none where the moment is none', () => {
		expect(read(objects, moment)).toBe('2026-07-30T14:05:00.000Z');
		for (const none of [new Date(Number.NaN), DateTime.invalid('x'), { toISO: 'no' }, () => 1])
			expect(told(objects, none)).toMatch(/^Size must be text/);
	});

	it.each([[{ toISO: () => 7 }], [{ toISO: '2026-07-30' }], [2 ** 60]])('is not %j', (value) => {
		expect(told(field('string'), value)).toMatch(/^Size (must be text|is a number with too many)/);
	});

	it('that is an address is one that can be called', () => {
		const url = field('string', { url: true });
		expect(read(url, ' https://a.example/ü ')).toBe('https://a.example/%C3%BC');
		expect([read(url, ' '), read(url, '')]).toEqual(['', '']);
		expect(told(url, 'a.example')).toBe(
			'Size must start with https:// or http://, it is "a.example"',
		);
		const urls = { ...url, list: true };
		expect(read(urls, ['https://a.example/1', ' https://a.example/ü '])).toBe(
			'https://a.example/1,https://a.example/%C3%BC',
		);
		expect(told(urls, ['https://a.example/1', 'b'])).toContain('it is "b"');
	});
});

describe('a choice', () => {
	const options = [
		{ name: 'Both', value: 'a,b' },
		{ name: 'A', value: 'a' },
		{ name: 'B', value: 'b' },
	];

	it('may hold what parts the entries of a list', () => {
		const several = field('multiOptions', { options });
		expect(read(several, 'a,b')).toEqual(['a,b']);
		expect(read(several, 'b, a')).toEqual(['b', 'a']);
	});

	it('is also what the field starts with', () => {
		const closed = field('options', { options, default: 'none' });
		expect(read(closed, 'none')).toBe('none');
		expect(told(closed, 'no')).toBe(
			'Size must be one of a,b, a, b, it is "no". The choices are: Both (a,b), A (a), B (b).',
		);
		expect(told({ ...closed, options: undefined, open: false }, 'x')).toContain('it is "x"');
	});

	it('may be a moment where any text may be one, and no other object', () => {
		const open = field('options', { open: true });
		expect(read(open, moment)).toBe('2026-07-30T14:05:00.000Z');
		expect(read(open, 4)).toBe(4);
		expect(told(open, { a: 1 })).toBe('Size must be text, it is an object');
		expect(told(open, ['a'])).toBe('Size must be text, it is a list');
	});
});

describe('JSON', () => {
	const json = field('json');

	it('that says nothing is nothing', () => {
		for (const text of ['', ' \n', 'null', ' null ']) expect(read(json, text)).toBeUndefined();
		expect([read(json, 'false'), read(json, '0'), read(json, '""')]).toEqual([false, 0, '']);
		expect(read(json, '[9007199254740993]')).toEqual(['9007199254740993']);
		for (const text of ['undefined', '{a:1}', '[1,']) {
			expect(told(json, text)).toBe('Size must be valid JSON');
		}
	});

	it.each([
		[Number.NaN, 'Size must be valid JSON, is not a number'],
		[{ a: 1, b: -Infinity }, 'Size must be valid JSON, "b" is not a number'],
		[[{ a: null }, { c: { d: Number.NaN } }], 'Size must be valid JSON, "d" is not a number'],
	])('holds no number that is none: %p', (value, message) => {
		expect(told(json, value)).toBe(
			`${message}. An expression calculated with a value that is not a number.`,
		);
	});

	it('asks nobody who writes his own', () => {
		const own = { at: { value: Number.NaN, toJSON: () => 'x' }, none: null, list: [] };
		expect(read(json, own)).toBe(own);
	});
});

describe('an ID', () => {
	const mode = (name: string, regex?: string) => ({
		...{ displayName: name, name, type: 'string' as const },
		...(regex && { extractValue: { type: 'regex' as const, regex } }),
	});
	const id = field('resourceLocator', {
		modes: [mode('list'), mode('id'), mode('code', '^c(\\d+)$'), mode('url', '/client/(\\d+)')],
	});

	it.each<[unknown, string | undefined]>([
		[{ mode: 'code', value: 'c7' }, '7'],
		[{ mode: 'id', value: 'c7' }, 'c7'],
		[{ mode: 'id', value: { id: 7 } }, '7'],
		[{ mode: 'list', value: 7 }, '7'],
		[{ mode: 'code', value: '' }, ''],
		[{ __rl: true, mode: 'url', value: ' http://a.example/client/7 ' }, '7'],
		['http://a.example/client/8', '8'],
		['HTTPS://a.example/client/7', '7'],
		['see https://a.example/client/7', 'see https://a.example/client/7'],
		[{ mode: 'other', value: 'x' }, 'x'],
		[[], ''],
		[' 7 ', '7'],
		[true, 'true'],
		[moment, '2026-07-30T14:05:00.000Z'],
	])('%j is %j', (value, expected) => {
		const isMoment = DateTime.isDateTime(value);
		expect(isMoment ? read(id, { mode: 'id', value: value.toISO() }) : read(id, value)).toBe(
			expected,
		);
	});

	it.each<[unknown, string]>([
		[{ mode: 'code', value: '7' }, 'Size: no ID could be found in "7"'],
		[{ mode: 'url', value: 'x' }, 'Size: no ID could be found in "x"'],
		[[1, 4], 'Size must be one ID, it is a list of 2'],
		[{ mode: 'id', value: { a: 1, b: 2 } }, 'one entry is an object without an ID'],
		[{ mode: 'id', value: Number.NaN }, 'Size must be an ID, it is "NaN"'],
	])('%j is none', (value, message) => {
		expect(told(id, value)).toContain(message);
	});

	it('is taken as it is where nothing says how it stands in an address', () => {
		const plain = field('resourceLocator');
		expect(read(plain, 'https://a.example/client/7')).toBe('https://a.example/client/7');
		const odd = mode('url');
		const other = { ...odd, extractValue: { type: 'other', regex: 'client' } };
		expect(read(field('resourceLocator', { modes: [other as never] }), 'https://a.example/')).toBe(
			'https://a.example/',
		);
	});
});

describe('a resource mapper', () => {
	const mapper = field('resourceMapper');

	it('that says nothing is nothing', () => {
		expect([read(mapper, ''), read(mapper, undefined)]).toEqual([undefined, undefined]);
		for (const value of [' ', '', null, undefined]) {
			const empty = { mappingMode: 'defineBelow', value };
			expect(read(mapper, empty)).toBe(empty);
		}
	});

	it('is a list where it was given one', () => {
		const list = [{ a: 1 }];
		expect(read(mapper, list)).toBe(list);
		expect(read(mapper, '[{"a":1}]')).toEqual(list);
		expect(read(mapper, {})).toEqual({ mappingMode: 'defineBelow', value: {} });
		expect(read(mapper, { schema: [] })).toEqual({
			...{ mappingMode: 'defineBelow', value: { schema: [] } },
		});
		for (const no of [7, true, 'x']) {
			expect(told(mapper, no)).toBe(`Size must be an object, it is "${no}"`);
		}
	});

	it('may hold JSON of its values, and keeps what the editor saved', () => {
		const saved = { value: '{"a":1}', schema: [] };
		expect(read(mapper, saved)).toEqual({ value: { a: 1 }, schema: [] });
		expect(told(mapper, { ...saved, value: '{"a":' })).toContain('it is "{"a":"');
		const held = { mappingMode: 'autoMapInputData', value: { a: '' } };
		expect(read(mapper, held)).toBe(held);
	});
});
