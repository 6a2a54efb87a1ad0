/**
 * The framework's filter against scripting, as far as it changes what people write. The module lets it
 * loose on the whole JSON of a PUT before it reads it, and again on each value.
 * Vendor's code: `xss_clean` of CodeIgniter 3.1.13, tried with the texts of the simulator's tests.
 */

/** What it makes of a value. */
export function xssClean(value: unknown): unknown {
	if (typeof value === 'string') {
		return value
			.replace(/<\/?script[^>]*>/gi, '[removed]')
			.replace(/javascript\s*:/gi, '[removed]')
			.replace(/\son\w+\s*=\s*("[^"]*"|'[^']*')/gi, '');
	}
	if (Array.isArray(value)) return value.map(xssClean);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, xssClean(inner)]));
}

/**
 * What is left of the JSON of a body.
 * @returns undefined where it cannot be read any more
 */
export function jsonAfterXss(text: string): unknown {
	const filtered = text
		.replace(/%(?:\s*[0-9a-f]){2,}/gi, decoded)
		// It knows quotes, but none with a backslash before them.
		.replace(/<(\w+)\b[^<>]*=\\"[^<>]*>/g, (_, tag: string) =>
			tag === 'a' ? '<a>' : `<${tag} \\>`,
		)
		.replace(/<\s+([^<>]*)>/g, '<$1>')
		.replace(/[^a-z0-9>]+[a-z0-9]+='[^']*'/gi, (attribute) => attribute.replaceAll('\\', '\\\\'));
	try {
		return JSON.parse(filtered);
	} catch {
		return undefined;
	}
}

/** "5% de" is a byte for it; one that is no text makes the whole body unreadable. */
function decoded(encoded: string): string {
	const digits = encoded.replace(/[%\s]/g, '');
	const text = Buffer.from(digits.slice(0, 2), 'hex').toString();
	const kept = text.replace(/\p{Cc}/gu, '');
	return text === '\ufffd' ? '"' : kept + digits.slice(2);
}
