import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../contract/types';
import { fromJson } from './list';
import { isRecord } from './records';

/** Fields that hold others: each of those may be empty on its own. */
const HOLDERS: Array<Field['type']> = ['collection', 'fixedCollection', 'resourceMapper', 'json'];

/** Nothing, a text without a character, a list without an entry, or a locator without a value. */
function isEmpty(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	if (isRecord(value)) return '__rl' in value && isEmpty(value.value);
	return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/**
 * What was given for a field, as if all that is empty in it had not been filled in: members of
 * collections, cells of rows, and values by name such as custom fields.
 */
export function withoutEmpty({ type }: Field, value: unknown): unknown {
	if (isEmpty(value)) return undefined;
	if (!HOLDERS.includes(type)) return value;
	const given = typeof value === 'string' ? (fromJson(value) ?? value) : value;
	if (type === 'collection' || type === 'fixedCollection') return filledIn(given);
	if (!isRecord(given)) return given;
	return type === 'resourceMapper' && isRecord(given.value)
		? { ...given, value: filledMembers(given.value) }
		: filledMembers(given);
}

/** Without empty members, at any depth. */
function filledIn(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(filledIn);
	// A moment is an object, too, but has no members to fill in.
	if (!isRecord(value) || value instanceof Date || 'toISO' in value) return value;
	const members = Object.entries(filledMembers(value));
	return Object.fromEntries(members.map(([name, member]) => [name, filledIn(member)]));
}

function filledMembers(values: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));
}
