import type { IDataObject, INodePropertyCollection } from 'n8n-workflow';
import { InputError } from '../contract/errors';
import type { Field } from '../contract/types';
import { orDefault } from './initial';
import { asList, fromJson } from './list';
import { isRecord } from './records';

type Convert = (field: Field, value: unknown, timezone: string, isWhole?: boolean) => unknown;

/**
 * A collection: the fields that were added. As a whole by expression it may also be the JSON of the
 * object.
 * @param isWhole it is the value of an expression, so that an unknown name is a mistake of the user;
 * what the editor saved may hold fields of another operation
 * @throws InputError naming the collection, or the field in it
 */
export function collectionOf(
	convert: Convert,
	field: Field,
	value: unknown,
	timezone: string,
	isWhole: boolean,
): IDataObject {
	const given = typeof value === 'string' ? (fromJson(value) ?? value) : value;
	if (isNothing(given)) return {};
	const members = (field.options ?? []) as Field[];
	if (!isRecord(given) || isForeign(given)) throw noObject(field, members, given);
	if (isWhole) requireKnown(field, members, given);
	const filled: IDataObject = {};
	for (const member of members) {
		if (!(member.name in given)) continue;
		const entry = given[member.name];
		// A field that was added and left empty has not been chosen yet.
		const isLeftEmpty = entry === '' && member.type === 'options';
		const converted = isLeftEmpty ? '' : convert(member, entry, timezone, isWhole);
		if (converted !== undefined) filled[member.name] = converted as IDataObject;
	}
	return filled;
}

/**
 * The rows of a fixed collection, in the form that the editor saves: `{ group: [row, ...] }`. By
 * expression they may also be a list of rows, one row, a list of values where a row has one field
 * only, or the JSON of these. What a row leaves out has its default, as in the editor.
 * @throws InputError naming the field
 */
export function rowsOf(
	convert: Convert,
	field: Field,
	value: unknown,
	timezone: string,
	isWhole: boolean,
): IDataObject {
	const given = typeof value === 'string' ? (fromJson(value) ?? value) : value;
	if (isNothing(given)) return {};
	const groups = (field.options ?? []) as INodePropertyCollection[];
	const names = groups.map(({ name }) => name);
	const isSaved = isRecord(given) && Object.keys(given).some((name) => names.includes(name));
	if (isSaved && isWhole) requireKnown(field, groups, given);
	const saved = isSaved ? given : { [names[0]]: given };
	const filled: IDataObject = {};
	for (const group of groups) {
		const held = saved[group.name];
		const rows = typeof held === 'string' ? (fromJson(held) ?? held) : held;
		if (isNothing(rows)) continue;
		const isStrict = isWhole || !isSaved || typeof held === 'string';
		const members = group.values as Field[];
		const list = asList(rows) ?? [rows];
		const converted = list.map((row) => rowOf(convert, field, members, row, timezone, isStrict));
		filled[group.name] = (
			isRecord(rows) && list.length === 1 && isSaved ? converted[0] : converted
		) as IDataObject;
	}
	return filled;
}

function rowOf(
	convert: Convert,
	field: Field,
	members: Field[],
	value: unknown,
	timezone: string,
	isStrict: boolean,
): IDataObject {
	const [only, ...others] = members;
	const isValue = typeof value !== 'object' && others.length === 0 && value !== undefined;
	const row = isValue ? { [only.name]: value as string } : value;
	if (!isRecord(row) || isForeign(row)) throw noObject(field, members, value, ': each row');
	if (isStrict) requireKnown(field, members, row);
	const filled: IDataObject = {};
	for (const member of members) {
		const converted = convert(
			member,
			orDefault(member, row[member.name] ?? member.default),
			timezone,
			isStrict,
		);
		if (converted !== undefined) filled[member.name] = converted as IDataObject;
	}
	return filled;
}

/** A field, or a group of rows. */
type Named = Pick<Field, 'name'>;

/** Also what PHP and n8n give for an empty object. */
function isNothing(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return typeof value === 'object' && !isForeign(value) && Object.keys(value).length === 0;
}

/** A date, a Luxon object and the like: an object, but not a set of fields. */
function isForeign(value: object): boolean {
	return value instanceof Date || typeof (value as { toISO?: unknown }).toISO === 'function';
}

function requireKnown(field: Field, members: Named[], given: IDataObject): void {
	const unknown = Object.keys(given).find((key) => members.every(({ name }) => name !== key));
	if (unknown === undefined) return;
	throw new InputError(
		`${field.displayName} has no field "${unknown}"`,
		`Its fields are: ${namesOf(members)}.`,
	);
}

function noObject(field: Field, members: Named[], value: unknown, what = ''): InputError {
	const label = `${field.displayName}${what}`;
	const name = Array.isArray(value)
		? 'a list'
		: typeof value === 'object' && value !== null
			? 'another kind of object'
			: `"${String(value)}"`;
	return new InputError(
		`${label} must be an object, it is ${name}`,
		`Its fields are: ${namesOf(members)}.`,
	);
}

function namesOf(members: Named[]): string {
	return members.map(({ name }) => name).join(', ');
}
