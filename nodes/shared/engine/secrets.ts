import type { Client, Credentials, Field, Values } from '../contract/types';
import { isRecord } from '../values/records';
import { plainText } from '../values/plainText';
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
		// What a server says is read without its tags and gaps: those of a secret go as well.
		...fields.flatMap((text) => [text, text.trim(), cleanToken(text), plainText(text)]),
		...userOf(credentials.baseUrl),
		...(client.signature?.(credentials) ?? []),
	];
	return [...new Set(all)].filter((text) => text !== '');
}

/** What somebody typed into fields that hide it, at any depth: a vendor may repeat it in an error. */
export function typedSecrets(fields: Field[], values: Values): string[] {
	return fields.flatMap(({ name, type, typeOptions, options = [] }) => {
		const value = values[name];
		if (typeOptions?.password === true) return typeof value === 'string' ? [value] : [];
		return type === 'collection' && isRecord(value) ? typedSecrets(options as Field[], value) : [];
	});
}

/** Name and password in an address, as they were typed and as they are sent. */
function userOf(address: unknown): string[] {
	const typed = /^[^/]*:\/\/(.*)@/s.exec(String(address))?.[1] ?? '';
	const { authorization = '' } = basicAuthorization(address);
	const sent = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
	return [typed, sent].flatMap((user) => [user, user.slice(user.indexOf(':') + 1)]);
}
