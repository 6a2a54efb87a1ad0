import { columns } from '../columns';
import type { Crm } from '../crm';
import type { Resource } from '../resource';
import type { Row } from '../table';

const ADDRESS =
	'billing_street billing_city billing_state billing_zip billing_country ' +
	'shipping_street shipping_city shipping_state shipping_zip shipping_country';

/** What every read gives in place of a company that is empty (helpers/sql of the CRM). */
function nameOfPrimaryContact({ userid }: Row, crm: Crm): string | null {
	const primary = crm.contactsOf(userid ?? '').find(({ is_primary }) => is_primary === '1');
	return primary ? `${primary.firstname} ${primary.lastname}` : null;
}

/** Vendor docs: Customer. The e-mail address belongs to a contact. */
export const customers: Resource = {
	name: 'customers',
	event: 'customer',
	id: 'userid',
	columns:
		columns(`userid:int company vat?= phonenumber?= website?= address?= city?= state?= zip?= country:int
		billing_street?= billing_city?= billing_state?= billing_zip?= billing_country:int
		shipping_street?= shipping_city?= shipping_state?= shipping_zip?= shipping_country:int
		default_language?= default_currency:int active:int=1 addedfrom:int=1 leadid:int?
		datecreated:datetime latitude? longitude? registration_confirmed:int=1
		show_primary_contact:int stripe_id?`),
	created: 'datecreated',
	entity: 'customers',
	prefixedDelete: true,
	add: ['Customer add successful.', 'Customer add fail.'],
	update: ['Customer Update Successful.', 'Customer Update Fail.'],
	remove: ['Customer Delete Successful.', 'Customer Delete Fail.'],
	accepts: (
		'company vat phonenumber website default_language default_currency address city state zip ' +
		`country ${ADDRESS}`
	).split(' '),
	required: ['company'],
	longest: { company: 600 },
	lists: [{ field: 'groups_in', kind: 'groups' }],
	order: 'company',
	searchable: (row) => row.active === '1',
	search: (row, key, crm) => {
		const has = (text: string | null | undefined) => text?.toLowerCase().includes(key) ?? false;
		if (has(row.company)) return true;
		const own = crm.customFields.filter((field) => field.belongsTo === 'customers');
		if (own.some(({ id }) => has(crm.customValues[`customers:${row.userid}:${id}`]))) return true;
		return crm
			.contactsOf(row.userid ?? '')
			.some(({ firstname, lastname, email }) => has(`${firstname} ${lastname}`) || has(email));
	},
	show: (row, crm) => ({
		...row,
		company: row.company?.trim() ? row.company : nameOfPrimaryContact(row, crm),
		...(!crm.settings.vatField && { vat: null }),
	}),
	sample: (n) => ({
		company: `Sample Company ${n}`,
		phonenumber: `+1 555 01${String(n % 100).padStart(2, '0')}`,
		city: 'Springfield',
		zip: String(10_000 + (n % 90_000)),
		country: '236',
		default_language: 'english',
	}),
};
