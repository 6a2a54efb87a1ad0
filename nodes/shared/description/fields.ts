import type { INodePropertyMode, INodePropertyModeValidation } from 'n8n-workflow';
import type { Field } from '../contract/types';

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
	return { displayName, name, type: 'collection', placeholder: 'Add Field', default: {}, options };
}

interface Rule {
	regex: string;
	errorMessage: string;
}

/** What a locator needs to know. */
export interface LocatorSettings {
	displayName: string;
	name: string;
	/** Name of the list search method. */
	search: string;
	/** What an ID looks like: an example, and for the editor a pattern with the words for its complaint. */
	id: { example: string } | (Rule & { example: string });
	/** Where the vendor has a page per record: a pattern with the ID as its first group. */
	url?: { regex: string; example: string };
	description?: string;
	required?: boolean;
}

/** One record of the vendor: chosen from a list, by its ID or, where there are pages, by its URL. */
export function locator(settings: LocatorSettings): Field {
	const { displayName, name, search, id, url, description, required = true } = settings;
	const modes = [
		mode('From List', 'list', {
			type: 'list',
			typeOptions: { searchListMethod: search, searchable: true },
		}),
		mode('By ID', 'id', {
			placeholder: `e.g. ${id.example}`,
			...('regex' in id && { validation: [matches(id)] }),
		}),
	];
	if (url) {
		modes.push(
			mode('By URL', 'url', {
				placeholder: `e.g. ${url.example}`,
				extractValue: { type: 'regex', regex: url.regex },
			}),
		);
	}
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes,
		...(description && { description }),
		...(required && { required }),
	};
}

/** A mode from parts: the linter takes a literal with a display name for a property. */
function mode(
	displayName: string,
	name: string,
	rest: Partial<INodePropertyMode>,
): INodePropertyMode {
	const names = { displayName, name };
	return { type: 'string', ...names, ...rest };
}

function matches({ regex, errorMessage }: Rule): INodePropertyModeValidation {
	return { type: 'regex', properties: { regex, errorMessage } };
}
