import type { Field } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { longText, onOff, ref, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import type { Definition } from '../model/definition';
import { recordField, reference } from '../model/references';

const task: Field = reference('task', 'task_id');

function below(place: string): Definition['under'] {
	return {
		field: task,
		path: ({ task_id }) => `tasks/${pathSegment(task_id, 'Task')}/${place}`,
	};
}

/** Vendor docs: "Tasks", checklist. */
export const checklistItem = crud({
	name: 'Task Checklist Item',
	value: 'taskChecklistItem',
	one: 'task checklist item',
	many: 'task checklist items',
	path: 'tasks',
	idKey: 'id',
	id: recordField('checklistItem'),
	under: below('checklist'),
	columns: [
		longText('description', 'Description', { required: true }),
		ref('staff', 'assigned', 'Assigned To'),
		onOff('finished', 'Finished', 'Whether the item is done', { on: 'update' }),
		wholeNumber('list_order', 'Order', {
			on: 'create',
			description: 'Position among the checklist items of the task',
		}),
	],
	summary: ['id', 'taskid', 'description', 'finished', 'assigned', 'list_order', 'dateadded'],
	kinds: { taskid: 'number' },
	match: ['description'],
	operations: ['create', 'delete', 'getAll', 'update'],
	plainDelete: true,
	since3: true,
});

/** Vendor docs: "Tasks", comments. */
export const taskComment = crud({
	name: 'Task Comment',
	value: 'taskComment',
	one: 'task comment',
	many: 'task comments',
	path: 'tasks',
	idKey: 'id',
	id: recordField('comment'),
	under: below('comments'),
	columns: [longText('content', 'Content', { required: true })],
	summary: ['id', 'taskid', 'content', 'staffid', 'contact_id', 'dateadded'],
	kinds: { taskid: 'number', staffid: 'number', contact_id: 'number' },
	match: ['content'],
	operations: ['create', 'delete', 'getAll', 'update'],
	plainDelete: true,
	since3: true,
});
