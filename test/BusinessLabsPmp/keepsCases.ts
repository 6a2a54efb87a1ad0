import type { IDataObject } from 'n8n-workflow';
import { byId } from './node';

/** How the records of a resource are changed in a test. */
export interface Case {
	table: string;
	parent?: IDataObject;
	/** What no read tells and an update clears: it is given each time, as it is. */
	beside?: IDataObject;
	/** The same in `updateFields`. */
	within?: IDataObject;
	/** Columns that follow a field, because the handler ties them together. */
	follows?: Record<string, string[]>;
	/** Fields that only mean something together with others. */
	together?: string[];
	hasRows?: true;
}

const SHIPPING = ['street', 'city', 'state', 'zip', 'country'].map((part) => `shipping_${part}`);
const document = (show: string): Partial<Case> => ({
	hasRows: true,
	follows: { include_shipping: [show, 'shipping_street'], [show]: [show] },
	// Given only together with the address, or with each other.
	together: [
		...SHIPPING,
		show,
		'discount_type',
		'discount_percent',
		'discount_total',
		'adjustment',
	],
});

const REPEAT = ['repeat_every', 'repeat_every_custom', 'repeat_type_custom', 'cycles'];

export const CASES: Record<string, Case> = {
	customer: { table: 'customers', beside: { groups_in: '1,4' } },
	contact: {
		table: 'contacts',
		parent: { customer_id: byId(3) },
		beside: { permissions: ['1', '5'] },
		follows: { is_primary: ['is_primary'] },
	},
	lead: {
		table: 'leads',
		follows: { status: ['last_status_change', 'junk', 'lost'] },
	},
	project: {
		table: 'projects',
		beside: { project_members: '1,2' },
		follows: {
			billing_type: ['project_cost', 'project_rate_per_hour'],
			status: ['date_finished'],
		},
		together: ['project_cost', 'project_rate_per_hour'],
	},
	milestone: { table: 'milestones' },
	task: {
		table: 'tasks',
		follows: { rel_type: ['rel_type', 'rel_id', 'milestone'], status: ['datefinished'] },
		together: ['rel_type', 'rel_id', 'milestone', ...REPEAT],
	},
	timesheet: { table: 'timesheets' },
	ticket: {
		table: 'tickets',
		beside: { tags: 'login,urgent' },
		follows: { contactid: ['name', 'email'] },
	},
	staff: { table: 'staffs', within: { departments: '1,2' } },
	invoice: {
		table: 'invoices',
		...document('show_shipping_on_invoice'),
	},
	estimate: { table: 'estimates', ...document('show_shipping_on_estimate') },
	proposal: { table: 'proposals', ...document('none') },
	creditNote: { table: 'credit_notes', ...document('show_shipping_on_credit_note') },
	expense: { table: 'expenses', together: REPEAT },
	contract: { table: 'contracts' },
	subscription: { table: 'subscriptions' },
	calendarEvent: { table: 'calendar', follows: { start: ['isstartnotified'] } },
};

/** What is kept in lists that no read shows. */
export const LISTS: Record<string, [string, string[]]> = {
	customers: ['groups', ['1', '4']],
	contacts: ['permissions', ['1', '5']],
	projects: ['members', ['1', '2']],
	tickets: ['tags', ['login', 'urgent']],
	staffs: ['departments', ['1', '2']],
	leads: ['tags', ['fair']],
};

const KEYS: Record<string, string> = {
	...{ customers: 'userid', tickets: 'ticketid', staffs: 'staffid', calendar: 'eventid' },
};
/** Column with the ID. */
export const keyOf = (table: string) => KEYS[table] ?? 'id';
