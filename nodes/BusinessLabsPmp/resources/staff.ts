import { choice, email, flag, ids, longText, money, phone, secret, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';

/** Vendor docs: "Staff", under `api/staffs`. There is no last name: PMP empties it on every write. */
export const staff = crud({
	name: 'Staff Member',
	value: 'staff',
	one: 'staff member',
	many: 'staff members',
	path: 'staffs',
	idKey: 'staffid',
	record: recordField('staff'),
	columns: [
		text('firstname', 'Full Name', {
			required: true,
			placeholder: 'e.g. Nathan Smith',
			description: 'First and last name. PMP does not accept a separate last name.',
		}),
		email('email', 'Email', { required: true }),
		secret('password', 'Password', { required: true, on: 'create' }),
		ids('departments', 'Department IDs', {
			unread: true,
			description: 'IDs of the departments, separated by commas',
		}),
		choice('direction', 'Direction', { ltr: 'Left to Right', rtl: 'Right to Left' }),
		longText('email_signature', 'Email Signature'),
		text('facebook', 'Facebook'),
		money('hourly_rate', 'Hourly Rate'),
		text('default_language', 'Language', { placeholder: 'e.g. english' }),
		text('linkedin', 'LinkedIn'),
		secret('password', 'Password', {
			on: 'update',
			description: 'New password. Some servers require it with every update.',
		}),
		phone(),
		flag(
			'send_welcome_email',
			'Send Welcome Email',
			'Whether to send the new staff member a welcome email',
			{
				on: 'create',
			},
		),
		text('skype', 'Skype'),
	],
	summary: [
		...['id', 'firstname', 'lastname', 'email', 'phonenumber'],
		...['role', 'admin', 'active', 'hourly_rate', 'customfields'],
	],
	kinds: { role: 'number', admin: 'flag', active: 'flag' },
	keeps: ({ firstname, lastname }) =>
		lastname ? { firstname: `${String(firstname ?? '')} ${String(lastname)}`.trim() } : {},
	created: 'datecreated',
	match: ['email'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: {
		create: 'Create a staff member. Careful: PMP gives every new staff member broad permissions.',
		search: 'Find staff members by name, email, phone or social accounts',
		update:
			'Update the fields that you add. Before version 3, PMP clears the last name, so the node adds it to the first name.',
	},
});
