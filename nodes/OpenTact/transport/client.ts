import { VendorError } from '../../shared/contract/errors';
import type { Client, WireRequest, WireResponse } from '../../shared/contract/types';
import { listIn, missingFrom, opened, rowsIn } from '../../shared/engine/answer';
import type { Envelope, Listed } from '../../shared/engine/answer';
import { extentOf, extentOfHeaders } from '../../shared/engine/extent';
import { incomplete } from '../../shared/engine/pages';
import { isBrokenOff } from '../../shared/engine/certainty';
import { isHttpStatus } from '../../shared/engine/verdict';
import { complaintsIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { encode } from './encode';
import { withoutSecrets } from './hiddenSecrets';
import { cleanToken } from '../../shared/values/token';
import { authorize, checkCredential, openTactBaseUrl, signInText } from './session';

/**
 * How OpenTact speaks: JSON both ways, every answer in an envelope `{ success, payload }`; failures
 * carry `message` and, for refused fields, `fields` (with status 500 in the vendor's own sample).
 * Source: OpenTact documentation, "Error response".
 */
export const openTact: Client = {
	vendor: 'OpenTact',
	credential: 'openTactApi',
	secrets: ['password', 'token', 'sessionToken'],
	token: ({ authentication }) => (authentication === 'password' ? 'sessionToken' : undefined),
	isExpired: ({ statusCode }) => statusCode === 401,
	isVerdict: ({ body }) =>
		isRecord(body) && opened(body)?.verdict === false && isRecord(body.fields),
	account: ({ authentication, email, token }) =>
		authentication === 'password' ? String(email).trim() : cleanToken(token),
	check: checkCredential,
	signature: (credentials) => [signInText(credentials)],
	baseUrl: openTactBaseUrl,
	authorize,
	encode,
	decode,
};

function decode(response: WireResponse, request: WireRequest): unknown {
	const { statusCode, body } = response;
	const envelope = opened(body, [], ['url', 'uuid']);
	if (statusCode < 300 && envelope?.verdict === true) {
		const { content } = envelope;
		if (saysNo(content, request)) throw refusal({ ...response, body: content }, request);
		return payloadIn(response, envelope, request);
	}
	if (statusCode === 204 && request.method !== 'GET') return {};
	const isRefusal =
		envelope?.verdict === false || (isRecord(body) && REFUSING.includes(statusCode));
	const isToldByStatus = statusCode === 401 || statusCode === 429;
	const isOwn = (isRefusal && !isGateways(response)) || isToldByStatus;
	throw isOwn ? refusal(response, request) : notOpenTact(response);
}

/** Whether a write was refused inside of the envelope; a record may have any state. */
function saysNo(content: unknown, { method }: WireRequest): boolean {
	return (
		method !== 'GET' &&
		opened(content)?.verdict === false &&
		!Object.hasOwn(content as object, 'uuid')
	);
}

/**
 * A server before OpenTact, which did not get to an end or says its HTTP status in JSON. It has no
 * `success`, as all of OpenTact's has.
 */
function isGateways({ statusCode, body }: WireResponse): boolean {
	const { success, status } = isRecord(body) ? body : {};
	return success === undefined && (isBrokenOff(statusCode) || isHttpStatus(status));
}

/** Statuses that OpenTact documents for its own refusals. */
const REFUSING = [400, 401, 402, 404, 409, 429];

function payloadIn(response: WireResponse, { content, around }: Envelope, request: WireRequest) {
	const { method, path, expect } = request;
	if (expect === 'page') {
		const page = listIn(content);
		if (!page) throw odd(response, 'a list');
		const { rows } = page;
		const extent = { ...extentOfHeaders(response, rows), ...extentOf(around, rows) };
		return { ...extent, ...page, rows: withoutSecrets(rows, path) } as Listed;
	}
	if (expect === 'list') {
		// Some lists hold nothing but names.
		const { rows, ...extent } = listIn(content) ?? { rows: content };
		if (!Array.isArray(rows)) throw odd(response, 'a list');
		const beside = { ...extentOfHeaders(response, rows), ...extentOf(around, rows) };
		const list: Listed = { ...beside, ...extent, rows };
		if (missingFrom(list) !== 0) throw incomplete('OpenTact', rows.length, list.total);
		return withoutSecrets(rows, path);
	}
	const mustHold = method === 'GET' || expect === 'record';
	// Some answers are one text: a call flow, an address.
	if (typeof content === 'string') {
		if (method === 'GET' && expect === 'record') throw odd(response, 'a record');
		return { payload: content, url: around.url };
	}
	const isNothing = content === undefined || content === null;
	const isDone = method !== 'GET' && expect !== 'record' && around.success === true;
	if (isNothing && isDone) return { success: true };
	if (isNothing || (mustHold && isEmpty(content, request))) throw odd(response, 'a record');
	const found = rowsIn(content) ?? content;
	if (method === 'GET' && expect === 'record') {
		const [only, ...others] = rowsIn(opened(content)?.content) ?? [found].flat();
		if (only === undefined || others.length > 0) throw odd(response, 'a record');
		return request.keepsSecrets ? only : withoutSecrets(only, path);
	}
	return request.keepsSecrets ? found : withoutSecrets(found, path);
}

/** An object without a key, or a list without an entry where a record is due. */
function isEmpty(content: unknown, { expect }: WireRequest): boolean {
	if (Array.isArray(content)) return expect === 'record' && content.length === 0;
	return isRecord(content) && Object.keys(content).length === 0;
}

function odd({ statusCode, body }: WireResponse, wanted: string): VendorError {
	const said = wordsIn(body);
	return new VendorError(`OpenTact does not answer with ${wanted}${said && `: ${said}`}`, {
		httpCode: statusCode,
		description: 'The response has an unexpected format, so it is not taken for an empty one.',
	});
}

/** OpenTact said no, with its reasons in any shape. */
function refusal({ statusCode, body }: WireResponse, request: WireRequest): VendorError {
	const { fields, ...rest } = isRecord(body) ? body : {};
	const wrong = complaintsIn(fields).map((complaint) => complaint.replace(/^params\./, ''));
	const said = wordsIn(rest) || named(statusCode);
	return new VendorError(
		`OpenTact refused: ${said}${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}`,
		{
			httpCode: statusCode,
			description:
				wrong.length > 0 ? 'Correct the fields that it names.' : help(statusCode, request.path),
			isRefusal: true,
		},
	);
}

function named(statusCode: number): string {
	const names: Record<number, string> = { 401: 'Unauthorized', 429: 'Too many requests' };
	return names[statusCode] ?? `HTTP ${statusCode}`;
}

function help(statusCode: number, path: string): string | undefined {
	if (statusCode === 404 && path === '/sms') {
		return 'The sender is not one of your numbers. Choose it from the list, or order it first.';
	}
	return HELP[statusCode];
}

const HELP: Record<number, string> = {
	401: 'The token is wrong or has expired, or this user does not have permission for this. Check the credential.',
	402: 'The balance of the account is too low. Add funds, then run it again.',
	403: 'This user does not have permission for this. Use a credential of a user with more permissions.',
	404: 'OpenTact has no such record, or it belongs to another account. Check the ID.',
	409: 'The record exists already, or something still uses it.',
	429: 'OpenTact limits the rate of requests. Lower the option "Concurrent Items" or try again later.',
};

function notOpenTact({ statusCode, body }: WireResponse): VendorError {
	const said = wordsIn(body);
	const isBroken = isBrokenOff(statusCode);
	return new VendorError(
		isBroken
			? `OpenTact failed (HTTP ${statusCode})`
			: `The answer does not come from OpenTact (HTTP ${statusCode})`,
		{
			httpCode: statusCode,
			description: [
				isBroken
					? 'The response comes from a proxy in front of it. Try again later.'
					: 'A proxy may have answered, or the base URL in the credential is wrong. It must end with /rest.',
				said && `The answer says: ${said}`,
			]
				.filter(Boolean)
				.join(' '),
		},
	);
}
