import { listFields } from '../../shared/description/fields';
import type { Operation } from '../../shared/contract/types';
import { recordsOf } from '../../shared/values/records';
import { pathSegment } from '../../shared/values/url';
import { choice, id, longText } from '../model/columns';
import { crud } from '../operations/crud';
import { clean } from '../model/record';
import { idField } from '../model/references';

const RELATED = {
	customer: 'Customer',
	lead: 'Lead',
	contract: 'Contract',
	ticket: 'Ticket',
	invoice: 'Invoice',
	estimate: 'Estimate',
	credit_note: 'Credit Note',
	staff: 'Staff Member',
	expense: 'Expense',
	proposal: 'Proposal',
	project: 'Project',
	task: 'Task',
};

const related = [
	choice('rel_type', 'Related To', RELATED, { required: true, on: 'create' }),
	id('rel_id', 'Related ID', {
		required: true,
		on: 'create',
		description: 'ID of the record that the note belongs to',
	}),
];

/** Notes are listed by the record they belong to. */
const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many notes',
	description: 'Get many notes of one record',
	fields: [...related.map(({ field }) => field), ...listFields],
	request: ({ rel_type, rel_id }) => ({
		method: 'GET',
		path: `/api/notes/${pathSegment(rel_type, 'Related To')}/${pathSegment(rel_id, 'Related ID')}`,
		expect: 'list',
	}),
	items: (body) => recordsOf(body).map(clean('id')),
};

/** Vendor docs: "Notes". */
export const note = crud({
	name: 'Note',
	value: 'note',
	one: 'note',
	many: 'notes',
	path: 'notes',
	idKey: 'id',
	id: idField('Note ID'),
	columns: [...related, longText('description', 'Description', { required: true })],
	summary: ['id', 'rel_type', 'rel_id', 'description', 'date_contacted', 'addedfrom', 'dateadded'],
	kinds: { addedfrom: 'number' },
	match: ['description'],
	operations: ['create', 'delete', 'get', 'update'],
	plainDelete: true,
	since3: true,
	more: [getAll],
});
