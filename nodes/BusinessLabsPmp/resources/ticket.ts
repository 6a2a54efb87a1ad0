import { id, longText, ref, text } from '../columns';
import { crud } from '../crud';
import { recordField } from '../references';

/** Requests for support. Vendor docs: "Ticket". */
export const ticket = crud({
	name: 'Ticket',
	value: 'ticket',
	one: 'ticket',
	many: 'tickets',
	path: 'tickets',
	idKey: 'ticketid',
	record: recordField('ticket'),
	columns: [
		text('subject', 'Subject', { required: true }),
		ref('department', 'department', 'Department', { required: true }),
		ref('customer', 'userid', 'Customer', { required: true }),
		ref('contact', 'contactid', 'Contact', {
			required: true,
			description: 'The contact of the customer who asks',
		}),
		ref('staff', 'assigned', 'Assigned To'),
		text('cc', 'CC', { on: 'create', placeholder: 'e.g. nathan@example.com' }),
		longText('message', 'Message', { unread: true, description: 'Text of the ticket, HTML' }),
		id('priority', 'Priority ID', {
			description: 'By default 1 is low, 2 is medium and 3 is high',
		}),
		ref('project', 'project_id', 'Project'),
		id('service', 'Service ID'),
		text('tags', 'Tags', {
			placeholder: 'e.g. printer, urgent',
			description: 'Tags, separated by commas',
			shown:
				'All tags that the ticket is to have, separated by commas. Careful: PMP does not tell the tags of a ticket, so before version 3 an update that leaves this empty removes them.',
		}),
	],
	summary: [
		...['id', 'subject', 'status', 'priority', 'department', 'userid'],
		...['contactid', 'assigned', 'project_id', 'date'],
	],
	kinds: { status: 'number', priority: 'number', department: 'number' },
	match: ['subject', 'userid', 'contactid'],
	operations: ['create', 'delete', 'get'],
	files: true,
});
