import { DateTime } from 'luxon';
import { fc } from '../engine/property';
import { convert } from '../../nodes/shared/values/convert';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Field } from '../../nodes/shared/contract/types';

const field = (type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: 'Size', name: 'size', type, default: '', ...rest }) as Field;
const read = (definition: Field, value: unknown, timezone = 'America/New_York') =>
	convert(definition, value, timezone, true);

describe('a collection as a whole', () => {
	const member = (name: string, type: Field['type'], initial: unknown = '') =>
		({ displayName: name, name, type, default: initial }) as Field;
	const more = field('collection', {
		default: {},
		options: [member('city', 'string'), member('count', 'number', 0)],
	});
	const rows = field('fixedCollection', {
		default: {},
		options: [
			{
				displayName: 'Row',
				name: 'row',
				values: [member('text', 'string'), member('qty', 'number', 1)],
			},
		],
	});
	const values = field('fixedCollection', {
		default: {},
		options: [{ displayName: 'V', name: 'v', values: [member('value', 'string')] }],
	});
	const json = JSON.stringify;

	it.each<[unknown]>([[{ city: 'Rome', count: '2' }], [json({ city: 'Rome', count: 2 })]])(
		'%j is taken',
		(value) => {
			expect(read(more, value)).toEqual({ city: 'Rome', count: 2 });
		},
	);

	const two = [{ text: 'A', qty: '2' }, { text: 'B' }];
	it.each<[unknown]>([
		[{ row: two }],
		[two],
		[{ ...two }],
		[json(two)],
		[json({ row: two })],
		[{ row: json(two) }],
		[{ row: { ...two } }],
	])('rows: %j are taken, with the defaults of the form', (value) => {
		expect(read(rows, value)).toEqual({
			row: [
				{ text: 'A', qty: 2 },
				{ text: 'B', qty: 1 },
			],
		});
	});

	it('one row, and values where a row has one field', () => {
		expect(read(rows, { text: 'A' })).toEqual({ row: [{ text: 'A', qty: 1 }] });
		expect(read(values, ['a', 'b'])).toEqual({ v: [{ value: 'a' }, { value: 'b' }] });
		expect(read(values, '["a","b"]')).toEqual({ v: [{ value: 'a' }, { value: 'b' }] });
	});

	it.each<[Field, unknown, string]>([
		[more, 'Rome', 'Size must be an object, it is "Rome"'],
		[more, 3, 'Size must be an object, it is "3"'],
		[more, [{ city: 'Rome' }], 'Size must be an object, it is a list'],
		[more, { town: 'Rome' }, 'Size has no field "town"'],
		[more, DateTime.now(), 'Size must be an object'],
		[rows, 'A', 'Size: each row must be an object, it is "A"'],
		[rows, ['A'], 'Size: each row must be an object, it is "A"'],
		[rows, [{ text: 'A', amount: 1 }], 'Size has no field "amount"'],
		[rows, { row: [{ text: 'A' }], more: [{ text: 'B' }] }, 'Size has no field "more"'],
		[rows, { row: 'A' }, 'Size: each row must be an object, it is "A"'],
	])('%# is refused with the name of the field', (definition, value, message) => {
		expect(() => read(definition, value)).toThrow(message);
	});

	it('is taken to the last value, or refused: nothing is dropped', () => {
		fc.assert(
			fc.property(fc.anything(), (value) => {
				for (const definition of [more, rows, values]) {
					try {
						const taken = convert(definition, value, 'UTC', true);
						if (taken === undefined) expect(value ?? undefined).toBeUndefined();
						else if (Object.keys(taken as object).length === 0) {
							const isNothing =
								(typeof value === 'string' && value.trim() === '') ||
								(typeof value === 'object' && everythingIn(value).every((e) => (e ?? '') === ''));
							expect(isNothing).toBe(true);
						}
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
					}
				}
			}),
			{ numRuns: 500, examples: [[{ v: '', '': ' ' }]] },
		);
	});

	const everythingIn = (value: unknown): unknown[] =>
		typeof value === 'object' && value !== null
			? Object.values(value).flatMap(everythingIn)
			: [value];

	it('of a resource mapper may be the values alone, or their JSON', () => {
		const mapper = field('resourceMapper');
		const mapped = { mappingMode: 'defineBelow', value: { a: 1 } };
		const forms = [mapped, { a: 1 }, '{"a":1}', { mappingMode: 'defineBelow', value: '{"a":1}' }];
		for (const value of forms) expect(read(mapper, value)).toEqual(mapped);
		expect(() => read(mapper, 'text')).toThrow('Size must be an object, it is "text"');
		const broken = { mappingMode: 'defineBelow', value: '{"a":' };
		expect(() => read(mapper, broken)).toThrow('Size must be an object, it is "{"a":"');
	});

	it('of a resource mapper may have fields of the names that the editor uses', () => {
		const mapper = field('resourceMapper');
		const saved = { value: { a: 1 }, schema: [] };
		expect(read(mapper, saved)).toEqual(saved);
		const own = { value: 'a', size: 'b' };
		expect(read(mapper, own)).toEqual({ mappingMode: 'defineBelow', value: own });
	});
});
