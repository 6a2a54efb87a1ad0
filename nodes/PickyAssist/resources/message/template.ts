import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import { locator } from '../../../shared/description/fields';
import type { Field, Operation } from '../../../shared/contract/types';
import { textOf } from '../../../shared/values/convert';
import { filled } from '../../../shared/values/records';
import { channelField, isAutomated } from '../../model/channels';
import { atMost, templateId } from '../../model/checks';
import { basics, pushOperation } from '../../operations/push';
import { additionalFields, numberField } from '../../operations/pushFields';

const template: Field = locator({
	displayName: 'Template',
	name: 'template_id',
	search: 'searchApprovedTemplates',
	id: templateId,
	description: 'Approved template to send',
});

const language: Field = {
	displayName: 'Language Name or ID',
	name: 'language',
	type: 'options',
	typeOptions: {
		loadOptionsMethod: 'getTemplateLanguages',
		loadOptionsDependsOn: ['template_id.value'],
	},
	default: '',
	description:
		'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

const templateValues: Field = {
	displayName: 'Values',
	name: 'template_message',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Value for each placeholder of the template',
	typeOptions: {
		loadOptionsDependsOn: ['template_id.value', 'language'],
		resourceMapper: {
			resourceMapperMethod: 'getTemplateValues',
			mode: 'add',
			fieldWords: { singular: 'value', plural: 'values' },
			addAllFields: true,
			supportAutoMap: false,
		},
	},
};

const media: Field = {
	displayName: 'Media URL',
	name: 'media',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/invoice.pdf',
	description: 'URL of the image, video or PDF in the header of the template',
	url: true,
};

const header: Field = {
	displayName: 'Document Name',
	name: 'template_header',
	type: 'string',
	default: '',
	placeholder: 'e.g. Invoice 2026-07',
	description: 'Name shown for the PDF, up to 60 characters',
	check: atMost(60),
};

const buttons: Field = {
	displayName: 'Button Values',
	name: 'interactive_globalbuttons',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Button Value',
	default: {},
	description:
		'Values of the buttons in their order, such as the end of the URL that a button opens',
	options: [
		{
			displayName: 'Button',
			name: 'button',
			values: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
		},
	],
};

/**
 * Values, language and media go along with each recipient, so that personalised messages share a
 * call; button values exist for a whole call only.
 * Vendor docs: push-api/sending-whatsapp-template-messages.
 */
export const sendTemplate: Operation = pushOperation({
	name: 'Send Template',
	value: 'sendTemplate',
	action: 'Send a template message',
	description: 'Send an approved WhatsApp template, filled with values from the item',
	fields: [
		channelField,
		numberField,
		template,
		language,
		templateValues,
		additionalFields(media, header, buttons),
	],
	draft(values) {
		const { application, template_id: id, language: code, template_message: mapped } = values;
		if (isAutomated(Number(application))) {
			throw new InputError(
				'Channel cannot send templates',
				'Templates belong to WhatsApp Official. Choose WhatsApp Official, Cloud API or the managed API.',
			);
		}
		const { shared, row } = basics(values);
		const more = filled(values.additionalFields);
		const texts = valuesIn(mapped);
		const buttonValues = buttonsIn(more.interactive_globalbuttons);
		return {
			shared: {
				...shared,
				template_id: id,
				...(buttonValues.length > 0 && { interactive_globalbuttons: buttonValues }),
			},
			row: {
				...row,
				...(texts.length > 0 && { template_message: texts }),
				...(code && { language: code }),
				...(more.media !== undefined && { media: more.media }),
				...(more.template_header !== undefined && { template_header: more.template_header }),
			},
		};
	},
});

/**
 * The values in the order of their placeholders.
 * @param mapped what the form gives: values by placeholder, and the placeholders that it knows of; or
 * a list, from an expression
 * @throws InputError when one is missing
 */
export function valuesIn(mapped: unknown): string[] {
	const { value, schema } = (Array.isArray(mapped) ? { value: mapped } : (mapped ?? {})) as {
		value?: IDataObject | unknown[] | null;
		schema?: Array<{ id: string; removed?: boolean }>;
	};
	const given = placesOf(value ?? {});
	const known = (schema ?? []).filter(({ removed }) => !removed).map(({ id }) => Number(id));
	return Array.from({ length: Math.max(0, ...known, ...given.keys()) }, (_, index) =>
		present(given.get(index + 1), index + 1),
	);
}

/**
 * The values by the numbers of their placeholders. PHP and n8n also count from 0, as in a list.
 * @throws InputError for a name that is no placeholder's
 */
function placesOf(values: IDataObject | unknown[]): Map<number, unknown> {
	const isList = Array.isArray(values) || Object.hasOwn(values, '0');
	return new Map(
		Object.entries(values).map(([key, value]): [number, unknown] => {
			const name = key.replace(/^\s*\{\{\s*(.*?)\s*\}\}\s*$/, '$1');
			if (/^\d+$/.test(name)) return [Number(name) + (isList ? 1 : 0), value];
			throw new InputError(
				`Values: there is no placeholder {{${name}}}`,
				'Name the values by the numbers of their placeholders, like { "1": "Ann", "2": "Monday" }, or give them as a list in their order.',
			);
		}),
	);
}

function present(value: unknown, place: number): string {
	const text = value === undefined || value === null ? '' : textOf(value);
	if (text === undefined) throw new InputError(`Values: {{${place}}} must be text`);
	if (text.trim() !== '') return text;
	throw new InputError(
		`Values: {{${place}}} is required`,
		'WhatsApp only sends a template when every placeholder has a value.',
	);
}

function buttonsIn(collection: unknown): string[] {
	const { button = [] } = (collection ?? {}) as { button?: IDataObject[] };
	return [button].flat().map(({ value }) => String(value ?? ''));
}
