import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { readList } from '../../nodes/BusinessLabsPmp/operations/list';
import { select } from '../../nodes/BusinessLabsPmp/operations/selection';
import type { Selection } from '../../nodes/BusinessLabsPmp/operations/selection';
import { usePmp } from './node';
import { decode } from '../../nodes/BusinessLabsPmp/transport/answer';

const ALL: Selection = { after: '', before: '', sort: [], fields: [], equal: [], limit: Infinity };

describe.each([2, 3] as const)('Get Many on version %i', (version) => {
	const pmp = usePmp(version);
	beforeEach(async () => {
		await pmp.control('empty', { resource: 'customers' });
		for (const [month, city] of [
			['01', 'Rome'],
			['02', 'Bari'],
			['03', 'Rome'],
		]) {
			await pmp.control('seed', {
				resource: 'customers',
				count: 60,
				values: { company: `M${month} {n}`, city, datecreated: `2026-${month}-15 10:00:00` },
			});
		}
	});
	const list = async (parameters: IDataObject) => {
		const { json } = await pmp.run(
			'customer.getAll',
			{ returnAll: true, ...parameters },
			{ credentials: { version: 'auto' } },
		);
		return json;
	};

	test('all, page by page where there are pages', async () => {
		expect(await list({})).toHaveLength(180);
		expect(pmp.calls).toHaveLength(version === 3 ? 2 : 1);
	});

	test.each([1, 99, 100, 101, 150, 500])(
		'a Limit of %i is honoured across pages',
		async (limit) => {
			const json = await list({ returnAll: false, limit });
			expect(json).toHaveLength(Math.min(limit, 180));
			expect(new Set(json.map(({ id }) => id)).size).toBe(json.length);
		},
	);

	test('filtered by the day of creation, both ends included', async () => {
		const filters = { created_after: '2026-02-15T00:00:00', created_before: '2026-02-15' };
		const json = await list({ filters });
		expect(json).toHaveLength(60);
		expect(json.every(({ company }) => String(company).startsWith('M02'))).toBe(true);
	});

	test('filtered by a value, up to a limit', async () => {
		const json = await list({ filters: { city: 'Rome' }, returnAll: false, limit: 110 });
		expect(json).toHaveLength(110);
		expect(json.every(({ city }) => city === 'Rome')).toBe(true);
	});

	test('sorted by several columns, numbers as numbers', async () => {
		const json = await list({ options: { sort: 'city,-userid' } });
		const keys = json.map(({ city, id }) => [city, id]);
		const expected = [...keys].sort(
			([a, x], [b, y]) => String(a).localeCompare(String(b)) || Number(y) - Number(x),
		);
		expect(keys).toEqual(expected);
	});

	test('only some columns, and the ID', async () => {
		const json = await list({ options: { fields: 'city, zip' }, returnAll: false, limit: 2 });
		expect(json).toHaveLength(2);
		expect(Object.keys(json[0])).toEqual(['id', 'city', 'zip']);
		const raw = await list({ simplify: false, options: { fields: 'city' } });
		expect(Object.keys(raw[0])).toEqual(['id', 'city']);
	});

	test('nothing fits: no items', async () => {
		expect(await list({ filters: { created_after: '2030-01-01' } })).toEqual([]);
		await pmp.control('empty', { resource: 'customers' });
		expect(await list({})).toEqual([]);
	});
});

/** As the client hands on what a server answers to a page. */
const said = (body: unknown) =>
	decode({ statusCode: 200, headers: {}, body }, { method: 'GET', path: '/api/x', expect: 'page' });

describe('reading pages', () => {
	/** A server of version 3 with pages of its own size. */
	const server = (total: number, most: number) => {
		const rows = Array.from({ length: total }, (_, index) => ({ id: String(index + 1) }));
		return async ({ query = {} }: { query?: IDataObject }) => {
			const size = Math.min(Number(query.per_page), most);
			const page = Number(query.page);
			const data = rows.slice((page - 1) * size, page * size);
			return said({ data, meta: { has_more: page * size < total } });
		};
	};

	test('gives every record once up to the limit, whatever the page size', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat({ max: 450 }),
				fc.integer({ min: 1, max: 100 }),
				fc.option(fc.integer({ min: 1, max: 500 })),
				async (total, most, limit) => {
					const records = await readList(
						{ send: server(total, most), credentials: {} },
						'/api/x',
						{ idKey: 'id' },
						{ ...ALL, limit: limit ?? Infinity },
					);
					const expected = Math.min(total, limit ?? Infinity);
					expect(records.map(({ id }) => Number(id))).toEqual(
						Array.from({ length: expected }, (_, index) => index + 1),
					);
				},
			),
		);
	});

	const read = async (...bodies: unknown[]) => {
		let calls = 0;
		const send = async () => said(bodies[Math.min(calls++, bodies.length - 1)]);
		return await readList({ send, credentials: {} }, '/api/x', { idKey: 'id' }, ALL);
	};
	const rows = (from: number, to: number) =>
		Array.from({ length: to - from + 1 }, (_, index) => ({ id: String(from + index) }));

	test.each<[string, unknown[], number]>([
		[
			'has_more',
			[
				{ data: rows(1, 2), meta: { has_more: '1' } },
				{ data: rows(3, 4), meta: { has_more: false } },
			],
			4,
		],
		[
			'total',
			[
				{ status: true, data: rows(1, 2), total: '3' },
				{ status: true, data: rows(3, 3), total: 3 },
			],
			3,
		],
		[
			'total_pages',
			[
				{ data: rows(1, 2), meta: { total_pages: 2 } },
				{ data: rows(3, 3), meta: { total_pages: 2 } },
			],
			3,
		],
		[
			'full pages',
			[
				{ data: rows(1, 2), limit: 2 },
				{ data: rows(3, 3), limit: 2 },
			],
			3,
		],
		[
			'full pages that come again',
			[
				{ data: rows(1, 2), limit: 2 },
				{ data: rows(1, 2), limit: 2 },
			],
			2,
		],
		['a list without an end', [rows(1, 250)], 250],
	])('goes to the end by %s', async (_, bodies, count) => {
		expect(await read(...bodies)).toHaveLength(count);
	});

	test.each<[string, unknown[]]>([
		['promises more and gives none', [{ data: [], meta: { has_more: true } }]],
		[
			'counts more than it gives',
			[
				{ data: rows(1, 2), total: 5 },
				{ data: [], total: 5 },
			],
		],
		['gives the same page again', [{ data: rows(1, 2), total: 5 }]],
		['has more pages than it gives', [{ data: rows(1, 2), meta: { total_pages: 3 } }]],
	])('is an error when the server %s', async (_, bodies) => {
		await expect(read(...bodies)).rejects.toThrow('of a list that is longer');
	});

	test('a list in one answer may be longer than a call has arguments', async () => {
		expect(await read(rows(1, 200_000))).toHaveLength(200_000);
	});

	test('begins anew when records go away in between', async () => {
		const first = { data: rows(1, 2), total: 4 };
		const shorter = [
			{ data: rows(2, 3), total: 3 },
			{ data: rows(4, 4), total: 3 },
		];
		expect(await read(first, { data: rows(4, 4), total: 3 }, ...shorter)).toEqual(rows(2, 4));
	});
});

describe('what older servers leave to the node', () => {
	const record = fc.record({
		id: fc.nat(500).map(String),
		city: fc.constantFrom('Rome', 'bari', '', 'Oslo'),
		made: fc
			.integer({ min: 1, max: 28 })
			.map((day) => `2026-01-${String(day).padStart(2, '0')} 10:00:00`),
	});

	test('keeps exactly what fits, sorted, and loses nothing', () => {
		fc.assert(
			fc.property(
				fc.array(record),
				fc.constantFrom('', '2026-01-10'),
				fc.constantFrom('', '2026-01-20'),
				fc.option(fc.constantFrom('Rome', 'Oslo')),
				(records, after, before, city) => {
					const selection: Selection = {
						...ALL,
						...{ after, before, sort: ['-id'] },
						equal: city ? [['city', city]] : [],
					};
					const found = select(records, { created: 'made' }, selection);
					const fits = ({ made, city: own }: IDataObject) =>
						(!after || String(made).slice(0, 10) >= after) &&
						(!before || String(made).slice(0, 10) <= before) &&
						(!city || own === city);
					expect(found).toHaveLength(records.filter(fits).length);
					expect(found.every(fits)).toBe(true);
					const ids = found.map(({ id }) => Number(id));
					expect(ids).toEqual([...ids].sort((a, b) => b - a));
				},
			),
		);
	});
});
