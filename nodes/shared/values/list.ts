import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../contract/errors';
import type { Field } from '../contract/types';
import { exactJson } from './exactJson';
import { isRecord } from './records';

type Named = Pick<Field, 'displayName' | 'name'>;

/** Keys under which records carry what a list of IDs wants, beside the field's own name. */
const ID_KEYS = ['id', 'uuid', 'value'];

/**
 * The entries of a list in any form that an expression gives: a list, one value, records that hold the
 * value, an object with numbers for keys (as PHP gives lists), the JSON of any of these, or a text
 * with commas, semicolons or line breaks. Empty entries are left out.
 * @throws InputError naming the field, for an entry that is neither a value nor holds one
 */
export function entriesOf(field: Named, value: unknown): Array<string | number> {
	const plain = typeof value === 'string' ? (fromJson(value) ?? value.split(/[,;\r\n]/)) : value;
	return [asList(plain) ?? [plain]]
		.flat()
		.map((entry) => entryOf(field, entry))
		.filter((entry) => entry !== '');
}

/** As one text with commas, which is what fields for lists hold. @throws InputError as above */
export function listText(field: Named, value: unknown): string {
	// What somebody typed with commas goes out as it was typed.
	const isTyped = typeof value === 'string' && !/[;\r\n]/.test(value) && !fromJson(value);
	if (isTyped && /[^\s,]/.test(value)) return value;
	const entries = entriesOf(field, value).map(String);
	const divided = entries.find((entry) => entry.includes(','));
	if (divided === undefined) return entries.join(',');
	throw new InputError(`${field.displayName}: an entry cannot hold a comma, one is "${divided}"`);
}

/** The entries where a value is a list, also one with numbers for keys. */
export function asList(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value as unknown[];
	if (!isRecord(value)) return undefined;
	const keys = Object.keys(value);
	const isKeyed = keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
	return isKeyed ? Object.values(value) : undefined;
}

/** The list or the object that a text of JSON holds; undefined for any other text. */
export function fromJson(text: string): object | undefined {
	if (!/^\s*[[{]/.test(text)) return undefined;
	try {
		return exactJson(text) as object;
	} catch {
		return undefined;
	}
}

/** Beyond 2^53 JavaScript has changed the digits of a number already: of an ID, they are another's. */
export function isExact(value: unknown): boolean {
	return typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value);
}

/** @throws InputError for a number whose digits are no longer those that somebody wrote */
export function requireExact({ displayName }: Named, value: unknown): void {
	if (isExact(value)) return;
	throw new InputError(
		`${displayName} is a number with too many digits to be exact, it is ${String(value)}`,
		'Give it as text, from where it comes on: JavaScript rounds numbers beyond 9007199254740991.',
	);
}

/** The ID in a record, a locator or a value itself. @throws InputError naming the field */
export function entryOf(field: Named, entry: unknown): string | number {
	if (entry === undefined || entry === null) return '';
	if (typeof entry === 'string') return entry.trim();
	requireExact(field, entry);
	if (typeof entry === 'number' && Number.isFinite(entry)) return entry;
	if (typeof entry === 'bigint') return String(entry);
	const held = isRecord(entry) ? heldIn(field, entry) : undefined;
	if (held !== undefined) return entryOf(field, held);
	const what = typeof entry === 'object' ? 'an object without an ID' : `"${String(entry)}"`;
	throw new InputError(
		`${field.displayName} must be a list of plain values, one entry is ${what}`,
		'Enter a list like [1, 4], or a text like 1, 4. In an expression, use map to get values from records: {{ $json.records.map(record => record.id) }}.',
	);
}

function heldIn(field: Named, record: IDataObject): unknown {
	const key = [field.name, ...ID_KEYS].find((name) => isScalar(record[name]));
	if (key !== undefined) return record[key];
	const values = Object.values(record);
	return values.length === 1 && isScalar(values[0]) ? values[0] : undefined;
}

function isScalar(value: unknown): boolean {
	return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
