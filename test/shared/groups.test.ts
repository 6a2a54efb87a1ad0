// Collections and their rows, member by member.
import { DateTime } from 'luxon';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field } from '../../nodes/shared/contract/types';
import { convert } from '../../nodes/shared/values/convert';

const field = (name: string, type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: name, name, type, default: '', ...rest }) as Field;
const read = (definition: Field, value: unknown, isWhole = true) =>
	convert(definition, value, 'UTC', isWhole);
/** Both texts of the error. */
const told = (definition: Field, value: unknown, isWhole = true) => {
	try {
		return read(definition, value, isWhole);
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message, description } = error as InputError;
		return description ? `${message}. ${description}` : message;
	}
};

const options = [{ name: 'A', value: 'a' }];
const more = field('More', 'collection', {
	options: [
		field('kind', 'options', { options, default: 'a' }),
		field('text', 'string'),
		field('count', 'number', { default: 5 }),
	],
});
const group = (name: string, values: Field[]) => ({ displayName: name, name, values });
const rows = field('Rows', 'fixedCollection', {
	options: [
		group('row', [field('text', 'string'), field('qty', 'number', { default: 1 })]),
		group('note', [field('note', 'string')]),
	],
});
const NOTHING = [undefined, null, '', ' ', {}, [], '{}', '[]'];

describe('a collection', () => {
	it.each(NOTHING)('of %j holds nothing', (value) => {
		expect(read(more, value) ?? {}).toEqual({});
		expect(read(rows, value) ?? {}).toEqual({});
		expect(read(rows, { row: value })).toEqual({});
	});

	it('holds what was filled in, and no more', () => {
		expect(read(more, { kind: '', text: '', count: '' })).toEqual({ kind: '', text: '' });
		expect(read(more, { text: null, count: undefined })).toStrictEqual({});
		expect(told(more, { text: 'x', count: 'y' })).toContain('count must be a number');
		expect(Object.keys(read(more, { count: 3 }) as object)).toEqual(['count']);
		expect(read(more, { kind: 'a', count: 0 })).toEqual({ kind: 'a', count: 0 });
		const required = field('More', 'collection', {
			options: [field('a', 'string', { required: true })],
		});
		expect(read(required, { b: 1 }, false)).toStrictEqual({});
		expect(read(required, { a: 'x' })).toEqual({ a: 'x' });
		expect(told(required, { a: '' })).toBe('a is required');
	});

	it('knows its fields where its value is given as a whole', () => {
		expect(told(more, { town: 'x' })).toBe(
			'More has no field "town". Its fields are: kind, text, count.',
		);
		expect(read(more, { town: 'x', text: 'y' }, false)).toEqual({ text: 'y' });
		expect(told(more, { kind: 'x' })).toContain('kind must be one of a');
	});

	it.each<[unknown, string]>([
		['text', '"text"'],
		[7, '"7"'],
		[false, '"false"'],
		[['a'], 'a list'],
		[new Date(0), 'another kind of object'],
		[DateTime.now(), 'another kind of object'],
	])('is no %j', (value, name) => {
		const its = 'Its fields are: kind, text, count.';
		expect(told(more, value)).toBe(`More must be an object, it is ${name}. ${its}`);
	});
});

describe('rows', () => {
	it('keep the form that the editor saved', () => {
		const one = { text: 'A', qty: 2 };
		expect(read(rows, { row: one })).toEqual({ row: one });
		expect(read(rows, { row: [one] })).toEqual({ row: [one] });
		expect(read(rows, one)).toEqual({ row: [one] });
		expect(read(rows, JSON.stringify([one]))).toEqual({ row: [one] });
		expect(read(rows, JSON.stringify({ row: one }))).toEqual({ row: one });
		expect(read(rows, { row: [one, one], note: { note: 'x' } })).toEqual({
			...{ row: [one, one], note: { note: 'x' } },
		});
		expect(read(rows, { row: { 0: one, 1: one } })).toEqual({ row: [one, one] });
		expect(read(rows, { row: JSON.stringify(one) })).toEqual({ row: one });
	});

	it('hold no key for what has no value', () => {
		const bare = field('Rows', 'fixedCollection', {
			options: [group('row', [field('a', 'json'), field('b', 'string')])],
		});
		expect(read(bare, [{ b: 'x' }])).toStrictEqual({ row: [{ b: 'x' }] });
	});

	it('have the default of what they leave out', () => {
		expect(read(rows, { row: [{}, { qty: null, text: 'B' }, { qty: '' }, { qty: 0 }] })).toEqual({
			row: [
				{ text: '', qty: 1 },
				{ text: 'B', qty: 1 },
				{ text: '', qty: 1 },
				{ text: '', qty: 0 },
			],
		});
	});

	it('may be values where they have one field', () => {
		expect(read(rows, { note: ['a', 7, false] })).toEqual({
			note: [{ note: 'a' }, { note: '7' }, { note: 'false' }],
		});
		expect(read(rows, { note: 'a' })).toEqual({ note: [{ note: 'a' }] });
		expect(told(rows, { note: [undefined] })).toContain(
			'each row must be an object, it is "undefined"',
		);
		expect(told(rows, { note: [null] })).toContain('each row must be an object, it is "null"');
	});

	it('know their fields where they were not saved by the editor', () => {
		const odd = { text: 'A', amount: 1 };
		const message = 'Rows has no field "amount". Its fields are: text, qty.';
		expect(told(rows, [odd])).toBe(message);
		expect(told(rows, [odd], false)).toBe(message);
		expect(told(rows, { row: [odd] })).toBe(message);
		expect(told(rows, { row: JSON.stringify([odd]) }, false)).toBe(message);
		expect(read(rows, { row: [odd] }, false)).toEqual({ row: [{ text: 'A', qty: 1 }] });
		expect(told(rows, { row: [], other: 1 })).toBe(
			'Rows has no field "other". Its fields are: row, note.',
		);
		expect(read(rows, { row: [{ text: 'A' }], other: 1 }, false)).toEqual({
			row: [{ text: 'A', qty: 1 }],
		});
	});

	it.each<[unknown, string]>([
		[[['a']], 'a list'],
		[[new Date(0)], 'another kind of object'],
		[['A'], '"A"'],
		[7, '"7"'],
	])('are not %j', (value, name) => {
		expect(told(rows, value)).toBe(
			`Rows: each row must be an object, it is ${name}. Its fields are: text, qty.`,
		);
	});
});
