import type { IDataObject, INodePropertyCollection } from 'n8n-workflow';
import { toInstant, toWallClock } from './dates';
import { InputError } from '../contract/errors';
import type { Field } from '../contract/types';

type Convert = (field: Field, value: unknown, timezone: string) => unknown;

/**
 * The value of a field as its operation wants it, whatever an expression or an AI agent gave:
 * numbers as numbers, flags as booleans, dates as wall clock text, locators as their id.
 * `undefined` and `null` count as not filled in; an empty text is a value.
 * @throws InputError naming the field
 */
export const convert: Convert = (field, value, timezone) => {
	const converted =
		value === undefined || value === null
			? undefined
			: (converters[field.type] ?? keep)(field, value, timezone);
	const isEmpty =
		converted === undefined ||
		converted === '' ||
		(Array.isArray(converted) && converted.length === 0);
	if (isEmpty && field.required) throw new InputError(`${field.displayName} is required`);
	if (!isEmpty) {
		const complaint = field.check?.(converted);
		if (complaint) throw new InputError(`${field.displayName} ${complaint}`);
	}
	return converted;
};

const keep: Convert = (_, value) => value;

const toText: Convert = (field, value) => {
	if (typeof value !== 'object') return String(value);
	if (value instanceof Date) return value.toISOString();
	throw new InputError(`${field.displayName} must be text, it is ${nameOf(value)}`);
};

const toNumber: Convert = (field, value) => {
	if (typeof value === 'string' && value.trim() === '') return undefined;
	const number = typeof value === 'object' ? Number.NaN : Number(value);
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
	if (numberPrecision === 0 && !Number.isInteger(number)) {
		throw new InputError(`${field.displayName} must be a whole number, it is ${number}`);
	}
	return number;
};

const toFlag: Convert = (field, value) => {
	if (value === '') return undefined;
	const text = String(value).toLowerCase();
	if (['true', '1'].includes(text)) return true;
	if (['false', '0'].includes(text)) return false;
	throw new InputError(`${field.displayName} must be true or false, it is ${nameOf(value)}`);
};

const toChoice: Convert = (field, value) =>
	typeof value === 'object' ? toText(field, value, '') : value;

const toList: Convert = (_, value) => {
	const list = Array.isArray(value) ? value : String(value).split(',');
	return list
		.map((entry: unknown) => (typeof entry === 'string' ? entry.trim() : entry))
		.filter((entry) => entry !== '');
};

const toDate: Convert = (field, value, timezone) => {
	if (value === '') return '';
	const date = (field.instant ? toInstant : toWallClock)(value, timezone);
	if (date !== undefined) return date;
	throw new InputError(
		`${field.displayName} must be a date, it is ${nameOf(value)}`,
		'Write dates in ISO 8601, like 2026-07-30 or 2026-07-30T14:05:00.',
	);
};

const toJson: Convert = (field, value) => {
	if (typeof value !== 'string' || value.trim() === '') return value === '' ? undefined : value;
	const parsed = parseJson(value);
	if (!parsed) throw new InputError(`${field.displayName} must be valid JSON`);
	return parsed.value;
};

function parseJson(text: string): { value: unknown } | undefined {
	try {
		return { value: JSON.parse(text) as unknown };
	} catch {
		return undefined;
	}
}

/** A locator's id; where an address was pasted, the part that the mode's own pattern picks out. */
const toId: Convert = (field, value) => {
	if (typeof value !== 'object') return String(value).trim();
	const { mode, value: id } = value as IDataObject;
	const text = String(id ?? '').trim();
	const pattern = field.modes?.find((entry) => entry.name === mode)?.extractValue;
	if (text === '' || pattern?.type !== 'regex') return text;
	const match = new RegExp(pattern.regex).exec(text);
	if (match?.[1] !== undefined) return match[1];
	throw new InputError(`${field.displayName}: no ID could be found in "${text}"`);
};

const toCollection: Convert = (field, value, timezone) => {
	if (typeof value !== 'object') {
		throw new InputError(`${field.displayName} must be an object, it is ${nameOf(value)}`);
	}
	const entry = value as IDataObject;
	const filled: IDataObject = {};
	for (const option of (field.options ?? []) as Field[]) {
		if (!(option.name in entry)) continue;
		const converted = convert(option, entry[option.name], timezone);
		if (converted !== undefined) filled[option.name] = converted as IDataObject;
	}
	return filled;
};

const toRows: Convert = (field, value, timezone) => {
	const groups = value as IDataObject;
	const filled: IDataObject = {};
	for (const group of (field.options ?? []) as INodePropertyCollection[]) {
		const rows = groups[group.name];
		if (rows === undefined || rows === null) continue;
		const members = { ...field, options: group.values as Field[] };
		const converted = [rows].flat().map((row) => toCollection(members, row, timezone));
		filled[group.name] = (Array.isArray(rows) ? converted : converted[0]) as IDataObject;
	}
	return filled;
};

const converters: Partial<Record<Field['type'], Convert>> = {
	string: toText,
	number: toNumber,
	boolean: toFlag,
	options: toChoice,
	multiOptions: toList,
	dateTime: toDate,
	json: toJson,
	resourceLocator: toId,
	collection: toCollection,
	fixedCollection: toRows,
};

function nameOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	return typeof value === 'object' ? 'an object' : `"${String(value)}"`;
}
