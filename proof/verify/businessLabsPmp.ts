import { built } from './built';
import type { Throwaway, Vendor } from './vendor';

const NUMBERED = 'it takes a number of its series, which stays used';

/** The one POST that reads: the lists of the batch call. Vendor docs: "Batch". */
function readsLists(body: unknown): boolean {
	const { operations } = (body ?? {}) as { operations?: Array<{ tool?: unknown }> };
	return (
		Array.isArray(operations) && operations.every(({ tool }) => /^list_\w+$/.test(String(tool)))
	);
}

export function businessLabsPmp(): Vendor {
	return {
		name: 'businessLabsPmp',
		title: 'BusinessLabs PMP',
		...built('BusinessLabsPmp', 'businessLabsPmp'),
		inputs: () => [
			{ field: 'baseUrl', variable: 'PMP_URL', question: 'Base URL, without /api' },
			{ field: 'token', variable: 'PMP_TOKEN', question: 'API token', isSecret: true },
			{
				field: 'dateFormat',
				variable: 'PMP_DATE_FORMAT',
				question: 'Date format of the installation',
				initially: 'd/m/Y',
			},
			{
				field: 'version',
				variable: 'PMP_VERSION',
				question: 'Server version (auto, v2 or v3)',
				initially: 'auto',
			},
		],
		credential: (given, server) => ({ ...given, ...(server && { baseUrl: server }) }),
		isReadingPost: ({ path, body }) => path === '/api/batch' && readsLists(body),
		leftOut: {},
		sources: {
			'note.getAll.rel_id': { read: 'customer.getAll', key: 'id' },
			'note.get.id': { read: 'note.getAll', key: 'id' },
			'customField.getValues.id': { read: 'customer.getAll', key: 'id' },
			'customTable.get.id': { read: 'customTable.getAll', key: 'id' },
		},
		refusal: { resource: 'customer', operation: 'get', field: 'id', value: '999999999' },
		throwaways,
		notMade: {
			lead: 'PMP may e-mail the staff member whom a lead is assigned to',
			ticket: 'PMP e-mails the contact and the staff of a ticket',
			staff: 'it would be a user who can sign in',
			invoice: NUMBERED,
			estimate: NUMBERED,
			proposal: NUMBERED,
			creditNote: NUMBERED,
			webhook: 'while it exists, PMP sends records to its URL',
			customTable: 'its columns are those of another module',
		},
	};
}

/** No month has its number, so a wrong date format shows. */
const day = () => `${new Date().toISOString().slice(0, 7)}-28`;
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const throwaways: Throwaway[] = [
	{ resource: 'customer', named: 'company', fields: () => ({}), change: { city: 'Verify' } },
	{
		resource: 'project',
		named: 'name',
		fields: ({ made }) => ({
			clientid: byId(made('customer')),
			billing_type: '1',
			status: '1',
			start_date: day(),
		}),
		dated: { field: 'start_date', value: day },
		change: { description: 'Verify' },
	},
	{
		resource: 'milestone',
		named: 'name',
		fields: ({ made }) => ({ project_id: byId(made('project')), due_date: day() }),
		dated: { field: 'due_date', value: day },
		change: { milestone_order: 7 },
	},
	{
		resource: 'task',
		named: 'name',
		fields: () => ({ startdate: day() }),
		dated: { field: 'startdate', value: day },
		change: { hourly_rate: 1.5 },
	},
	{
		resource: 'taskChecklistItem',
		named: 'description',
		place: ({ made }) => ({ task_id: byId(made('task')) }),
		fields: () => ({}),
		change: { finished: true },
		since: 3,
	},
	{
		resource: 'taskComment',
		named: 'content',
		place: ({ made }) => ({ task_id: byId(made('task')) }),
		fields: () => ({}),
		change: { content: 'Verify' },
		since: 3,
	},
	{
		resource: 'contact',
		named: 'firstname',
		place: ({ made }) => ({ customer_id: byId(made('customer')) }),
		fields: ({ unique }) => ({
			lastname: 'Verify',
			email: `n8n-verify-${unique}@example.invalid`,
			additionalFields: { donotsendwelcomeemail: true, password: `Verify-${unique}` },
		}),
		change: { title: 'Verify' },
		since: 2,
	},
	{
		resource: 'item',
		named: 'description',
		fields: () => ({ rate: 1 }),
		change: { unit: 'Verify' },
		since: 3,
	},
	{
		resource: 'expense',
		named: 'additionalFields.expense_name',
		fields: ({ known }) => ({
			category: byId(known('lookup.getExpenseCategories', 'id')),
			amount: 1,
			date: day(),
			currency: byId('1'),
		}),
		dated: { field: 'date', value: day },
		change: { reference_no: 'Verify' },
		since: 2,
	},
	{
		resource: 'contract',
		named: 'subject',
		fields: ({ made }) => ({ client: byId(made('customer')), datestart: day() }),
		dated: { field: 'datestart', value: day },
		change: { description: 'Verify' },
		since: 2,
	},
	{
		resource: 'subscription',
		named: 'name',
		fields: ({ made }) => ({
			clientid: byId(made('customer')),
			currency: byId('1'),
			quantity: 1,
			next_billing_cycle: `${day()}T12:00:00Z`,
		}),
		change: { description: 'Verify' },
		since: 2,
	},
	{
		resource: 'timesheet',
		named: 'note',
		fields: ({ made, known }) => ({
			task_id: byId(made('task')),
			staff_id: byId(known('staff.getAll', 'id')),
			start_time: '10:00:00',
			end_time: '10:01:00',
			hourly_rate: 1,
		}),
		change: { hourly_rate: 2 },
		since: 2,
	},
	{
		resource: 'calendarEvent',
		named: 'title',
		fields: ({ known }) => ({
			start: `${day()}T10:00:00`,
			userid: byId(known('staff.getAll', 'id')),
			reminder_before: 0,
			reminder_before_type: 'minutes',
			isstartnotified: true,
			public: false,
		}),
		change: { description: 'Verify' },
		since: 2,
	},
	{
		resource: 'knowledgeBaseGroup',
		named: 'name',
		fields: () => ({ additionalFields: { active: false } }),
		change: { description: 'Verify' },
		since: 3,
	},
	{
		resource: 'knowledgeBaseArticle',
		named: 'subject',
		fields: ({ made }) => ({
			articlegroup: byId(made('knowledgeBaseGroup')),
			additionalFields: { active: false, staff_article: true },
		}),
		change: { description: 'Verify' },
		since: 3,
	},
	{
		resource: 'note',
		named: 'description',
		fields: ({ made }) => ({ rel_type: 'customer', rel_id: made('customer') }),
		listedBy: ({ made }) => ({ rel_type: 'customer', rel_id: made('customer') }),
		change: { description: 'Verify' },
		since: 3,
	},
];
