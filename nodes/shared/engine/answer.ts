import type { IDataObject } from 'n8n-workflow';
import { isRecord, plainKey } from '../values/records';
import { extentOf, PLACES, TELLS } from './extent';
import type { Extent } from './extent';
import { verdictOf } from './verdict';

/** Under these keys an envelope says whether all went well. */
const VERDICTS = ['success', 'status', 'ok'];
/** Under these keys an envelope holds what was asked for. */
const CONTENTS = ['payload', 'data', 'result', 'results', 'records', 'rows', 'items'];
/** What else an envelope says, as `plainKey` gives it. An object with any other key is a record. */
const BESIDES = [
	...['message', 'msg', 'error', 'errors', 'errormessage', 'code', 'statuscode', 'reason'],
	...['count', 'limit', 'offset', 'perpage', 'currentpage', 'draw', 'take', 'skip'],
	...['prevpageurl', 'firstpageurl', 'lastpageurl', 'previous', 'mode', 'order', 'time'],
	...['timestamp', 'path', 'version', 'fields'],
];
const KNOWN = new Set([...VERDICTS, ...CONTENTS, ...BESIDES, ...PLACES]);

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
	const envelope = open(body) ?? pageWithMore(body);
	if (!envelope || envelope.verdict === false) return undefined;
	const inner = rowsOf(envelope);
	const found = inner ? { rows: inner } : pageIn(envelope.content);
	return found && { ...extentOf(envelope.around, found.rows), ...found };
}

/** A page that tells more than pages do, such as what was searched for. */
function pageWithMore(body: unknown): Envelope | undefined {
	const rows = isRecord(body) ? rowsIn(body.data) : undefined;
	if (!rows) return undefined;
	const around = body as IDataObject;
	const isPage = Object.keys(extentOf(around, rows)).length > 0;
	return isPage ? { content: rows, around } : undefined;
}

/** The rows of an envelope; nothing, or an object without a key, is none where it counts none. */
function rowsOf({ content, around }: Envelope): IDataObject[] | undefined {
	const isNothing = content === null || (isRecord(content) && Object.keys(content).length === 0);
	return isNothing && extentOf(around, []).total === 0 ? [] : rowsIn(content);
}

/** A page inside an envelope: `{ payload: { data, total } }`. */
function pageIn(content: unknown): Listed | undefined {
	const page = opened(content) ?? pageWithMore(content);
	const rows = page && rowsOf(page);
	return page && rows && { ...extentOf(page.around, rows), rows };
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
