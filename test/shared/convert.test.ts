import { convert } from '../../nodes/shared/values/convert';
import { toWallClock } from '../../nodes/shared/values/dates';
import type { Field } from '../../nodes/shared/contract/types';

const field = (type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: 'Size', name: 'size', type, default: '', ...rest }) as Field;
const read = (definition: Field, value: unknown) => convert(definition, value, 'Europe/Rome');

describe('a field, whatever an expression or an agent gives it', () => {
	it.each<[Field['type'], unknown, unknown]>([
		['string', 12, '12'],
		['string', '', ''],
		['string', undefined, undefined],
		['string', null, undefined],
		['number', '3', 3],
		['number', ' ', undefined],
		['boolean', 'true', true],
		['boolean', 0, false],
		['boolean', '', undefined],
		['options', 4, 4],
		['multiOptions', 'a, b,', ['a', 'b']],
		['multiOptions', ['a'], ['a']],
		['json', '{"a":1}', { a: 1 }],
		['json', { a: 1 }, { a: 1 }],
		['dateTime', '2026-07-30', '2026-07-30'],
		['dateTime', '', ''],
		['resourceLocator', { mode: 'id', value: ' 7 ' }, '7'],
		['resourceLocator', 7, '7'],
		['resourceLocator', { id: 7, mode: 'bank' }, '7'],
		['resourceLocator', { __rl: true, mode: 'id' }, undefined],
		['resourceLocator', { mode: 'id', value: null }, undefined],
		['boolean', ' TRUE ', true],
		['boolean', ' ', undefined],
	])('%s: %j becomes %j', (type, value, expected) => {
		expect(read(field(type), value)).toEqual(expected);
	});

	it.each<[Field['type'], unknown, string]>([
		['string', { a: 1 }, 'Size must be text, it is an object'],
		['string', ['a'], 'Size must be text, it is a list'],
		['number', 'many', 'Size must be a number, it is "many"'],
		['number', '0x1F', 'Size must be a number, it is "0x1F"'],
		['number', ' 0b11', 'Size must be a number, it is " 0b11"'],
		['number', true, 'Size must be a number, it is "true"'],
		['boolean', 'perhaps', 'Size must be true or false, it is "perhaps"'],
		['boolean', [1], 'Size must be true or false, it is a list'],
		['resourceLocator', Number.NaN, 'Size must be an ID, it is "NaN"'],
		['resourceLocator', [2 ** 60], 'Size is a number with too many digits'],
		['json', { a: [{ b: Number.NaN }] }, 'Size must be valid JSON, "b" is not a number'],
		['json', '{', 'Size must be valid JSON'],
		['dateTime', '2026-02-30', 'Size must be a date, it is "2026-02-30"'],
		['dateTime', 'tomorrow', 'Size must be a date, it is "tomorrow"'],
		['collection', 'text', 'Size must be an object, it is "text"'],
	])('%s: %j is refused', (type, value, message) => {
		expect(() => read(field(type), value)).toThrow(message);
	});

	it('keeps to the limits of a number', () => {
		const weight = field('number', {
			typeOptions: { minValue: 0, maxValue: 9, numberPrecision: 0 },
		});
		expect(read(weight, 9)).toBe(9);
		expect(() => read(weight, 10)).toThrow('Size must be at most 9, it is 10');
		expect(() => read(weight, -1)).toThrow('Size must be at least 0, it is -1');
		expect(() => read(weight, 1.5)).toThrow('Size must be a whole number, it is 1.5');
	});

	it('asks for what is required, and runs the check on what was filled in', () => {
		const text = field('string', { required: true, check: () => 'must be nicer' });
		expect(() => read(text, '')).toThrow('Size is required');
		expect(() => read(text, 'x')).toThrow('Size must be nicer');
		expect(read({ ...text, required: false }, '')).toBe('');
	});

	it('takes the ID out of an address that was pasted', () => {
		const id = field('resourceLocator', {
			modes: [
				{
					displayName: 'By URL',
					name: 'url',
					type: 'string',
					extractValue: { type: 'regex', regex: '/client/(\\d+)' },
				},
			],
		});
		const url = (value: string) => ({ mode: 'url', value });
		expect(read(id, url('https://crm.example.com/admin/clients/client/31'))).toBe('31');
		expect(() => read(id, url('https://crm.example.com/'))).toThrow('no ID could be found');
		// However it was given.
		const address = ' https://crm.example.com/admin/clients/client/31?group=1 ';
		expect([address, { mode: 'id', value: address }].map((given) => read(id, given))).toEqual([
			'31',
			'31',
		]);
		expect(() => read(id, 'https://crm.example.com/')).toThrow('no ID could be found');
	});

	it('reads only the known entries of a collection, each as its own type', () => {
		const collection = field('collection', {
			options: [
				{ displayName: 'Count', name: 'count', type: 'number', default: 0 },
				{ displayName: 'On', name: 'on', type: 'boolean', default: false },
			],
		});
		expect(read(collection, { count: '2', on: 'false', other: 1 })).toEqual({
			count: 2,
			on: false,
		});
		expect(() => read(collection, { count: 'x' })).toThrow('Count must be a number');
	});

	it('reads the rows of a fixed collection', () => {
		const rows = field('fixedCollection', {
			options: [
				{
					displayName: 'Row',
					name: 'row',
					values: [{ displayName: 'Count', name: 'count', type: 'number', default: 0 }],
				},
			],
		});
		expect(read(rows, { row: [{ count: '1' }, { count: 2 }] })).toEqual({
			row: [{ count: 1 }, { count: 2 }],
		});
		expect(read(rows, { row: { count: '1' } })).toEqual({ row: { count: 1 } });
	});
});

describe('a date as the workflow reads it on the clock', () => {
	it.each([
		['2026-07-30T14:05', '2026-07-30T14:05:00'],
		['2026-07-30 14:05:09', '2026-07-30T14:05:09'],
		['2026-07-30T14:05:09.123Z', '2026-07-30T16:05:09'],
		['2026-12-31T23:30:00Z', '2027-01-01T00:30:00'],
		['2026-07-30T00:00:00.000+02:00', '2026-07-30T00:00:00'],
		['2026-07-30T00:00:00+0000', '2026-07-30T02:00:00'],
	])('%s is %s in Rome', (value, expected) => {
		expect(toWallClock(value, 'Europe/Rome')).toBe(expected);
	});

	it('takes what expressions give', () => {
		const date = new Date('2026-07-30T10:00:00Z');
		expect(toWallClock(date, 'Europe/Rome')).toBe('2026-07-30T12:00:00');
		expect(toWallClock({ toISO: () => '2026-07-30T10:00:00.000Z' }, 'Europe/Rome')).toBe(
			'2026-07-30T12:00:00',
		);
		expect(toWallClock(new Date('x'), 'Europe/Rome')).toBeUndefined();
		expect(toWallClock('2026-07-30T25:00', 'Europe/Rome')).toBeUndefined();
	});
});
