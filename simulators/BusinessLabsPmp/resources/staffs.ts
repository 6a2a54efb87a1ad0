import { columns } from '../columns';
import type { Resource } from '../resource';
import { hashOf } from './contacts';

/** Vendor docs: Staffs. A last name cannot be kept, and reads carry password hashes. */
export const staffs: Resource = {
	name: 'staffs',
	event: 'staff',
	id: 'staffid',
	columns: columns(`staffid:int email firstname lastname facebook? linkedin? phonenumber? skype?
		password datecreated:datetime profile_image? last_ip? last_login:datetime?
		last_activity:datetime? last_password_change:datetime? new_pass_key?
		new_pass_key_requested:datetime? admin:int role:int active:int=1 default_language? direction?
		media_path_slug? is_not_staff:int hourly_rate:decimal two_factor_auth_enabled:int
		two_factor_auth_code? email_signature?`),
	created: 'datecreated',
	entity: 'staff',
	prefixedDelete: true,
	add: ['Staff add successful.', 'Staff add fail.'],
	update: ['Staff Update Successful.', 'Staff Update Fail.'],
	remove: ['Staff Delete Successful.', 'Staff Delete Fail.'],
	accepts: (
		'firstname email password hourly_rate phonenumber facebook linkedin skype default_language ' +
		'email_signature direction'
	).split(' '),
	required: ['firstname', 'email', 'password'],
	requiredOnPut: ['firstname', 'email'],
	omitted: { lastname: '' },
	extras: ['send_welcome_email'],
	lists: [{ field: 'departments', kind: 'departments', whenOmitted: 'keep' }],
	search: 'firstname lastname facebook linkedin phonenumber email skype'.split(' '),
	check({ input: { email } }): Record<string, string> {
		if (!email || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))) return {};
		return { email: 'The Email field must contain a valid email address.' };
	},
	prepare(change, { crm, id }) {
		if (crm.version < 3 || id === undefined) change.lastname = '';
		if (id === undefined) change.role = '1';
		if (change.password) change.password = hashOf(change.password);
		else delete change.password;
	},
	sample: (n) => ({ firstname: `Sample Staff ${n}`, email: `staff.${n}@example.com` }),
};
