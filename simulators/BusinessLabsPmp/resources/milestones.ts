import { columns } from '../columns';
import type { Resource } from '../resource';

const FIELDS = ['project_id', 'name', 'due_date'];

/** Vendor docs: Milestone. The counts of tasks are computed on reading. */
export const milestones: Resource = {
	name: 'milestones',
	event: 'milestone',
	id: 'id',
	columns: columns(`id:int name description?= description_visible_to_customer:int start_date:date?
		due_date:date project_id:int color? milestone_order:int datecreated:date
		hide_from_customer:int`),
	created: 'datecreated',
	prefixedDelete: true,
	add: ['Milestone add successful.', 'Milestone add fail.'],
	update: ['Milestone Update Successful.', 'Milestone Update Fail.'],
	remove: ['Milestone Delete Successful.', 'Milestone Delete Fail.'],
	accepts: [...FIELDS, 'description', 'description_visible_to_customer', 'milestone_order'],
	required: FIELDS,
	longest: { name: 600 },
	search: ['name', 'id'],
	prepare(change, { crm, id }) {
		if (id === undefined) change.datecreated = crm.moment().slice(0, 10);
	},
	show(row, crm) {
		const tasks = crm.rows('tasks').filter((task) => task.milestone === row.id);
		const finished = tasks.filter((task) => task.status === '5');
		return {
			...row,
			total_tasks: String(tasks.length),
			total_finished_tasks: String(finished.length),
		};
	},
	sample: (n) => ({ name: `Sample Milestone ${n}`, due_date: '2026-12-31', project_id: '1' }),
};
