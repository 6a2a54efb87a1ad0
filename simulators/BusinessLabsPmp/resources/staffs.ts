import { Stop } from '../answers';
import { columns } from '../columns';
import { values } from '../php';
import type { Input } from '../php';
import type { Resource, Write } from '../resource';
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
	extras: ['send_welcome_email', 'permissions'],
	lists: [{ field: 'departments', kind: 'departments' }],
	search: 'firstname lastname facebook linkedin phonenumber email skype'.split(' '),
	check({ input: { email } }): Record<string, string> {
		if (!email || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))) return {};
		return { email: 'The Email field must contain a valid email address.' };
	},
	prepare(change, { crm, id }) {
		const isTaken = crm.rows('staffs').some(({ email }) => email === change.email);
		if (crm.version < 3 && id === undefined && isTaken) {
			throw new Stop({ status: 200, html: 'Email already exists' });
		}
		if (crm.version < 3 || id === undefined) change.lastname = '';
		if (id === undefined) change.role = '1';
		if (change.password) change.password = hashOf(change.password);
		else delete change.password;
	},
	written: (id, write) => write.crm.version < 3 && storeRights(write, id),
	show(row, crm, how) {
		if (how !== 'one' || crm.version === 1) return row;
		const rights = crm.staffRights[row.staffid ?? ''] ?? [];
		return {
			...row,
			permissions: rights.map((right) => {
				const [feature, capability] = right.split('.');
				return { staff_id: row.staffid, feature, capability };
			}),
		};
	},
	sample: (n) => ({ firstname: `Sample Staff ${n}`, email: `staff.${n}@example.com` }),
};

/**
 * The rights are written anew each time: lists of what may be done, below what it is done to. A new
 * one gets broad rights.
 */
function storeRights({ crm, input, id: changed }: Write, id: string): boolean {
	const given = (changed === undefined ? BROAD : (input.permissions ?? {})) as Input;
	crm.staffRights[id] = Object.entries(given).flatMap(([feature, capabilities]) =>
		values(capabilities).map((capability) => `${feature}.${String(capability)}`),
	);
	return true;
}

const BROAD = {
	customers: ['view', 'create', 'edit', 'delete'],
	invoices: ['create', 'edit', 'delete'],
	tasks: ['view', 'create', 'edit', 'delete'],
	leads: ['view', 'delete'],
};
