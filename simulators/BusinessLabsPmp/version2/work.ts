import { broken, installationDate, number, plain, presence, set } from './facts';
import type { ResourceFacts } from './facts';

const PROJECTS = 'models/Projects_model.php';
const TASKS = 'models/Tasks_model.php';
const TICKETS = 'models/Tickets_model.php';
const CALENDAR = 'models/Calendar_model.php';

export const projects: ResourceFacts = {
	title: 'Projects',
	handlers: {
		get: `controllers/Projects.php:85, ${PROJECTS}:202`,
		post: `controllers/Projects.php:238, ${PROJECTS}:517`,
		put: `controllers/Projects.php:453, ${PROJECTS}:663`,
		delete: `controllers/Projects.php:335, ${PROJECTS}:1652`,
	},
	columns: {
		billing_type: number(`${PROJECTS}:760`, {
			drags: '1 sets the rate to 0, 2 the cost, any other both, and so does leaving it out.',
		}),
		status: number(`${PROJECTS}:736`, {
			drags:
				'A change to 4 sets the date of the end, any other takes it from a finished project, and so does leaving it out.',
		}),
		start_date: installationDate(`${PROJECTS}:759`, { missing: 'failed', empty: 'failed' }),
		deadline: installationDate(`${PROJECTS}:754`, { zero: 'null' }),
		project_cost: number(`${PROJECTS}:734`, { missing: 'null', zero: 'null', empty: 'null' }),
		estimated_hours: number(`${PROJECTS}:735`, { missing: 'null', zero: 'null', empty: 'null' }),
		progress_from_tasks: presence(`${PROJECTS}:741`, { post: 'on' }),
		date_finished: installationDate(`${PROJECTS}:738`, { missing: 'stays' }),
		project_members: set(`${PROJECTS}:927`, 'removed'),
		tags: set(`${PROJECTS}:783`, 'stays'),
		settings: plain(`${PROJECTS}:683`, {
			missing: 'off',
			zero: 'off',
			empty: 'off',
			post: 'replaced',
			drags:
				'Every setting becomes 0. When it is there: each setting whose key is there becomes 1, all others 0; `available_features` is a list of tabs, and reads as a map that PHP serialized.',
		}),
	},
	stores: `${PROJECTS}:803`,
	notes: [
		'A POST switches all tabs on and everything else that customers may see off (controllers/Projects.php:276).',
		'A successful PUT deletes the files of the project with the ID 1, because it looks for those of `true` (controllers/Projects.php:483).',
	],
};

export const milestones: ResourceFacts = {
	title: 'Milestones',
	handlers: {
		get: 'controllers/Milestones.php:73, models/Misc_model.php:1402',
		post: `controllers/Milestones.php:182, ${PROJECTS}:426`,
		put: `controllers/Milestones.php:302, ${PROJECTS}:451`,
		delete: `controllers/Milestones.php:237, ${PROJECTS}:496`,
	},
	columns: {
		project_id: number(`${PROJECTS}:460`, { missing: 'demanded', empty: 'refused' }),
		name: plain(`${PROJECTS}:460`, { missing: 'demanded', empty: 'refused' }),
		due_date: installationDate(`${PROJECTS}:454`, { missing: 'demanded', empty: 'refused' }),
		start_date: installationDate(`${PROJECTS}:455`, { post: 'ignored' }),
		description: broken(`${PROJECTS}:456`, { missing: 'empty' }),
		description_visible_to_customer: presence(`${PROJECTS}:457`, { post: 'on' }),
		hide_from_customer: presence(`${PROJECTS}:458`, { post: 'ignored' }),
	},
	stores: `${PROJECTS}:460`,
	notes: ['Deleting a milestone takes it from its tasks (models/Projects_model.php:509).'],
};

export const tasks: ResourceFacts = {
	title: 'Tasks',
	handlers: {
		get: `controllers/Tasks.php:83, ${TASKS}:125`,
		post: `controllers/Tasks.php:235, ${TASKS}:346`,
		put: `controllers/Tasks.php:418, ${TASKS}:549`,
		delete: `controllers/Tasks.php:323, ${TASKS}:1271`,
	},
	columns: {
		startdate: installationDate(`${TASKS}:551`, { missing: 'failed', empty: 'failed' }),
		duedate: installationDate(`${TASKS}:552`),
		cycles: number(`${TASKS}:562`, { missing: 'zero' }),
		repeat_every: plain(`${TASKS}:565`, {
			missing: 'off',
			empty: 'off',
			drags:
				'Off ends the recurrence: cycles, cycles done and the last date go. Reads as number and unit, is written as `2-week` or `custom`.',
		}),
		is_public: presence(`${TASKS}:589`, { post: 'presence' }),
		billable: presence(`${TASKS}:594`, { post: 'on' }),
		visible_to_client: presence(`${TASKS}:599`, { post: 'ignored' }),
		milestone: number(`${TASKS}:605`, {
			missing: 'zero',
			drags: 'Becomes 0 unless the task belongs to a project.',
		}),
		rel_type: plain(`${TASKS}:612`, { missing: 'null', zero: 'null', empty: 'null' }),
		rel_id: number(`${TASKS}:616`, {
			missing: 'null',
			zero: 'null',
			empty: 'null',
			drags: 'Without it, the kind goes as well.',
		}),
		status: number(`${TASKS}:643`, { post: 'replaced' }),
		tags: set(`${TASKS}:630`, 'stays'),
		assignees: plain(`${TASKS}:643`, {
			zero: 'failed',
			empty: 'failed',
			reads: 'list',
			post: 'ignored',
			drags: 'No column: a PUT with it is a database error.',
		}),
	},
	stores: `${TASKS}:643`,
	notes: [
		'A successful PUT deletes the files of the task with the ID 1, because it looks for those of `true` (controllers/Tasks.php:449).',
	],
};

export const timesheets: ResourceFacts = {
	title: 'Timesheets',
	handlers: {
		get: `controllers/Timesheets.php:85, ${TASKS}:1693`,
		post: `controllers/Timesheets.php:128, ${TASKS}:1704`,
		put: `controllers/Timesheets.php:190, ${TASKS}:1725`,
		delete: `controllers/Timesheets.php:240, ${TASKS}:1660`,
	},
	columns: Object.fromEntries(
		['task_id', 'start_time', 'end_time', 'staff_id', 'hourly_rate', 'note'].map((name) => [
			name,
			plain(`${TASKS}:1735`, { missing: 'demanded', empty: 'refused' }),
		]),
	),
	stores: `${TASKS}:1735`,
	notes: ['A read of one timesheet is a list with one entry.'],
};

export const tickets: ResourceFacts = {
	title: 'Tickets',
	handlers: {
		get: `controllers/Tickets.php:89, ${TICKETS}:271`,
		post: `controllers/Tickets.php:242, ${TICKETS}:626`,
		put: `controllers/Tickets.php:412, ${TICKETS}:852`,
		delete: `controllers/Tickets.php:327, ${TICKETS}:785`,
	},
	columns: {
		subject: plain(`${TICKETS}:893`, { missing: 'demanded', empty: 'refused' }),
		department: number(`${TICKETS}:893`, { missing: 'demanded', empty: 'refused' }),
		userid: number(`${TICKETS}:893`, { missing: 'demanded', empty: 'refused' }),
		contactid: number(`${TICKETS}:888`, {
			drags: "Any value, 0 as well, empties the sender's name and email.",
		}),
		name: plain(`${TICKETS}:889`, {
			reads: 'other',
			post: 'ignored',
			drags: '`from_name` has it.',
		}),
		email: plain(`${TICKETS}:890`, {
			reads: 'other',
			post: 'ignored',
			drags: '`ticket_email` has it.',
		}),
		priority: number(`${TICKETS}:879`, { missing: 'zero' }),
		assigned: number(`${TICKETS}:882`, {
			missing: 'zero',
			drags: 'Another staff member is notified and mailed.',
		}),
		project_id: number(`${TICKETS}:885`),
		cc: plain(`${TICKETS}:893`, { post: 'ignored' }),
		tags: set(`${TICKETS}:870`, 'removed'),
	},
	stores: `${TICKETS}:893`,
	notes: [
		'A read of one ticket ends in a PHP error, 500: the controller takes one record for a list (controllers/Tickets.php:98). The list works.',
		'A POST takes tags out of the message and adds `<br />` (models/Tickets_model.php:671).',
		'A successful PUT deletes the files of the ticket with the ID 1, because it looks for those of `true` (controllers/Tickets.php:443).',
	],
};

export const calendar: ResourceFacts = {
	title: 'Calendar events',
	handlers: {
		get: `controllers/Calendar.php:104, ${CALENDAR}:18`,
		post: `controllers/Calendar.php:157, ${CALENDAR}:32`,
		put: `controllers/Calendar.php:225, ${CALENDAR}:32`,
		delete: 'controllers/Calendar.php:279, models/Utilities_model.php:437',
	},
	columns: {
		start: installationDate(`${CALENDAR}:34`, {
			missing: 'failed',
			empty: 'failed',
			drags: 'A later one switches "reminder sent" off (:48).',
		}),
		end: installationDate(`${CALENDAR}:35`, { missing: 'stays', empty: 'kept' }),
		description: broken(`${CALENDAR}:41`, { missing: 'empty' }),
	},
	stores: `${CALENDAR}:57`,
	notes: ['A read of one event is a list with one entry.'],
};
