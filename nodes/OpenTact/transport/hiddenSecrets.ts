import type { IDataObject } from 'n8n-workflow';
import { HIDDEN } from '../../shared/contract/redact';

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

/**
 * What a call answered, without the secrets that OpenTact puts into many records; in place, because it
 * comes fresh from the answer.
 */
export function withoutSecrets(payload: unknown, path: string): unknown {
	const kept = SHOWS_TOKEN.test(path) ? ['token'] : [];
	return Array.isArray(payload) ? cleanedList(payload, kept) : cleaned(payload, kept);
}

/** Each entry in its place: a list can be long. */
function cleanedList(entries: unknown[], kept?: string[]): unknown[] {
	entries.forEach((entry, index) => (entries[index] = cleaned(entry, kept)));
	return entries;
}

function cleaned(value: unknown, kept: string[] = []): unknown {
	if (typeof value === 'string') return value.replace(SECRET_IN_ADDRESS, `$1${HIDDEN}`);
	if (Array.isArray(value)) return cleanedList(value);
	if (typeof value !== 'object' || value === null) return value;
	const record = value as IDataObject;
	for (const key of Object.keys(record)) {
		if (SECRET_FIELDS.includes(key) && !kept.includes(key)) delete record[key];
		else record[key] = cleaned(record[key]) as IDataObject;
	}
	return record;
}
