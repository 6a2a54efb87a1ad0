import { brokenOnPhp8 } from '../answers';
import { columns } from '../columns';
import type { Resource, Write } from '../resource';
import type { Row } from '../table';

/** Vendor docs: Ticket. `name` of a read is the priority's, because of a join. */
export const tickets: Resource = {
	name: 'tickets',
	event: 'ticket',
	id: 'ticketid',
	columns:
		columns(`ticketid:int adminreplying:int userid:int contactid:int email? name? department:int
		priority:int status:int=1 service:int? ticketkey subject message? admin:int? date:datetime
		project_id:int lastreply:datetime? clientread:int adminread:int assigned:int cc? line_manager:int
		milestone:int`),
	created: 'date',
	entity: 'tickets',
	prefixedDelete: true,
	add: ['Ticket add successful.', 'Ticket add fail.'],
	update: ['Ticket Update Successful.', 'Ticket Update Fail.'],
	remove: ['Ticket Delete Successful.', 'Ticket Delete Fail.'],
	missing: (version) =>
		version === 1 ? 'The id of the Ticket was not found.' : 'No data were found',
	accepts:
		'subject department contactid userid priority project_id service assigned message cc'.split(
			' ',
		),
	required: (version) => [
		...['subject', 'department', 'contactid'],
		...(version === 1 ? ['userid'] : []),
	],
	lists: [{ field: 'tags', kind: 'tags' }],
	files: true,
	losesFiles: true,
	unescapedSearch: true,
	search(row, key, crm) {
		if (row.ticketid?.startsWith(key)) return true;
		const contact = crm.tables.contacts.get(row.contactid ?? '') ?? {};
		const { company, vat, phonenumber, address, city, zip, state } =
			crm.tables.customers.get(row.userid ?? '') ?? {};
		const department = crm.lookups.departments.find(({ id }) => id === row.department)?.name;
		return [
			...[row.subject, row.message, row.name, row.email, department, company, vat, phonenumber],
			...[address, city, zip, state, contact.email],
			`${contact.firstname ?? ''} ${contact.lastname ?? ''}`.trim(),
		].some((text) => text?.toLowerCase().includes(key));
	},
	prepare,
	show(row, crm, how) {
		if (how === 'one' && crm.settings.php8) throw brokenOnPhp8();
		const { departments, ticketPriorities, ticketStatuses } = crm.lookups;
		const nameOf = (list: Row[], id: string | null) =>
			list.find((entry) => entry.id === id)?.name ?? null;
		const priority = nameOf(ticketPriorities, row.priority);
		return {
			...row,
			...(crm.version > 1 ? { id: row.ticketid } : {}),
			name: priority,
			email: crm.tables.contacts.get(row.contactid ?? '')?.email ?? null,
			from_name: row.name,
			ticket_email: row.email,
			priority_name: priority,
			department_name: nameOf(departments, row.department),
			status_name: nameOf(ticketStatuses, row.status),
			company: crm.tables.customers.get(row.userid ?? '')?.company ?? null,
			...(how === 'one' ? { attachments: crm.filesOf('tickets', row.ticketid) } : {}),
		};
	},
	sample: (n) => ({
		subject: `Sample Ticket ${n}`,
		message: 'Something does not work.',
		department: '1',
		priority: '2',
		userid: '1',
		contactid: '1',
	}),
};

function prepare(change: Row, { crm, input, id }: Write): void {
	if (id !== undefined) {
		const isGiven = input.contactid !== undefined && input.contactid !== '';
		if (isGiven) Object.assign(change, { name: null, email: null });
		return;
	}
	change.ticketkey = crm.hash();
	change.admin = '1';
	change.adminread = '1';
}
