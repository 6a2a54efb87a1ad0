import type { IDataObject } from 'n8n-workflow';
import { DATE_HELP, nameOf, textOf } from '../../shared/values/convert';
import { asList, entriesOf, fromJson } from '../../shared/values/list';
import { isRecord } from '../../shared/values/records';
import { toDay, toWallClock } from '../../shared/values/dates';
import { InputError, VendorError } from '../../shared/contract/errors';
import type { Exchange, Field, Values, WireRequest } from '../../shared/contract/types';
import { PmpError, unless } from '../transport/answer';
import { dialectOf } from './definition';
import { inFormat } from './dates';
import { decimal } from './decimal';
import { ENTITIES } from './customFieldEntities';
import { listOf } from './column';

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
			description: 'They require version 2. Ask the administrator of PMP to update the module.',
		});
	}
	return (answer as IDataObject[]).map(({ custom_field_id, label, type, options }) => ({
		id: String(custom_field_id),
		label: String(label),
		type: String(type),
		options: jsonList(options),
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
	exchange: Pick<Exchange, 'send' | 'once' | 'credentials' | 'timezone'>,
	resource: string,
	{ custom_fields }: Values,
): Promise<IDataObject> {
	const given = filledIn(custom_fields);
	const entity = ENTITIES[resource];
	if (!entity || given.length === 0) return {};
	const known = await exchange.once(
		`custom fields of ${entity}`,
		async () => await loadCustomFields(exchange.send, entity),
	);
	const values = given.map(([name, value]) => {
		const field = known.find(({ id, label }) => keyOf(id, label, known) === name || id === name);
		if (!field) {
			throw new InputError(`Custom Fields: PMP has no field "${name}" here`, namesOf(known));
		}
		return [field.id, valueOf(field, value, exchange)] as const;
	});
	return { custom_fields: { [entity]: Object.fromEntries(values) } };
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
	const isOption = (entry: string) => options.length === 0 || options.includes(entry);
	if (type === 'multiselect' || type === 'checkbox') {
		const list = options.includes(String(value))
			? [String(value)]
			: listOf(entriesOf(displayed, value));
		if (!list.every(isOption)) throw complain(`of: ${options.join(', ')}`);
		return list;
	}
	if (type === 'select' && !isOption(plain())) throw complain(`one of: ${options.join(', ')}`);
	if (type === 'number' && !decimal(value)) throw complain('a number');
	if (!type.startsWith('date_picker')) return plain();
	const isDay = type !== 'date_picker_time';
	const moment = (isDay ? toDay : toWallClock)(value, timezone);
	if (moment === undefined) throw complain('a date', DATE_HELP);
	const { dateFormat } = dialectOf(credentials);
	return inFormat(moment, dateFormat, isDay ? 'never' : 'always');
}
