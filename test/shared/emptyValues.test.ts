import { DateTime } from 'luxon';
import type { Field } from '../../nodes/shared/contract/types';
import { withoutEmpty } from '../../nodes/shared/values/emptyValues';
import { isBlank, orDefault } from '../../nodes/shared/values/initial';

const field = (type: Field['type'], rest: Partial<Field> = {}): Field =>
	({ displayName: 'Size', name: 'size', type, default: 'initial', ...rest }) as Field;
const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });
const EMPTY = ['', ' ', undefined, null, [], locator(''), locator(undefined)];

describe('what is empty', () => {
	it.each(EMPTY)('%j is nothing, in any field', (value) => {
		for (const type of ['string', 'collection', 'json', 'resourceMapper'] as const) {
			expect(withoutEmpty(field(type), value)).toBeUndefined();
		}
	});

	it.each([0, false, 'x', [''], {}, { value: '' }, locator('7'), new Date(0)])(
		'%j is something',
		(value) => {
			expect(withoutEmpty(field('string'), value)).toBe(value);
		},
	);
});

describe('what holds others', () => {
	const now = DateTime.fromISO('2026-07-30');
	const date = new Date(0);
	const full = { a: 1, d: date, n: now, list: ['x', ''], deep: { b: 0, e: false } };
	const given = {
		...{ ...full, none: '', no: locator(''), deep: { b: 0, e: false, x: null, y: [] } },
		rows: [{ q: 1, r: ' ' }, { q: '' }],
	};

	it.each(['collection', 'fixedCollection'] as const)(
		'%s loses what is empty at any depth, and no moment',
		(type) => {
			const left = withoutEmpty(field(type), given) as typeof given;
			expect(left).toEqual({ ...full, rows: [{ q: 1 }, {}] });
			expect([left.d, left.n]).toEqual([date, now]);
			expect(DateTime.isDateTime(left.n) && left.d instanceof Date).toBe(true);
			expect(withoutEmpty(field(type), '{"a":1,"b":{"c":""}}')).toEqual({ a: 1, b: {} });
			expect(withoutEmpty(field(type), 'text')).toBe('text');
		},
	);

	it('JSON and columns lose what is empty at the top', () => {
		const value = { a: 1, b: '', c: { d: '' } };
		const left = { a: 1, c: { d: '' } };
		expect(withoutEmpty(field('json'), value)).toEqual(left);
		expect(withoutEmpty(field('json'), JSON.stringify(value))).toEqual(left);
		expect(withoutEmpty(field('json'), { value: { a: '' } })).toEqual({ value: { a: '' } });
		expect(withoutEmpty(field('json'), '[{"a":""}]')).toEqual([{ a: '' }]);
		const mapped = { mappingMode: 'defineBelow', value, schema: [] };
		expect(withoutEmpty(field('resourceMapper'), mapped)).toEqual({ ...mapped, value: left });
		expect(withoutEmpty(field('resourceMapper'), value)).toEqual(left);
		expect(withoutEmpty(field('string'), value)).toBe(value);
	});
});

describe('what cannot be empty in a form', () => {
	it.each(['options', 'number', 'boolean'] as const)('%s has its default then', (type) => {
		for (const nothing of ['', ' ', undefined, null]) {
			expect(orDefault(field(type), nothing)).toBe('initial');
			expect(orDefault(field(type, { required: true }), nothing)).toBe(nothing);
			expect(orDefault(field('string'), nothing)).toBe(nothing);
		}
		for (const value of [0, false, 'x', []]) expect(orDefault(field(type), value)).toBe(value);
	});

	it('is blank only as a text', () => {
		expect(['', ' \n', 'x', 0, null, []].map(isBlank)).toEqual([
			...[true, true, false, false, false, false],
		]);
	});
});
