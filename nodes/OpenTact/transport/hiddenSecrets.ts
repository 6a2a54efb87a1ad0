import type { IDataObject } from 'n8n-workflow';

/** Fields that nested users and SIP users carry and that belong in no output. */
const SECRET_FIELDS = ['password', 'token', 'ha1', 'ha1b'];

/**
 * Name of the query parameter by which a callback proves to the trigger that it is OpenTact's; n8n's
 * addresses are known by it, too.
 */
export const CALLBACK_SECRET = 'n8n_secret';

const SECRET_IN_ADDRESS = new RegExp(`(\\b${CALLBACK_SECRET}=)[^&#\\s"]+`, 'g');

/**
 * Calls whose purpose is a token: API tokens, and invitations, which are used by their token. Only
 * the records themselves keep it; the users inside them do not.
 */
const SHOWS_TOKEN = /^\/token(\/list)?$|\/invite(\/|$)/;

/** What a call answered, without the secrets that OpenTact puts into many records. */
export function withoutSecrets(payload: unknown, path: string): unknown {
	const kept = SHOWS_TOKEN.test(path) ? ['token'] : [];
	return Array.isArray(payload)
		? payload.map((record) => cleaned(record, kept))
		: cleaned(payload, kept);
}

function cleaned(value: unknown, kept: string[] = []): unknown {
	if (typeof value === 'string') return value.replace(SECRET_IN_ADDRESS, '$1[hidden]');
	if (Array.isArray(value)) return value.map((entry) => cleaned(entry));
	if (typeof value !== 'object' || value === null) return value;
	// From entries, because a key like __proto__ is one of the record's and no order to JavaScript.
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !SECRET_FIELDS.includes(key) || kept.includes(key))
			.map(([key, entry]) => [key, cleaned(entry) as IDataObject]),
	);
}
