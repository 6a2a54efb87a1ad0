import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';
import type { Field } from './types';

/** Return All and Limit, for operations that give a list. */
export const listFields: Field[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];

/** For operations whose records have more than ten fields. */
export const simplifyField: Field = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** The optional fields of an operation, in alphabetical order. */
export function collection(displayName: string, name: string, fields: Field[]): Field {
	const options = [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
	const initial = {};
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: 'Add Field',
		default: initial,
		options,
	};
}

/** What a locator needs to know. */
export interface LocatorSettings {
	displayName: string;
	name: string;
	/** Name of the list search method. */
	search: string;
	/** What an ID looks like: a pattern for the editor, the words for its complaint, an example. */
	id: { regex: string; errorMessage: string; example: string };
	/** Where the vendor has a page per record: a pattern with the ID as its first group. */
	url?: { regex: string; errorMessage: string; example: string };
	description?: string;
	required?: boolean;
}

/** One record of the vendor: chosen from a list, by its ID or, where there are pages, by its URL. */
export function locator(settings: LocatorSettings): Field {
	const { displayName, name, search, id, url, description, required = true } = settings;
	const modes: INodePropertyMode[] = [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: search, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${id.example}`,
			validation: [
				{ type: 'regex', properties: { regex: id.regex, errorMessage: id.errorMessage } },
			],
		},
	];
	if (url) {
		modes.push({
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: `e.g. ${url.example}`,
			extractValue: { type: 'regex', regex: url.regex },
			validation: [
				{ type: 'regex', properties: { regex: url.regex, errorMessage: url.errorMessage } },
			],
		});
	}
	const initial: INodeProperties['default'] = { mode: 'list', value: '' };
	const field: Field = { displayName, name, type: 'resourceLocator', default: initial, modes };
	if (description) field.description = description;
	if (required) field.required = true;
	return field;
}
