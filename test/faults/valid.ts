import { fc } from '../engine/property';
import type { IDataObject, IExecuteFunctions, INodePropertyCollection } from 'n8n-workflow';
import { fieldsOf, parameterReader } from '../../nodes/shared/engine/parameterReader';
import type { Credentials, Field, Operation } from '../../nodes/shared/contract/types';

/** A file that every operation takes which takes files. */
export const binary = {
	data: {
		data: Buffer.from('a picture').toString('base64'),
		mimeType: 'image/png',
		fileName: 'picture.png',
		fileExtension: 'png',
	},
};

/**
 * Each field, and each member of a collection, takes its value from the item: n8n checks fixed ones
 * before the node sees them. Rows stay fixed, as a form has no expression for a number of them.
 * @param given what the item holds; without it, all fields and members are there
 */
export function fromItem(fields: Field[], given?: IDataObject, place = '$json'): IDataObject {
	const parameters = fields
		.filter(({ name, type }) => type !== 'notice' && (!given || name in given))
		.map((field) => {
			const { name, type } = field;
			const value = `={{ ${place}[${JSON.stringify(name)}] }}`;
			const entry = given?.[name] as IDataObject | undefined;
			// n8n evaluates no expression in the place of a whole mapping either.
			if (['fixedCollection', 'resourceMapper'].includes(type)) return [name, entry ?? {}];
			if (type === 'resourceLocator') return [name, { __rl: true, mode: 'id', value }];
			if (type !== 'collection') return [name, value];
			return [name, fromItem(membersOf(field), entry, value.slice(4, -3))];
		});
	return Object.fromEntries(parameters) as IDataObject;
}

/** The fields of a collection. */
export function membersOf({ options }: Field): Field[] {
	return (options ?? []) as Field[];
}

/** Values that no form would give, but an expression or an AI agent may. */
export const odd = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom('', ' ', '0', '-1', 'null', '../..', '%2e%2e', '💥', '1e999', '2026-02-30', '\0'),
	fc.double(),
	fc.integer(),
	fc.boolean(),
	fc.constant(null),
	fc.jsonValue({ maxDepth: 2 }),
);

/** Texts of every kind that some field asks for. */
const TEXTS = [
	'A text',
	'8',
	'123456',
	'10000000-0000-4000-8000-000000000001',
	'data',
	'391234567890',
	'12029822900',
	'anna@example.com',
	'https://example.com/a.png',
	'desk.sip.opentact.org',
	'10.0.0.1',
	'2026-07-30',
	'09:30:00',
	'+391234567890',
	'a_name',
	'{"a":1}',
	'<Response><Say>Hello</Say></Response>',
];
const JSONS = ['{"a":1}', '[{"a":1}]', '[]', '["a"]'];

/** What a text field takes, as far as the field itself says; a field that takes none of it gets all. */
function textFor({ type, check, placeholder, default: initial }: Field): fc.Arbitrary<string> {
	const example = String(placeholder ?? '').replace(/^e\.g\. /, '');
	const more = type === 'json' ? JSONS : TEXTS;
	const known = [...new Set([String(initial ?? ''), example, ...more])].filter(Boolean);
	const fitting = known.filter(
		(text) => !fails(() => check?.(type === 'json' ? JSON.parse(text) : text)),
	);
	const [first, ...others] = fitting.length > 0 ? fitting : known;
	return fc.oneof(fc.constant(first), fc.constantFrom(first, ...others));
}

function fails(check: () => string | undefined): boolean {
	try {
		return check() !== undefined;
	} catch {
		return true;
	}
}

function choicesOf({ options = [] }: Field): unknown[] {
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

/** Values that a field takes when a user fills it in as its description says. */
function valueFor(field: Field): fc.Arbitrary<unknown> {
	const { minValue = 0, maxValue = minValue + 100 } = field.typeOptions ?? {};
	switch (field.type) {
		case 'number':
			return fc.integer({ min: Math.ceil(minValue), max: Math.floor(maxValue) });
		case 'boolean':
			return fc.boolean();
		case 'options': {
			const choices = choicesOf(field);
			return choices.length > 0 ? fc.constantFrom(...choices) : fc.constant('1');
		}
		case 'multiOptions': {
			const choices = choicesOf(field);
			// Lists from the server: IDs, or the names of taxes as a document takes them.
			if (choices.length === 0) return fc.constantFrom(['1'], ['VAT|20.00']);
			return fc.subarray(choices, { minLength: 1 });
		}
		case 'dateTime':
			return fc.constantFrom('2026-07-30', '2026-07-30T14:05:00', '2026-12-31T23:59:59Z');
		case 'resourceLocator':
			return locatorFor(field);
		case 'collection':
			return recordOf(membersOf(field), []);
		case 'fixedCollection':
			return rowsFor(field);
		case 'resourceMapper':
			return fc.constant({ mappingMode: 'defineBelow', value: null });
		default:
			return textFor(field);
	}
}

function rowsFor({ options, typeOptions }: Field): fc.Arbitrary<unknown> {
	const groups = ((options ?? []) as INodePropertyCollection[]).map(({ name, values }) => {
		const row = recordOf(values as Field[]);
		const isList = typeOptions?.multipleValues === true;
		return [name, isList ? fc.array(row, { minLength: 1, maxLength: 2 }) : row];
	});
	return fc.record(Object.fromEntries(groups));
}

/** The ID alone, as an expression gives it. */
function locatorFor(field: Field): fc.Arbitrary<string> {
	const typed = (field.modes ?? []).find(({ type }) => type === 'string');
	return textFor({ ...field, placeholder: typed?.placeholder, default: '' });
}

function recordOf(fields: Field[], required?: string[]): fc.Arbitrary<IDataObject> {
	const values = fields
		.filter(({ type }) => type !== 'notice')
		.map((field) => [field.name, valueFor(field)]);
	return fc.record(Object.fromEntries(values), required ? { requiredKeys: required } : {});
}

/** Parameters that an operation takes: it finds nothing wrong with them before anything is sent. */
export function parametersFor(
	operation: Operation,
	credentials: Credentials,
): fc.Arbitrary<IDataObject> {
	const fields = operation.fields.filter(({ type }) => type !== 'notice');
	const options = recordOf(operation.options ?? [], []);
	let missed = 0;
	return (
		fc
			.tuple(recordOf(fields), options)
			// Copied as n8n stores them: a record of fast-check has no prototype.
			.map(([values, chosen]) => stored({ ...values, options: chosen }))
			.filter((parameters) => {
				const isFine = isTaken(operation, parameters, credentials);
				missed = isFine ? 0 : missed + 1;
				if (missed > 5000) throw new Error(`Nothing fits into "${operation.action}"`);
				return isFine;
			})
	);
}

function stored(parameters: IDataObject): IDataObject {
	return JSON.parse(JSON.stringify(parameters)) as IDataObject;
}

function isTaken(operation: Operation, parameters: IDataObject, credentials: Credentials): boolean {
	const context = {
		getNode: () => ({ type: 'test', parameters }),
		getInputData: () => [{ json: {}, binary }],
		getTimezone: () => 'Europe/Rome',
		getNodeParameter: (name: string, _: number, initial: unknown) => parameters[name] ?? initial,
	} as unknown as IExecuteFunctions;
	return !fails(() => {
		const values = parameterReader(context, fieldsOf(operation))(0);
		operation.check?.(values);
		const ready = operation.prepare?.(values) ?? values;
		operation.request?.(ready, credentials);
		return undefined;
	});
}
