import type { IDataObject } from 'n8n-workflow';
import { byId } from './node';
import { salesSamples } from './salesSamples';
import { version3Samples } from './version3Samples';

/** How a resource is used in a test, and what must be on the wire. */
export interface Sample {
	resource: string;
	/** Place below /api, and the simulator's table. */
	path: string;
	table?: string;
	idKey?: string;
	/** Parameters of every operation, like the task that a comment belongs to. */
	parent?: IDataObject;
	/** Place of the reads, where it is another one. */
	reads?: string;
	create: IDataObject;
	/** The form that a creation sends. */
	form: Record<string, unknown>;
	/** One field to change, as it is sent, and as the column then reads. */
	change: { field: string; value: unknown; sent: unknown; stored: string };
	/** What must go along with an update before version 3, because the API does not tell it. */
	beside?: IDataObject;
	search?: string;
	/** Oldest version that has the resource. */
	since?: 2 | 3;
	prefixedDelete?: boolean;
	/** The API cannot read one record. */
	unreadable?: boolean;
}

export const samples: Sample[] = [
	{
		resource: 'customer',
		path: 'customers',
		idKey: 'userid',
		create: { company: 'Blue Door', additionalFields: { groups_in: '1,4' } },
		form: { company: 'Blue Door', 'groups_in[]': ['1', '4'] },
		change: { field: 'city', value: 'Leeds', sent: 'Leeds', stored: 'Leeds' },
		beside: { groups_in: '1,4' },
		search: 'Blue',
		prefixedDelete: true,
	},
	{
		resource: 'contact',
		path: 'contacts',
		reads: 'contacts/1',
		parent: { customer_id: byId(1) },
		create: {
			...{ firstname: 'Eve', lastname: 'Stone', email: 'eve@example.com' },
			additionalFields: {
				...{ password: 'Secret123', permissions: ['1', '5'] },
				...{ is_primary: true, invoice_emails: true, task_emails: false },
			},
		},
		form: {
			...{ customer_id: '1', firstname: 'Eve', lastname: 'Stone', email: 'eve@example.com' },
			...{ password: 'Secret123', is_primary: 'on', invoice_emails: 'invoice_emails' },
			'permissions[]': ['1', '5'],
		},
		change: { field: 'title', value: 'CEO', sent: 'CEO', stored: 'CEO' },
		beside: { permissions: ['1', '5'] },
		search: 'eve@example.com',
		since: 2,
		prefixedDelete: true,
	},
	{
		resource: 'lead',
		path: 'leads',
		create: { name: 'Sun Ltd', status: byId(2), source: byId(1), assigned: byId(1) },
		form: { name: 'Sun Ltd', status: '2', source: '1', assigned: '1' },
		change: {
			field: 'lastcontact',
			value: '2026-05-04T10:20:30',
			sent: '04/05/2026 10:20:30',
			stored: '2026-05-04 10:20:30',
		},
		search: 'Sun',
		prefixedDelete: true,
	},
	{
		resource: 'project',
		path: 'projects',
		create: {
			...{ name: 'New house', clientid: byId(1), billing_type: '1', status: '2' },
			start_date: '2026-03-01',
			additionalFields: { deadline: '2026-09-01', project_cost: 1200.5, project_members: '2' },
		},
		form: {
			...{ name: 'New house', clientid: '1', billing_type: '1', status: '2' },
			...{ start_date: '01/03/2026', deadline: '01/09/2026', project_cost: '1200.50' },
			'project_members[]': '2',
		},
		change: { field: 'progress', value: 40, sent: '40', stored: '40' },
		beside: { project_members: '2' },
		search: 'house',
		prefixedDelete: true,
	},
	{
		resource: 'milestone',
		path: 'milestones',
		create: { name: 'Roof', project_id: byId(1), due_date: '2026-05-01' },
		form: { name: 'Roof', project_id: '1', due_date: '01/05/2026' },
		change: { field: 'due_date', value: '2026-06-01', sent: '01/06/2026', stored: '2026-06-01' },
		search: 'Roof',
		prefixedDelete: true,
	},
	{
		resource: 'task',
		path: 'tasks',
		create: {
			...{ name: 'Call them', startdate: '2026-03-01' },
			additionalFields: {
				...{ duedate: '2026-03-05', rel_type: 'project', rel_id: '1', milestone: byId(1) },
				...{ repeat_every: 'custom', repeat_every_custom: 3, repeat_type_custom: 'week' },
				...{ is_public: true, priority: '3' },
			},
		},
		form: {
			...{ name: 'Call them', startdate: '01/03/2026', duedate: '05/03/2026' },
			...{ rel_type: 'project', rel_id: '1', milestone: '1', is_public: 'on', priority: '3' },
			...{ repeat_every: 'custom', repeat_every_custom: '3', repeat_type_custom: 'week' },
		},
		change: { field: 'hourly_rate', value: 80, sent: '80.00', stored: '80.00' },
		search: 'Call',
		prefixedDelete: true,
	},
	{
		resource: 'ticket',
		path: 'tickets',
		idKey: 'ticketid',
		create: {
			...{ subject: 'No sound', department: byId(1), userid: byId(1), contactid: byId(1) },
			additionalFields: { priority: '2', tags: 'audio' },
		},
		form: {
			...{ subject: 'No sound', department: '1', userid: '1', contactid: '1' },
			...{ priority: '2', tags: 'audio' },
		},
		change: { field: 'assigned', value: byId(2), sent: '2', stored: '2' },
		beside: { tags: 'audio' },
		search: 'sound',
		prefixedDelete: true,
	},
	{
		resource: 'staff',
		path: 'staffs',
		idKey: 'staffid',
		create: { firstname: 'Ida Long', email: 'ida@example.com', password: 'Secret123' },
		form: { firstname: 'Ida Long', email: 'ida@example.com', password: 'Secret123' },
		change: { field: 'skype', value: 'ida', sent: 'ida', stored: 'ida' },
		search: 'Ida',
		prefixedDelete: true,
	},
	{
		resource: 'item',
		path: 'items',
		idKey: 'itemid',
		create: { description: 'Cable', rate: 9.9, additionalFields: { tax: byId(1), unit: 'm' } },
		form: { description: 'Cable', rate: '9.90', tax: '1', unit: 'm' },
		change: { field: 'long_description', value: 'Red', sent: 'Red', stored: 'Red' },
		search: 'Cable',
		since: 3,
		prefixedDelete: true,
	},
	{
		resource: 'expense',
		path: 'expenses',
		idKey: 'id',
		create: {
			...{ category: byId(1), amount: 12, date: '2026-03-01', currency: byId(1) },
			additionalFields: {
				...{ expense_name: 'Train', note: 'a\nb', billable: true, repeat_every: '1-month' },
			},
		},
		form: {
			...{ category: '1', amount: '12.00', date: '01/03/2026', currency: '1' },
			...{ expense_name: 'Train', note: 'a\nb', billable: '1', repeat_every: '1-month' },
		},
		change: { field: 'reference_no', value: 'R2', sent: 'R2', stored: 'R2' },
		search: 'Train',
		since: 2,
	},
	{
		resource: 'contract',
		path: 'contracts',
		create: {
			...{ subject: 'Care', client: byId(1), datestart: '2026-03-01' },
			additionalFields: { dateend: '2027-03-01', contract_value: 10 },
		},
		form: {
			...{ subject: 'Care', client: '1', datestart: '01/03/2026', dateend: '01/03/2027' },
			contract_value: '10.00',
		},
		change: { field: 'description', value: 'x', sent: 'x', stored: 'x' },
		search: 'Care',
		since: 2,
	},
	{
		resource: 'subscription',
		path: 'subscriptions',
		create: {
			...{ name: 'Gold', clientid: byId(1), currency: byId(1), quantity: 2 },
			next_billing_cycle: '2026-07-25T17:20:00Z',
		},
		form: {
			...{ name: 'Gold', clientid: '1', currency: '1', quantity: '2' },
			next_billing_cycle: '1785000000',
		},
		change: { field: 'status', value: 'active', sent: 'active', stored: 'active' },
		since: 2,
	},
	{
		resource: 'timesheet',
		path: 'timesheets',
		create: {
			...{ task_id: byId(1), staff_id: byId(1), start_time: '10:00:00', end_time: '12:00:00' },
			...{ hourly_rate: 50, note: 'Done' },
		},
		form: {
			...{ task_id: '1', staff_id: '1', start_time: '10:00:00', end_time: '12:00:00' },
			...{ hourly_rate: '50.00', note: 'Done' },
		},
		change: { field: 'note', value: 'Redone', sent: 'Redone', stored: 'Redone' },
		since: 2,
	},
	{
		resource: 'calendarEvent',
		path: 'calendar',
		idKey: 'eventid',
		create: {
			...{ title: 'Fair', start: '2026-03-01T09:30:00', userid: byId(1), reminder_before: 30 },
			...{ reminder_before_type: 'minutes', isstartnotified: false, public: true },
			additionalFields: { end: '2026-03-01T18:00:00' },
		},
		form: {
			...{ title: 'Fair', start: '2026/03/01 09:30', userid: '1', reminder_before: '30' },
			...{ reminder_before_type: 'minutes', isstartnotified: '0', public: '1' },
			end: '2026/03/01 18:00',
		},
		change: { field: 'color', value: '#ff0000', sent: '#ff0000', stored: '#ff0000' },
		since: 2,
	},
	...salesSamples,
	...version3Samples,
];
