import { isRepeatable } from '../../shared/engine/connection';
import { MAYBE_DONE, VendorError } from '../../shared/contract/errors';
import type { Client, WireRequest, WireResponse } from '../../shared/contract/types';
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
	isVerdict: ({ body }) => envelopeOf(body)?.fields !== undefined,
	account: ({ authentication, email, token }) =>
		authentication === 'password' ? String(email).trim() : cleanToken(token),
	check: checkCredential,
	signature: (credentials) => [signInText(credentials)],
	baseUrl: openTactBaseUrl,
	authorize,
	encode,
	decode,
};

interface Envelope {
	success?: unknown;
	payload?: unknown;
	/** Beside a payload that is text: a call flow, and where OpenTact keeps it. */
	url?: unknown;
	message?: unknown;
	fields?: Record<string, { message?: unknown } | undefined>;
}

function envelopeOf(body: unknown): Envelope | undefined {
	const isEnvelope = typeof body === 'object' && body !== null && 'success' in body;
	return isEnvelope ? (body as Envelope) : undefined;
}

function decode({ statusCode, body }: WireResponse, request: WireRequest): unknown {
	const envelope = envelopeOf(body);
	if (envelope?.success === true && statusCode < 300) {
		const { payload, url } = envelope;
		if (request.keepsSecrets) return payload;
		return typeof payload === 'string' ? { payload, url } : withoutSecrets(payload, request.path);
	}
	if (statusCode === 204) return {};
	const isRefusal = envelope?.success === false || statusCode === 401 || statusCode === 429;
	throw (isRefusal ? refusal : notOpenTact)(statusCode, envelope ?? {}, request);
}

/** OpenTact said no. Where its own server broke, a write may have been carried out all the same. */
function refusal(
	statusCode: number,
	{ message, fields }: Envelope,
	request: WireRequest,
): VendorError {
	const said = typeof message === 'string' && message !== '' ? message : named(statusCode);
	const wrong = Object.entries(fields ?? {}).map(
		([path, field]) =>
			`${path.replace(/^params\./, '')}: ${String(field?.message ?? 'is invalid')}`,
	);
	const isUncertain = wrong.length === 0 && statusCode >= 500 && !isRepeatable(request);
	return new VendorError(
		`OpenTact refused: ${said}${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}`,
		{
			httpCode: statusCode,
			description: sentences(
				wrong.length > 0 ? 'Correct the fields that it names.' : help(statusCode, request.path),
				isUncertain,
			),
			isUncertain,
		},
	);
}

function named(statusCode: number): string {
	const names: Record<number, string> = { 401: 'Unauthorized', 429: 'Too many requests' };
	return names[statusCode] ?? `HTTP ${statusCode}`;
}

function sentences(description: string | undefined, isUncertain: boolean): string | undefined {
	return isUncertain ? [description, MAYBE_DONE].filter(Boolean).join(' ') : description;
}

function help(statusCode: number, path: string): string | undefined {
	if (statusCode === 404 && path === '/sms') {
		return 'The sender is not one of your numbers. Choose it from the list, or order it first.';
	}
	return HELP[statusCode];
}

const HELP: Record<number, string> = {
	401: 'The token is wrong or has ended, or this user may not do this. Check the credential.',
	402: 'The balance of the account is too low. Pay in, then run it again.',
	403: 'This user may not do this. Use a credential of a user with more rights.',
	404: 'OpenTact has no such record, or it belongs to another account. Check the ID.',
	409: 'The record exists already, or something still uses it.',
	429: 'OpenTact asks to slow down. Lower the option "Concurrent Items" or try again later.',
};

function notOpenTact(statusCode: number, _: Envelope, request: WireRequest): VendorError {
	const isBroken = statusCode >= 500;
	const isUncertain = !isRepeatable(request) && (isBroken || statusCode < 400);
	return new VendorError(
		isBroken
			? `OpenTact is out of order (HTTP ${statusCode})`
			: `The answer does not come from OpenTact (HTTP ${statusCode})`,
		{
			httpCode: statusCode,
			description: sentences(
				isBroken
					? 'The answer comes from a server before it. Try again later.'
					: 'A proxy may have answered, or the base URL in the credential is wrong: it ends with /rest.',
				isUncertain,
			),
			isUncertain,
		},
	);
}
