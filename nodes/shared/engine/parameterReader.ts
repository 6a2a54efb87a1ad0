import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { convert } from '../values/convert';
import { orDefault } from '../values/initial';
import { InputError } from '../contract/errors';
import { nodeOptions } from '../description/executionOptions';
import { NOT_PLAIN, plainResolver } from '../values/plainExpression';
import type { Field, Operation, Values } from '../contract/types';

/**
 * Reads the fields of one operation for any item.
 *
 * Three things keep the cost of an item low and independent of the node's size: only the operation's
 * own fields are read, without n8n's schema check (which walks all properties of the same name); a
 * field that holds no expression is read and checked once for all items; and an expression that only
 * names a value of the item is looked up instead of evaluated.
 */
export function parameterReader(context: IExecuteFunctions, fields: Field[]) {
	const raw = context.getNode().parameters as IDataObject;
	const constant = new Map<string, unknown>();
	const input = context.getInputData();
	const timezone = context.getTimezone();

	const plain = new Map(
		fields
			.filter(({ name }) => hasExpression(raw[name]))
			.map(({ name }) => [name, plainResolver(raw[name])]),
	);

	const valueOf = (field: Field, itemIndex: number): unknown => {
		const found = plain.get(field.name)?.(input[itemIndex].json) ?? NOT_PLAIN;
		if (found !== NOT_PLAIN) return found;
		return context.getNodeParameter(
			field.name,
			itemIndex,
			field.default as NodeParameterValueType,
			{ skipValidation: true },
		);
	};

	const readField = (field: Field, itemIndex: number): unknown => {
		const value = orDefault(field, valueOf(field, itemIndex));
		const converted = convert(field, value, timezone, typeof raw[field.name] === 'string');
		requireBinary(field, converted, input[itemIndex].binary);
		return converted;
	};

	/**
	 * @returns the values of all fields that were filled in
	 * @throws InputError naming the field
	 */
	return (itemIndex: number): Values => {
		const values: Values = {};
		for (const field of fields) {
			if (field.type === 'notice' || !isShown(field, values)) continue;
			const isConstant = !namesBinary(field) && !hasExpression(raw[field.name]);
			if (isConstant && !constant.has(field.name)) {
				constant.set(field.name, readField(field, itemIndex));
			}
			const value = isConstant ? constant.get(field.name) : readField(field, itemIndex);
			if (value !== undefined) values[field.name] = value as IDataObject;
		}
		return values;
	};
}

/** The fields of an operation, its options included. */
export function fieldsOf(operation: Operation): Field[] {
	const options = [...(operation.options ?? []), ...nodeOptions];
	const collection: Field = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options,
	};
	return [...operation.fields, collection];
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

/** The part of n8n's display rules that our own fields use: equality with an earlier field. */
function isShown(field: Field, values: Values): boolean {
	const { show = {}, hide = {} } = field.displayOptions ?? {};
	const holds = ([name, allowed]: [string, unknown]) =>
		Array.isArray(allowed) && allowed.includes(values[name]);
	return Object.entries(show).every(holds) && !Object.entries(hide).some(holds);
}

function namesBinary(field: Field): boolean {
	return field.binary === true || membersOf(field).some(namesBinary);
}

function membersOf({ type, options }: Field): Field[] {
	return type === 'collection' ? ((options ?? []) as Field[]) : [];
}

function requireBinary(field: Field, value: unknown, binary: object = {}): void {
	const entries = (value ?? {}) as IDataObject;
	for (const member of membersOf(field)) requireBinary(member, entries[member.name], binary);
	if (!field.binary) return;
	const files = binary as IBinaryKeyData;
	const missing = binaryNames(value).find((name) => !(name in files));
	if (missing === undefined) {
		for (const name of binaryNames(value)) {
			const complaint = field.checkFile?.(files[name]);
			if (complaint) throw new InputError(`${field.displayName}: the file "${name}" ${complaint}`);
		}
		return;
	}
	const present = Object.keys(binary).join(', ');
	throw new InputError(
		`${field.displayName}: the item has no file in the field "${missing}"`,
		present ? `Its files are in: ${present}.` : 'The item carries no files.',
	);
}

/** The names in a field that lists binary data, separated by commas. */
export function binaryNames(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
