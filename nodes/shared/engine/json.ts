import { exactJson } from '../values/exactJson';

/** What a text holds: a JSON value, and whether there was anything else around it. */
export interface Found {
	value: unknown;
	/** What stood before and behind it. */
	noise: string;
}

/**
 * The JSON value in an answer. A server may put messages of its own before it or behind it, as PHP does
 * where its errors are shown, or a byte order mark; none of them changes what was answered.
 * Whole numbers that JavaScript cannot hold stay as text, digit by digit.
 * @returns undefined where there is none, where it is cut off, or where it could be one of several
 */
export function findJson(text: string): Found | undefined {
	const whole = text.replace(/^[\ufeff\s]+/, '');
	const value = parsed(whole);
	// Encoded twice: what an answer holds is never a text that is JSON.
	const inner = typeof value === 'string' && /^\s*[{[]/.test(value) ? parsed(value) : undefined;
	if (value !== undefined) return { value: inner ?? value, noise: '' };
	// What a page's scripts hold is no answer, and a page is none.
	if (/^<(!doctype|html|\?xml)/i.test(whole)) return undefined;
	const candidates = valuesIn(whole.replace(/<(script|style)\b[^]*?<\/\1\s*>/gi, '')) ?? [];
	const telling = candidates.filter(({ value: found }) => isTelling(found));
	const [only, ...others] = telling.length > 0 ? telling : candidates;
	return others.length === 0 ? only : undefined;
}

function parsed(text: string): unknown {
	if (!STARTS.test(text)) return undefined;
	try {
		return exactJson(text);
	} catch {
		return undefined;
	}
}

/** How any JSON value starts: a quick no for pages. */
const STARTS = /^\s*["[{\dtfn-]/;

/** An object with something in it, or a list of objects: more than a message's "[1]". */
function isTelling(value: unknown): boolean {
	if (typeof value !== 'object' || value === null) return false;
	const entries = Object.values(value);
	return Array.isArray(value)
		? entries.some((entry) => typeof entry === 'object' && entry !== null)
		: entries.length > 0;
}

/** How often the length of the text is looked through at most. */
const MOST_EFFORT = 20;

/** How an object or a list starts. */
const OPENING = /\{(?=\s*["}])|\[(?=\s*[[{"\]\d\-tfn])/g;

/** The objects and lists that stand by themselves; undefined where one of them is cut off. */
function valuesIn(text: string): Found[] | undefined {
	const found: Found[] = [];
	let end = 0;
	let effort = 0;
	for (const { index } of text.matchAll(OPENING)) {
		if (index < end) continue;
		const isFirst = /(^|[>\n])[ \t\r]*$/.test(text.slice(Math.max(0, index - 200), index));
		const length = lengthOfValue(text, index);
		effort += length ?? Infinity;
		if (length === undefined || effort > MOST_EFFORT * text.length) return undefined;
		const rest = text.slice(index + length);
		const isLast = rest.trim() === '';
		if (!isLast && !(isFirst && /^[ \t]*[<\r\n[{]/.test(rest))) continue;
		const value = parsed(text.slice(index, index + length));
		if (value === undefined) continue;
		end = index + length;
		found.push({ value, noise: text.slice(0, index) + rest });
	}
	return found;
}

/** How long the object or list is that starts there. */
function lengthOfValue(text: string, start: number): number | undefined {
	const tokens = /"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\]]/g;
	tokens.lastIndex = start;
	let depth = 0;
	for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
		const [mark] = token;
		if (mark === '{' || mark === '[') depth++;
		else if (mark === '}' || mark === ']') depth--;
		if (depth === 0) return tokens.lastIndex - start;
	}
	return undefined;
}
