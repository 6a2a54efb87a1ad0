import { columns } from '../columns';
import { shownCustomFields } from '../customFields';
import type { Resource, Write } from '../resource';
import type { Row } from '../table';
import { labelOf } from '../validation';

const MAILS =
	'invoice_emails estimate_emails credit_note_emails project_emails ticket_emails task_emails ' +
	'contract_emails';

const CUSTOMER_COLUMNS = [
	'company vat country city zip state address website',
	'billing_street billing_city billing_state billing_zip billing_country',
	'shipping_street shipping_city shipping_state shipping_zip shipping_country',
	'default_language default_currency',
]
	.join(' ')
	.split(' ');

/** Vendor docs: Contacts. Its reads carry password hashes, as the vendor's do. */
export const contacts: Resource = {
	name: 'contacts',
	event: 'contact',
	id: 'id',
	since: 2,
	columns: columns(`id:int userid:int is_primary:int firstname lastname email phonenumber title
		datecreated:datetime password? new_pass_key? new_pass_key_requested:datetime?
		email_verified_at:datetime? email_verification_key? email_verification_sent_at:datetime?
		last_ip? last_login:datetime? last_password_change:datetime? active:int=1 profile_image?
		direction? invoice_emails:int estimate_emails:int credit_note_emails:int project_emails:int
		ticket_emails:int task_emails:int contract_emails:int`),
	created: 'datecreated',
	entity: 'contacts',
	prefixedDelete: true,
	add: ['Contact added successfully', 'Contact add fail'],
	update: ['Contact Updated Successfully', 'Client Update Fail.'],
	remove: ['Contact Deleted Successfuly', 'Contact Delete Fail'],
	accepts:
		`firstname lastname email password title phonenumber direction is_primary ${MAILS}`.split(' '),
	required: ['customer_id', 'firstname', 'lastname', 'email'],
	longest: { firstname: 255, lastname: 255 },
	rejects: { post: 409, put: 409 },
	missingOnPut: "Contact ID Doesn't Not Exist.",
	extras: ['donotsendwelcomeemail', 'send_set_password_email', 'customer_id'],
	lists: [{ field: 'permissions', kind: 'permissions' }],
	search({ id, firstname, lastname, email, userid, active }, key, crm) {
		const customer = crm.tables.customers.get(userid ?? '');
		if (active !== '1' || customer?.active !== '1') return false;
		const own = shownCustomFields(crm, 'contacts', id ?? '').map(({ value }) => value);
		return [`${firstname} ${lastname}`, email, customer.company, ...own].some((text) =>
			text?.toLowerCase().includes(key),
		);
	},
	check,
	prepare,
	show(row, crm, how) {
		if (how !== 'search') return row;
		const customer = crm.tables.customers.get(row.userid ?? '');
		const joined = CUSTOMER_COLUMNS.map((name) => [name, customer?.[name] ?? null]);
		return { ...row, ...Object.fromEntries(joined) };
	},
	sample: (n) => ({
		userid: '1',
		firstname: 'Sample',
		lastname: `Contact ${n}`,
		email: `contact.${n}@example.com`,
	}),
};

function check({ crm, input, id }: Write): Record<string, string> {
	const errors: Record<string, string> = {};
	const { email, customer_id: customer } = input;
	if (email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))) {
		errors.email = `The ${labelOf('email')} field must contain a valid email address.`;
	}
	const taken = crm.tables.contacts
		.all()
		.some((row) => row.id !== id && row.email?.toLowerCase() === String(email).toLowerCase());
	if (email && taken) errors.email = 'This Email is already exists';
	if (id !== undefined) return errors;
	if (customer && !crm.tables.customers.get(String(customer))) {
		errors.customer_id = "Customer ID Doesn't Not Exist.";
	}
	if (!input.password && !('send_set_password_email' in input)) {
		errors.password = 'The Password field is required.';
	}
	return errors;
}

function prepare(change: Row, { crm, input, id, before }: Write): void {
	if (id === undefined) change.userid = String(Number(input.customer_id));
	if (change.password) change.password = hashOf(change.password);
	else delete change.password;
	if (change.is_primary !== '1') return;
	for (const other of crm.contactsOf(change.userid ?? before?.userid ?? '')) {
		if (other.id !== id) crm.tables.contacts.update(other.id ?? '', { is_primary: '0' });
	}
}

/** Looks like the vendor's hash; it need not be one. */
export const hashOf = (password: string): string =>
	`$2a$08$${Buffer.from(password).toString('hex').padEnd(53, '0').slice(0, 53)}`;
