import type { WireRequest, WireResponse } from '../../shared/contract/types';
import { listIn, missingFrom, opened, rowsIn } from '../../shared/engine/answer';
import type { Envelope, Listed } from '../../shared/engine/answer';
import { isRead } from '../../shared/engine/certainty';
import { extentOf, extentOfHeaders } from '../../shared/engine/extent';
import { incomplete } from '../../shared/engine/pages';
import { verdictOf } from '../../shared/engine/verdict';
import { reasonIn } from '../../shared/engine/words';
import { asList } from '../../shared/values/list';
import { isRecord } from '../../shared/values/records';
import { withoutSecrets } from './hiddenSecrets';
import { odd, refusal } from './refusal';

/**
 * What a yes of OpenTact holds, as the request expects it; without a word about that, a GET expects a
 * record.
 * @throws VendorError when it holds something else
 */
export function payloadIn(
	response: WireResponse,
	envelope: Envelope,
	request: WireRequest,
): unknown {
	if (request.expect === 'page') return pageIn(response, envelope, request);
	if (request.expect === 'list' && isRead(request)) return wholeList(response, envelope, request);
	const found = recordIn(response, envelope, request);
	return request.keepsSecrets ? found : withoutSecrets(found, request.path);
}

function pageIn(response: WireResponse, { content, around }: Envelope, { path }: WireRequest) {
	const page = listIn(content);
	if (!page) throw odd(response, 'a list');
	const { rows } = page;
	const extent = { ...extentOfHeaders(response, rows), ...extentOf(around, rows) };
	return { ...extent, ...page, rows: withoutSecrets(rows, path) } as Listed;
}

function wholeList(response: WireResponse, { content, around }: Envelope, request: WireRequest) {
	// Some lists hold nothing but names.
	const { rows, ...extent } = listIn(content) ?? { rows: asList(content) };
	if (!rows) throw odd(response, 'a list');
	const records = rows as Listed['rows'];
	const beside = { ...extentOfHeaders(response, records), ...extentOf(around, records) };
	const list: Listed = { ...beside, ...extent, rows: records };
	const isEnough = rows.length >= (request.enough ?? Infinity);
	if (!isEnough && missingFrom(list) !== 0) throw incomplete('OpenTact', rows.length, list.total);
	return withoutSecrets(rows, request.path);
}

const CLEAR = 'a clear yes';

/**
 * One record, or what else a call gives that is about one. A write that is done may say nothing more, and
 * some give a list.
 */
function recordIn(response: WireResponse, { content, around }: Envelope, request: WireRequest) {
	const { method, expect = method === 'GET' ? 'record' : 'done' } = request;
	const isWrite = !isRead(request);
	const found = unwrapped(content);
	if (saysNo(found)) throw refusal({ ...response, body: found }, request);
	if (isComplaint(found)) throw odd({ ...response, body: found }, isWrite ? CLEAR : 'a record');
	if (isNothing(found)) {
		if (reasonIn(around) !== '') throw odd(response, CLEAR);
		if (isWrite && expect === 'list' && Array.isArray(found)) return found;
		const isDone =
			isWrite && expect !== 'record' && (content !== undefined || around.success === true);
		if (isDone) return { success: true };
		throw odd(response, 'a record');
	}
	if (!isWrite && expect === 'record' && !isRecord(found)) throw odd(response, 'a record');
	if (typeof found === 'object') return found;
	if (isWrite && verdictOf(found) === false) throw odd(response, CLEAR);
	// Some answers are one text: a call flow, an address.
	return { payload: found, url: around.url };
}

/** What is inside of other envelopes and of lists of one, which also come with numbers for keys. */
export function unwrapped(content: unknown): unknown {
	const rows = rowsIn(content) ?? asList(content);
	if (rows) {
		const held = rows.filter((row) => row !== null);
		if (held.length === 0 && rows.length > 0) return null;
		return held.length === 1 && isRecord(held[0]) ? unwrapped(held[0]) : held;
	}
	const { verdict, content: inner } = opened(content) ?? {};
	return inner === undefined || verdict === false ? content : unwrapped(inner);
}

/** Whether there is a refusal in the place of a record; a record may have any state. */
function saysNo(found: unknown): boolean {
	return opened(found)?.verdict === false && !Object.hasOwn(found as object, 'uuid');
}

/** Whether there is a reason in the place of a record, and nothing else. */
function isComplaint(found: unknown): boolean {
	const envelope = opened(found);
	return envelope !== undefined && envelope.content === undefined && reasonIn(found) !== '';
}

function isNothing(found: unknown): boolean {
	if (typeof found !== 'object') return found === undefined;
	return found === null || Object.keys(found).length === 0;
}
