import { choice, color, lines, onOff, ref, text, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';
import type { Column } from '../model/column';

const moment = (name: string, displayName: string, required: boolean): Column => ({
	field: {
		displayName,
		name,
		type: 'dateTime',
		default: '',
		...(required && { required }),
	},
	kind: 'calendar',
});

/** Vendor docs: "Calendar". */
export const calendarEvent = crud({
	name: 'Calendar Event',
	value: 'calendarEvent',
	one: 'calendar event',
	many: 'calendar events',
	path: 'calendar',
	idKey: 'eventid',
	id: recordField('calendarEvent'),
	columns: [
		text('title', 'Title', { required: true }),
		moment('start', 'Start', true),
		ref('staff', 'userid', 'Staff Member', { required: true }),
		wholeNumber('reminder_before', 'Remind Before', { required: true }),
		choice(
			'reminder_before_type',
			'Remind Before Unit',
			{ minutes: 'Minutes', hours: 'Hours', days: 'Days', weeks: 'Weeks' },
			{ required: true },
		),
		onOff('isstartnotified', 'Reminder Sent', 'Whether PMP treats the reminder as already sent', {
			required: true,
			initially: false,
		}),
		onOff('public', 'Public', 'Whether all staff can see the event', {
			required: true,
			initially: false,
		}),
		color('color', 'Color'),
		lines('description', 'Description', { always: true }),
		{ ...moment('end', 'End', false), lasting: true },
	],
	resent: ['title', 'start', 'description'],
	summary: [
		...['id', 'title', 'start', 'end', 'userid', 'public'],
		...['description', 'color', 'reminder_before', 'reminder_before_type'],
	],
	match: ['title', 'userid'],
	operations: ['create', 'delete', 'get', 'getAll', 'update'],
	plainDelete: true,
});
