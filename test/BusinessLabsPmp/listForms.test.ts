// Records in a list: which fit, in which order, and what a server is asked for.
import type { IDataObject } from 'n8n-workflow';
import { readList, selectionOf } from '../../nodes/BusinessLabsPmp/operations/list';
import {
	hasAll,
	obeys,
	requireShown,
	select,
} from '../../nodes/BusinessLabsPmp/operations/selection';
import type { Selection } from '../../nodes/BusinessLabsPmp/operations/selection';

const ALL: Selection = { after: '', before: '', sort: [], fields: [], equal: [], limit: Infinity };
const listing = { created: 'made', idKey: 'userid', dateFormat: 'd/m/Y' };
const idsOf = (rows: IDataObject[]) => rows.map(({ userid }) => String(userid)).join();

describe('of a list that the node goes through', () => {
	const rows = (): IDataObject[] => [
		{ userid: 10, made: '2026-03-01 10:00:00', city: 'rome', due: '02/01/2026' },
		{ userid: 9, made: '02/03/2026', city: 'Bari', due: '2026-01-01' },
		{ userid: 100, made: '', city: 'Rome', due: '' },
	];
	const found = (more: Partial<Selection>) => idsOf(select(rows(), listing, { ...ALL, ...more }));

	it.each<[Partial<Selection>, string]>([
		[{}, '10,9,100'],
		[{ limit: 2 }, '10,9'],
		[{ sort: ['id'] }, '9,10,100'],
		[{ sort: ['-id'] }, '100,10,9'],
		[{ sort: [' id'] }, '9,10,100'],
		[{ sort: ['city', '-userid'] }, '9,100,10'],
		[{ sort: ['due'] }, '100,9,10'],
		[{ sort: ['-due'], limit: 1 }, '10'],
		[{ after: '2026-03-01' }, '10,9'],
		[{ after: '2026-03-02' }, '9'],
		[{ after: '2026-03-03' }, ''],
		[{ before: '2026-03-01' }, '10,100'],
		[{ after: '2026-03-01', before: '2026-03-01' }, '10'],
		[{ equal: [['city', 'Rome']] }, '100'],
		[{ equal: [['city', 'Rome']], after: '2026-01-01' }, ''],
		[
			{
				equal: [
					['city', 'Rome'],
					['userid', '100'],
				],
			},
			'100',
		],
		[
			{
				equal: [
					['city', 'Rome'],
					['userid', '10'],
				],
			},
			'',
		],
	])('%j gives %s', (more, expected) => expect(found(more)).toBe(expected));

	it('a record that has no day of creation was created before all others', () => {
		const some = [{ userid: 1 }, { userid: 2, made: '2026-03-01' }];
		expect(idsOf(select(some, listing, { ...ALL, after: '0001-01-01' }))).toBe('2');
		expect(idsOf(select(some, listing, { ...ALL, before: '2026-03-01' }))).toBe('1,2');
	});

	it('a column without a key of its own is sorted by its name', () => {
		const own = [{ id: 2 }, { id: 1 }];
		expect(select([...own], {}, { ...ALL, sort: ['id'] })).toEqual([{ id: 1 }, { id: 2 }]);
	});

	it('texts are sorted as texts, numbers as numbers, also below zero', () => {
		const values = ['10', '9', '-1', '1.5', 'b', 'A', '', null];
		const sorted = select(
			values.map((n) => ({ n })),
			{},
			{ ...ALL, sort: ['n'] },
		);
		expect(sorted.map(({ n }) => n)).toEqual(['', null, '-1', '1.5', '9', '10', 'A', 'b']);
	});

	it('a day that cannot be read is an error that shows no more than its beginning', () => {
		const odd = [{ made: `on ${'x'.repeat(80)}` }];
		expect(() => select(odd, listing, { ...ALL, before: '2026-01-01' })).toThrow(
			expect.objectContaining({
				message: `PMP shows "on ${'x'.repeat(57)}" as the day of creation`,
				description:
					'So the list cannot be filtered by it. Compare the date format in the credential with the one in PMP.',
			}) as Error,
		);
		expect(select(odd, listing, ALL)).toEqual(odd);
		expect(() => select([{ made: 'at 2026-03-01' }], listing, { ...ALL, after: '2026' })).toThrow();
	});

	it('a column that some records have is enough, of none it is an error, and of no records as well', () => {
		expect(() => requireShown([{ a: 1 }, { b: 1 }], ['a', 'b'])).not.toThrow();
		expect(() => requireShown([], ['c'])).not.toThrow();
		expect(() => requireShown([{ a: 1 }], ['a', 'c'])).toThrow('PMP does not return "c"');
		const needs = (more: Partial<Selection>, made?: object) => () =>
			select([{ userid: 1, ...made }], listing, { ...ALL, ...more });
		expect(needs({ after: '2026-01-01' })).toThrow('"made"');
		expect(needs({ before: '2026-01-01' })).toThrow('"made"');
		expect(needs({})).not.toThrow();
		expect(needs({ sort: ['-city'] })).toThrow('"city"');
		expect(needs({ equal: [['city', 'x']] })).toThrow('"city"');
		expect(needs({ before: '2026-01-01' }, { made: '' })).not.toThrow();
	});

	it.each<[unknown, string, boolean]>([
		['a', 'a', true],
		[' a ', 'a', true],
		['a &amp; b', 'a & b', true],
		['a', 'A', false],
		[true, '1', true],
		[false, '0', true],
		[false, '1', false],
		[1, '1', true],
		[null, '', true],
		[undefined, '', true],
		[null, 'null', false],
	])('%j is %j: %s', (value, wanted, expected) => {
		expect(hasAll({ a: value } as IDataObject, [['a', wanted]])).toBe(expected);
	});
});

describe('a server that says it sorted and filtered', () => {
	it.each<[IDataObject[], Partial<Selection>, boolean]>([
		[[{ made: '2026-01-02' }], { after: '2026-01-01' }, true],
		[[{ made: '2026-01-02' }], { after: '2026-01-03' }, false],
		[[{ made: '2026-01-02' }], { before: '2026-01-01' }, false],
		[[{ made: '02/01/2026' }], { before: '2026-01-01' }, false],
		[[{ made: 'some day' }], { before: '2026-01-01' }, true],
		[[{}], { after: '2026-01-03' }, true],
		[[{ n: '2' }, { n: '10' }], { sort: ['n'] }, true],
		[[{ n: '10' }, { n: '2' }], { sort: ['n'] }, true],
		[[{ n: '10' }, { n: '9' }, { n: '7' }], { sort: ['-n'] }, true],
		[[{ n: 'b' }, { n: 'a' }], { sort: ['n'] }, false],
		[[{ n: 'b' }, { n: 'a' }], { sort: ['-n'] }, true],
		[[{ n: 'a' }, { n: 'b' }], { sort: ['-n'] }, false],
		[[{ n: 'a' }, { n: 'b' }, { n: 'a' }], { sort: ['n'] }, false],
		[[{ n: 'a' }, { n: 'A' }], { sort: ['n'] }, true],
		[[{ n: 'A' }, { n: 'a' }], { sort: ['n'] }, true],
		[[{ n: 'e' }, { n: 'é' }, { n: 'f' }], { sort: ['n'] }, true],
		[[{ n: 'f' }, { n: 'é' }], { sort: ['n'] }, true],
		[[{ n: 'a_' }, { n: 'aB' }], { sort: ['n'] }, true],
		[[{ n: 'aB' }, { n: 'a_' }], { sort: ['n'] }, true],
		[[{ n: null }, { n: 'a' }], { sort: ['n'] }, true],
		[[{ n: 'a' }, { n: null }], { sort: ['n'] }, false],
		[[{ n: 'b' }, {}], { sort: ['n'] }, true],
		[[{}, { n: 'a' }], { sort: ['n'] }, true],
		[
			[
				{ n: 'a', m: '2' },
				{ n: 'a', m: '1' },
			],
			{ sort: ['n', 'm'] },
			false,
		],
		[
			[
				{ n: 'a', m: '1' },
				{ n: 'a', m: '2' },
			],
			{ sort: ['n', 'm'] },
			true,
		],
		[
			[
				{ n: 'a', m: '2' },
				{ n: 'b', m: '1' },
			],
			{ sort: ['n', 'm'] },
			true,
		],
		[
			[
				{ n: 'a', m: '2' },
				{ n: 'a', m: '2' },
			],
			{ sort: ['n', 'm'] },
			true,
		],
		[[{ n: '02/01/2026' }, { n: '01/02/2026' }], { sort: ['n'] }, true],
		[[{ userid: 'b' }, { userid: 'a' }], { sort: ['id'] }, false],
	])('%j is what was asked for by %j: %s', (rows, more, expected) => {
		expect(obeys(rows, listing, { ...ALL, ...more })).toBe(expected);
	});
});

describe('what a list is asked for', () => {
	it.each<[IDataObject, Partial<Selection>]>([
		[{ returnAll: true }, { limit: Infinity }],
		[{ returnAll: false, limit: 5 }, { limit: 5 }],
		[{ limit: '5' }, { limit: 5 }],
		[
			{
				returnAll: true,
				filters: { created_after: '2026-03-01T10:00:00', created_before: '2026-04-01 00:00' },
			},
			{ after: '2026-03-01', before: '2026-04-01' },
		],
		[
			{ returnAll: true, filters: { city: 'Rome', zip: '', active: false, n: 0 } },
			{
				equal: [
					['city', 'Rome'],
					['active', 'false'],
					['n', '0'],
				],
			},
		],
		[
			{ returnAll: true, options: { sort: 'a, -b', fields: 'c,d' } },
			{ sort: ['a', '-b'], fields: ['c', 'd'] },
		],
	])('%j', (values, expected) => {
		expect(selectionOf(values)).toEqual({ ...ALL, ...expected });
	});

	const queries = async (
		version: string,
		more: Partial<Selection>,
		pages: object[],
		extra = {},
	) => {
		const asked: unknown[] = [];
		const send = async ({ query }: { query?: IDataObject }) => {
			asked.push(query);
			return await Promise.resolve(pages[Math.min(asked.length, pages.length) - 1]);
		};
		const definition = { idKey: 'userid', created: 'made' };
		const wanted = { ...ALL, ...more };
		const from = { send, credentials: { version } };
		const rows = await readList(from, '/api/x', definition, wanted, extra);
		return [asked, idsOf(rows)];
	};
	const row = (userid: number, more: object = {}) => ({ userid, made: '2026-03-01', ...more });

	it('older servers are asked for all of it, and go through pages where they have some', async () => {
		const more = { sort: ['-id'], after: '2026-01-01' };
		expect(await queries('v2', more, [{ rows: [row(1), row(2)] }], { of: 7 })).toEqual([
			[{ of: 7 }],
			'2,1',
		]);
		const pages = [
			{ rows: [row(1)], hasMore: true },
			{ rows: [row(2)], hasMore: false },
		];
		const place = { page: 2, per_page: 100, created_after: '2026-01-01', sort: '-id' };
		expect(await queries('v2', more, pages)).toEqual([[{}, place], '2,1']);
	});

	it('newer ones for a page, with what is wanted, and the columns that the node needs', async () => {
		const more = {
			...{ after: '2026-01-01', before: '2026-12-31', sort: ['city', '-id'], fields: ['city'] },
			...{ equal: [['zip', '1']] as Array<[string, string]>, limit: 5 },
		};
		const rows = [row(2, { city: 'a', zip: '1' }), row(1, { city: 'a', zip: '2' })];
		expect(await queries('v3', more, [{ rows, hasMore: false }])).toEqual([
			[
				{
					...{ page: 1, per_page: 100, created_after: '2026-01-01', created_before: '2026-12-31' },
					...{ sort: 'city,-id', fields: 'userid,city,zip,made' },
				},
			],
			'2',
		]);
		expect(await queries('auto', { fields: ['userid'], limit: 5 }, [{ rows, pages: 1 }])).toEqual([
			[{ page: 1, per_page: 5, fields: 'userid' }],
			'2,1',
		]);
	});

	it('what a page shows in another order, or another day, is sorted and filtered by the node', async () => {
		const rows = [row(1, { city: 'b' }), row(2, { city: 'a', made: '2020-01-01' })];
		const paged = [{ rows, hasMore: false }];
		expect((await queries('v3', { sort: ['city'] }, paged))[1]).toBe('2,1');
		expect((await queries('v3', { after: '2026-01-01' }, paged))[1]).toBe('1');
		const pages = [
			{ rows: [row(1, { city: 'b' })], hasMore: true },
			{ rows: [row(2, { city: 'a' })], hasMore: false },
		];
		expect((await queries('v3', { sort: ['city'] }, pages))[1]).toBe('2,1');
	});

	it('no more pages are asked for than the limit needs', async () => {
		const pages = [{ rows: [row(1), row(2)], hasMore: true }];
		expect(await queries('v3', { limit: 2 }, pages)).toEqual([[{ page: 1, per_page: 2 }], '1,2']);
		expect(await queries('v3', { limit: 1 }, pages)).toEqual([[{ page: 1, per_page: 1 }], '1']);
	});

	it('a column that a page does not show is not taken for one without the value', async () => {
		const equal: Array<[string, string]> = [['zip', '1']];
		await expect(queries('v3', { equal }, [{ rows: [row(1)], hasMore: false }])).rejects.toThrow(
			'PMP does not return "zip" in this list',
		);
	});
});
