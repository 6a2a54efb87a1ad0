import type { IDataObject } from 'n8n-workflow';
import { collection, listFields, simplifyField } from '../../shared/description/fields';
import type { Field, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { filled, without } from '../../shared/values/records';
import { cleared, requireChange } from '../model/changes';
import { writing } from './takenOver';

/** What a resource with the usual five operations is made of. */
export interface Definition {
	/** As it stands in a sentence: "SIP connection", "SIP connections". */
	one: string;
	many: string;
	/** Where the list is; a record lies below it. */
	path: string | ((values: Values) => string);
	/** Fields that lead to the list, such as the domain of a SIP user. */
	within?: Field[];
	/** Says which record. */
	id: Field;
	/** What creating needs, and what it takes beside; an update takes any of them. */
	required?: Field[];
	optional?: Field[];
	/** Fields that only creating takes. */
	createOnly?: string[];
	/** Fields that an update may empty. */
	clearable?: string[];
	/** From the fields' values to what goes out, where the two differ. */
	wire?: (fields: IDataObject, isNew: boolean) => IDataObject;
	/** Where a record has more than ten fields. */
	simplify?: Operation['simplify'];
	/** The operations that a page of the vendor shows; the others rest on its types of 2021. */
	pages?: string[];
}

/** For the generated documentation: no page of the vendor shows it. */
export const TYPES_ONLY = "Shape from the vendor's generated types of 2021; no page shows it.";
export const CLIENT_ONLY = 'Known only from a client that calls it; no page or type shows it.';

/** The address of the list, or of the record that the values name. */
export function listPath({ path }: Definition, values: Values): string {
	return typeof path === 'string' ? path : path(values);
}
export function recordPath(definition: Definition, values: Values): string {
	return `${listPath(definition, values)}/${pathSegment(values[definition.id.name], definition.id.displayName)}`;
}

/** "a SIP connection", "an address". */
export function a(noun: string): string {
	return `${/^([aeio]|SMS)/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Marks what no page of the vendor shows. */
function sourced({ pages }: Definition, operation: Operation): Operation {
	const isShown = pages?.includes(operation.value) ?? true;
	return isShown ? operation : { ...operation, evidence: TYPES_ONLY };
}

/** The usual operations of a resource, or those of them that the vendor has. */
export function crud(definition: Definition, operations = Object.keys(builders)): Operation[] {
	return operations.map((value) => sourced(definition, builders[value](definition)));
}

/** A field of an update: never required, and some can be emptied. */
function changeable(field: Field, clearable: string[] = []): Field {
	const { description, ...rest } = without(field, 'required');
	if (!clearable.includes(field.name)) return { ...rest, ...(description && { description }) };
	const hint = description
		? `${description}. Leave empty to remove it.`
		: 'Leave empty to remove it';
	return { ...rest, description: hint };
}

function simplifying({ simplify }: Definition): Field[] {
	return simplify ? [simplifyField] : [];
}

const builders: Record<string, (definition: Definition) => Operation> = {
	create: (definition) => {
		const { one, within = [], required = [], optional = [] } = definition;
		const extra =
			optional.length > 0 ? [collection('Additional Fields', 'additionalFields', optional)] : [];
		return {
			name: 'Create',
			value: 'create',
			action: `Create ${a(one)}`,
			description: `Create ${a(one)}`,
			fields: [
				...within,
				...required.map((field) => ({ ...field, required: true })),
				...extra,
				...simplifying(definition),
			],
			simplify: definition.simplify,
			...writing([...required, ...optional], (values) => {
				const given = required.map(({ name }) => [name, values[name]]);
				const fields = { ...Object.fromEntries(given), ...filled(values.additionalFields) };
				const body = definition.wire?.(fields, true) ?? fields;
				return { method: 'POST', path: listPath(definition, values), body, expect: 'record' };
			}),
		};
	},

	delete: (definition) => ({
		name: 'Delete',
		value: 'delete',
		action: `Delete ${a(definition.one)}`,
		description: `Permanently delete ${a(definition.one)}`,
		fields: [...(definition.within ?? []), definition.id],
		key: (values) => recordPath(definition, values),
		request: (values) => ({ method: 'DELETE', path: recordPath(definition, values) }),
		items: () => [{ deleted: true }],
	}),

	get: (definition) => ({
		name: 'Get',
		value: 'get',
		action: `Get ${a(definition.one)}`,
		description: `Get one ${definition.one}`,
		fields: [...(definition.within ?? []), definition.id, ...simplifying(definition)],
		request: (values) => ({
			method: 'GET',
			path: recordPath(definition, values),
			expect: 'record',
		}),
		simplify: definition.simplify,
	}),

	getAll: (definition) => ({
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${definition.many}`,
		description: `Get many ${definition.many}`,
		fields: [...(definition.within ?? []), ...listFields, ...simplifying(definition)],
		request: (values) => ({ method: 'GET', path: listPath(definition, values), expect: 'list' }),
		simplify: definition.simplify,
	}),

	update: (definition) => {
		const { one, within = [], id, required = [], optional = [], createOnly = [] } = definition;
		const fields = [...required, ...optional]
			.filter(({ name }) => !createOnly.includes(name))
			.map((field) => changeable(field, definition.clearable));
		return {
			name: 'Update',
			value: 'update',
			action: `Update ${a(one)}`,
			description: `Update ${a(one)}. Only the fields that you add are changed.`,
			fields: [
				...within,
				id,
				collection('Update Fields', 'updateFields', fields),
				...simplifying(definition),
			],
			simplify: definition.simplify,
			key: (values) => recordPath(definition, values),
			check: ({ updateFields }) => requireChange(updateFields, fields, definition.clearable),
			...writing(fields, (values) => {
				const changes = cleared(values.updateFields);
				const body = definition.wire?.(changes, false) ?? changes;
				// Setting values twice does the same as setting them once.
				return { method: 'PATCH', path: recordPath(definition, values), body, repeatable: true };
			}),
		};
	},
};
