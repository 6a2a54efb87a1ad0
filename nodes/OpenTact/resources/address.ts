import type { IDataObject } from 'n8n-workflow';
import { listFields, simplifyField } from '../../shared/description/fields';
import { pick } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import type { Resource } from '../../shared/contract/types';
import { crud, TYPES_ONLY } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { choice, flag, record, text } from '../model/fields';
import { country } from '../model/references';

const definition: Definition = {
	one: 'address',
	many: 'addresses',
	path: '/address',
	id: record({ displayName: 'Address', name: 'uuid', search: 'searchAddresses' }),
	required: [
		text('Name', 'name', [1, 24], { placeholder: 'e.g. Headquarters' }),
		text('Street and Number', 'address1', [1, 255], { placeholder: 'e.g. 1 Main Street' }),
		text('Zip Code', 'zip_code', [1, 12]),
		text('City', 'city', [1, 255]),
		country(true),
		flag('Billing Address', 'is_billing', 'Whether bills are sent to this address'),
		flag('Physical Address', 'is_physical', 'Whether this is the address of a physical location'),
		flag('Shipping Address', 'is_shipping', 'Whether goods are shipped to this address'),
	],
	optional: [text('Second Line', 'address2', [1, 255])],
	simplify: (address) => ({
		...pick(['uuid', 'name', 'address1', 'address2', 'zip_code', 'city'])(address),
		country: (address.country as IDataObject | undefined)?.a2 ?? address.country,
		...pick(['is_physical', 'is_billing', 'is_shipping'])(address),
	}),
	pages: ['create'],
};

/** Addresses of the account. */
export const address: Resource = {
	name: 'Address',
	value: 'address',
	operations: [
		...crud(definition, ['create', 'delete', 'get', 'update']),
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many addresses',
			description: 'Get many addresses',
			evidence: TYPES_ONLY,
			fields: [
				choice('Belongs To', 'scope', [
					{ name: 'Account', value: 'account' },
					{ name: 'User', value: 'user' },
				]),
				...listFields,
				simplifyField,
			],
			request: ({ scope }) => ({
				method: 'GET',
				path: `/address/${pathSegment(scope, 'Belongs To')}`,
			}),
			simplify: definition.simplify,
		},
	],
};
