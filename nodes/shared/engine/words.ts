import { plainText, shortened } from '../values/plainText';
import { plainKey } from '../values/records';

/** Where servers say why, the most telling first. */
const SPEAKING = [
	'message',
	'error',
	'errors',
	'error_message',
	'error_description',
	'msg',
	'detail',
	'details',
	'reason',
	'description',
	'title',
];
/** What may hold the words of an answer that has none at its top. */
const HOLDING = ['data', 'payload', 'result', 'response'];

const DEEPEST = 6;
const MOST_WORDS = 20;

/**
 * What a server says in a refusal, whatever the shape: a text, a list, a map of fields, or any of them
 * inside another. Plain text, shortened; empty where it says nothing.
 */
export function wordsIn(body: unknown): string {
	if (typeof body === 'string') return shortened(plainText(body));
	if (!isMap(body)) return Array.isArray(body) ? joined(spoken(speakingPart(body))) : '';
	const words = joined(SPEAKING.flatMap((key) => spoken(own(body, key))));
	return words || joined(HOLDING.flatMap((key) => spoken(speakingPart(own(body, key)))));
}

/** What a server names as an error, beside whatever else it says; empty where it names none. */
export function reasonIn(body: unknown): string {
	if (!isMap(body)) return '';
	const [error, ...others] = ['error', 'errors', 'error_message'].map((key) => own(body, key));
	const said = wordsIn({ errors: [error, ...others].map((each) => joined(spoken(each))) });
	if (said !== '' && !NO_ERROR.test(said)) return said;
	const isFlag = error === true || (typeof error === 'number' && error !== 0);
	return isFlag ? wordsIn(body) || `error ${error}` : '';
}

const NO_ERROR = /^(no(ne|thing)?( errors?)?|n\/?a|false|ok|success|null|nil|0|-)[.!]?$/i;

/** Where an entry of a list of complaints names its field. */
const NAMING = ['field', 'path', 'property', 'param', 'name'];

/**
 * The words about each field: "email: is taken". Of a map by fields, or of a list whose entries name
 * theirs; empty for anything else.
 */
export function complaintsIn(fields: unknown): string[] {
	const complaints: Array<[string, unknown]> = Array.isArray(fields)
		? fields.map((complaint: unknown) => [namedIn(complaint), complaint])
		: Object.entries(isMap(fields) ? fields : {});
	return complaints
		.slice(0, MOST_WORDS)
		.map(([field, complaint]) => [plainText(field), joined(spoken(complaint))])
		.filter(([, words]) => words !== '')
		.map((said) => shortened(said.filter(Boolean).join(': ')));
}

function namedIn(complaint: unknown): string {
	if (!isMap(complaint)) return '';
	const found = NAMING.map((key) => own(complaint, key)).find((name) => typeof name === 'string');
	return String(found ?? '');
}

/** Only what speaks: a record beside the refusal is none of its words. */
function speakingPart(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, MOST_WORDS).map(speakingPart);
	if (!isMap(value)) return value;
	return Object.fromEntries(SPEAKING.map((key) => [key, own(value, key)]));
}

function spoken(value: unknown, depth = 0): string[] {
	if (typeof value === 'string') return [plainText(value)];
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
	if (Array.isArray(value)) {
		return value.slice(0, MOST_WORDS).flatMap((entry) => spoken(entry, depth + 1));
	}
	const map = value as Record<string, unknown>;
	const said = SPEAKING.flatMap((key) => spoken(own(map, key), depth + 1));
	if (said.length > 0) return said;
	return Object.entries(map)
		.slice(0, MOST_WORDS)
		.flatMap(([key, entry]) =>
			spoken(entry, depth + 1).map((words) =>
				/^\d+$/.test(key) ? words : `${plainText(key)}: ${words}`,
			),
		);
}

/** One text; what another one says already is left out. */
function joined(words: string[]): string {
	const kept: string[] = [];
	for (const text of words) {
		const isKnown = kept.some((other) => other.toLowerCase().includes(text.toLowerCase()));
		if (text !== '' && !isKnown) kept.push(text);
	}
	return shortened(kept.join('; '));
}

/** What stands under a key, in whatever case it is written. */
function own(map: Record<string, unknown>, key: string): unknown {
	if (Object.hasOwn(map, key)) return map[key];
	const other = Object.keys(map).find((name) => plainKey(name) === plainKey(key));
	return other === undefined ? undefined : map[other];
}

function isMap(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
