import { longText, money, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';

const TIME = 'Time of day such as 10:00:00, or a date and time in the format of the installation';

/** Vendor docs: "Timesheets". Whether times are times of day or moments depends on the server. */
export const timesheet = crud({
	name: 'Timesheet',
	value: 'timesheet',
	one: 'timesheet',
	many: 'timesheets',
	path: 'timesheets',
	idKey: 'id',
	id: recordField('timesheet'),
	columns: [
		ref('task', 'task_id', 'Task', { required: true }),
		ref('staff', 'staff_id', 'Staff Member', { required: true }),
		text('start_time', 'Start Time', {
			required: true,
			placeholder: 'e.g. 10:00:00',
			description: TIME,
		}),
		text('end_time', 'End Time', {
			required: true,
			placeholder: 'e.g. 12:00:00',
			description: TIME,
		}),
		money('hourly_rate', 'Hourly Rate', { required: true }),
		longText('note', 'Note', { required: true }),
	],
	resent: ['task_id', 'staff_id', 'start_time', 'end_time', 'hourly_rate', 'note'],
	summary: ['id', 'task_id', 'staff_id', 'start_time', 'end_time', 'hourly_rate', 'note'],
	filters: [reference('task', 'task_id', { required: false })],
	match: ['note', 'task_id', 'staff_id'],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
	plainDelete: true,
});
