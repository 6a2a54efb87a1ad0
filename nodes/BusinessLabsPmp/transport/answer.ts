import type { IDataObject } from 'n8n-workflow';
import type { WireRequest, WireResponse } from '../../shared/contract/types';
import { listIn, missingFrom, opened, rowsIn } from '../../shared/engine/answer';
import type { Envelope, Listed } from '../../shared/engine/answer';
import { extentOfHeaders } from '../../shared/engine/extent';
import { reasonIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { hasResults } from './batch';
import {
	foreign,
	noData,
	NOTHING_FOUND,
	PmpError,
	refusal,
	saysEmpty,
	soundsDone,
} from './refusal';

export { isBroken, PmpError, unless } from './refusal';
export type { Reason } from './refusal';

/**
 * The payload of a success: the rows of a whole list (an empty one is a 404 on the wire), one page of a
 * list with what it says about the others, a record, or what a write answered.
 * @throws PmpError for everything else
 */
export function decode(response: WireResponse, request: WireRequest): unknown {
	const { statusCode, body } = response;
	const envelope = openedHere(body);
	if (statusCode < 300 && hasResults(request, body)) return body;
	const isRefused = statusCode >= 300 || envelope?.verdict === false;
	const isForeign = typeof body !== 'object' || body === null;
	if (isForeign && !isRefused && isEmpty(body) && isDoneInSilence(response, request)) {
		return { status: true };
	}
	if (isForeign || isRefused) {
		const error = isForeign ? foreign(response, request) : refusal(response, request);
		if (error.reason !== 'notFound' || !saysEmpty(wordsIn(body))) throw error;
		if (request.expect === 'list') return [];
		if (request.expect === 'page') return { rows: [] } satisfies Listed;
		throw error;
	}
	switch (request.expect) {
		case 'list':
			return wholeList(response, envelope);
		case 'page':
			return pageIn(response, envelope);
		case 'record':
			return recordIn(response, envelope);
		default:
			return request.method === 'GET' ? body : doneIn(response, request);
	}
}

/**
 * What a write answered: a yes, or the record that it made. An answer that says neither, like that of a
 * server before PMP, is no success because it came with 200.
 */
function doneIn(response: WireResponse, request: WireRequest): unknown {
	const [only, ...others] = rowsIn(response.body) ?? [response.body];
	const body = others.length > 0 ? response.body : only;
	const envelope = openedHere(body);
	const refused = [body, envelope?.content].find((part) => openedHere(part)?.verdict === false);
	const isWrong =
		envelope?.verdict !== true && isRecord(body) && (isRecord(body.errors) || saysNo(body));
	if (refused !== undefined) throw refusal({ ...response, body: refused }, request);
	if (isWrong) throw refusal({ ...response, body }, request);
	if (envelope?.verdict === true || (isRecord(body) && saysDone(body, envelope))) return body;
	throw odd({ ...response, body }, 'a success');
}

/** No envelope, because more stands beside it: but a status that is a no, and the reason for it. */
function saysNo(body: IDataObject): boolean {
	const said = Object.fromEntries(Object.entries(body).filter(([key]) => VERDICT.test(key)));
	return openedHere(said)?.verdict === false && wordsIn(body) !== '';
}

const VERDICT = /^(status|success|ok|result)$/i;

/** Without a verdict: the record itself, what it holds or made, or words. */
function saysDone(body: IDataObject, envelope?: Envelope): boolean {
	if (!envelope) return hasId(body) || soundsDone(wordsIn(body));
	const { content } = envelope;
	if (typeof content === 'object' && content !== null) return Object.keys(content).length > 0;
	const words = [content, body.status, wordsIn(body)].filter((text) => typeof text === 'string');
	return Number(body.record_id) > 0 || words.some((text) => soundsDone(text as string));
}

/** Every record of PMP has an ID, under a name that ends so. */
function hasId(record: IDataObject): boolean {
	return Object.keys(record).some((key) => /id$/i.test(key) && Boolean(record[key]));
}

/** PMP's envelope. Payments say `paymentmode` where everything else says `status`. */
export function openedHere(body: unknown): Envelope | undefined {
	return opened(body, ['paymentmode'], ['record_id']);
}

/** A payment that was recorded may be answered without a body. Vendor's code: "Payments". */
function isDoneInSilence({ statusCode }: WireResponse, { method, path }: WireRequest): boolean {
	if (method === 'GET') return false;
	return statusCode === 204 || (method === 'POST' && path === '/api/payments');
}

function pageIn(response: WireResponse, envelope?: Envelope): Listed {
	const page = listIn(response.body, openedHere);
	if (page && (page.rows.length > 0 || !hasReason(response.body))) {
		return { ...extentOfHeaders(response, page.rows), ...page };
	}
	const says = envelope && isNothing(envelope.content) ? wordsIn(envelope.around) : '';
	if (saysEmpty(says)) return { rows: [] };
	throw odd(response, 'a list');
}

/** Whether something is said to have gone wrong, other than that nothing was found. */
function hasReason(body: unknown): boolean {
	const said = reasonIn(body);
	return said !== '' && !saysEmpty(said);
}

function wholeList(response: WireResponse, envelope?: Envelope): IDataObject[] {
	const list = pageIn(response, envelope);
	const missing = missingFrom(list);
	if (missing === 0) return list.rows;
	throw incomplete(list.rows.length, list.total);
}

/** A list of which PMP gives no more, although there is more. */
export function incomplete(found: number, total?: number): PmpError {
	const of = total === undefined ? 'not all' : `${found} of ${total}`;
	return new PmpError('odd', `BusinessLabs PMP gives ${of} records of this list`, {
		description:
			'The server cuts the list off, and does not give the rest. Ask its administrator for a higher limit, or for version 3 of the API module.',
	});
}

/** Some resources answer a list with one entry where one record was asked for. */
function recordIn(response: WireResponse, envelope?: Envelope): IDataObject {
	const outer = envelope ? envelope.content : response.body;
	const inner = envelope && openedHere(outer);
	const content = inner && inner.content !== undefined ? inner.content : outer;
	const [first, ...others] = rowsIn(content) ?? [content];
	if (others.length === 0 && first === undefined && content !== undefined) throw noData(200);
	const says = envelope && isNothing(content) ? wordsIn(envelope.around) : '';
	if (NOTHING_FOUND.test(says)) throw noData(200, says);
	if (others.length === 0 && isRecord(first) && Object.values(first).some(isPlain)) return first;
	throw odd(response, 'one record');
}

/** A record has an ID at the least; a list under a name of its own is none. */
function isPlain(value: unknown): boolean {
	return typeof value !== 'object' && value !== undefined;
}

function odd({ statusCode, body }: WireResponse, wanted: string): PmpError {
	const said = wordsIn(body);
	const taken = wanted === 'a success' ? 'a success' : 'an empty one';
	return new PmpError(
		'odd',
		`BusinessLabs PMP does not answer with ${wanted}${said && `: ${said}`}`,
		{
			httpCode: statusCode,
			description: `The response has an unexpected format, so it is not taken for ${taken}. Check what the API of this server answers.`,
		},
	);
}

/** What PHP gives where there is nothing. */
function isNothing(content: unknown): boolean {
	return !content || (isRecord(content) && Object.keys(content).length === 0);
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}
