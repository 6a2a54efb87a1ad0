import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { collection, listFields, locator } from '../../shared/description/fields';
import type { Field, Resource, Values } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { recordIn, requireRecord } from '../transport/answer';
import { templateId } from '../model/checks';
import { placeholdersIn, templateRequest, templatesIn } from '../model/templates';
import { TEMPLATE_CATEGORIES, templateState } from '../model/statusWords';
import { categoryField, messagesField, nameField, samples, typeField } from './templateFields';

const template: Field = locator({
	displayName: 'Template',
	name: 'template_id',
	search: 'searchTemplates',
	id: templateId,
});

const filters: Field = {
	...collection('Filters', 'filters', [
		{
			displayName: 'Review Status',
			name: 'template_status',
			type: 'options',
			options: [
				{ name: 'Approved', value: 3 },
				{ name: 'Pending at WhatsApp', value: 2 },
				{ name: 'Pending Review', value: 1 },
				{ name: 'Rejected', value: 4 },
			],
			default: 3,
		},
	]),
	placeholder: 'Add Filter',
};

/** The record, with words beside the codes that need them. */
function readable(template: IDataObject): IDataObject {
	const { template_id: id, template_name: name, template_status: status, category } = template;
	return {
		template_id: id,
		template_name: name,
		template_status: status,
		template_status_name: templateState(status),
		...template,
		...(category !== undefined && {
			category_name: TEMPLATE_CATEGORIES[Number(category)] || String(category),
		}),
	};
}

/** @throws InputError for what the review would refuse in any case */
function checkMessages(messages: IDataObject[]): void {
	if (messages.length === 0) throw new InputError('Messages: add at least one language');
	for (const { language, message } of messages) {
		if (!message) throw new InputError('Messages: the text is required');
		if (!language) throw new InputError('Messages: the language is required');
		const gap = placeholdersIn(String(message)).find((n) => !String(message).includes(`{{${n}}}`));
		if (gap !== undefined) {
			throw new InputError(
				`Messages: {{${gap}}} is missing in the text for ${String(language)}`,
				'Number the placeholders from {{1}} without gaps.',
			);
		}
	}
	const languages = messages.map(({ language }) => language);
	if (new Set(languages).size < languages.length) {
		throw new InputError('Messages: each language can only be used once');
	}
}

function messagesIn({ messages }: Values): IDataObject[] {
	const { message = [] } = (messages ?? {}) as { message?: IDataObject[] };
	return [message].flat().map(filled);
}

/** WhatsApp templates. Vendor docs: whatsapp-template-api. */
export const templateResource: Resource = {
	name: 'Template',
	value: 'template',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a template',
			description: 'Submit a WhatsApp template. It can be sent once WhatsApp has approved it.',
			fields: [nameField, typeField, categoryField, messagesField, samples],
			check: (values) => checkMessages(messagesIn(values)),
			key: ({ name }) => String(name),
			request(values) {
				const { name, message_type: type, category, additionalFields } = values;
				const { sample_message: texts, application, ...more } = filled(additionalFields);
				const { sample = [] } = (texts ?? {}) as { sample?: IDataObject[] };
				const sampleTexts = [sample].flat().map(({ value }) => String(value ?? ''));
				const body: IDataObject = {
					...(application !== undefined && { application: Number(application) }),
					name,
					message_type: type,
					category,
					...more,
					messages: messagesIn(values),
				};
				if (sampleTexts.length > 0) body.sample_message = sampleTexts;
				return { method: 'POST', path: '/template-request', body };
			},
			items: (body, { name }) => [readable({ ...recordIn(body), template_name: name })],
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a template',
			description: 'Get one template with its review status',
			fields: [template],
			request: ({ template_id: id }) => templateRequest(String(id)),
			items: (body, { template_id: id }) => [
				readable(requireRecord(body, 'a template', 'template_id', id)),
			],
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many templates',
			description: 'Get many templates with their review status',
			fields: [...listFields, filters],
			request: () => templateRequest(),
			items: (body, { filters: wanted }) => {
				const { template_status: state } = filled(wanted);
				return templatesIn(body)
					.filter(({ template_status: own }) => state === undefined || Number(own) === state)
					.map(readable);
			},
		},
	],
};
