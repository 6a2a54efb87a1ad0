import { date, flag, hidden, lines, ref, text, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';

/** Stages of a project. Vendor docs: "Milestone". */
export const milestone = crud({
	name: 'Milestone',
	value: 'milestone',
	one: 'milestone',
	many: 'milestones',
	path: 'milestones',
	idKey: 'id',
	id: recordField('milestone'),
	columns: [
		ref('project', 'project_id', 'Project', { required: true }),
		text('name', 'Name', { required: true, longest: 600 }),
		date('due_date', 'Due Date', { required: true }),
		lines('description', 'Description', { always: true }),
		flag(
			'description_visible_to_customer',
			'Description Visible to Customer',
			'Whether customers see the description',
		),
		wholeNumber('milestone_order', 'Order', {
			description: 'Position among the milestones of the project',
		}),
		hidden('date', 'start_date'),
		hidden('flag', 'hide_from_customer'),
	],
	summary: [
		...['id', 'name', 'project_id', 'due_date', 'description', 'milestone_order'],
		...['total_tasks', 'total_finished_tasks', 'description_visible_to_customer', 'datecreated'],
	],
	kinds: { total_tasks: 'number', total_finished_tasks: 'number' },
	resent: [
		...['project_id', 'name', 'due_date', 'description', 'description_visible_to_customer'],
		...['start_date', 'hide_from_customer'],
	],
	created: 'datecreated',
	filters: [reference('project', 'project_id', { required: false })],
	match: ['name', 'project_id'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	words: { search: 'Find milestones by name or ID' },
});
