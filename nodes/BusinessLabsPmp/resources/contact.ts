import { pathSegment } from '../../shared/values/url';
import { choice, email, flag, named, phone, ref, secret, several, text } from '../model/columns';
import { crud } from '../operations/crud';
import type { Definition } from '../model/definition';
import { recordField, reference } from '../model/references';
import { upsertOperation } from '../operations/upsert';

const PERMISSIONS = {
	1: 'Invoices',
	2: 'Estimates',
	3: 'Contracts',
	4: 'Proposals',
	5: 'Support',
	6: 'Projects',
};

const mails = (name: string, label: string) =>
	named(
		`${name}_emails`,
		`${label} Emails`,
		`Whether the contact gets emails about ${label.toLowerCase()}s`,
	);

/** People of a customer. Vendor docs: "Contacts". They are read below their customer. */
const definition: Definition = {
	name: 'Contact',
	value: 'contact',
	one: 'contact',
	many: 'contacts',
	path: 'contacts',
	idKey: 'id',
	id: recordField('contact'),
	under: {
		field: reference('customer', 'customer_id'),
		path: ({ customer_id }) => `contacts/${pathSegment(customer_id, 'Customer')}`,
		onlyReads: true,
	},
	columns: [
		ref('customer', 'customer_id', 'Customer', { required: true, on: 'create' }),
		text('firstname', 'First Name', { required: true, placeholder: 'e.g. Nathan', longest: 255 }),
		text('lastname', 'Last Name', { required: true, placeholder: 'e.g. Smith', longest: 255 }),
		email('email', 'Email', { required: true, description: 'Must be unique among contacts' }),
		mails('contract', 'Contract'),
		mails('credit_note', 'Credit Note'),
		choice('direction', 'Direction', { ltr: 'Left to Right', rtl: 'Right to Left' }),
		flag(
			'donotsendwelcomeemail',
			'Do Not Send Welcome Email',
			'Whether to skip the welcome email to the contact',
			{
				on: 'create',
			},
		),
		mails('estimate', 'Estimate'),
		mails('invoice', 'Invoice'),
		secret('password', 'Password', {
			description: 'Required for a new contact unless you send an email to set one',
		}),
		several('permissions', 'Permissions', PERMISSIONS, {
			description: 'What the contact can see',
			shown:
				'Everything that the contact can see. Careful: PMP does not return the permissions of a contact, so before version 3 an update that leaves this empty revokes them.',
		}),
		phone(),
		text('title', 'Position', { placeholder: 'e.g. Sales Manager' }),
		flag('is_primary', 'Primary', "Whether this is the customer's main contact"),
		mails('project', 'Project'),
		flag(
			'send_set_password_email',
			'Send Set Password Email',
			'Whether to email the contact a link to set a password',
			{
				on: 'create',
			},
		),
		mails('task', 'Task'),
		mails('ticket', 'Ticket'),
	],
	summary: [
		...['id', 'userid', 'firstname', 'lastname', 'email'],
		...['phonenumber', 'title', 'is_primary', 'active', 'customfields'],
	],
	kinds: { userid: 'number', active: 'flag' },
	resent: [
		...['firstname', 'lastname', 'email', 'is_primary'],
		...['contract_emails', 'credit_note_emails', 'estimate_emails', 'invoice_emails'],
		...['project_emails', 'task_emails', 'ticket_emails'],
	],
	created: 'datecreated',
	match: ['email'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: {
		getAll: 'Get the active contacts of a customer',
		search: 'Find contacts of active customers by company, name, email or custom field',
		update:
			'Update the fields that you add. All others keep their values, except for the permissions, so add them as well.',
	},
};

export const contact = crud({
	...definition,
	more: [
		upsertOperation(definition, {
			by: { email: 'Email', phonenumber: 'Phone' },
			searched: [],
			initial: ['password'],
		}),
	],
});
