import type { IDataObject } from 'n8n-workflow';
import type { WireResponse } from '../contract/types';
import { isRecord, plainKey } from '../values/records';
import { verdictOf } from './verdict';

/** Where servers tell how far a list goes, as `plainKey` gives it. */
export const PLACES = [
	...['meta', 'pagination', 'paging', 'pager', 'paginator', 'pageinfo', 'page', 'links'],
	...['cursor', 'cursors'],
];
const TOTAL =
	/^(i?total|(i?total(num|number|display)?(of)?|num|number(of)?|overall)(count|records?|items|rows|results|elements|entries|found|matches|hits)|(records?|rows?|items|results|entries|full)(count|total|filtered))$/;
const PAGES = /^(pages|totalpages|pages?count|pagestotal|lastpage|numpages|numberofpages)$/;
const MORE =
	/^((has)?(more|next|nextpage|moreitems|morepages|morerecords|moreresults)|(is)?truncated)$/;
const END = /^(last|end|islast|islastpage|isend)$/;
const NEXT = /^next(page(number)?)?(url|uri|link|cursor|token|offset|start)?$/;
/** Keys that tell how far a list goes. */
export const TELLS = [TOTAL, PAGES, MORE, END, NEXT];

/** How far a list goes, as far as its envelope or its headers say. */
export interface Extent {
	/** How many records there are in all. */
	total?: number;
	/** Whether there are more after these. */
	hasMore?: boolean;
	/** How many pages there are. */
	pages?: number;
	/** How many records come before these, where the server counts so. */
	offset?: number;
	/** How many records a page has at the most. */
	limit?: number;
}

/** How far the rows of a list go, by what stands beside them, in whatever words. */
export function extentOf(around: IDataObject, { length }: IDataObject[]): Extent {
	const said = toldIn(around);
	const first = (name: RegExp) =>
		said.map(([key, value]) => (name.test(key) ? count(value) : undefined)).find(isKnown);
	// Some count the whole list here, others the page.
	const counted = first(/^count$/) ?? 0;
	const total =
		first(/^(recordsfiltered|itotaldisplayrecords)$/) ??
		first(TOTAL) ??
		(counted > length ? counted : undefined);
	const pages = first(PAGES);
	const offset = first(/^offset$/);
	const limit = first(/^(limit|perpage|take)$/);
	const hasMore = saysMore(said);
	return {
		...(total !== undefined && { total }),
		...(pages !== undefined && { pages }),
		...(offset !== undefined && { offset }),
		...(limit !== undefined && { limit }),
		...(hasMore !== undefined && { hasMore }),
	};
}

/** The same by what stands in the headers, where some servers count their records. */
export function extentOfHeaders(
	{ statusCode, headers = {} }: WireResponse,
	rows: IDataObject[],
): Extent {
	const told = Object.entries(headers as IDataObject)
		.filter(([name]) => OF_LISTS.test(name))
		.map(([name, value]): [string, unknown] => [plainKey(name.replace(OF_LISTS, '')), value])
		.filter(([name]) => TELLS.some((telling) => telling.test(name)));
	const [, total] = /\/(\d+)\s*$/.exec(String(headers['content-range'])) ?? [];
	const isPart = statusCode === 206 || /\brel=["']?next\b/i.test(String(headers.link));
	const more = total === undefined ? isPart && { has_more: true } : { total };
	return extentOf({ ...Object.fromEntries(told), ...more } as IDataObject, rows);
}

/** How the headers begin that tell something of a list; others may mean anything. */
const OF_LISTS = /^x-(wp-|pagination-)?|^pagination-/i;

/** All that an envelope tells beside its rows, by plain keys; what is said further in counts first. */
function toldIn(around: IDataObject): Array<[string, unknown]> {
	const told = Object.entries(around).map(([key, value]) => [plainKey(key), value] as const);
	const inner = told.flatMap(([key, value]) => {
		if (!PLACES.includes(key)) return [];
		return isRecord(value) ? toldIn(value) : linksIn(value);
	});
	return [...inner, ...told.map(([key, value]): [string, unknown] => [key, value])];
}

/** Links in a list, each with the name of where it leads. */
function linksIn(links: unknown): Array<[string, unknown]> {
	if (!Array.isArray(links)) return [];
	return links.filter(isRecord).map(({ rel, href }) => [plainKey(String(rel)), href]);
}

/** Whether there is more: said so, or the address or the mark of a next page is given or missing. */
function saysMore(said: Array<[string, unknown]>): boolean | undefined {
	for (const [key, value] of said) {
		const verdict = MORE.test(key) || END.test(key) ? verdictOf(value) : undefined;
		// The number of a next page is no yes.
		const isPlace = typeof value === 'number' && NEXT.test(key);
		if (verdict !== undefined && !isPlace) return verdict === MORE.test(key);
	}
	const next = said.find(([key, value]) => NEXT.test(key) && value !== undefined);
	return next && Boolean(next[1]);
}

const isKnown = <T>(value: T | undefined): value is T => value !== undefined;

/** A number, also as text; a comma between its thousands is no part of it. */
function count(value: unknown): number | undefined {
	const text = String(value).trim();
	const isText = typeof value === 'string' && /^(\d+|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text);
	const number = typeof value === 'number' || isText ? Number(text.replace(/,/g, '')) : Number.NaN;
	return Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
