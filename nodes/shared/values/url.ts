import { InputError } from '../contract/errors';
import { visibleText } from './plainText';
import { requireWholeText } from './wholeText';

/**
 * One segment of a path, encoded. A dot segment would climb out of its place even when encoded.
 * @throws InputError when it is empty or a dot segment, or contains half of a character
 */
export function pathSegment(value: unknown, label = 'ID'): string {
	const text = String(value ?? '').trim();
	if (text === '') throw new InputError(`${label} is required`);
	if (text === '.' || text === '..') throw new InputError(`${label} cannot be "${text}"`);
	requireWholeText(label, text);
	return encodeURIComponent(text);
}

/**
 * A base URL as a user types it, without trailing slashes and without a user name: that travels in a
 * header, see `basicAuthorization`.
 * @throws InputError when it has no http or https scheme, is no URL, or has a query or a fragment
 */
export function cleanBaseUrl(value: unknown, example: string): string {
	const text = visibleText(value);
	const shown = withoutSecrets(text);
	const hint = `Open the credential and enter an address like ${example}.`;
	if (text === '') throw new InputError('The base URL in the credential is empty', hint);
	if (!/^https?:\/\//i.test(text)) {
		// Without any scheme it may be the token, in the wrong field.
		const said = /^[a-z]+:\//i.test(text) ? `, it is "${shown}"` : '';
		throw new InputError(
			`The base URL in the credential must start with https:// or http://${said}`,
			hint,
		);
	}
	if (!isUrl(text) || /\s/.test(text.replace(USER, ''))) {
		throw new InputError(`The base URL in the credential is not an address: "${shown}"`, hint);
	}
	const extra = /[?#]/.exec(text)?.[0];
	if (extra) {
		throw new InputError(
			`The base URL in the credential cannot hold "${extra}", it is "${shown}"`,
			`Take away everything from "${extra}" on. A password in it has to be encoded: "?" is %3F, "#" is %23.`,
		);
	}
	return text.replace(USER, '$1').replace(/\/+$/, '');
}

/**
 * The header that a user name and a password in front of the host stand for (Basic authentication, which
 * a web server may ask for before it lets anybody reach the vendor's software).
 * @param used the address that is called: what was typed for another host stays away from it
 */
export function basicAuthorization(
	baseUrl: unknown,
	used: unknown = baseUrl,
): { authorization?: string } {
	const text = visibleText(baseUrl);
	if (!isUrl(text)) return {};
	const { host, username, password } = new URL(text);
	const isUsed = host === new URL(visibleText(used)).host;
	if (!isUsed || (username === '' && password === '')) return {};
	const user = [username, password].map(decoded).join(':');
	return { authorization: `Basic ${Buffer.from(user).toString('base64')}` };
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** The name and the password of an address; what comes after the host may hold an @ of its own. */
const USER = /^(https?:\/\/)[^/?#\\]*@/i;

/**
 * An address to be shown: also where it is none, everything before its last @ may be a password, and what
 * is asked for behind it a token.
 */
function withoutSecrets(address: string): string {
	return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, '$1').replace(/([?#]).+/s, '$1…');
}

/** An address as it can be fetched: people write blanks and any letters into it, and copy what cannot be seen. */
export function fetchable(address: string): string {
	const text = visibleText(address);
	return /[^\x21-\x7e]/.test(text) ? new URL(text).href : text;
}

/** What is wrong with a web address ("must ..."). */
export function complaintAboutUrl(value: unknown): string | undefined {
	return isUrl(String(value))
		? undefined
		: `must start with https:// or http://, it is "${String(value)}"`;
}

/** Whether a text is a complete http or https address. */
export function isUrl(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol);
	} catch {
		return false;
	}
}
