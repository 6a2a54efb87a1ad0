import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	NodeParameterValueType,
} from 'n8n-workflow';
import { convert } from '../values/convert';
import { orDefault } from '../values/initial';
import { InputError } from '../contract/errors';
import { isTool } from '../contract/tool';
import { leavesEmpty, optionsOf } from '../description/executionOptions';
import { withoutEmpty } from '../values/emptyValues';
import { NOT_PLAIN, plainResolver } from '../values/plainExpression';
import { isRecord } from '../values/records';
import { requireWords } from './textParts';
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
	const forModel = isTool(context.getNode());

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

	const readField = (field: Field, itemIndex: number, leaves: boolean): unknown => {
		const given = valueOf(field, itemIndex);
		if (!field.objects) {
			requireWords(context, field.displayName, raw[field.name], given, itemIndex);
		}
		const value = leaves ? filledIn(field, given) : orDefault(field, given);
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
		let leaves = forModel;
		for (const field of fields) {
			if (field.type === 'notice' || !isShown(field, values)) continue;
			const isConstant = !namesBinary(field) && !hasExpression(raw[field.name]);
			const name = `${field.name} ${leaves}`;
			if (isConstant && !constant.has(name)) {
				constant.set(name, readField(field, itemIndex, leaves));
			}
			const value = isConstant ? constant.get(name) : readField(field, itemIndex, leaves);
			if (value !== undefined) values[field.name] = value as IDataObject;
			if (field.name === 'options') leaves = leavesEmpty(values.options, forModel);
		}
		return values;
	};
}

/** The fields of an operation, its options first: they say how the others are read. */
export function fieldsOf(operation: Operation): Field[] {
	const collection: Field = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		options: optionsOf(operation),
	};
	return [collection, ...operation.fields];
}

/**
 * What was given for a field, where what is empty counts as not filled in: a number or a switch is then
 * what a form starts with. What a choice is to be, nobody can guess.
 * @throws InputError for a choice
 */
function filledIn(field: Field, given: unknown): unknown {
	const { type, default: initial, displayName, options = [] } = field;
	const value = withoutEmpty(field, given);
	if (value !== undefined) return value;
	if (type === 'options' && initial !== '') {
		const choices = options.flatMap((option) => ('value' in option ? [option.value] : []));
		const hint = choices.length > 0 ? `Its values are: ${choices.join(', ')}.` : undefined;
		throw new InputError(`${displayName} is required`, hint);
	}
	return ['number', 'boolean'].includes(type) && !field.required ? initial : undefined;
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
	for (const name of binaryNames(value)) {
		if (!Object.hasOwn(files, name)) throw noFile(field, name, Object.keys(files));
		const file = files[name];
		if (!isFile(file)) {
			throw new InputError(`${field.displayName}: the field "${name}" holds no file`);
		}
		const complaint = field.checkFile?.({ ...file, mimeType: file.mimeType || ANY_TYPE });
		if (complaint) throw new InputError(`${field.displayName}: the file "${name}" ${complaint}`);
	}
}

function noFile({ displayName }: Field, name: string, present: string[]): InputError {
	return new InputError(
		`${displayName}: the item has no file in the field "${name}"`,
		present.length > 0 ? `Its files are in: ${present.join(', ')}.` : 'The item carries no files.',
	);
}

/** Code may have put anything there. */
function isFile(file: unknown): boolean {
	return isRecord(file) && [file.data, file.id].some((held) => typeof held === 'string');
}

/** The type of a file whose own is not known. */
export const ANY_TYPE = 'application/octet-stream';

/** The names in a field that lists binary data, separated by commas. */
export function binaryNames(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
}
