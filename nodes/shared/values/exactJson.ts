/**
 * The value of a JSON text. Whole numbers that JavaScript cannot hold stay as text, digit by digit.
 * @throws SyntaxError when it is none
 */
export function exactJson(text: string): unknown {
	return JSON.parse(hasLargeNumbers(text) ? largeNumbersAsText(text) : text) as unknown;
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LARGE = /^-?\d{16,}$/;

/** Whole numbers with fewer digits are never too large for JavaScript. */
const MANY = 16;

/**
 * Whether there may be a whole number that JavaScript cannot hold. Only every sixteenth place is looked
 * at, because a row of so many digits covers one of these: answers are long, and such numbers are rare.
 */
function hasLargeNumbers(text: string): boolean {
	for (let place = MANY - 1; place < text.length; place += MANY) {
		if (!isDigit(text, place)) continue;
		let start = place;
		while (isDigit(text, start - 1)) start--;
		let end = place + 1;
		while (isDigit(text, end)) end++;
		if (end - start >= MANY && isLargeNumber(text, start, end)) return true;
		place = end - 1;
	}
	return false;
}

function isDigit(text: string, place: number): boolean {
	const code = text.charCodeAt(place);
	return code >= 48 && code <= 57;
}

/** Whether these digits are a number by themselves, and no part of a text or of a fraction. */
function isLargeNumber(text: string, start: number, end: number): boolean {
	const before = text[start - 1] === '-' ? text[start - 2] : text[start - 1];
	const stands = /^[:,[\s]?$/.test(before ?? '') && /^[,\]}\s]?$/.test(text[end] ?? '');
	return stands && !Number.isSafeInteger(Number(text.slice(start, end)));
}

function largeNumbersAsText(text: string): string {
	return text.replace(STRING_OR_NUMBER, (token) =>
		LARGE.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token,
	);
}
