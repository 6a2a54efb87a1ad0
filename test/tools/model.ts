import type { IDataObject, INodePropertyCollection } from 'n8n-workflow';
import type { Field } from '../../nodes/shared/contract/types';

/** A form whose fields a language model fills in, and what the model gives for them. */
export interface Filling {
	parameters: IDataObject;
	args: IDataObject;
}

const EMPTY = ['', null, '  ', [], undefined];

/**
 * Lets a model fill in every field of an operation: what it knows in the forms in which models give it,
 * and the rest empty, in all the ways in which models leave a field empty.
 * @param known values by field; members of collections below the collection's name
 */
export function filledByModel(fields: Field[], known: IDataObject): Filling {
	const args: IDataObject = {};
	let count = 0;
	const asked = (value: unknown): string => {
		const key = `field_${++count}`;
		const given = value === undefined ? EMPTY[count % EMPTY.length] : asModelsSay(value, count);
		if (given !== undefined) args[key] = given as IDataObject;
		return `={{ $fromAI('${key}', 'What it is', 'string') }}`;
	};
	const filled = (field: Field, value: unknown): unknown => {
		const members = (options: Field['options'], row: IDataObject) =>
			formOf((options ?? []) as Field[], row);
		switch (field.type) {
			case 'resourceLocator':
				return { __rl: true, mode: 'id', value: asked(value) };
			case 'collection':
				return members(field.options, (value ?? {}) as IDataObject);
			case 'fixedCollection':
				return rowsOf(field, (value ?? {}) as IDataObject, members);
			case 'resourceMapper':
				return { mappingMode: 'defineBelow', value: { Anything: asked(undefined) } };
			case 'options':
				// The choices that rule a form are the user's, not the model's.
				return value === undefined ? asked(undefined) : value;
			default:
				return asked(value);
		}
	};
	const formOf = (all: Field[], row: IDataObject): IDataObject =>
		Object.fromEntries(
			all
				.filter(({ type }) => type !== 'notice')
				.map((field) => [field.name, filled(field, row[field.name])]),
		) as IDataObject;
	return { parameters: formOf(fields, known), args };
}

function rowsOf(
	{ options }: Field,
	value: IDataObject,
	members: (options: Field['options'], row: IDataObject) => IDataObject,
): IDataObject {
	const groups = ((options ?? []) as INodePropertyCollection[])
		.filter(({ name }) => name in value)
		.map(({ name, values }) => {
			const rows = value[name] as IDataObject | IDataObject[];
			const fill = (row: IDataObject) => members(values as Field['options'], row);
			return [name, Array.isArray(rows) ? rows.map(fill) : fill(rows)];
		});
	return Object.fromEntries(groups) as IDataObject;
}

/** Numbers and flags as texts; lists as texts of JSON. */
function asModelsSay(value: unknown, count: number): unknown {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	if (Array.isArray(value) && count % 2 === 0) return JSON.stringify(value);
	return value;
}
