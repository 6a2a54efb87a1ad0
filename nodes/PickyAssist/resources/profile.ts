import { InputError } from '../../shared/contract/errors';
import { collection } from '../../shared/description/fields';
import type { Field, Resource } from '../../shared/contract/types';
import { entriesOf } from '../transport/answer';
import { atMost } from '../model/checks';
import type { IDataObject } from 'n8n-workflow';
import { without } from '../../shared/values/records';

const INDUSTRIES = [
	'Automotive',
	'Beauty, Spa and Salon',
	'Clothing',
	'Education',
	'Entertainment',
	'Event Planning',
	'Finance and Banking',
	'Food and Grocery',
	'Public Service',
	'Hotel and Lodging',
	'Medical and Health',
	'Non-Profit',
	'Professional Services',
	'Shopping and Retail',
	'Travel and Transportation',
	'Restaurant',
	'Other',
];

function textField(displayName: string, name: string, most: number, what: string): Field {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		description: `${what}, up to ${most} characters`,
		check: atMost(most),
	};
}

const fields: Field[] = [
	textField('About', 'about', 139, 'Text below the name'),
	textField('Address', 'address', 256, 'Address of the business'),
	{
		displayName: 'Channel ID',
		name: 'application',
		type: 'number',
		typeOptions: { minValue: 1, numberPrecision: 0 },
		default: 8,
		description: 'WhatsApp channel whose profile to update. Some accounts do not require it.',
	},
	textField('Description', 'description', 256, 'Description of the business'),
	{
		...textField('Email', 'email', 250, 'Email address for customers'),
		placeholder: 'e.g. nathan@example.com',
	},
	{
		displayName: 'Industry',
		name: 'industry',
		type: 'options',
		options: INDUSTRIES.map((name, index) => ({ name, value: index + 1 })).sort((a, b) =>
			a.name.localeCompare(b.name),
		),
		default: 17,
	},
	{
		displayName: 'Profile Picture URL',
		name: 'profile_pic',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/logo.png',
		description: 'URL of a JPEG or PNG image of up to 5 MB, ideally 640 x 640 pixels',
		url: true,
	},
	{
		displayName: 'Websites',
		name: 'websites',
		type: 'string',
		list: true,
		url: true,
		default: '',
		placeholder: 'e.g. https://example.com, https://example.org',
		description: 'One or two URLs, separated by a comma',
		check(value) {
			const sites = entriesOf(value);
			return sites.length > 2
				? `must be at most two addresses, there are ${sites.length}`
				: undefined;
		},
	},
];

/** The WhatsApp business profile. Vendor docs: whatsapp-settings-apis/whatsapp-profile-api. */
export const profileResource: Resource = {
	name: 'Profile',
	value: 'profile',
	operations: [
		{
			name: 'Update',
			value: 'update',
			action: 'Update the profile',
			description:
				'Update the WhatsApp business profile. Only the fields that you add are changed.',
			fields: [collection('Update Fields', 'updateFields', fields)],
			key: () => 'profile',
			check({ updateFields }) {
				const changes = without((updateFields ?? {}) as IDataObject, 'application');
				if (Object.keys(changes).length > 0) return;
				throw new InputError('Update Fields is empty', 'Add at least one field to change.');
			},
			request({ updateFields }) {
				const { websites, ...changes } = updateFields as IDataObject;
				const body: IDataObject = { ...changes };
				if (websites !== undefined) body.websites = entriesOf(websites);
				return { method: 'POST', path: '/update-profile', body, repeatable: true };
			},
			items: (_, { updateFields }) => [{ ...(updateFields as IDataObject), success: true }],
		},
	],
};
