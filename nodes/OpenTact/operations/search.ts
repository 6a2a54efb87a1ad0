import type { IDataObject } from 'n8n-workflow';
import { collection, listFields } from '../../shared/description/fields';
import type { Listed } from '../../shared/engine/answer';
import { becameShorter, incomplete, MOST_STARTS, Pages } from '../../shared/engine/pages';
import type { Exchange, Field, Operation, Values } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { choice } from '../model/fields';

/** Most records that one page may have. Vendor docs: search SMS. */
const PAGE = 100;
/** OpenTact documents no rate limit; this is as gentle as five items in flight. */
const PAGES_AT_ONCE = 5;

type Send = Exchange['send'];

/** What a search endpoint takes. */
export interface Search {
	path: string | ((values: Values) => string);
	filters: Field[];
	/** Fields that the endpoint sorts by. */
	sort?: string[];
	/** From the filters' values to what goes out, where the two differ. */
	wire?: (filters: IDataObject) => IDataObject;
}

const moment = (displayName: string, name: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	instant: true,
});

/** Filters that nearly every search has. */
export const created: Field[] = [
	moment('Created After', 'created_on_from'),
	moment('Created Before', 'created_on_to'),
];
export const common: Field[] = [
	...created,
	choice('Combine Filters', 'mode', [
		{ name: 'All Must Match', value: 'AND' },
		{ name: 'One Must Match', value: 'OR' },
	]),
	moment('Modified After', 'modified_on_from'),
	moment('Modified Before', 'modified_on_to'),
];

/** The fields of a search, the last of them for the order. */
export function searchFields({ filters, sort }: Search): Field[] {
	const fields = [...listFields, collection('Filters', 'filters', filters)];
	return sort ? [...fields, sortField(sort)] : fields;
}

function sortField(names: string[]): Field {
	const direction = choice('Direction', 'direction', [
		{ name: 'Ascending', value: 'ASC' },
		{ name: 'Descending', value: 'DESC' },
	]);
	const values = [direction, choice('Field', 'field', names)];
	const rows = { displayName: 'Rule', name: 'rules', values };
	const field: Field = {
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Rule',
		default: {},
		options: [rows],
	};
	return field;
}

/** The body of a search: filters, and the order where one was chosen. */
export function searchBody({ wire }: Search, values: Values): IDataObject {
	const filters = filled(values.filters);
	const { rules = [] } = (values.sort ?? {}) as { rules?: IDataObject[] };
	const order = Object.fromEntries(rules.map(({ field, direction }) => [field, direction]));
	return {
		...(wire?.(filters) ?? filters),
		...(rules.length > 0 && { order }),
	};
}

/** The `run` of a search operation: reads pages until the limit, or the end. */
export function runSearch(search: Search): NonNullable<Operation['run']> {
	return async (exchange, values) => {
		const path = typeof search.path === 'string' ? search.path : search.path(values);
		const most = values.returnAll === true ? Infinity : Number(values.limit);
		return await readPages(exchange.send, path, searchBody(search, values), most);
	};
}

/**
 * Reads the pages of a search (`take` and `skip` in the query): the first one alone, then some at a
 * time as soon as the total is known. Records that come in meanwhile push others onto the next page:
 * one that was read already is left out there.
 * @param most how many records are wanted
 */
export async function readPages(
	send: Send,
	path: string,
	body: IDataObject,
	most = Infinity,
): Promise<IDataObject[]> {
	for (let start = 1; start <= MOST_STARTS; start++) {
		const rows = await readOnce(send, path, body, most);
		if (rows) return rows;
	}
	throw becameShorter('OpenTact');
}

/** @returns undefined when records went away in between: then others moved up, and were passed over */
async function readOnce(
	send: Send,
	path: string,
	body: IDataObject,
	most: number,
): Promise<IDataObject[] | undefined> {
	const found = new Map<unknown, IDataObject>();
	const begun = new Pages('OpenTact');
	let skip = 0;
	let size = PAGE;
	let first: number | undefined;
	let end: number | undefined;
	let isLast = false;
	let read = 0;
	while (!isLast && found.size < most) {
		const take = Math.min(size, most - found.size);
		const known = found.size;
		const starts = pageStarts(skip, take, Math.min(end ?? 0, skip + most - known));
		const pages = await Promise.all(
			starts.map(async (start) => pageOf(await send(pageRequest(path, body, take, start)))),
		);
		for (const page of pages) {
			const { data, total } = page;
			const hasMore = saysMore(page, ++read);
			for (const record of data) found.set(record.uuid || found.size, record);
			skip += data.length;
			if (end !== undefined && total !== undefined && total < end) return undefined;
			first ??= total;
			end = total;
			// A page that brings nothing new is the last one, too.
			const bringsNothing = data.length === 0 || (total === undefined && found.size === known);
			if (bringsNothing && hasMore === true && found.size < most)
				throw incomplete('OpenTact', found.size, total);
			isLast = bringsNothing || isLastPage(page, { take, skip, read });
			if (isLast) break;
			begun.follow(data);
			if (data.length === take) continue;
			// The pages after this one began too late. The first page tells how many the vendor gives.
			if (skip === data.length) size = data.length;
			break;
		}
	}
	const rows = [...found.values()].slice(0, most);
	if (rows.length < Math.min(most, first ?? 0)) throw incomplete('OpenTact', rows.length, first);
	return rows;
}

/** Where the pages begin that are asked for together: at least the next one, none after the end. */
function pageStarts(skip: number, take: number, end: number): number[] {
	const count = Math.min(PAGES_AT_ONCE, Math.max(1, Math.ceil((end - skip) / take)));
	return Array.from({ length: count }, (_, page) => skip + page * take);
}

/** One page; asking twice does no harm although it is a POST. */
export function pageRequest(path: string, body: IDataObject, take: number, skip: number) {
	const query = { take, skip };
	return { method: 'POST' as const, path, query, body, repeatable: true, expect: 'page' as const };
}

/** A page of a search, and what OpenTact says about the others. */
type Page = Pick<Listed, 'total' | 'hasMore' | 'pages' | 'limit'> & { data: IDataObject[] };

/** A page as the client hands it on; a plain list has no pages, unless something says so. */
export function pageOf(answer: unknown): Page {
	const { rows, total, isPlain, hasMore, pages, limit } = answer as Listed;
	const isWhole = isPlain && hasMore !== true && (pages ?? 1) < 2;
	const count = total ?? (isWhole ? rows.length : undefined);
	return { data: rows, hasMore, pages, limit, total: count };
}

/**
 * Whether nothing says that there is more behind a page. Without any word about it, a page is the last
 * one that is shorter than it was asked to be, or than OpenTact says that pages are.
 * @param place how many records were asked for, and how many records and pages came so far, with these
 */
export function isLastPage(
	page: Page,
	{ take, skip, read }: { take: number; skip: number; read: number },
): boolean {
	const { data, total, limit = take } = page;
	if (total !== undefined) return skip >= total;
	const hasMore = saysMore(page, read);
	return hasMore === undefined ? data.length < Math.min(take, limit) : !hasMore;
}

/** @param read how many pages came so far, this one included */
function saysMore({ total, hasMore, pages }: Page, read: number): boolean | undefined {
	if (total !== undefined) return undefined;
	return hasMore ?? (pages === undefined ? undefined : read < pages);
}
