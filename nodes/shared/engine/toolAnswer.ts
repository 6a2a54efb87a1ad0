import type { IDataObject } from 'n8n-workflow';

/** Characters of one text, and of all records together, that a model gets. */
const LONGEST_TEXT = 4000;
const LONGEST_ANSWER = 40_000;
/** Of a text with markup, what is looked at. */
const LONGEST_SOURCE = 40_000;

/**
 * What a language model gets of an operation's records. It pays for each character, and forgets the
 * question over too many: long texts and long lists are cut, and say so.
 * @param readable takes the markup out of a text
 */
export function toolAnswer(
	records: IDataObject[],
	readable: (text: string) => string = (text) => text,
): IDataObject[] {
	if (records.length === 0) return [{ note: 'There are no results' }];
	const answer: IDataObject[] = [];
	let length = 0;
	for (const record of records) {
		const short = shortened(record, readable) as IDataObject;
		length += JSON.stringify(short).length;
		if (answer.length > 0 && length > LONGEST_ANSWER) return [...answer, rest(answer, records)];
		answer.push(short);
	}
	return answer;
}

function rest({ length: shown }: IDataObject[], { length: all }: IDataObject[]): IDataObject {
	return {
		note: `Only ${shown} of ${all} results are shown, the others are too long to read. Ask for fewer, or search more closely.`,
	};
}

function shortened(value: unknown, readable: (text: string) => string): unknown {
	if (typeof value === 'string') {
		const isLong = value.length > LONGEST_SOURCE;
		return cut(readable(value.slice(0, LONGEST_SOURCE)), isLong ? value.length : undefined);
	}
	if (Array.isArray(value)) return value.map((entry) => shortened(entry, readable));
	if (typeof value !== 'object' || value === null || value instanceof Date) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, shortened(entry, readable)]),
	);
}

function cut(text: string, whole = text.length): string {
	if (whole <= LONGEST_TEXT) return text;
	// Whole characters: half of an emoji is no text.
	const start = text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '');
	return `${start} ... [cut: the first ${start.length} of ${whole} characters]`;
}
