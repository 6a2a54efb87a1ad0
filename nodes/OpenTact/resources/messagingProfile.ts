import { collection, listFields, locator, simplifyField } from '../../shared/fields';
import type { Field, Resource, Values } from '../../shared/types';
import { pathSegment } from '../../shared/url';
import { callbackUrl, lengthBetween, uuid } from '../checks';
import { cleared, filled, requireChange } from '../body';
import { simplifyLease } from './lease';
import { pick } from '../../shared/records';

const PATH = '/profile/messaging';

const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Support desk',
	description: 'A label of 1 to 255 characters',
	check: lengthBetween(1, 255),
};

const settings: Field[] = [
	{
		displayName: 'Callback URL',
		name: 'callback_url',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/hook',
		description: 'Address that gets inbound messages and delivery states (10 to 255 characters)',
		check: callbackUrl,
	},
	{
		displayName: 'Fallback Callback URL',
		name: 'callback_url2',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.org/hook',
		description: 'Address that is used when the first one cannot be reached (10 to 255 characters)',
		check: callbackUrl,
	},
	{
		displayName: 'Long Code Weight',
		name: 'long_code_weight',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 9, numberPrecision: 0 },
		default: 0,
		description: 'How often the pool sends from long codes, 0 to 9',
	},
	{
		displayName: 'Number Pool',
		name: 'number_pool_enable',
		type: 'boolean',
		default: true,
		description: 'Whether to send from a pool of the numbers that carry the profile',
	},
	{
		displayName: 'Skip Unhealthy Numbers',
		name: 'skip_unhealthy_tns',
		type: 'boolean',
		default: true,
		description: 'Whether the pool leaves out numbers that are marked as unhealthy',
	},
	{
		displayName: 'Sticky Sender',
		name: 'sticky_sender',
		type: 'boolean',
		default: true,
		description: 'Whether a recipient keeps getting messages from the same number',
	},
	{
		displayName: 'Toll-Free Weight',
		name: 'tollfree_weight',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 9, numberPrecision: 0 },
		default: 0,
		description: 'How often the pool sends from toll-free numbers, 0 to 9',
	},
];

const profile: Field = {
	...locator({
		displayName: 'Messaging Profile',
		name: 'uuid',
		search: 'searchMessagingProfiles',
		id: uuid,
	}),
	check: uuid.complaint,
};

const pathOf = (values: Values) => `${PATH}/${pathSegment(values.uuid)}`;
const key = (values: Values) => String(values.uuid);

const simplify = pick([
	'uuid',
	'name',
	'callback_url',
	'callback_url2',
	'number_pool_enable',
	'long_code_weight',
	'tollfree_weight',
	'skip_unhealthy_tns',
	'sticky_sender',
	'modified_on',
]);

/** Messaging profiles: what happens to the messages of the numbers that carry them. */
export const messagingProfile: Resource = {
	name: 'Messaging Profile',
	value: 'messagingProfile',
	operations: [
		{
			name: 'Create',
			value: 'create',
			action: 'Create a messaging profile',
			description: 'Create a messaging profile for your numbers',
			fields: [
				{ ...name, required: true },
				collection('Additional Fields', 'additionalFields', settings),
			],
			request: ({ name: label, additionalFields }) => ({
				method: 'POST',
				path: PATH,
				body: { name: label, ...filled(additionalFields) },
			}),
		},
		{
			name: 'Delete',
			value: 'delete',
			action: 'Delete a messaging profile',
			description: 'Delete a messaging profile for good',
			fields: [profile],
			key,
			request: (values) => ({ method: 'DELETE', path: pathOf(values) }),
			items: () => [{ deleted: true }],
		},
		{
			name: 'Get',
			value: 'get',
			action: 'Get a messaging profile',
			description: 'Get one messaging profile',
			fields: [profile, simplifyField],
			key,
			request: (values) => ({ method: 'GET', path: pathOf(values) }),
			simplify,
		},
		{
			name: 'Get Leases',
			value: 'getLeases',
			action: 'Get the leases of a messaging profile',
			description: 'Get the leased numbers that carry a messaging profile',
			fields: [profile, ...listFields, simplifyField],
			key,
			request: (values) => ({ method: 'GET', path: `${pathOf(values)}/tnleases` }),
			simplify: simplifyLease,
		},
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many messaging profiles',
			description: 'Get many messaging profiles of the account',
			fields: [...listFields, simplifyField],
			request: () => ({ method: 'GET', path: PATH }),
			simplify,
		},
		{
			name: 'Update',
			value: 'update',
			action: 'Update a messaging profile',
			description: 'Change only the fields that you add; an empty callback URL removes it',
			fields: [profile, collection('Update Fields', 'updateFields', [name, ...settings])],
			key,
			check: ({ updateFields }) => requireChange(updateFields, ['name']),
			request: (values) => ({
				method: 'PATCH',
				path: pathOf(values),
				body: cleared(values.updateFields),
			}),
		},
	],
};
