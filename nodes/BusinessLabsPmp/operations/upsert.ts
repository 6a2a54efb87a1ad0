import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type { Exchange, Operation, Values } from '../../shared/contract/types';
import { createRecord } from './create';
import { customFieldsField } from '../model/customFields';
import { fieldsFor, idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { sameText } from '../transport/htmlText';
import { update } from './update';
import { article } from '../model/article';
import { readWhole } from '../transport/pages';

/** How to find the records that may be the one. */
export interface Matching {
	/** Columns that the user may pick, with their labels. */
	by: Record<string, string>;
	/** Columns that PMP's search looks into; for the others the whole list is read. */
	searched: string[];
}

/** Create or Update, by a column that the user picks. */
export function upsertOperation(definition: Definition, matching: Matching): Operation {
	const { columns, value, path } = definition;
	const offered = fieldsFor(columns, 'create').map(({ field }) => field);
	const optional = offered.filter(({ required }) => !required);
	const options: INodePropertyOptions[] = Object.entries(matching.by).map(([name, title]) => ({
		name: title,
		value: name,
	}));
	const [{ value: first }] = options;
	options.sort((a, b) => a.name.localeCompare(b.name));
	return {
		name: 'Create or Update',
		value: 'upsert',
		action: `Create or update ${article(definition.one)}`,
		description: `Create a new ${definition.one}, or update the current one if it already exists (upsert)`,
		fields: [
			picker(options, String(first)),
			...offered.filter(({ required }) => required),
			...(optional.length > 0
				? [collection('Additional Fields', 'additionalFields', optional)]
				: []),
			...(value === 'item' ? [] : [customFieldsField]),
		],
		check: (values) => void wanted(values),
		key: (values) => `${path} ${String(values.matchBy)} ${String(wanted(values))}`,
		run: async (exchange, values) => {
			const { id, all } = await find(exchange, definition, matching, values);
			if (id === undefined) {
				const { record, answer } = await createRecord(exchange, definition, values);
				if (!record) return [{ ...answer, created: true }];
				all?.push(record);
				return [{ ...answer, id: idOf(definition, record), created: true }];
			}
			const { additionalFields, custom_fields, ...given } = values;
			const updateFields = { ...given, ...(additionalFields as IDataObject) };
			const [result] = await update(exchange, definition, {
				...values,
				id,
				updateFields,
				custom_fields,
			});
			return [{ ...result, created: false }];
		},
	};
}

function picker(options: INodePropertyOptions[], initial: string) {
	return {
		displayName: 'Match By',
		name: 'matchBy',
		type: 'options' as const,
		options,
		default: initial,
		description: 'Field that identifies an existing record. Enter its value below.',
	};
}

/** The value that a record must have. Throws InputError when it is not given. */
function wanted(values: Values): string {
	const { matchBy, additionalFields } = values;
	const given = { ...values, ...(additionalFields as IDataObject) };
	const value = given[String(matchBy)];
	if (value === undefined || value === '') {
		throw new InputError(`Match By: the field "${String(matchBy)}" has no value`);
	}
	return String(value);
}

/** The ID of the one record that has the value, if any, and all records where the list was read. */
async function find(
	exchange: Exchange,
	definition: Definition,
	{ searched }: Matching,
	values: Values,
): Promise<{ id?: string; all?: IDataObject[] }> {
	const column = String(values.matchBy);
	const value = wanted(values);
	const base = `/api/${definition.path}`;
	const canSearch =
		searched.includes(column) && /^[\p{L}\p{N} @._-]*[\p{L}\p{N}][\p{L}\p{N} @._-]*$/u.test(value);
	const path = canSearch
		? `${base}/search/${encodeURIComponent(value)}`
		: listAddress(definition, values);
	const read = async () => await readWhole(exchange.send, path, definition.idKey);
	// A whole list is read once per execution; what is created later on is added to it.
	const all = canSearch ? undefined : await exchange.once(path, read);
	const records = all ?? (await read());
	const ids = [
		...new Set(
			records
				.filter((record) => sameText(record[column], value))
				.map((record) => idOf(definition, record)),
		),
	];
	if (ids.length < 2) return { id: ids[0], all };
	throw new InputError(
		`Match By: several ${definition.many} have "${value}" in ${column}: ${ids.join(', ')}`,
		'Match by a field that only one of them has, or use Update with the ID.',
	);
}
