const ENTITIES: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	'#39': "'",
	'#039': "'",
};

/** A text without tags, entities and doubled white space: PMP's messages are HTML at times. */
export function plainText(value: unknown): string {
	if (typeof value !== 'string') return '';
	return decoded(value.replace(/<(style|script|title)\b.*?<\/\1>/gis, ' ').replace(/<[^>]*>/g, ' '))
		.replace(/\s+/g, ' ')
		.trim();
}

/** Whether two values are the same text, however PMP escaped and trimmed the one it keeps. */
export function sameText(one: unknown, other: unknown): boolean {
	return comparable(one) === comparable(other);
}

function comparable(value: unknown): string {
	return decoded(String(value ?? ''))
		.replace(/\r\n?/g, '\n')
		.trim();
}

function decoded(text: string): string {
	return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Takes out the `<br />` that PMP adds before each line break whenever it stores the text. */
export function withoutAddedBreaks(text: string): string {
	return text.replace(/<br\s*\/?>(?=\r?\n|\r)/gi, '');
}
