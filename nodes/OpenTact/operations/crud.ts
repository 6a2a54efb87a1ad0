import type { IDataObject } from 'n8n-workflow';
import { collection, listFields, simplifyField } from '../../shared/description/fields';
import type { Field, Operation, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { filled } from '../../shared/values/records';
import { cleared, requireChange } from '../model/changes';

/** What a resource with the usual five operations is made of. */
export interface Kind {
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
export function listPath({ path }: Kind, values: Values): string {
	return typeof path === 'string' ? path : path(values);
}
export function recordPath(kind: Kind, values: Values): string {
	return `${listPath(kind, values)}/${pathSegment(values[kind.id.name], kind.id.displayName)}`;
}

/** "a SIP connection", "an address". */
export function a(noun: string): string {
	return `${/^([aeio]|SMS)/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** Marks what no page of the vendor shows. */
function sourced({ pages }: Kind, operation: Operation): Operation {
	const isShown = pages?.includes(operation.value) ?? true;
	return isShown ? operation : { ...operation, evidence: TYPES_ONLY };
}

/** The usual operations of a resource, or those of them that the vendor has. */
export function crud(kind: Kind, operations = Object.keys(builders)): Operation[] {
	return operations.map((value) => sourced(kind, builders[value](kind)));
}

/** A field of an update: never required, and some can be emptied. */
function changeable(field: Field, clearable: string[] = []): Field {
	const { required, description, ...rest } = field;
	if (!clearable.includes(field.name)) return { ...rest, ...(description && { description }) };
	const hint = description
		? `${description}. Leave empty to remove it.`
		: 'Leave empty to remove it';
	return { ...rest, description: hint };
}

function simplifying({ simplify }: Kind): Field[] {
	return simplify ? [simplifyField] : [];
}

const builders: Record<string, (kind: Kind) => Operation> = {
	create: (kind) => {
		const { one, within = [], required = [], optional = [] } = kind;
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
				...simplifying(kind),
			],
			simplify: kind.simplify,
			request: (values) => {
				const given = required.map(({ name }) => [name, values[name]]);
				const fields = { ...Object.fromEntries(given), ...filled(values.additionalFields) };
				const body = kind.wire?.(fields, true) ?? fields;
				return { method: 'POST', path: listPath(kind, values), body, expect: 'record' };
			},
		};
	},

	delete: (kind) => ({
		name: 'Delete',
		value: 'delete',
		action: `Delete ${a(kind.one)}`,
		description: `Permanently delete ${a(kind.one)}`,
		fields: [...(kind.within ?? []), kind.id],
		key: (values) => recordPath(kind, values),
		request: (values) => ({ method: 'DELETE', path: recordPath(kind, values) }),
		items: () => [{ deleted: true }],
	}),

	get: (kind) => ({
		name: 'Get',
		value: 'get',
		action: `Get ${a(kind.one)}`,
		description: `Get one ${kind.one}`,
		fields: [...(kind.within ?? []), kind.id, ...simplifying(kind)],
		request: (values) => ({ method: 'GET', path: recordPath(kind, values), expect: 'record' }),
		simplify: kind.simplify,
	}),

	getAll: (kind) => ({
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${kind.many}`,
		description: `Get many ${kind.many}`,
		fields: [...(kind.within ?? []), ...listFields, ...simplifying(kind)],
		request: (values) => ({ method: 'GET', path: listPath(kind, values), expect: 'list' }),
		simplify: kind.simplify,
	}),

	update: (kind) => {
		const { one, within = [], id, required = [], optional = [], createOnly = [] } = kind;
		const fields = [...required, ...optional]
			.filter(({ name }) => !createOnly.includes(name))
			.map((field) => changeable(field, kind.clearable));
		return {
			name: 'Update',
			value: 'update',
			action: `Update ${a(one)}`,
			description: `Update ${a(one)}. Only the fields that you add are changed.`,
			fields: [
				...within,
				id,
				collection('Update Fields', 'updateFields', fields),
				...simplifying(kind),
			],
			simplify: kind.simplify,
			key: (values) => recordPath(kind, values),
			check: ({ updateFields }) => requireChange(updateFields, fields, kind.clearable),
			request: (values) => {
				const changes = cleared(values.updateFields);
				const body = kind.wire?.(changes, false) ?? changes;
				// Setting values twice does the same as setting them once.
				return { method: 'PATCH', path: recordPath(kind, values), body, repeatable: true };
			},
		};
	},
};
