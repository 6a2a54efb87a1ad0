import { columns } from '../columns';
import { RECURRENCE_FIELDS, recurrence, updatedRecurrence } from '../recurrence';
import type { Resource, Write } from '../resource';
import type { Row } from '../table';

/** Vendor docs: Tasks. */
export const tasks: Resource = {
	name: 'tasks',
	event: 'task',
	id: 'id',
	columns: columns(`id:int name description? priority:int=2 dateadded:datetime startdate:datetime
		duedate:datetime? datefinished:datetime? addedfrom:int=1 is_added_from_contact:int status:int
		recurring_type? repeat_every:int recurring:int is_recurring_from:int? cycles:int
		total_cycles:int custom_recurring:int last_recurring_date:date? rel_id:int? rel_type?
		is_public:int billable:int billed:int invoice_id:int hourly_rate:decimal milestone:int
		kanban_order:int=1 milestone_order:int visible_to_client:int deadline_notified:int`),
	created: 'dateadded',
	entity: 'tasks',
	prefixedDelete: true,
	add: ['Task add successful.', 'Task add fail.'],
	update: ['Task Update Successful.', 'Task Update Fail.'],
	remove: ['Task Delete Successful.', 'Task Delete Fail.'],
	accepts: (
		'name startdate duedate is_public billable hourly_rate milestone priority cycles rel_type ' +
		'rel_id description visible_to_client'
	).split(' '),
	required: ['name', 'startdate'],
	longest: { name: 600 },
	extras: RECURRENCE_FIELDS,
	lists: [
		{ field: 'tags', kind: 'tags' },
		{ field: 'assignees', kind: 'assignees', since: 3 },
	],
	files: true,
	losesFiles: true,
	search: ['name', 'id'],
	prepare,
	show: (row, crm, how) =>
		how === 'one' ? { ...row, attachments: crm.filesOf('tasks', row.id) } : row,
	happened: (before, after) => (after.status === '5' && before.status !== '5' ? ['completed'] : []),
	sample: (n) => ({ name: `Sample Task ${n}`, startdate: '2026-02-01 00:00:00', status: '1' }),
};

function prepare(change: Row, write: Write): void {
	const { crm, input, id, before } = write;
	Object.assign(change, id === undefined ? recurrence(input) : updatedRecurrence(write));
	if (id !== undefined && crm.version < 3) relate(change);
	if (change.status === '5' && before?.status !== '5') change.datefinished ??= crm.moment();
	if (id !== undefined) return;
	change.billable = '1';
	if (!change.rel_type || !change.rel_id) Object.assign(change, { rel_type: null, rel_id: null });
	if (change.rel_type !== 'project') change.milestone = '0';
	change.status = (change.startdate ?? '') <= crm.moment() ? '4' : '1';
}

/** A kind and a number of the related record only go together, and a milestone only with a project. */
function relate(change: Row): void {
	const isRelated = change.rel_type && change.rel_id && change.rel_id !== '0';
	if (!isRelated) Object.assign(change, { rel_type: null, rel_id: null });
	if (change.rel_type !== 'project') change.milestone = '0';
}
