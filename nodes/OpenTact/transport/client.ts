import type { Client, WireRequest, WireResponse } from '../../shared/contract/types';
import { opened } from '../../shared/engine/answer';
import { isBrokenOff } from '../../shared/engine/certainty';
import { isHttpStatus } from '../../shared/engine/verdict';
import { complaintsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { encode } from './encode';
import { cleanToken } from '../../shared/values/token';
import { payloadIn } from './payload';
import { notOpenTact, refusal } from './refusal';
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
	isExpired: ({ statusCode, body }) =>
		(statusCode === 401 && !saysYes(body)) ||
		(statusCode < 500 && saysNo(body) && statusOf(body) === '401'),
	isVerdict: ({ body }) => saysNo(body) && isRecord(body) && complaintsIn(body.fields).length > 0,
	saysYes: ({ body }) => saysYes(body),
	account: ({ authentication, email, token }) =>
		authentication === 'password' ? String(email).trim() : cleanToken(token),
	check: checkCredential,
	signature: (credentials) => [signInText(credentials)],
	baseUrl: openTactBaseUrl,
	authorize,
	encode,
	decode,
};

function openedHere(body: unknown) {
	return opened(body, [], ['url', 'uuid']);
}

function saysYes(body: unknown): boolean {
	return openedHere(body)?.verdict === true;
}

function saysNo(body: unknown): boolean {
	return opened(body)?.verdict === false;
}

/** The status that a refusal names itself, which may differ from that of HTTP. */
function statusOf(body: unknown): string {
	return String(isRecord(body) ? body.status : undefined);
}

function decode(response: WireResponse, request: WireRequest): unknown {
	const { statusCode, body } = response;
	const envelope = openedHere(body);
	if (statusCode < 300 && envelope?.verdict === true) {
		return payloadIn(response, envelope, request);
	}
	if (statusCode === 204 && request.method !== 'GET') return { success: true };
	// A yes under the status of a no is neither.
	const isToldSo = isRecord(body) && REFUSING.includes(statusCode) && !envelope?.verdict;
	const isRefusal = envelope?.verdict === false || isToldSo;
	const isToldByStatus = [401, 429].includes(statusCode) && !envelope?.verdict;
	const isOwn = (isRefusal && !isGateways(response)) || isToldByStatus;
	throw isOwn ? refusal(response, request) : notOpenTact(response);
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
