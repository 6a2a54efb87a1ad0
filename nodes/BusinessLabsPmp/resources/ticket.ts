import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../shared/description/fields';
import { binaryNames } from '../../shared/engine/parameterReader';
import type { Operation } from '../../shared/contract/types';
import { filled } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { choice, id, longText, ref, text } from '../model/columns';
import { acknowledged, filesField } from '../operations/create';
import { crud } from '../operations/crud';
import { dialectOf, keyOf } from '../model/definition';
import { recordField, reference } from '../model/references';
import { sinceVersion3 } from '../transport/version';
import { outgoing } from '../model/column';
import type { Column } from '../model/column';

/** An installation can have others, with numbers of its own. */
const STATUS = { 1: 'Open', 2: 'In Progress', 3: 'Answered', 4: 'On Hold', 5: 'Closed' };

const ticketField = recordField('ticket');

const replyColumns: Column[] = [
	longText('message', 'Message', { required: true, description: 'Text of the reply as HTML' }),
	text('cc', 'CC', { list: true, placeholder: 'e.g. nathan@example.com, anna@example.com' }),
	ref('staff', 'admin', 'Staff Member', {
		description: 'Staff member who replies. Leave empty for a reply from the customer.',
	}),
	choice('status', 'Status', STATUS, { initially: '3', open: true }),
];

const [message, ...optional] = replyColumns.map(({ field }) => field);

/** Vendor docs: "Tickets", reply. */
const reply: Operation = {
	name: 'Reply',
	value: 'reply',
	action: 'Reply to a ticket',
	description: 'Reply to a ticket',
	fields: [
		ticketField,
		message,
		collection('Additional Fields', 'additionalFields', optional),
		filesField,
	],
	key: ({ id: ticketId }) => keyOf({ path: 'tickets' }, ticketId),
	request: ({ id: ticketId, message: body, additionalFields, files }, credentials) => ({
		method: 'POST',
		path: `/api/tickets/reply/${pathSegment(ticketId, 'Ticket')}`,
		body: outgoing(
			replyColumns,
			{ message: body, ...filled(additionalFields) },
			dialectOf(credentials),
		),
		files: binaryNames(files).map((property) => ({ name: 'file[]', property })),
	}),
	items: (answer) => [acknowledged(answer as IDataObject)],
};

/**
 * The contact is documented as required, but any value, 0 as well, makes PMP forget the sender of a
 * ticket that came by mail.
 */
function keptContact(
	{ contactid, from_name, ticket_email }: IDataObject,
	changes: IDataObject,
): IDataObject {
	const hasSender = Boolean(from_name ?? '') || Boolean(ticket_email ?? '');
	return 'contactid' in changes || !Number(contactid) || hasSender ? {} : { contactid };
}

/** Requests for support. Vendor docs: "Ticket". */
export const ticket = crud({
	name: 'Ticket',
	value: 'ticket',
	one: 'ticket',
	many: 'tickets',
	path: 'tickets',
	idKey: 'ticketid',
	id: ticketField,
	columns: [
		text('subject', 'Subject', { required: true, placeholder: 'e.g. The printer is offline' }),
		ref('department', 'department', 'Department', { required: true }),
		ref('customer', 'userid', 'Customer', { required: true }),
		ref('contact', 'contactid', 'Contact', {
			required: true,
			description: 'Contact of the customer who opened the ticket',
		}),
		ref('staff', 'assigned', 'Assigned To'),
		text('cc', 'CC', {
			list: true,
			on: 'create',
			since3: true,
			placeholder: 'e.g. nathan@example.com, anna@example.com',
		}),
		longText('message', 'Message', { unread: true, description: 'Text of the ticket as HTML' }),
		id('priority', 'Priority ID', {
			description: 'By default 1 is low, 2 is medium and 3 is high',
		}),
		ref('project', 'project_id', 'Project'),
		id('service', 'Service ID', { description: 'ID of the service in PMP' }),
		choice('status', 'Status', STATUS, {
			open: true,
			needed: true,
			on: 'update',
			description: 'Not documented for updates, but most servers support it',
		}),
		text('tags', 'Tags', {
			list: true,
			placeholder: 'e.g. printer, urgent',
			description: 'Tags, separated by commas',
			shown:
				'All tags of the ticket, separated by commas. Careful: PMP does not return the tags of a ticket, so before version 3 an update that leaves this empty removes them.',
		}),
	],
	summary: [
		...['id', 'subject', 'status', 'priority', 'department', 'userid'],
		...['contactid', 'assigned', 'date', 'customfields'],
	],
	kinds: { status: 'number', priority: 'number', department: 'number' },
	resent: ['subject', 'department', 'userid', 'assigned', 'priority'],
	keeps: keptContact,
	listedWhenBroken: true,
	match: ['subject', 'userid', 'contactid'],
	created: 'date',
	filters: [
		choice('status', 'Status', STATUS, { open: true }).field,
		reference('customer', 'userid', { required: false }),
		ref('staff', 'assigned', 'Assigned To').field,
	],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	files: true,
	words: {
		search: 'Find tickets by number, subject, message, sender, customer or department',
		update:
			'Update the fields that you add. All others keep their values, except for the tags: give them as well.',
	},
	more: [sinceVersion3(reply)],
});
