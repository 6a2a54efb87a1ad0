import type { Definition } from '../model/definition';
import { contact } from '../resources/contact';
import { contract } from '../resources/contract';
import { creditNote } from '../resources/creditNote';
import { customer } from '../resources/customer';
import { estimate } from '../resources/estimate';
import { expense } from '../resources/expense';
import { invoice } from '../resources/invoice';
import { item } from '../resources/item';
import { lead } from '../resources/lead';
import { milestone } from '../resources/milestone';
import { payment } from '../resources/payment';
import { project } from '../resources/project';
import { proposal } from '../resources/proposal';
import { staff } from '../resources/staff';
import { subscription } from '../resources/subscription';
import { task } from '../resources/task';
import { ticket } from '../resources/ticket';
import { timesheet } from '../resources/timesheet';

/** What the trigger can wait for. */
export interface Pollable {
	definition: Definition;
	/** Place of the list, below `/api`, where it is not the resource's own. */
	list?: string;
	/** Version 3 sorts by this column; without one the whole list is read. */
	sortBy?: string;
	/** Name of the resource in version 3's own polling, which also tells changes. */
	changes?: string;
}

const pollable = (
	{ definition }: { definition: Definition },
	rest: Partial<Pollable> = {},
): Pollable => ({
	definition,
	sortBy: definition.idKey,
	...rest,
});

/** By the value of the field. The IDs of expenses and payments come out of a join: nothing sorts by them. */
export const pollables: Record<string, Pollable> = {
	// No list has all contacts; a search does, because there is an @ in every address.
	contact: pollable(contact, { list: 'contacts/search/%40', sortBy: undefined }),
	contract: pollable(contract),
	creditNote: pollable(creditNote),
	customer: pollable(customer, { changes: 'customers' }),
	estimate: pollable(estimate),
	expense: pollable(expense, { sortBy: undefined }),
	invoice: pollable(invoice, { changes: 'invoices' }),
	item: pollable(item, { sortBy: undefined }),
	lead: pollable(lead, { changes: 'leads' }),
	milestone: pollable(milestone),
	payment: pollable(payment, { sortBy: undefined }),
	project: pollable(project),
	proposal: pollable(proposal),
	staff: pollable(staff),
	subscription: pollable(subscription),
	task: pollable(task, { changes: 'tasks' }),
	ticket: pollable(ticket, { changes: 'tickets' }),
	timesheet: pollable(timesheet),
};
