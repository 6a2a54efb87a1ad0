/** How much of a value is shown. */
export interface Room {
	/** Characters of one text. */
	value: number;
	/** Lines in all. */
	lines: number;
}

const SECRET =
	/pass(word|wd|phrase|code)|^pass$|^pwd$|secret|token|api[-_ ]?key|private[-_ ]?key|access[-_ ]?key|authorization|credential|^(pin|cvv|cvc|otp)$/i;

/** Characters that move or hide others: nobody shall read another text than the one that is used. */
const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** What is nested deeper is not shown. */
const DEEPEST = 8;

/**
 * A value for people: each entry on a line by its name, what is nested indented below it. Texts that are
 * too long are cut with a note, and what a name calls a secret is hidden.
 */
export function linesOf(value: unknown, { value: longest, lines: most }: Room): string[] {
	const lines = entries(value, longest, 0);
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most), `... and ${lines.length - most} more lines`];
}

function entries(value: unknown, longest: number, depth: number): string[] {
	if (!isNested(value)) return textOf(value, longest).split('\n');
	if (isEmpty(value)) return ['(empty)'];
	if (depth > DEEPEST) return ['(more, nested deeper)'];
	if (Array.isArray(value)) {
		return value.flatMap((entry: unknown) => bulleted(entry, longest, depth));
	}
	return Object.entries(value).flatMap(([name, entry]) => named(name, entry, longest, depth));
}

function named(name: string, value: unknown, longest: number, depth: number): string[] {
	const label = oneLine(textOf(name, 100));
	if (isEmpty(value)) return [`${label}: (empty)`];
	if (SECRET.test(name)) return [`${label}: [hidden]`];
	if (Array.isArray(value) && !value.some(isNested)) {
		return [
			`${label}: ${cut(value.map((entry: unknown) => textOf(entry, longest)).join(', '), longest)}`,
		];
	}
	if (isNested(value)) return [`${label}:`, ...indented(entries(value, longest, depth + 1))];
	// A further line is indented, so that none in a text can pass for a value of its own.
	const [first, ...rest] = textOf(value, longest).split('\n');
	return [`${label}: ${first}`, ...indented(indented(rest))];
}

function bulleted(entry: unknown, longest: number, depth: number): string[] {
	const [first, ...rest] = entries(entry, longest, depth + 1);
	return [`- ${first}`, ...indented(rest)];
}

const oneLine = (text: string) => text.replace(/\n/g, ' ');
const indented = (lines: string[]) => lines.map((line) => `  ${line}`);
const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isEmpty = (value: unknown) =>
	value === undefined ||
	value === null ||
	value === '' ||
	(isNested(value) && Object.keys(value).length === 0);

function textOf(value: unknown, longest: number): string {
	const text = String(value ?? '')
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(INVISIBLE, '');
	return cut(text, longest);
}

function cut(text: string, longest: number): string {
	const characters = [...text];
	if (characters.length <= longest) return text;
	return `${characters.slice(0, longest).join('')}... (${characters.length} characters in all)`;
}
