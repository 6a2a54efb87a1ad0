import { collection } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';
import { atMost } from '../model/checks';
import { TEMPLATE_CATEGORIES } from '../model/statusWords';

/** The categories that WhatsApp still knows. */
const CURRENT = 12;

export const nameField: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. order_confirmation',
	description: 'A unique name in lowercase letters, digits and underscores',
	check: (value) =>
		/^[a-z0-9_]+$/.test(String(value))
			? undefined
			: `must only contain lowercase letters, digits and underscores, it is "${String(value)}"`,
};

export const typeField: Field = {
	displayName: 'Message Type',
	name: 'message_type',
	type: 'options',
	options: [
		{ name: 'Document', value: 3, description: 'A PDF and a text' },
		{ name: 'Image', value: 2, description: 'A JPEG or PNG image and a text' },
		{ name: 'Text', value: 1 },
		{ name: 'Video', value: 4 },
	],
	default: 1,
};

function label(category: string, value: number): string {
	const words = category
		.toLowerCase()
		.split('_')
		.map((word) => word[0].toUpperCase() + word.slice(1))
		.join(' ');
	const name = words === 'Otp' ? 'OTP' : words;
	return value < CURRENT ? `${name} (Old)` : name;
}

export const categoryField: Field = {
	displayName: 'Category',
	name: 'category',
	type: 'options',
	options: TEMPLATE_CATEGORIES.map((category, value) => ({ category, value }))
		.filter(({ category }) => category !== '')
		.map(({ category, value }) => ({ name: label(category, value), value }))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: CURRENT,
	description: 'WhatsApp currently accepts Marketing, OTP and Transactional',
};

/** Header and footer per language, as the vendor's samples have them. */
export const messagesField: Field = {
	displayName: 'Messages',
	name: 'messages',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Language',
	default: { message: [{ language: 'en', message: '' }] },
	description: 'Text of the template in each language',
	options: [
		{
			displayName: 'Message',
			name: 'message',
			values: [
				{
					displayName: 'Language',
					name: 'language',
					type: 'string',
					default: 'en',
					placeholder: 'e.g. pt_BR',
					description: 'WhatsApp language code',
				},
				{
					displayName: 'Text',
					name: 'message',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. Your order {{1}} is confirmed',
					description:
						'Up to 1,024 characters, with placeholders {{1}}, {{2}} and so on for the values',
					check: atMost(1024),
				} as Field,
				{
					displayName: 'Header',
					name: 'header',
					type: 'string',
					default: '',
					description: 'Up to 60 characters, with at most one placeholder',
					check: atMost(60),
				} as Field,
				{
					displayName: 'Footer',
					name: 'footer',
					type: 'string',
					default: '',
					description: 'Up to 60 characters',
					check: atMost(60),
				} as Field,
			],
		},
	],
};

/** Samples help the review. */
export const samples: Field = collection('Additional Fields', 'additionalFields', [
	{
		displayName: 'Channel ID',
		name: 'application',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 121,
		description:
			'WhatsApp channel, such as 121 for the managed API. Some accounts do not require it.',
	},
	{
		displayName: 'Sample Button Value',
		name: 'sample_button_value',
		type: 'string',
		default: '',
		description: 'Sample for the variable end of the URL that a button opens',
	},
	{
		displayName: 'Sample Media URL',
		name: 'sample_url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/sample.pdf',
		description: 'URL of a sample image, video or PDF',
		url: true,
	},
	{
		displayName: 'Sample Values',
		name: 'sample_message',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Sample Value',
		default: {},
		description: 'A sample value for each placeholder, in their order',
		options: [
			{
				displayName: 'Sample',
				name: 'sample',
				values: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }],
			},
		],
	},
]);
