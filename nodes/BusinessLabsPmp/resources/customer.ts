import { choice, hidden, ids, longText, phone, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import type { Definition } from '../model/definition';
import { recordField } from '../model/references';
import { upsertOperation } from '../operations/upsert';
import type { Column } from '../model/column';

const addressColumns = (prefix: 'billing' | 'shipping', label: string): Column[] => [
	longText(`${prefix}_street`, `${label} Street`),
	text(`${prefix}_city`, `${label} City`),
	text(`${prefix}_state`, `${label} State`),
	text(`${prefix}_zip`, `${label} Zip`),
	ref('country', `${prefix}_country`, `${label} Country`),
];

const active = choice('active', 'Status', { 1: 'Active', 0: 'Inactive' }, { initially: '1' }).field;

/** Companies. Vendor docs: "Customer". An e-mail address belongs to a contact, not to a customer. */
const definition: Definition = {
	name: 'Customer',
	value: 'customer',
	one: 'customer',
	many: 'customers',
	path: 'customers',
	idKey: 'userid',
	id: recordField('customer'),
	columns: [
		text('company', 'Company', {
			required: true,
			placeholder: 'e.g. Acme Inc.',
			longest: 600,
			description: 'Name of the company',
		}),
		longText('address', 'Address'),
		text('city', 'City'),
		text('state', 'State'),
		text('zip', 'Zip'),
		ref('country', 'country', 'Country', {
			description:
				'ID of the country in PMP, or 0 for none. Version 3 of the API module also offers a list.',
		}),
		phone(),
		text('vat', 'VAT Number'),
		text('website', 'Website', { placeholder: 'e.g. https://example.com' }),
		ref('currency', 'default_currency', 'Currency', {
			description:
				'ID of the currency in PMP, or 0 for the system default. Version 3 of the API module also offers a list.',
		}),
		text('default_language', 'Language', {
			placeholder: 'e.g. english',
			description: 'Name of the language in lowercase. Leave empty for the system default.',
		}),
		...addressColumns('billing', 'Billing'),
		...addressColumns('shipping', 'Shipping'),
		ids('groups_in', 'Group IDs', {
			description: 'IDs of the customer groups, separated by commas',
			shown:
				'IDs of all groups of the customer, separated by commas. Careful: PMP does not return the groups of a customer, so before version 3 an update that leaves this empty removes the customer from all groups.',
		}),
		hidden('mark', 'show_primary_contact'),
	],
	summary: [
		...['id', 'company', 'phonenumber', 'website', 'vat'],
		...['address', 'city', 'country', 'active', 'customfields'],
	],
	resent: [
		...['default_currency', 'country', 'billing_country', 'shipping_country'],
		'show_primary_contact',
	],
	// A customer without a company reads with the name of its primary contact.
	demanded: ['company'],
	created: 'datecreated',
	filters: [text('city', 'City').field, active],
	kinds: { active: 'flag' },
	match: ['company'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: {
		search: 'Find active customers by company, contact name, contact email or custom field',
		update:
			'Update the fields that you add. All others keep their values, except for the groups, so add them as well.',
	},
};

export const customer = crud({
	...definition,
	more: [
		upsertOperation(definition, {
			by: { company: 'Company', phonenumber: 'Phone', vat: 'VAT Number', website: 'Website' },
			searched: ['company'],
		}),
	],
});
