import type { Column } from '../model/column';
import { longText, money, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';

const TIME = 'Time of day such as 10:00:00, or a date and time in the format of the installation';

const timeText = (name: string, label: string, placeholder: string): Column => ({
	...text(name, label, { required: true, placeholder, description: TIME, check: isNoIsoMoment }),
	kind: 'time',
});

/** What an expression gives for a moment would be stored as another time, or none. */
function isNoIsoMoment(value: unknown): string | undefined {
	if (!/\dT\d/.test(String(value))) return undefined;
	return `must be a time of day like 10:00:00, or a date and time in the format of the installation, it is "${String(value)}". In an expression, use format: {{ $now.toFormat("HH:mm:ss") }}`;
}

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
		timeText('start_time', 'Start Time', 'e.g. 10:00:00'),
		timeText('end_time', 'End Time', 'e.g. 12:00:00'),
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
