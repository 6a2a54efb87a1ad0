// How far a list goes, in whatever words its server tells it.
import type { IDataObject } from 'n8n-workflow';
import { extentOf, extentOfHeaders } from '../../nodes/shared/engine/extent';

const rows = [{ id: 1 }, { id: 2 }];
const extent = (around: IDataObject) => extentOf(around, rows);
const headers = (given: IDataObject, statusCode = 200) =>
	extentOfHeaders({ statusCode, headers: given, body: rows }, rows);

const NOUNS = ['count', 'record', 'records', 'items', 'rows', 'results', 'elements', 'entries'];
const HOW_MANY = [
	...['total', 'recordsFiltered', 'recordCount', 'records_total', 'rowCount', 'rows_total'],
	...['itemsCount', 'items-total', 'resultsCount', 'entriesTotal', 'entries_filtered', 'fullCount'],
	...['total', 'total_num', 'totalNumber', 'totalNumberOf', 'total_of'].flatMap((start) =>
		NOUNS.map((noun) => `${start}_${noun}`),
	),
	...['num', 'number', 'numberOf', 'overall'].flatMap((start) =>
		NOUNS.map((noun) => `${start} ${noun}`),
	),
];

describe('how many records there are', () => {
	it.each(HOW_MANY)('is told by %s', (name) => {
		expect(extent({ [name]: 7 })).toEqual({ total: 7 });
		expect(extent({ [`a${name}`]: 7, [`${name}a`]: 7 })).toEqual({});
	});

	it('counts as filtered, where both are told', () => {
		expect(extent({ recordsTotal: 9, recordsFiltered: 5, total: 8 })).toEqual({ total: 5 });
		expect(extent({ records_filtered_at: 5, total: 8 })).toEqual({ total: 8 });
	});

	it('is not what a server counts on the page', () => {
		expect(extent({ itemCount: 2, totalItems: 7, itemsPerPage: 2 })).toEqual({ total: 7 });
	});

	it('is told by a count alone where that is more than came', () => {
		expect(extent({ count: 3 })).toEqual({ total: 3 });
		expect([extent({ count: 2 }), extent({ count: 1 })]).toEqual([{}, {}]);
		expect(extent({ discount: 9, counted: 9 })).toEqual({});
		expect(extent({ count: 9, total: 2 })).toEqual({ total: 2 });
	});

	it.each<[unknown, number]>([
		[0, 0],
		['0', 0],
		[' 12 ', 12],
		['12.00', 12],
		['1,234', 1234],
		['123,456,789', 123456789],
		['12,345.0', 12345],
	])('%j is %d', (value, total) => {
		expect(extent({ total: value as string })).toEqual({ total });
	});

	it.each([
		...[
			'',
			'many',
			'1,23',
			'1234,567',
			',123',
			'1,2345',
			'12.5',
			'12.0x',
			'x12',
			'12x',
			'-1',
			'12.',
		],
		...[-1, 1.5, Number.NaN, 2 ** 53, true, null, [7], { n: 7 }],
	])('%j is no number of records', (value) => {
		expect(extent({ total: value as string })).toEqual({});
	});
});

describe('how many pages there are', () => {
	it.each([
		...[
			'pages',
			'totalPages',
			'total_pages',
			'pageCount',
			'pages_count',
			'pagesTotal',
			'last_page',
		],
		...['numPages', 'number_of_pages'],
	])('is told by %s', (name) => {
		expect(extent({ [name]: '3' })).toEqual({ pages: 3 });
		expect(extent({ [`a${name}`]: 3, [`${name}a`]: 3 })).toEqual({});
	});
});

it('where the page begins, and how long it is, is told too', () => {
	expect(extent({ offset: 4, limit: '2' })).toEqual({ offset: 4, limit: 2 });
	expect([extent({ per_page: 2 }), extent({ take: 2 })]).toEqual([{ limit: 2 }, { limit: 2 }]);
	const others = ['nooffset', 'offsets', 'nolimit', 'limits', 'superpage', 'perpages', 'taken'];
	expect(extent(Object.fromEntries(others.map((name) => [name, 2])))).toEqual({});
});

describe('whether there is more', () => {
	const SAYS_MORE = [
		...[
			'more',
			'next',
			'hasMore',
			'has_next',
			'hasNextPage',
			'next_page',
			'moreItems',
			'hasMoreItems',
		],
		...['has_more_records', 'hasMoreResults', 'more_records'],
	];
	it.each(SAYS_MORE)('is told by %s', (name) => {
		for (const [value, hasMore] of [
			[true, true],
			[false, false],
			['yes', true],
			['no', false],
			['false', false],
		] as const)
			expect(extent({ [name]: value })).toEqual({ hasMore });
		expect(extent({ [`a${name}`]: true, [`${name}a`]: true })).toEqual({});
	});

	it.each(['last', 'end', 'is_last', 'isLastPage', 'isEnd'])('is told by %s', (name) => {
		expect(extent({ [name]: true })).toEqual({ hasMore: false });
		expect(extent({ [name]: 'false' })).toEqual({ hasMore: true });
		expect(extent({ [`a${name}`]: true, [`${name}a`]: true })).toEqual({});
		expect(extent({ [name]: 7 })).toEqual({});
	});

	it.each([
		...['next', 'nextPage', 'next_url', 'nextLink', 'next_page_url', 'nextPageLink', 'next_cursor'],
		...['nextToken', 'nextPageToken', 'next_offset', 'nextStart'],
	])('is told by what %s holds', (name) => {
		expect(extent({ [name]: 'https://a.example/2' })).toEqual({ hasMore: true });
		expect(extent({ [name]: 3 })).toEqual({ hasMore: true });
		for (const none of [null, '', 0]) expect(extent({ [name]: none })).toEqual({ hasMore: false });
		expect(extent({ [name]: undefined })).toEqual({});
		expect(extent({ [`a${name}`]: 'x', [`${name}s`]: 'x' })).toEqual({});
	});

	it('is no matter of the number of a next page', () => {
		expect(extent({ next: 1 })).toEqual({ hasMore: true });
		expect(extent({ next_page: 1, has_more: false })).toEqual({ hasMore: false });
	});
});

describe('all of this', () => {
	it.each(['meta', 'pagination', 'paging', 'pager', 'pageInfo', 'page', 'links'])(
		'may stand in %s, at any depth',
		(place) => {
			expect(extent({ [place]: { total: 7, pages: 4, has_more: true } })).toEqual({
				...{ total: 7, pages: 4, hasMore: true },
			});
			expect(extent({ [place.toUpperCase()]: { pagination: { total: 7 } } })).toEqual({ total: 7 });
			expect(extent({ [place]: [{ total: 7 }], query: { total: 7 } })).toEqual({});
			// Said further in, it is of this list.
			expect(extent({ total: 9, [place]: { total: 7 } })).toEqual({ total: 7 });
		},
	);
});

describe('the headers of an answer', () => {
	it.each([
		...['x-total', 'X-Total-Count', 'x-wp-total', 'x-pagination-total-count', 'pagination-total'],
		'Pagination-Count-Total',
	])('tell by %s', (name) => {
		const isKnown = name !== 'Pagination-Count-Total';
		expect(headers({ [name]: '7' })).toEqual(isKnown ? { total: 7 } : {});
		expect(headers({ [`a-${name}`]: '7' })).toEqual({});
	});

	it('tell how many pages there are, and whether there are more', () => {
		expect(headers({ 'x-wp-totalpages': '3' })).toEqual({ pages: 3 });
		expect(headers({ 'x-next-page': '' })).toEqual({ hasMore: false });
		expect(headers({ 'x-next-page': '2' })).toEqual({ hasMore: true });
	});

	it('tell nothing by what may mean anything', () => {
		expect(headers({ total: '7', 'x-limit': '7', 'x-ratelimit-limit': '7' })).toEqual({});
		expect(headers({ 'x-count': '7', 'x-offset': '7' })).toEqual({});
	});

	it.each<[string, IDataObject, number]>([
		['the end of a range', { 'content-range': 'items 0-1/12 ' }, 12],
		['the end of a range of a part', { 'content-range': '0-1/345' }, 345],
	])('tell by %s', (_, given, total) => {
		expect(headers(given)).toEqual({ total });
		expect(headers(given, 206)).toEqual({ total });
	});

	it('say that there is more by a part, and by the address of what follows', () => {
		expect(headers({}, 206)).toEqual({ hasMore: true });
		expect(headers({ 'content-range': 'items 0-1/*' }, 206)).toEqual({ hasMore: true });
		expect(headers({ 'content-range': 'items 0-1/12x' })).toEqual({});
		for (const link of ['<a>; rel="next"', '<a>; rel=next', '<a>; REL="NEXT"'])
			expect(headers({ link })).toEqual({ hasMore: true });
		for (const link of ['<a>; rel="prev"', '<a>; rel="nextone"', '<a>; xrel="next"'])
			expect(headers({ link })).toEqual({});
		expect(extentOfHeaders({ statusCode: 200, body: rows } as never, rows)).toEqual({});
	});
});
