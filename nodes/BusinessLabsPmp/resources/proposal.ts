import { choice, email, flag, id, isoDate, lines, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';
import { salesDocument } from '../documents/salesDocument';
import { salesColumns } from '../documents/salesFields';

const STATUS = {
	6: 'Draft',
	1: 'Open',
	2: 'Declined',
	3: 'Accepted',
	4: 'Sent',
	5: 'Revised',
};

const NOT_HERE = ['number', 'adminnote', 'clientnote', 'terms'];

/** Vendor docs: "Proposals". */
export const proposal = crud({
	...salesDocument,
	name: 'Proposal',
	value: 'proposal',
	one: 'proposal',
	many: 'proposals',
	path: 'proposals',
	idKey: 'id',
	id: recordField('proposal'),
	columns: [
		text('subject', 'Subject', { required: true, longest: 191 }),
		choice('rel_type', 'Related To', { customer: 'Customer', lead: 'Lead' }, { required: true }),
		id('rel_id', 'Related ID', {
			required: true,
			description: 'ID of the customer or lead',
		}),
		text('proposal_to', 'To', {
			required: true,
			longest: 191,
			description: 'Name of the recipient',
		}),
		email('email', 'Email', { required: true }),
		isoDate('date', 'Date', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		choice('status', 'Status', STATUS, { required: true, initially: '6' }),
		...salesColumns.filter(({ field }) => !NOT_HERE.includes(field.name)),
		lines('address', 'Address'),
		ref('staff', 'assigned', 'Assigned To'),
		flag('allow_comments', 'Allow Comments', 'Whether the recipient can comment on the proposal'),
		isoDate('open_till', 'Open Till', {
			description:
				'Before version 3 of the API module, PMP sets it for new proposals according to its settings',
		}),
	],
	summary: [
		...['id', 'subject', 'proposal_to', 'email', 'status'],
		...['date', 'open_till', 'subtotal', 'total', 'customfields'],
	],
	kinds: { status: 'number' },
	resent: [
		...['subject', 'rel_type', 'rel_id', 'proposal_to', 'email', 'date', 'currency', 'status'],
		...['subtotal', 'total', 'address', 'allow_comments'],
	],
	created: 'datecreated',
	filters: [choice('status', 'Status', STATUS).field],
	match: ['subject', 'rel_type', 'rel_id'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	words: { search: 'Find proposals by number, subject, content, recipient or address' },
});
