// The body of a search, and what a page says about the ones behind it.
import type { IDataObject } from 'n8n-workflow';
import type { Field, Values, WireRequest } from '../../nodes/shared/contract/types';
import {
	common,
	isLastPage,
	pageOf,
	pageRequest,
	readPages,
	runSearch,
	searchBody,
	searchFields,
} from '../../nodes/OpenTact/operations/search';

const search = { path: '/x/search', filters: common };
const named = (fields: Field[]) => fields.map(({ name }) => name);
const rows = (count: number, from = 0) =>
	Array.from({ length: count }, (_, at) => ({ uuid: `id-${from + at}` }));

test('a search takes filters, and an order where it can sort', () => {
	expect(named(searchFields(search))).toEqual(['returnAll', 'limit', 'filters']);
	const fields = searchFields({ ...search, sort: ['created_on', 'state'] });
	expect(named(fields)).toEqual(['returnAll', 'limit', 'filters', 'sort']);
});

test('what is filtered and sorted by goes into the body, empty filters do not', () => {
	const values = {
		filters: { mode: 'OR', created_on_from: '', state: 'sent' },
		sort: {
			rules: [
				{ field: 'created_on', direction: 'DESC' },
				{ field: 'state', direction: 'ASC' },
			],
		},
	} as unknown as Values;
	const order = { created_on: 'DESC', state: 'ASC' };
	expect(searchBody(search, values)).toEqual({ mode: 'OR', state: 'sent', order });
	const wire = ({ state }: IDataObject) => ({ states: [state] });
	expect(searchBody({ ...search, wire }, values)).toEqual({ states: ['sent'], order });
	for (const sort of [undefined, {}, { rules: [] }]) {
		expect(searchBody(search, { filters: {}, sort } as Values)).toEqual({});
	}
});

test('a page is asked for by what comes before it, and may be asked for twice', () => {
	expect(pageRequest('/x', { a: 1 }, 50, 100)).toEqual({
		method: 'POST',
		path: '/x',
		query: { take: 50, skip: 100 },
		body: { a: 1 },
		repeatable: true,
		expect: 'page',
	});
});

test('a search reads up to its limit, or all', async () => {
	const asked: WireRequest[] = [];
	const send = async (request: WireRequest) => {
		asked.push(request);
		const { take, skip } = request.query as { take: number; skip: number };
		return await Promise.resolve({ rows: rows(Math.min(take, 7 - skip), skip), total: 7 });
	};
	const run = async (values: object) =>
		await runSearch({ ...search, path: ({ which }) => `/${String(which)}/search` })(
			{ send } as never,
			{ which: 'y', filters: { state: 'sent' }, ...values } as unknown as Values,
		);
	expect(await run({ returnAll: false, limit: '3' })).toEqual(rows(3));
	expect(await run({ returnAll: true, limit: 3 })).toEqual(rows(7));
	expect(asked.map(({ path, query, body }) => [path, query, body])).toEqual([
		['/y/search', { take: 3, skip: 0 }, { state: 'sent' }],
		['/y/search', { take: 100, skip: 0 }, { state: 'sent' }],
	]);
});

test.each<[object, object]>([
	[{ rows: [], total: 5 }, { total: 5 }],
	[{ rows: [{}, {}], isPlain: true }, { total: 2 }],
	[
		{ rows: [{}], isPlain: true, hasMore: false },
		{ total: 1, hasMore: false },
	],
	[{ rows: [{}], isPlain: true, hasMore: true }, { hasMore: true }],
	[
		{ rows: [{}], isPlain: true, pages: 1 },
		{ total: 1, pages: 1 },
	],
	[{ rows: [{}], isPlain: true, pages: 2 }, { pages: 2 }],
	[{ rows: [{}] }, {}],
	[{ rows: [{}], limit: 10 }, { limit: 10 }],
])('a page that came as %j', ({ rows: data, ...given }: any, said) => {
	const { data: found, ...page } = pageOf({ rows: data, ...given });
	expect(found).toBe(data);
	const known = Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined));
	expect(known).toEqual(said);
});

test.each<[object, { take: number; skip: number; read: number }, boolean]>([
	[{ data: rows(9), total: 10 }, { take: 9, skip: 9, read: 1 }, false],
	[{ data: rows(1), total: 10 }, { take: 9, skip: 10, read: 2 }, true],
	[{ data: rows(9), total: 10, hasMore: true }, { take: 9, skip: 11, read: 1 }, true],
	[{ data: rows(1), hasMore: true }, { take: 9, skip: 1, read: 1 }, false],
	[{ data: rows(9), hasMore: false }, { take: 9, skip: 9, read: 1 }, true],
	[{ data: rows(1), pages: 3 }, { take: 9, skip: 1, read: 2 }, false],
	[{ data: rows(9), pages: 3 }, { take: 9, skip: 9, read: 3 }, true],
	[{ data: rows(9), pages: 1, hasMore: true }, { take: 9, skip: 9, read: 1 }, false],
	[{ data: rows(8) }, { take: 9, skip: 8, read: 1 }, true],
	[{ data: rows(9) }, { take: 9, skip: 9, read: 1 }, false],
	[{ data: rows(5), limit: 5 }, { take: 9, skip: 5, read: 1 }, false],
	[{ data: rows(4), limit: 5 }, { take: 9, skip: 4, read: 1 }, true],
	[{ data: rows(9), limit: 20 }, { take: 9, skip: 9, read: 1 }, false],
])('whether the page %j is the last one: %#', (page, place, isLast) => {
	expect(isLastPage(page as never, place)).toBe(isLast);
});

describe('a list', () => {
	/** A vendor that gives these answers, one after the other, and what it was asked. */
	function vendor(answers: object[]) {
		const asked: Array<[number, number]> = [];
		const send = async ({ query }: WireRequest) => {
			const { take, skip } = query as { take: number; skip: number };
			asked.push([take, skip]);
			const answer = answers[asked.length - 1];
			if (!answer) throw new Error('This page was not to be asked for');
			return await Promise.resolve(answer);
		};
		return { asked, send };
	}

	test('of which OpenTact counts the pages is read to the last one', async () => {
		const pages = [0, 10, 20].map((from) => ({ rows: rows(10, from), pages: 3 }));
		const { send, asked } = vendor(pages);
		expect(await readPages(send, '/x', {})).toEqual(rows(30));
		expect(asked).toEqual([
			[100, 0],
			[10, 10],
			[10, 20],
		]);
	});

	test('of which OpenTact says that there is more is read as long as it says so', async () => {
		const pages = [true, true, false].map((hasMore, at) => ({ rows: rows(5, at * 5), hasMore }));
		const { send, asked } = vendor(pages);
		expect(await readPages(send, '/x', {})).toEqual(rows(15));
		expect(asked).toHaveLength(3);
	});

	test('that ends although there is said to be more is none', async () => {
		const { send } = vendor([
			{ rows: rows(5), hasMore: true },
			{ rows: [], hasMore: true },
		]);
		await expect(readPages(send, '/x', {})).rejects.toThrow(/^OpenTact .*5/);
	});

	test('that brings the same once more has ended, where nothing counts it', async () => {
		const { send, asked } = vendor([{ rows: rows(100) }, { rows: rows(100) }]);
		expect(await readPages(send, '/x', {})).toEqual(rows(100));
		expect(asked).toHaveLength(2);
	});

	test('is not asked for beyond the limit', async () => {
		const { send, asked } = vendor([
			{ rows: rows(100), total: 1000 },
			{ rows: rows(50, 100), total: 1000 },
		]);
		expect(await readPages(send, '/x', {}, 150)).toEqual(rows(150));
		expect(asked).toEqual([
			[100, 0],
			[50, 100],
		]);
		const enough = vendor([{ rows: rows(5), hasMore: true }]);
		expect(await readPages(enough.send, '/x', {}, 5)).toEqual(rows(5));
	});

	test('with records that came in meanwhile has each of them once', async () => {
		const { send } = vendor([
			{ rows: rows(100), total: 101 },
			{ rows: rows(2, 99), total: 102 },
		]);
		expect(await readPages(send, '/x', {})).toEqual(rows(101));
	});

	test('of which a page brings nothing new goes on, as long as there is said to be more', async () => {
		const { send } = vendor([
			{ rows: rows(100), total: 200 },
			{ rows: rows(100), total: 300 },
			{ rows: rows(100, 100), total: 300 },
		]);
		expect(await readPages(send, '/x', {})).toEqual(rows(200));
		const counted = vendor([{ rows: [], total: 0, hasMore: true }]);
		expect(await readPages(counted.send, '/x', {})).toEqual([]);
	});

	test('that kept getting shorter is none', async () => {
		const shorter = [1, 2, 3].flatMap(() => [
			{ rows: rows(100), total: 150 },
			{ rows: rows(49, 100), total: 149 },
		]);
		const { send, asked } = vendor(shorter);
		await expect(readPages(send, '/x', {})).rejects.toThrow(
			'A list of OpenTact kept getting shorter while it was read',
		);
		expect(asked).toHaveLength(6);
	});

	test('that has fewer records than was said at first is none', async () => {
		const { send } = vendor([{ rows: rows(3), total: 3 }]);
		expect(await readPages(send, '/x', {}, 2)).toEqual(rows(2));
		const less = vendor([{ rows: [{ uuid: 'a' }, { uuid: 'a' }], total: 2 }]);
		await expect(readPages(less.send, '/x', {})).rejects.toThrow('1 of 2');
	});
});
