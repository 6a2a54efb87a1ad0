import { isRecord } from '../values/records';

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
const INVISIBLE =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * A value for people: each entry on a line by its name, what is nested indented below it. Texts that are
 * too long are cut with a note, and what a name calls a secret is hidden.
 */
export function linesOf(value: unknown, { value: longest, lines: most }: Room): string[] {
	const lines = entries(value, longest);
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most), `... and ${lines.length - most} more lines`];
}

function entries(value: unknown, longest: number): string[] {
	if (Array.isArray(value)) {
		if (value.length === 0) return ['(empty)'];
		return value.flatMap((entry: unknown) => bulleted(entry, longest));
	}
	if (!isRecord(value)) return textOf(value, longest).split('\n');
	const names = Object.keys(value);
	if (names.length === 0) return ['(empty)'];
	return names.flatMap((name) => named(name, value[name], longest));
}

function named(name: string, value: unknown, longest: number): string[] {
	const label = textOf(name, 100).replace(/\n/g, ' ');
	if (SECRET.test(name) && !isEmpty(value)) return [`${label}: [hidden]`];
	if (isEmpty(value)) return [`${label}: (empty)`];
	if (Array.isArray(value) && !value.some(isNested)) {
		return [`${label}: ${cut(value.map((entry) => textOf(entry, longest)).join(', '), longest)}`];
	}
	if (isNested(value)) return [`${label}:`, ...indented(entries(value, longest))];
	// A further line is indented, so that none in a text can pass for a value of its own.
	const [first, ...rest] = textOf(value, longest).split('\n');
	return [`${label}: ${first}`, ...indented(indented(rest))];
}

function bulleted(entry: unknown, longest: number): string[] {
	const [first, ...rest] = entries(entry, longest);
	return [`- ${first}`, ...indented(rest)];
}

const indented = (lines: string[]) => lines.map((line) => `  ${line}`);
const isNested = (value: unknown) => typeof value === 'object' && value !== null;
const isEmpty = (value: unknown) =>
	value === undefined ||
	value === null ||
	value === '' ||
	(isNested(value) && Object.keys(value as object).length === 0);

function textOf(value: unknown, longest: number): string {
	const text = String(value ?? '')
		.replace(/\r\n?/g, '\n')
		.replace(INVISIBLE, '');
	return cut(text, longest);
}

function cut(text: string, longest: number): string {
	const characters = [...text];
	if (characters.length <= longest) return text;
	return `${characters.slice(0, longest).join('')}... (${characters.length} characters in all)`;
}
