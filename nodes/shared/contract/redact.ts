/** Shorter texts are no secrets worth hiding, and would be found in half of all words. */
const SHORTEST = 6;
/** Stands for a secret in whatever is shown. */
export const HIDDEN = '[hidden]';
/** Name and password in an address. */
const USER_INFO = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'<>]*@/gi;
const HTML: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#039;',
};

/** The matcher that was made last: the errors of one execution ask for the same one again and again. */
let latest: { key: string; matcher: RegExp | undefined } = { key: '', matcher: undefined };

/**
 * Replaces every secret in a text, in whatever form it comes back: in another case, encoded for an
 * address, for JSON, for HTML, as Base64 (also amid other bytes) or in hexadecimal digits. Names and
 * passwords go out of addresses in any case.
 * @param secrets texts that nobody may read; those below six characters are not searched for
 */
export function redact(text: string, secrets: string[]): string {
	const matcher = matcherFor(secrets);
	const hidden = matcher ? text.replace(matcher, HIDDEN) : text;
	return hidden.replace(USER_INFO, '$1');
}

/** The same for every text and every key in a value, however deep; a value without a secret is given back as it is. */
export function redactIn(value: unknown, secrets: string[]): unknown {
	const matcher = matcherFor(secrets);
	return matcher ? replacedIn(value, matcher) : value;
}

function replacedIn(value: unknown, matcher: RegExp): unknown {
	if (typeof value === 'string') return value.replace(matcher, HIDDEN);
	if (Array.isArray(value)) {
		const entries: unknown[] = value.map((entry) => replacedIn(entry, matcher));
		return entries.some((entry, index) => entry !== value[index]) ? entries : value;
	}
	if (typeof value !== 'object' || value === null) return value;
	const before: Array<[string, unknown]> = Object.entries(value);
	const after = before.map(
		([key, entry]) => [key.replace(matcher, HIDDEN), replacedIn(entry, matcher)] as const,
	);
	const isSame = after.every(
		([key, entry], index) => key === before[index][0] && entry === before[index][1],
	);
	return isSame ? value : Object.fromEntries(after);
}

function matcherFor(secrets: string[]): RegExp | undefined {
	const key = secrets.join('\0');
	if (latest.key !== key) latest = { key, matcher: matcherOf(secrets) };
	return latest.matcher;
}

function matcherOf(secrets: string[]): RegExp | undefined {
	const forms = [...new Set(secrets.flatMap(formsOf))].filter(({ length }) => length >= SHORTEST);
	if (forms.length === 0) return undefined;
	// One secret may begin with another: the longer one counts.
	const longestFirst = forms.sort((one, other) => other.length - one.length);
	return new RegExp(longestFirst.map(escaped).join('|'), 'gi');
}

function formsOf(secret: string): string[] {
	if (secret.length < SHORTEST) return [];
	const json = JSON.stringify(secret).slice(1, -1);
	const bytes = Buffer.from(secret);
	const base64 = bytes.toString('base64');
	const strict = encoded(secret).replace(/[!'()*]/g, percent);
	return [
		secret,
		...[encoded(secret), strict, strict.replace(/%20/g, '+'), encoded(encoded(secret))],
		...[json, json.replace(/\//g, '\\/'), ascii(json), ascii(json).replace(/\//g, '\\/')],
		secret.replace(/[&<>"']/g, (sign) => HTML[sign]),
		signBySign(secret, (code) => `&#${code};`),
		signBySign(secret, (code) => `&#x${code.toString(16)};`),
		...[base64, base64.replace(/=+$/, ''), bytes.toString('base64url'), bytes.toString('hex')],
		...[0, 1, 2].map((before) => insideBase64(bytes, before)),
	];
}

function signBySign(text: string, write: (code: number) => string): string {
	return Array.from(text, (sign) => write(sign.codePointAt(0) as number)).join('');
}

/** What is the same in the Base64 of all that holds these bytes with so many others before them. */
function insideBase64(bytes: Buffer, before: number): string {
	const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
	return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

/** A text that was cut in the middle of a character cannot be encoded; its whole part can. */
function encoded(text: string): string {
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));
}

function percent(sign: string): string {
	return `%${sign.charCodeAt(0).toString(16)}`;
}

function ascii(json: string): string {
	return json.replace(
		/[^\x20-\x7e]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
