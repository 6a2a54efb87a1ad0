import type { INodePropertyOptions } from 'n8n-workflow';
import { isNoDate, toDay, toInstant, toWallClock } from './dates';
import { exactJson } from './exactJson';
import { collectionOf, rowsOf } from './groups';
import { entriesOf, fromJson, isExact, listText, requireExact } from './list';
import { InputError } from '../contract/errors';
import { isBlank } from './initial';
import { visibleText } from './plainText';
import { isRecord } from './records';
import { complaintAboutUrl, fetchable } from './url';
import { requireWholeText } from './wholeText';
import type { Field } from '../contract/types';

type Convert = (field: Field, value: unknown, timezone: string, isWhole: boolean) => unknown;

/**
 * The value of a field as its operation wants it, whatever an expression or an AI agent gave:
 * numbers as numbers, flags as booleans, dates as wall clock text, locators as their id, lists as text
 * with commas.
 * `undefined` and `null` count as not filled in; an empty text is a value.
 * @param isWhole the value as a whole is that of an expression; decides what a collection may hold
 * @throws InputError naming the field
 */
export function convert(field: Field, value: unknown, timezone: string, isWhole = false): unknown {
	if (field.type === 'string' || field.type === 'resourceLocator') requireExact(field, value);
	const converted =
		value === undefined || value === null
			? undefined
			: (converters[field.type] ?? keep)(field, value, timezone, isWhole);
	const isEmpty =
		converted === undefined ||
		converted === '' ||
		(Array.isArray(converted) && converted.length === 0);
	if (field.required && (isEmpty || isBlank(converted)))
		throw new InputError(`${field.displayName} is required`);
	if (!isEmpty) {
		requireWholeText(field.displayName, converted);
		const complaint = field.check?.(converted);
		if (complaint) throw new InputError(`${field.displayName} ${complaint}`);
	}
	return converted;
}

const keep: Convert = (_, value) => value;

const toText: Convert = (field, value) => {
	if (field.list) {
		const list = listText(field, value);
		return field.url
			? entriesOf(field, list)
					.map((entry) => urlOf(field, String(entry)))
					.join(',')
			: list;
	}
	const text = textOf(value);
	if (text !== undefined) return field.url ? urlOf(field, text) : text;
	if (field.objects && (Array.isArray(value) || isRecord(value)) && !isMoment(value)) return value;
	throw new InputError(`${field.displayName} must be text, it is ${nameOf(value)}`);
};

function urlOf({ displayName }: Field, given: string): string {
	const text = visibleText(given);
	if (text === '') return '';
	const complaint = complaintAboutUrl(text);
	if (complaint) throw new InputError(`${displayName} ${complaint}`);
	return fetchable(text);
}

/** Also one that is none, which has no text. */
const isMoment = (value: object) => value instanceof Date || 'toISO' in value;

/** Text, an exact number, a flag, or a moment as ISO 8601 text, as n8n writes it; no other object. */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number') {
		return Number.isFinite(value) && isExact(value) ? String(value) : undefined;
	}
	if (['string', 'boolean', 'bigint'].includes(typeof value)) return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	const { toISO } = value as { toISO?: unknown };
	const iso: unknown = typeof toISO === 'function' ? toISO.call(value) : undefined;
	return typeof iso === 'string' ? iso : undefined;
}

const toNumber: Convert = (field, value) => {
	if (typeof value === 'string' && value.trim() === '') return undefined;
	const number = typeof value === 'object' || OTHER_BASE.test(String(value)) ? NaN : Number(value);
	if (typeof value === 'boolean' || !Number.isFinite(number)) {
		throw new InputError(`${field.displayName} must be a number, it is ${nameOf(value)}`);
	}
	const { minValue, maxValue, numberPrecision } = field.typeOptions ?? {};
	if (minValue !== undefined && number < minValue) {
		throw new InputError(`${field.displayName} must be at least ${minValue}, it is ${number}`);
	}
	if (maxValue !== undefined && number > maxValue) {
		throw new InputError(`${field.displayName} must be at most ${maxValue}, it is ${number}`);
	}
	if (numberPrecision === 0 && !Number.isSafeInteger(number)) {
		throw new InputError(`${field.displayName} must be a whole number, it is ${number}`);
	}
	return number;
};

/** What JavaScript reads as a number and nobody writes for one: an article number, a colour. */
const OTHER_BASE = /^\s*0[xob]/i;

const toFlag: Convert = (field, value) => {
	if (isBlank(value)) return undefined;
	const text = typeof value === 'object' ? '' : String(value).trim().toLowerCase();
	if (['true', '1'].includes(text)) return true;
	if (['false', '0'].includes(text)) return false;
	throw new InputError(`${field.displayName} must be true or false, it is ${nameOf(value)}`);
};

const toChoice: Convert = (field, value) => {
	const text = textOf(value);
	if (text === undefined) {
		throw new InputError(`${field.displayName} must be text, it is ${nameOf(value)}`);
	}
	return chosen(field, typeof value === 'object' ? text : value);
};

const toList: Convert = (field, value) => {
	// A choice may itself hold what parts the entries of a text.
	const isOne = choicesOf(field).some((choice) => choice.value === value);
	return (isOne ? [value] : entriesOf(field, value)).map((entry) => chosen(field, entry));
};

/**
 * A choice as the field knows it: a number where its choices are numbers.
 * @throws InputError for what is none of them, where the list is closed
 */
function chosen(field: Field, value: unknown): unknown {
	const choices = choicesOf(field);
	const found = choices.find((choice) => String(choice.value) === String(value));
	if (found) return found.value;
	const isOpen = field.open ?? choices.length === 0;
	if (isOpen || value === field.default) return value;
	const known = choices.map((choice) => String(choice.value)).join(', ');
	throw new InputError(
		`${field.displayName} must be one of ${known}, it is "${String(value)}"`,
		`The choices are: ${choices.map((choice) => `${choice.name} (${String(choice.value)})`).join(', ')}.`,
	);
}

function choicesOf({ options = [] }: Field): INodePropertyOptions[] {
	return options as INodePropertyOptions[];
}

const toDate: Convert = (field, value, timezone) => {
	if (value === '' || isNoDate(value)) return '';
	const date = field.day
		? toDay(value, timezone, field.instant)
		: (field.instant ? toInstant : toWallClock)(value, timezone);
	if (date !== undefined) return date;
	throw new InputError(`${field.displayName} must be a date, it is ${nameOf(value)}`, DATE_HELP);
};

/** The two ways to give a date. */
export const DATE_HELP =
	'Write dates in ISO 8601, like 2026-02-01 or 2026-02-01T14:05:00. Convert other formats with an expression: {{ DateTime.fromFormat("01/02/2026", "dd/MM/yyyy") }}.';

const toJson: Convert = (field, value) => {
	if (typeof value !== 'string') {
		const name = noNumberIn(value);
		if (name === undefined) return value;
		throw new InputError(
			`${field.displayName} must be valid JSON, ${name && `"${name}" `}is not a number`,
			'An expression calculated with a value that is not a number.',
		);
	}
	if (value.trim() === '') return undefined;
	const parsed = parseJson(value);
	if (!parsed) throw new InputError(`${field.displayName} must be valid JSON`);
	return parsed.value ?? undefined;
};

/** The name under which a value holds what is no number although it is of that type, like NaN. */
function noNumberIn(value: unknown, name = ''): string | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? undefined : name;
	if (typeof value !== 'object' || value === null || 'toJSON' in value) return undefined;
	for (const [key, entry] of Object.entries(value)) {
		const found = noNumberIn(entry, key);
		if (found !== undefined) return found;
	}
	return undefined;
}

function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: exactJson(text) };
	} catch {
		return undefined;
	}
}

/** A locator's id; where an address was pasted, the part that the mode's own pattern picks out. */
const toId: Convert = (field, value) => {
	const isLocator = isRecord(value) && 'mode' in value && ('value' in value || '__rl' in value);
	if (typeof value === 'object' && !isLocator) return onlyEntry(field, value);
	const { mode, value: id } = isLocator ? value : { mode: 'id', value };
	// An expression that gave nothing, as in every other field; an empty text says "none".
	if (id === undefined || id === null) return undefined;
	const text = typeof id === 'object' ? onlyEntry(field, id) : plainId(field, id);
	const used = /^https?:\/\//i.test(text) ? 'url' : mode;
	const pattern = field.modes?.find((entry) => entry.name === used)?.extractValue;
	if (text === '' || pattern?.type !== 'regex') return text;
	const match = new RegExp(pattern.regex).exec(text);
	if (match?.[1] !== undefined) return match[1];
	throw new InputError(`${field.displayName}: no ID could be found in "${text}"`);
};

function plainId({ displayName }: Field, value: unknown): string {
	const text = textOf(value);
	if (text !== undefined) return visibleText(text);
	throw new InputError(`${displayName} must be an ID, it is ${nameOf(value)}`);
}

/** The ID of a record that was given whole, or of the only record in a list. */
function onlyEntry(field: Field, value: unknown): string {
	const entries = entriesOf(field, value);
	if (entries.length < 2) return String(entries[0] ?? '');
	throw new InputError(`${field.displayName} must be one ID, it is a list of ${entries.length}`);
}

/** What a resource mapper holds; by expression also the values alone, as an object. */
const toMapper: Convert = (field, value) => {
	const given = typeof value === 'string' ? (fromJson(value) ?? value) : value;
	if (given === '') return undefined;
	if (typeof given !== 'object' || given === null) {
		throw new InputError(`${field.displayName} must be an object, it is ${nameOf(value)}`);
	}
	if (Array.isArray(given)) return given as unknown[];
	if (!('mappingMode' in given) && !('value' in given && 'schema' in given)) {
		return { mappingMode: 'defineBelow', value: given };
	}
	const { value: held } = given as { value?: unknown };
	if (typeof held !== 'string' || held.trim() === '') return given;
	const parsed = fromJson(held);
	if (parsed) return { ...given, value: parsed };
	throw new InputError(`${field.displayName} must be an object, it is ${nameOf(held)}`);
};

const toCollection: Convert = (field, value, timezone, isWhole) =>
	collectionOf(convert, field, value, timezone, isWhole);

const toRows: Convert = (field, value, timezone, isWhole) =>
	rowsOf(convert, field, value, timezone, isWhole);

const converters: Partial<Record<Field['type'], Convert>> = {
	string: toText,
	color: toText,
	number: toNumber,
	boolean: toFlag,
	options: toChoice,
	multiOptions: toList,
	dateTime: toDate,
	json: toJson,
	resourceLocator: toId,
	resourceMapper: toMapper,
	collection: toCollection,
	fixedCollection: toRows,
};

/** A value in the middle of a sentence: a text in quotes, or what kind of thing it is. */
export function nameOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `"${String(value)}"`;
}
