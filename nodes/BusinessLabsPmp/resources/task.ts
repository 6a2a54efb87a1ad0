import type { IDataObject } from 'n8n-workflow';
import {
	choice,
	date,
	flag,
	hidden,
	id,
	ids,
	longText,
	money,
	ref,
	text,
	wholeNumber,
} from '../model/columns';
import { crud } from '../operations/crud';
import {
	customIsWhole,
	keptRecurrence,
	repeatColumns,
	repeatWarnings,
} from '../documents/recurrence';
import { recordField } from '../model/references';

const STATUS = {
	1: 'Not Started',
	2: 'Awaiting Feedback',
	3: 'Testing',
	4: 'In Progress',
	5: 'Complete',
};

/** Entries that stock installations know; others can be given as an expression. */
const RELATED = {
	project: 'Project',
	customer: 'Customer',
	contract: 'Contract',
	estimate: 'Estimate',
	expense: 'Expense',
	invoice: 'Invoice',
	lead: 'Lead',
	proposal: 'Proposal',
	ticket: 'Ticket',
};

/** PMP drops a type without an ID, an ID without a type, and the milestone of all but projects. */
function relationWarnings(record: IDataObject, changes: IDataObject): string[] {
	const { rel_type, rel_id, milestone } = { ...record, ...changes };
	const isHalf = ('rel_type' in changes || 'rel_id' in changes) && !rel_type !== !Number(rel_id);
	const isNoProject = Number(changes.milestone) > 0 && rel_type !== 'project';
	return [
		...(isHalf ? ['PMP saves Related To only together with Related ID: add both.'] : []),
		...(isNoProject && milestone
			? ['PMP does not save the Milestone, because the task does not belong to a project.']
			: []),
	];
}

/** Vendor docs: "Tasks". */
export const task = crud({
	name: 'Task',
	value: 'task',
	one: 'task',
	many: 'tasks',
	path: 'tasks',
	idKey: 'id',
	id: recordField('task'),
	columns: [
		text('name', 'Name', {
			required: true,
			placeholder: 'e.g. Call the customer back',
			longest: 600,
		}),
		date('startdate', 'Start Date', { required: true, always: true }),
		ids('assignees', 'Assignee IDs', {
			unread: true,
			since3: true,
			description: 'IDs of staff members, separated by commas. Only version 3 supports this field.',
		}),
		flag('billable', 'Billable', 'Whether the time can be billed. New tasks are always billable.'),
		wholeNumber('cycles', 'Cycles', {
			description: 'How many times it repeats. 0 repeats it indefinitely.',
		}),
		longText('description', 'Description', { description: 'Text as HTML' }),
		date('duedate', 'Due Date', { always: true }),
		money('hourly_rate', 'Hourly Rate'),
		ref('milestone', 'milestone', 'Milestone', { description: 'Only for tasks of a project' }),
		choice(
			'priority',
			'Priority',
			{ 1: 'Low', 2: 'Medium', 3: 'High', 4: 'Urgent' },
			{ initially: '2', needed: true },
		),
		flag('is_public', 'Public', 'Whether all staff can see the task'),
		id('rel_id', 'Related ID', { description: 'ID of the related record' }),
		choice('rel_type', 'Related To', RELATED, {
			open: true,
			description: 'Type of the related record. Its ID is required as well.',
		}),
		...repeatColumns,
		choice('status', 'Status', STATUS, {
			open: true,
			needed: true,
			on: 'update',
			description: 'Documented for version 3. Older servers may support it as well.',
		}),
		text('tags', 'Tags', {
			list: true,
			unread: true,
			placeholder: 'e.g. web, urgent',
			description: 'Tags, separated by commas. An update replaces all tags of the task.',
		}),
		hidden('flag', 'visible_to_client'),
	],
	summary: [
		...['id', 'name', 'status', 'priority', 'startdate', 'duedate'],
		...['rel_type', 'rel_id', 'milestone', 'customfields'],
	],
	kinds: { status: 'number', priority: 'number' },
	resent: [
		...['name', 'startdate', 'billable', 'cycles', 'duedate', 'milestone', 'is_public'],
		...['rel_id', 'rel_type', 'visible_to_client'],
	],
	keeps: keptRecurrence,
	check: customIsWhole('repeat_every', 'Repeat Every'),
	warns: (record, changes) => [
		...repeatWarnings(record, changes),
		...relationWarnings(record, changes),
	],
	created: 'dateadded',
	filters: [
		choice('status', 'Status', STATUS, { open: true }).field,
		choice('rel_type', 'Related To', RELATED, { open: true }).field,
		id('rel_id', 'Related ID', { description: 'ID of the related record' }).field,
	],
	match: ['name', 'rel_type', 'rel_id'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	files: true,
	words: { search: 'Find tasks by name or ID' },
});
