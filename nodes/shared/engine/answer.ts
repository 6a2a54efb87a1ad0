import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../values/records';

/** Under these keys an envelope says whether all went well. */
const VERDICTS = ['success', 'status', 'ok'];
/** Under these keys an envelope holds what was asked for. */
const CONTENTS = ['payload', 'data', 'result', 'results', 'records', 'rows', 'items'];
/** What else an envelope says. An object with any other key is a record. */
const BESIDES = [
	...['message', 'msg', 'error', 'errors', 'error_message', 'code', 'statusCode', 'reason'],
	...['meta', 'total', 'total_pages', 'count', 'limit', 'offset', 'page', 'per_page', 'has_more'],
	...['total_count', 'totalCount', 'recordsTotal', 'recordsFiltered', 'draw', 'totalPages'],
	...['hasMore', 'current_page', 'last_page', 'next_page_url', 'prev_page_url'],
	...['first_page_url', 'last_page_url', 'next', 'previous'],
	...[
		'take',
		'skip',
		'pagination',
		'links',
		'mode',
		'order',
		'time',
		'timestamp',
		'path',
		'version',
		'fields',
	],
];

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
	const saying = [...VERDICTS, ...verdicts];
	const known = [...saying, ...CONTENTS, ...BESIDES, ...besides];
	const keys = Object.keys(body);
	const key = saying.find((name) => Object.hasOwn(body, name));
	const holding = CONTENTS.find((name) => Object.hasOwn(body, name));
	const verdict = key === undefined ? undefined : verdictOf(body[key]);
	const isPlain = key !== undefined && typeof body[key] === 'boolean';
	const isBare = keys.length > 0 && keys.every((name) => known.includes(name));
	if (!isBare && !(isPlain && (verdict === false || holding !== undefined))) return undefined;
	return {
		...(verdict !== undefined && { verdict }),
		...(holding !== undefined && { content: body[holding] }),
		around: body,
	};
}

const NO =
	/^(false|0|no|nok|ko|err|error|errors|fail|failed|failure|invalid|denied|rejected|unsuccessful)$/i;
const YES = /^(true|1|yes|ok|success|successful)$/i;

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

function extentOf(around: IDataObject, { length }: IDataObject[]): Extent {
	const said: IDataObject = { ...around };
	for (const part of [around.pagination, around.meta]) {
		if (!isRecord(part)) continue;
		Object.assign(said, part, isRecord(part.pagination) && part.pagination);
	}
	const first = (...names: string[]) => names.map((name) => count(said[name])).find(isKnown);
	// Some count the whole list here, others the page.
	const counted = first('count') ?? 0;
	const total =
		first('total', 'total_count', 'totalCount', 'recordsFiltered', 'recordsTotal') ??
		(counted > length ? counted : undefined);
	const pages = first('total_pages', 'totalPages', 'last_page');
	const offset = first('offset');
	const limit = first('limit', 'per_page', 'take');
	const hasMore = verdictOf(said.has_more ?? said.hasMore) ?? followed(said);
	return {
		...(total !== undefined && { total }),
		...(pages !== undefined && { pages }),
		...(offset !== undefined && { offset }),
		...(limit !== undefined && { limit }),
		...(hasMore !== undefined && { hasMore }),
	};
}

/** Whether the address of a next page is given, where addresses are given at all. */
function followed({ links, next_page_url: url, next }: IDataObject): boolean | undefined {
	const linked = isRecord(links) ? links.next : undefined;
	const address = [url, linked, next].find(isKnown);
	return address === undefined ? undefined : Boolean(address);
}

const isKnown = <T>(value: T | undefined): value is T => value !== undefined;

function count(value: unknown): number | undefined {
	const isDigits = typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value));
	const number = Number(value);
	return isDigits && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
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
