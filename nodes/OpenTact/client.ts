import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../shared/errors';
import type { Client, WireRequest, WireResponse } from '../shared/types';
import { authorize, openTactBaseUrl } from './session';

/**
 * How OpenTact speaks: JSON both ways, every answer in an envelope `{ success, payload }`; failures
 * carry `message` and, for validation, `fields`. Source: OpenTact documentation, 2020 to 2024.
 */
export const openTact: Client = {
	vendor: 'OpenTact',
	credential: 'openTactApi',
	secrets: ['password', 'token', 'sessionToken'],
	token: ({ authentication }) => (authentication === 'password' ? 'sessionToken' : undefined),
	isExpired: ({ statusCode }) => statusCode === 401,
	baseUrl: openTactBaseUrl,
	authorize,
	decode,
};

interface Envelope {
	success?: unknown;
	payload?: unknown;
	message?: unknown;
	fields?: Record<string, { message?: unknown }>;
}

function decode(response: WireResponse, request: WireRequest): unknown {
	const { statusCode, body } = response;
	const isEnvelope = typeof body === 'object' && body !== null && 'success' in body;
	if (!isEnvelope) throw notOpenTact(statusCode);
	const envelope = body as Envelope;
	if (statusCode < 300 && envelope.success === true) {
		return request.path.startsWith('/token') ? envelope.payload : withoutSecrets(envelope.payload);
	}
	throw refusal(statusCode, envelope);
}

function refusal(statusCode: number, { message, fields }: Envelope): VendorError {
	const said = typeof message === 'string' && message !== '' ? message : `HTTP ${statusCode}`;
	const wrong = Object.entries(fields ?? {}).map(
		([path, field]) =>
			`${path.replace(/^params\./, '')}: ${String(field?.message ?? 'is invalid')}`,
	);
	const named = wrong.length > 0 ? ` (${wrong.join('; ')})` : '';
	return new VendorError(`OpenTact refused: ${said}${named}`, {
		httpCode: statusCode,
		description: HELP[statusCode],
	});
}

const HELP: Record<number, string> = {
	401: 'The token is wrong or has ended, or this user may not do this. Check the credential.',
	402: 'The balance of the account is too low.',
	403: 'This user may not do this. Use a credential of a user with more rights.',
	404: 'OpenTact has no such record, or it belongs to another account. Check the ID.',
	409: 'The record exists already, or something still uses it.',
	429: 'OpenTact asks to slow down. Lower the option "Items in Flight" or try again later.',
};

function notOpenTact(statusCode: number): VendorError {
	return new VendorError(`The answer does not come from OpenTact (HTTP ${statusCode})`, {
		httpCode: statusCode,
		description:
			'A proxy may have answered, or the base URL in the credential is wrong: it ends with /rest.',
	});
}

/** Fields that nested users and SIP users carry and that belong in no output. */
const SECRET_FIELDS = ['password', 'token', 'ha1', 'ha1b'];

function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	const clean: IDataObject = {};
	for (const [key, entry] of Object.entries(value)) {
		if (!SECRET_FIELDS.includes(key)) clean[key] = withoutSecrets(entry) as IDataObject;
	}
	return clean;
}
