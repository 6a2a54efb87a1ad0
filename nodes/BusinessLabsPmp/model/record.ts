import type { IDataObject } from 'n8n-workflow';
import { rowsIn } from '../../shared/engine/answer';
import { asList } from '../../shared/values/list';
import { phpList } from './phpList';
import type { Column, ColumnKind } from './column';

/** Password hashes and the keys of mail links, which the API gives along with contacts and staff. */
const SECRETS =
	/^(password|secret|new_pass_key\w*|email_verification_\w+|two_factor_auth_code\w*|google_auth_secret)$/;

/**
 * A record without secrets, with its ID under `id` beside the vendor's own key. The record itself is
 * changed: it comes fresh from an answer, and a list can be long.
 */
export function clean(idKey: string) {
	const harmless = new Set<string>();
	return (record: IDataObject): IDataObject => {
		tidied(record, harmless);
		if (idKey in record) record.id = record[idKey];
		return record;
	};
}

/**
 * Takes secrets out of a value, however deep they are, and decodes what PHP encoded; in place.
 * @param harmless keys that were looked at before: the rows of a list all have the same
 */
export function withoutSecrets<T>(value: T, harmless = new Set<string>()): T {
	return stripped(value, harmless, (inner) => inner);
}

/** The same for a record of PMP, in which lists that PHP gave numbers for keys become lists again. */
export function tidied<T>(value: T, harmless = new Set<string>()): T {
	return stripped(value, harmless, listed);
}

type Inner = IDataObject[string];

function stripped<T>(value: T, harmless: Set<string>, shape: (inner: Inner) => Inner): T {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) {
		for (const entry of value) stripped(entry, harmless, shape);
		return value;
	}
	const record = value as IDataObject;
	// By `in`, a third of the time of a list of keys: a long list of records has hundreds of thousands of them.
	for (const key in record) {
		const entry = record[key];
		if (typeof entry === 'object') record[key] = stripped(shape(entry), harmless, shape);
		if (harmless.has(key)) continue;
		if (SECRETS.test(key)) delete record[key];
		else if (key !== ENCODED) harmless.add(key);
		else record[key] = decoded(entry);
	}
	return value;
}

/** Rows inside of a record, such as those of a document. */
function listed(value: Inner): Inner {
	return rowsIn(value) ?? value;
}

function decoded(value: Inner): Inner {
	const list = typeof value === 'string' ? phpList(value) : asList(value);
	return (list as string[] | undefined) ?? value;
}

/** The column in which PHP encodes a list. */
const ENCODED = 'allowed_payment_modes';

/** What makes a value of a column that PMP gives as text. */
type Typing = (value: IDataObject[string]) => IDataObject[string];

/** By the kind of the column; those that are not here stay as they are. */
const TYPINGS: Partial<Record<ColumnKind, Typing>> = {
	...{ id: asNumber, number: asNumber, amount: asNumber, unix: asNumber },
	...{ flag: asFlag, switch: asFlag, named: asFlag },
};

/**
 * Ten columns at the most, numbers and flags typed: PMP gives everything as text.
 * @param more kinds of columns that no form has
 */
export function simplifier(
	idKey: string,
	summary: string[],
	columns: Column[],
	more: Record<string, ColumnKind>,
) {
	const own = columns.map(({ field, kind }) => [field.name, kind] as const);
	const kinds: Record<string, ColumnKind> = { id: 'number', ...Object.fromEntries(own), ...more };
	return chooser(idKey, summary, (name) =>
		name === 'customfields' ? byLabel : TYPINGS[kinds[name]],
	);
}

/**
 * A record with these columns alone, in this order, without secrets and with its ID under `id`. It takes
 * one look at each column and makes no list in between: a list of records can be long.
 * @param typingOf what becomes of a column's value; it stays as it is by default
 */
export function chooser(
	idKey: string,
	names: string[],
	typingOf: (name: string) => Typing | undefined = () => undefined,
) {
	const isOffered = (name: string) => !SECRETS.test(name) && !(name in Object.prototype);
	const wanted = [...new Set(names)].filter(isOffered);
	const sources = wanted.map((name) => (name === 'id' ? idKey : name));
	const typings = wanted.map(typingOf);
	const harmless = new Set<string>();
	return (record: IDataObject): IDataObject => {
		const chosen: IDataObject = {};
		for (let at = 0; at < wanted.length; at++) {
			const name = wanted[at];
			let value = record[sources[at]];
			if (value === undefined) value = record[name];
			if (value === undefined) continue;
			if (typeof value === 'object') value = tidied(listed(value), harmless);
			if (name === ENCODED) value = decoded(value);
			const typing = typings[at];
			chosen[name] = typing ? typing(value) : value;
		}
		return chosen;
	};
}

/** How a property is defined whose name an object takes for something else. */
const OWN = { enumerable: true, configurable: true, writable: true };

/** Custom fields as PMP lists them, as one object with their labels as keys; several of one label as a list. */
function byLabel(fields: IDataObject[string]): IDataObject[string] {
	if (!Array.isArray(fields)) return fields;
	const labelled: IDataObject = {};
	for (const { label, value } of fields as Array<{ label?: unknown; value?: unknown }>) {
		const name = String(label);
		const own = Object.hasOwn(labelled, name) ? [labelled[name], value].flat() : value;
		if (name !== '__proto__') labelled[name] = own as IDataObject[string];
		else Object.defineProperty(labelled, name, { ...OWN, value });
	}
	return labelled;
}

/** A number that JavaScript cannot hold stays as text, digit by digit. */
function asNumber(value: IDataObject[string]): IDataObject[string] {
	if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return value;
	const number = Number(value);
	return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : value;
}

function asFlag(value: IDataObject[string]): IDataObject[string] {
	return value === '0' || value === '1' ? value === '1' : value;
}
