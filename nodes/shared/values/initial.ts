import type { Field } from '../contract/types';

/** What cannot be empty in a form. */
const NEVER_EMPTY: Array<Field['type']> = ['options', 'number', 'boolean'];

/**
 * A choice, a number or a switch that is always shown cannot be left open: without a value it is the
 * field's default, as in a new node. All other values are as they were given.
 */
export function orDefault(field: Field, value: unknown): unknown {
	const isMissing = value === undefined || value === null || isBlank(value);
	return isMissing && !field.required && NEVER_EMPTY.includes(field.type) ? field.default : value;
}

/** A text without any character that can be seen. */
export function isBlank(value: unknown): boolean {
	return typeof value === 'string' && !/[^\s\p{Cf}]/u.test(value);
}
