import type { Client, Credentials } from '../contract/types';
import { cleanToken } from '../values/token';
import { basicAuthorization } from '../values/url';

/**
 * The texts of a credential that nobody may read: its secret fields as they were pasted and as they are
 * sent, a password in the base URL, and what the vendor makes of them.
 */
export function secretsOf(client: Client, credentials: Credentials): string[] {
	const fields = client.secrets
		.map((name) => credentials[name])
		.filter((value): value is string => typeof value === 'string' && value !== '');
	const all = [
		...fields.flatMap((text) => [text, text.trim(), cleanToken(text)]),
		...userOf(credentials.baseUrl),
		...(client.signature?.(credentials) ?? []),
	];
	return [...new Set(all)].filter((text) => text !== '');
}

/** Name and password in an address, as they were typed and as they are sent. */
function userOf(address: unknown): string[] {
	const typed = /^[^/]*:\/\/(.*)@/s.exec(String(address))?.[1] ?? '';
	const { authorization = '' } = basicAuthorization(address);
	const sent = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
	return [typed, sent].flatMap((user) => [user, user.slice(user.indexOf(':') + 1)]);
}
