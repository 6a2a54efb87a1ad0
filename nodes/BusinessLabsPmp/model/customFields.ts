import type { IDataObject } from 'n8n-workflow';
import { DATE_HELP, nameOf, textOf } from '../../shared/values/convert';
import { asList, entriesOf, fromJson } from '../../shared/values/list';
import { decodedEntities } from '../../shared/values/plainText';
import { isRecord } from '../../shared/values/records';
import { isNoDate, toDay, toWallClock } from '../../shared/values/dates';
import { InputError, VendorError } from '../../shared/contract/errors';
import type { Exchange, Field, Values, WireRequest } from '../../shared/contract/types';
import { PmpError, unless } from '../transport/answer';
import { dialectOf } from './definition';
import { inFormat } from './dates';
import { decimal } from './decimal';
import { ENTITIES } from './customFieldEntities';
import { listOf, meaning } from './column';
import type { Column, ColumnKind, Dialect } from './column';

/** A custom field as an administrator made it. */
export interface CustomField {
	id: string;
	label: string;
	type: string;
	options: string[];
}

/** The user fills in custom fields by their labels. */
export const customFieldsField: Field = {
	displayName: 'Custom Fields',
	name: 'custom_fields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			mode: 'add',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'custom field', plural: 'custom fields' },
			addAllFields: false,
			supportAutoMap: false,
		},
	},
};

/** The custom fields of one entity. Vendor docs: "Custom Fields". */
export async function loadCustomFields(
	send: (request: WireRequest) => Promise<unknown>,
	entity: string,
): Promise<CustomField[]> {
	const path = `/api/custom_fields/${entity}`;
	const answer = await unless(
		['foreign', 'noHandler'],
		send({ method: 'GET', path, expect: 'list' }),
	);
	if (answer instanceof PmpError) {
		throw new VendorError("This server's API module does not support custom fields", {
			httpCode: answer.httpCode,
			description: 'They require version 2. Ask the administrator of PMP to update the module.',
		});
	}
	return (answer as IDataObject[]).map(({ custom_field_id, label, type, options }) => ({
		id: String(custom_field_id),
		label: String(label),
		type: String(type),
		options: jsonList(options).map((option) => option.trim()),
	}));
}

/** The options of a select come as JSON text, in PHP's way at times: a list with numbers for keys. */
export function jsonList(value: unknown): string[] {
	const list = asList(typeof value === 'string' ? fromJson(value) : value);
	return (list ?? []).map(String);
}

/**
 * What the user filled in, as PMP takes it: `{ <entity>: { <number>: value } }`.
 * @throws InputError naming the field, when there is none of that label or the value does not fit
 */
export async function customFieldsBody(
	exchange: Asking,
	resource: string,
	values: Values,
): Promise<IDataObject> {
	const filled = await filledFields(exchange, resource, values);
	if (filled.length === 0) return {};
	const byId = filled.map(({ field, sent }) => [field.id, sent] as const);
	return { custom_fields: { [ENTITIES[resource]]: Object.fromEntries(byId) } };
}

/**
 * Labels of the fields that the user filled in and of which a record shows another value.
 * @returns undefined where the record shows none, so that nobody can tell
 */
export async function unlikeCustomFields(
	exchange: Asking,
	resource: string,
	values: Values,
	{ customfields }: IDataObject,
): Promise<string[] | undefined> {
	const filled = await filledFields(exchange, resource, values);
	if (filled.length === 0) return [];
	if (!Array.isArray(customfields)) return undefined;
	const shown = customfields.filter(isRecord);
	const dialect = dialectOf(exchange.credentials);
	const isShown = ({ field, sent }: FilledField) => {
		const own = shown.filter(({ label }) => plainLabel(label) === plainLabel(field.label));
		if (own.length === 0) return sent === '';
		return own.some(({ value }) => isSame(field, String(sent), value, dialect));
	};
	return filled.filter((one) => !isShown(one)).map(({ field }) => field.label);
}

/** What PMP keeps of a link is the HTML around it. */
function isSame(
	{ type, label: name }: CustomField,
	sent: string,
	shown: unknown,
	dialect: Dialect,
): boolean {
	const kind = KINDS[type] ?? 'text';
	const column: Column = { kind, field: { displayName: name, name, type: 'string', default: '' } };
	const [asked, found] = [sent, String(shown ?? '')].map((value) =>
		meaning(column, decodedEntities(value), dialect),
	);
	return asked === found || (type === 'link' && asked !== '' && found.includes(asked));
}

const KINDS: Record<string, ColumnKind> = {
	number: 'number',
	multiselect: 'list',
	checkbox: 'list',
	date_picker: 'date',
	date_picker_time: 'dateTime',
};

/** A field that the user filled in, and its value as PMP takes it. */
interface FilledField {
	field: CustomField;
	sent: string | string[];
}

type Asking = Pick<Exchange, 'send' | 'once' | 'credentials' | 'timezone'>;

async function filledFields(
	exchange: Asking,
	resource: string,
	{ custom_fields }: Values,
): Promise<FilledField[]> {
	const given = filledIn(custom_fields);
	const entity = ENTITIES[resource];
	if (!entity || given.length === 0) return [];
	const known = await exchange.once(
		`custom fields of ${entity}`,
		async () => await loadCustomFields(exchange.send, entity),
	);
	return given.map(([name, value]) => {
		const field = fieldNamed(name, known);
		if (!field) {
			throw new InputError(`Custom Fields: PMP has no field "${name}" here`, namesOf(known));
		}
		return { field, sent: valueOf(field, value, exchange) };
	});
}

/** By its name in the form or its number; else by its label as a person reads it. */
function fieldNamed(name: string, known: CustomField[]): CustomField | undefined {
	const exact = known.find(({ id, label }) => keyOf(id, label, known) === name || id === name);
	const alike = known.filter(({ label }) => plainLabel(label) === plainLabel(name));
	return exact ?? (alike.length === 1 ? alike[0] : undefined);
}

/** PMP escapes labels and options for its pages, and keeps the spaces around them. */
const plainLabel = (text: unknown) => decodedEntities(String(text)).trim();

/** Whether any custom field was added. */
export function hasCustomValues({ custom_fields }: Values): boolean {
	return (Array.isArray(custom_fields) ? custom_fields : entriesIn(custom_fields)).length > 0;
}

/** A field's name in the form: its label, with the number where two have the same. */
export function keyOf(id: string, label: string, known: CustomField[]): string {
	return known.filter((other) => other.label === label).length > 1 ? `${label} (${id})` : label;
}

/** The values by name; by expression also a list of fields, in the form in which PMP gives them. */
function filledIn(mapper: Values[string]): Array<[string, unknown]> {
	const given = Array.isArray(mapper) ? mapper.map(entryOf) : entriesIn(mapper);
	return given.filter(([, entry]) => entry !== null && entry !== undefined);
}

function entriesIn(mapper: Values[string]): Array<[string, unknown]> {
	const { value } = (mapper ?? {}) as { value?: IDataObject | null };
	return Object.entries(value ?? {});
}

function entryOf(field: unknown): [string, unknown] {
	const { custom_field_id: number, id, label, name, value } = isRecord(field) ? field : {};
	const key = [number, id, label, name].find((text) => (text ?? '') !== '');
	if (key !== undefined && value !== undefined) return [String(key), value];
	throw new InputError(
		'Custom Fields: each entry of a list must have a label and a value',
		'Give them like [{"label": "Branch", "value": "Rome"}], or as an object like {"Branch": "Rome"}.',
	);
}

function namesOf(known: CustomField[]): string {
	if (known.length === 0) return 'It has no custom fields for this type of record.';
	return `Its fields are: ${known.map(({ label }) => label).join(', ')}.`;
}

function valueOf(
	{ label, type, options }: CustomField,
	value: unknown,
	{ credentials, timezone }: Pick<Exchange, 'credentials' | 'timezone'>,
): string | string[] {
	const isEmpty = value === '' || (Array.isArray(value) && value.length === 0);
	if (isEmpty) return '';
	const displayed = { displayName: `Custom Fields: ${label}`, name: label };
	const complain = (what: string, help?: string) =>
		new InputError(`${displayed.displayName} must be ${what}, it is ${nameOf(value)}`, help);
	const plain = () => {
		const text = textOf(value);
		if (text === undefined) throw complain('text');
		return text;
	};
	// Where the server tells none in a form that is known, it is PMP that knows them.
	const optionOf = (entry: string) =>
		options.length === 0 ? entry : options.find((one) => plainLabel(one) === plainLabel(entry));
	if (type === 'multiselect' || type === 'checkbox') {
		const only = options.length > 0 && typeof value !== 'object' && optionOf(String(value));
		const list = only ? [only] : listOf(entriesOf(displayed, value)).map(optionOf);
		if (!list.every((entry) => entry !== undefined)) throw complain(`of: ${options.join(', ')}`);
		return list;
	}
	if (type === 'select') {
		const option = optionOf(plain());
		if (option === undefined) throw complain(`one of: ${options.join(', ')}`);
		return option;
	}
	if (type === 'number' && !decimal(value)) throw complain('a number');
	if (!type.startsWith('date_picker')) return plain();
	if (isNoDate(value)) return '';
	const isDay = type !== 'date_picker_time';
	const moment = (isDay ? toDay : toWallClock)(value, timezone);
	if (moment === undefined) throw complain('a date', DATE_HELP);
	const { dateFormat } = dialectOf(credentials);
	return inFormat(moment, dateFormat, isDay ? 'never' : 'always');
}
