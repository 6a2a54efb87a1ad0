import type { Field } from '../contract/types';

/**
 * A choice that is always shown cannot be left open: without one it is the field's default, as in a new
 * node. All other values are as they were given.
 */
export function orDefault(field: Field, value: unknown): unknown {
	const isMissing = value === undefined || value === null || value === '';
	const isChoice = field.type === 'options' && !field.required;
	return isMissing && isChoice ? field.default : value;
}
