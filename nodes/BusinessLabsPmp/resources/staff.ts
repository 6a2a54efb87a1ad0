import {
	choice,
	email,
	flag,
	hidden,
	ids,
	longText,
	money,
	phone,
	secret,
	text,
} from '../model/columns';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';

/** Rights read as rows of what they are for and what they allow, and are written as lists. */
function keptPermissions(read: unknown): IDataObject {
	if (read === undefined) return {};
	const rows = Array.isArray(read) ? (read as IDataObject[]) : [];
	const isRight = ({ feature, capability }: IDataObject) => Boolean(feature) && Boolean(capability);
	if (!Array.isArray(read) || !rows.every((row) => isRight(row ?? {}))) {
		throw new InputError(
			'PMP shows the permissions of this staff member in a form that cannot be written back',
			'Before version 3 an update has to send them again, so nothing was changed.',
		);
	}
	const permissions: Record<string, string[]> = {};
	for (const { feature, capability } of rows) {
		(permissions[String(feature)] ??= []).push(String(capability));
	}
	return { permissions };
}

/** Vendor docs: "Staff", under `api/staffs`. There is no last name: PMP empties it on every write. */
export const staff = crud({
	name: 'Staff Member',
	value: 'staff',
	one: 'staff member',
	many: 'staff members',
	path: 'staffs',
	idKey: 'staffid',
	id: recordField('staff'),
	columns: [
		text('firstname', 'Full Name', {
			required: true,
			placeholder: 'e.g. Nathan Smith',
			description: 'First and last name. PMP does not accept a separate last name.',
		}),
		email('email', 'Email', { required: true }),
		secret('password', 'Password', { required: true, on: 'create' }),
		ids('departments', 'Department IDs', {
			wiped: true,
			description:
				'IDs of all departments, separated by commas. Careful: PMP does not return them, so before version 3 an update without them removes the staff member from all departments.',
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
		hidden('flag', 'is_not_staff'),
	],
	summary: [
		...['id', 'firstname', 'lastname', 'email', 'phonenumber'],
		...['role', 'admin', 'active', 'hourly_rate', 'customfields'],
	],
	kinds: { role: 'number', admin: 'flag', active: 'flag' },
	resent: ['firstname', 'email', 'is_not_staff'],
	keeps: ({ firstname, lastname, permissions }) => ({
		...(lastname ? { firstname: `${String(firstname ?? '')} ${String(lastname)}`.trim() } : {}),
		...keptPermissions(permissions),
	}),
	warns: ({ lastname, permissions }, changes) => [
		...(lastname && !('firstname' in changes)
			? [
					'PMP empties the last name of a staff member with each update, so it was added to the first name.',
				]
			: []),
		...(permissions === undefined
			? [
					'PMP does not tell the permissions of this staff member and revokes them with each update.',
				]
			: []),
	],
	created: 'datecreated',
	match: ['email'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: {
		create: 'Create a staff member. Careful: PMP gives every new staff member broad permissions.',
		search: 'Find staff members by name, email, phone or social accounts',
		update:
			'Update the fields that you add. Before version 3, PMP clears the last name, so the node adds it to the first name, and the departments: give them as well.',
	},
});
