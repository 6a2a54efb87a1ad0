/**
 * The value of a JSON text. Whole numbers that JavaScript cannot hold stay as text, digit by digit.
 * @throws SyntaxError when it is none
 */
export function exactJson(text: string): unknown {
	const value = JSON.parse(text) as unknown;
	return holdsRounded(value) ? (JSON.parse(largeNumbersAsText(text)) as unknown) : value;
}

/** Whether there is a whole number that may have lost digits; such numbers are rare. */
export function holdsRounded(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some(holdsRounded);
	const record = value as Record<string, unknown>;
	// By `in`, because nothing else goes as fast through the hundreds of thousands of values of a long list.
	for (const key in record) {
		const entry = record[key];
		if (typeof entry !== 'string' && holdsRounded(entry)) return true;
	}
	return false;
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LARGE = /^-?\d{16,}$/;

function largeNumbersAsText(text: string): string {
	return text.replace(STRING_OR_NUMBER, (token) =>
		LARGE.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
	);
}
