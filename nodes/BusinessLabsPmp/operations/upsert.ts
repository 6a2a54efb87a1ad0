import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type { Field, Operation, Values } from '../../shared/contract/types';
import { createRecord } from './create';
import { findExisting, matchOf } from './findExisting';
import type { Matching } from './findExisting';
import { customFieldsField } from '../model/customFields';
import { fieldsFor, idOf } from '../model/definition';
import type { Definition } from '../model/definition';
import { update } from './update';
import { article } from '../model/article';

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
	const { initial = [] } = matching;
	return {
		name: 'Create or Update',
		value: 'upsert',
		action: `Create or update ${article(definition.one)}`,
		description: `Create a new ${definition.one}, or update the current one if it already exists (upsert)`,
		fields: [
			picker(options, String(first)),
			...offered.filter(({ required }) => required),
			...(initial.length > 0 ? [overwriteField(definition, offered, initial)] : []),
			...(optional.length > 0
				? [collection('Additional Fields', 'additionalFields', optional)]
				: []),
			...(value === 'item' ? [] : [customFieldsField]),
		],
		check: (values) => void matchOf(values),
		key: (values) => `${path} ${String(values.matchBy)} ${matchOf(values).meaning}`,
		run: async (exchange, values) => {
			const { id, known } = await findExisting(exchange, definition, matching, values);
			if (id !== undefined) {
				const [result] = await update(exchange, definition, changed(values, id, initial));
				return [{ ...result, created: false }];
			}
			const { record, answer } = await createRecord(exchange, definition, values).catch(
				(error: unknown) => {
					// It may be there all the same: the next item with this value is to look again.
					if (error instanceof VendorError && error.isUncertain) known.forget();
					throw error;
				},
			);
			known.created(matchOf(values), record);
			return [{ ...answer, ...(record && { id: idOf(definition, record) }), created: true }];
		},
	};
}

/** What an update gets of the fields: those that only a new record needs stay as they are, unless asked. */
function changed(values: Values, id: string, initial: string[]): Values {
	const { additionalFields, custom_fields, overwrite, ...given } = values;
	const all: IDataObject = { ...given, ...(additionalFields as IDataObject) };
	const asked = (overwrite ?? []) as string[];
	const kept = initial.filter((name) => !asked.includes(name));
	const updateFields = Object.fromEntries(
		Object.entries(all).filter(([name]) => !kept.includes(name)),
	);
	const own = Object.fromEntries(Object.entries(values).filter(([name]) => !kept.includes(name)));
	return { ...own, id, updateFields, custom_fields };
}

function overwriteField({ one }: Definition, offered: Field[], initial: string[]): Field {
	const choices = offered
		.filter(({ name }) => initial.includes(name))
		.map(({ displayName, name }) => ({ name: displayName, value: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return {
		displayName: 'Fields to Overwrite',
		name: 'overwrite',
		type: 'multiOptions',
		options: choices,
		default: [],
		description: `Which of the fields that a new ${one} starts with to change as well when it already exists. The others keep their values.`,
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
