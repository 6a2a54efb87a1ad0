import type { IDataObject } from 'n8n-workflow';
import { choice, date, flag, ids, longText, money, ref, text, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { keptSettings } from '../documents/projectSettings';
import { recordField, reference } from '../model/references';

/** An installation can have others, with numbers of its own. */
const STATUS = {
	1: 'Not Started',
	2: 'In Progress',
	3: 'On Hold',
	4: 'Finished',
	5: 'Cancelled',
};

/** PMP sets an amount to 0 that the billing type does not use. */
function unusedAmounts(record: IDataObject, changes: IDataObject): string[] {
	const type = String(changes.billing_type ?? record.billing_type);
	const unused = [
		...(type === '1' ? [] : ([['project_cost', 'Project Cost']] as const)),
		...(type === '2' ? [] : ([['project_rate_per_hour', 'Rate per Hour']] as const)),
	];
	return unused
		.filter(([name]) => Number(changes[name]) > 0)
		.map(
			([, label]) => `PMP does not save the ${label}, because the Billing Type does not use it.`,
		);
}

/** Vendor docs: "Project". */
export const project = crud({
	name: 'Project',
	value: 'project',
	one: 'project',
	many: 'projects',
	path: 'projects',
	idKey: 'id',
	id: recordField('project'),
	columns: [
		text('name', 'Name', { required: true, placeholder: 'e.g. Website Relaunch', longest: 600 }),
		ref('customer', 'clientid', 'Customer', { required: true }),
		choice(
			'billing_type',
			'Billing Type',
			{ 1: 'Fixed Rate', 2: 'Project Hours', 3: 'Task Hours' },
			{ required: true },
		),
		date('start_date', 'Start Date', { required: true }),
		choice('status', 'Status', STATUS, {
			open: true,
			required: true,
			description: 'Installations can have other statuses. Enter their IDs as an expression.',
		}),
		date('deadline', 'Deadline'),
		longText('description', 'Description'),
		money('estimated_hours', 'Estimated Hours'),
		wholeNumber('progress', 'Progress', { maxValue: 100, description: 'Percentage, 0 to 100' }),
		flag(
			'progress_from_tasks',
			'Progress From Tasks',
			'Whether the progress is calculated from the tasks. PMP always turns this on for new projects.',
		),
		money('project_cost', 'Project Cost', { description: 'Used with the billing type Fixed Rate' }),
		ids('project_members', 'Member IDs', {
			description: 'IDs of staff members, separated by commas',
			shown:
				'IDs of all staff members of the project, separated by commas. Careful: PMP does not return the members of a project, so before version 3 an update that leaves this empty removes all of them.',
		}),
		money('project_rate_per_hour', 'Rate per Hour', {
			description: 'Used with the billing type Project Hours',
		}),
		text('tags', 'Tags', {
			list: true,
			unread: true,
			placeholder: 'e.g. web, urgent',
			description: 'Tags, separated by commas. An update replaces all tags of the project.',
		}),
	],
	summary: [
		...['id', 'name', 'clientid', 'status', 'start_date', 'deadline'],
		...['progress', 'billing_type', 'project_cost', 'customfields'],
	],
	kinds: { status: 'number', billing_type: 'number' },
	resent: [
		...['name', 'clientid', 'billing_type', 'start_date', 'status', 'deadline'],
		...['estimated_hours', 'progress_from_tasks', 'project_cost'],
	],
	keeps: ({ settings }) => keptSettings(settings),
	warns: (record, changes) => [
		...(record.settings === undefined
			? ['PMP does not tell the settings of projects and switches them off with each update.']
			: []),
		...unusedAmounts(record, changes),
	],
	created: 'project_created',
	filters: [
		reference('customer', 'clientid', { required: false }),
		choice('status', 'Status', STATUS, { open: true }).field,
	],
	match: ['name', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: {
		search: 'Find projects by name, description or customer. Text that starts with # finds tags.',
		update:
			'Update the fields that you add. All others keep their values, except for the members, so add them as well.',
	},
	files: true,
});
