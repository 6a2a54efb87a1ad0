const ENTITIES = new Map([
	['amp', '&'],
	['lt', '<'],
	['gt', '>'],
	['quot', '"'],
	['apos', "'"],
	['nbsp', ' '],
]);

/** More of a text is never looked at: a page of megabytes says what it has to say at its beginning. */
const LONGEST_READ = 20_000;

/** A text without tags, entities and doubled white space: what servers say is HTML at times. */
export function plainText(value: unknown): string {
	if (typeof value !== 'string') return '';
	const text = value
		.slice(0, LONGEST_READ)
		.replace(/<(style|script|title)\b[^]*?(<\/\1\s*>|$)/gi, ' ')
		.replace(/<!--[^]*?(-->|$)/g, ' ')
		.replace(/<\/?[a-z!][^<>]*(>|$)/gi, ' ');
	return decodedEntities(text).replace(/\s+/g, ' ').trim();
}

/** A text without what cannot be seen and comes along when somebody copies it. */
export function visibleText(value: unknown): string {
	return String(value ?? '')
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.trim();
}

/** A long number without the ".0" that it has out of a table that holds fractions; any other text as it is. */
export function withoutFraction(text: string): string {
	return text.replace(/^\s*(\+?\d{7,})\.0+\s*$/, '$1');
}

export function decodedEntities(text: string): string {
	return text.replace(
		/&(#?\w+);/g,
		(whole, name: string) => ENTITIES.get(name) ?? characterOf(name) ?? whole,
	);
}

/** A character by its number: `#8217`, `#x2F`. */
function characterOf(name: string): string | undefined {
	const [, hexadecimal, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? [];
	const code = decimal === undefined ? Number(`0x${hexadecimal}`) : Number(decimal);
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/**
 * The beginning of a text. It is cut between words only, so that no half of a secret is left over that
 * nobody would recognize.
 */
export function shortened(text: string, most = 300): string {
	if (text.length <= most) return text;
	const beginning = text.slice(0, most + 1);
	return `${beginning.slice(0, Math.max(0, beginning.lastIndexOf(' ')))}…`.trim();
}
