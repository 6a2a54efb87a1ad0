import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../values/records';

/** Under these keys an envelope says whether all went well. */
const VERDICTS = ['success', 'status', 'ok'];
/** Under these keys an envelope holds what was asked for. */
const CONTENTS = ['payload', 'data', 'result', 'results', 'records', 'rows', 'items'];
/** What else an envelope says, as `plainKey` gives it. An object with any other key is a record. */
const BESIDES = [
	...['message', 'msg', 'error', 'errors', 'errormessage', 'code', 'statuscode', 'reason'],
	...['count', 'limit', 'offset', 'page', 'perpage', 'currentpage', 'draw', 'take', 'skip'],
	...['prevpageurl', 'firstpageurl', 'lastpageurl', 'previous', 'mode', 'order', 'time'],
	...['timestamp', 'path', 'version', 'fields'],
];
/** Where servers tell how far a list goes, as `plainKey` gives it. */
const PLACES = ['meta', 'pagination', 'paging', 'pager', 'pageinfo', 'page', 'links'];
const TOTAL =
	/^(total|(total(num|number)?(of)?|num|number(of)?|overall)(count|records?|items|rows|results|elements|entries)|(records?|rows?|items|results|entries|full)(count|total|filtered))$/;
const PAGES = /^(pages|totalpages|pages?count|pagestotal|lastpage|numpages|numberofpages)$/;
const MORE = /^(has)?(more|next|nextpage|moreitems|morerecords|moreresults)$/;
const END = /^(last|end|islast|islastpage|isend)$/;
const NEXT = /^next(page|url|link|pageurl|pagelink|cursor|token|pagetoken|offset|start)?$/;
const TELLS = [TOTAL, PAGES, MORE, END, NEXT];
const KNOWN = new Set([...VERDICTS, ...CONTENTS, ...BESIDES, ...PLACES]);

/** The name of a key, whatever its case and what parts its words. */
export function plainKey(key: string): string {
	return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** An answer in its envelope, opened. */
export interface Envelope {
	/** Whether it says yes or no; undefined where it says neither. */
	verdict?: boolean;
	/** What it holds; undefined where it holds nothing. */
	content?: unknown;
	/** The envelope itself. */
	around: IDataObject;
}

/**
 * Opens the envelope of an answer, whatever its version: `{ status, data }`, `{ success, payload }`.
 * @param verdicts more keys under which this vendor says yes or no
 * @param besides more keys that an envelope of this vendor has
 * @returns undefined where the answer is no envelope but the record or the list itself
 */
export function opened(
	body: unknown,
	verdicts: string[] = [],
	besides: string[] = [],
): Envelope | undefined {
	if (!isRecord(body)) return undefined;
	const keys = Object.keys(body);
	const plain = keys.map(plainKey);
	/** The first of these names that the body has, in any case. */
	const keyOf = (names: string[]) => {
		const at = names.map((name) => plain.indexOf(name)).find((place) => place >= 0);
		return at === undefined ? undefined : keys[at];
	};
	const key = keyOf([...VERDICTS, ...verdicts.map(plainKey)]);
	const holding = keyOf(CONTENTS);
	const verdict = key === undefined ? undefined : verdictOf(body[key]);
	const isPlain = key !== undefined && typeof body[key] === 'boolean';
	const own = [...verdicts, ...besides].map(plainKey);
	const isOfEnvelope = (name: string) =>
		KNOWN.has(name) || own.includes(name) || TELLS.some((telling) => telling.test(name));
	const isBare = keys.length > 0 && plain.every(isOfEnvelope);
	if (!isBare && !(isPlain && (verdict === false || holding !== undefined))) return undefined;
	return {
		...(verdict !== undefined && { verdict }),
		...(holding !== undefined && { content: body[holding] }),
		around: body,
	};
}

const NO =
	/^(false|f|0+|n|no|nope|not?[ _-]?ok|ko|off|err|errors?|fail|failed|failure|invalid|denied|forbidden|refused|rejected|unsuccessful|not[ _-]?success(ful)?)[.!]*$/i;
const YES = /^(true|t|1|y|yes|on|ok|success|successful|succeeded)[.!]*$/i;

/** What a status says in any spelling, or as an HTTP status; undefined where it is neither a yes nor a no. */
export function verdictOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const text = String(value).trim();
	if (/^[1-5]\d\d$/.test(text)) return Number(text) < 400;
	if (NO.test(text)) return false;
	return YES.test(text) ? true : undefined;
}

/**
 * The rows of a list. PHP gives a list that was filtered as an object with numbers for keys.
 * @returns undefined for anything else, so that nobody takes it for an empty list
 */
export function rowsIn(value: unknown): IDataObject[] | undefined {
	if (Array.isArray(value)) return value.every(isRecord) ? value : undefined;
	if (!isRecord(value)) return undefined;
	const entries = Object.entries(value);
	const isKeyed =
		entries.length > 0 && entries.every(([key, row]) => /^\d+$/.test(key) && isRecord(row));
	return isKeyed ? entries.map(([, row]) => row as IDataObject) : undefined;
}

/** How far a list goes, as far as its envelope says. */
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

/** One page of a list, or the whole of it. */
export interface Listed extends Extent {
	rows: IDataObject[];
	/** Whether it came without any envelope: such a list is whole. */
	isPlain?: true;
}

/**
 * The rows of a list and how far it goes, out of any envelope.
 * @param open as `opened` with what the vendor adds
 * @returns undefined where there are no rows to be found
 */
export function listIn(
	body: unknown,
	open = (value: unknown) => opened(value),
): Listed | undefined {
	const rows = rowsIn(body);
	if (rows) return { rows, isPlain: true };
	const envelope = open(body);
	if (!envelope || envelope.verdict === false || envelope.content === undefined) return undefined;
	const inner = rowsIn(envelope.content);
	const found = inner ? { rows: inner } : pageIn(envelope.content);
	return found && { ...extentOf(envelope.around, found.rows), ...found };
}

/** A page inside an envelope: `{ payload: { data, total } }`. */
function pageIn(content: unknown): Listed | undefined {
	const page = opened(content);
	const rows = rowsIn(page?.content);
	return page && rows && { ...extentOf(page.around, rows), rows };
}

/** How far the rows of a list go, by what stands beside them, in whatever words. */
export function extentOf(around: IDataObject, { length }: IDataObject[]): Extent {
	const said = toldIn(around);
	const first = (name: RegExp) =>
		said.map(([key, value]) => (name.test(key) ? count(value) : undefined)).find(isKnown);
	// Some count the whole list here, others the page.
	const counted = first(/^count$/) ?? 0;
	const total =
		first(/^recordsfiltered$/) ?? first(TOTAL) ?? (counted > length ? counted : undefined);
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

/** All that an envelope tells beside its rows, by plain keys; what is said further in counts first. */
function toldIn(around: IDataObject): Array<[string, unknown]> {
	const told = Object.entries(around).map(([key, value]) => [plainKey(key), value] as const);
	const inner = told.flatMap(([key, value]) =>
		PLACES.includes(key) && isRecord(value) ? toldIn(value) : [],
	);
	return [...inner, ...told.map(([key, value]): [string, unknown] => [key, value])];
}

/** Whether there is more: said so, or the address or the mark of a next page is given or missing. */
function saysMore(said: Array<[string, unknown]>): boolean | undefined {
	for (const [key, value] of said) {
		const verdict = MORE.test(key) || END.test(key) ? verdictOf(value) : undefined;
		// The number of a next page is no yes.
		if (verdict !== undefined && typeof value !== 'number') return verdict === MORE.test(key);
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

/** How many rows are missing of a list that should be whole; 0 where nothing says that any are. */
export function missingFrom({
	rows,
	total,
	hasMore,
	pages,
	offset = 0,
}: Listed): number | undefined {
	if (total !== undefined && total > offset + rows.length) return total - offset - rows.length;
	return hasMore === true || (pages ?? 0) > 1 ? undefined : 0;
}
