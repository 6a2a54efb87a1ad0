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
export interface Kind {
	definition: Definition;
	/** Place of the list, below `/api`, where it is not the resource's own. */
	list?: string;
	/** Version 3 sorts by this column; without one the whole list is read. */
	sortBy?: string;
	/** Name of the resource in version 3's own polling, which also tells changes. */
	changes?: string;
}

const kind = ({ definition }: { definition: Definition }, rest: Partial<Kind> = {}): Kind => ({
	definition,
	sortBy: definition.idKey,
	...rest,
});

/** By the value of the field. The IDs of expenses and payments come out of a join: nothing sorts by them. */
export const kinds: Record<string, Kind> = {
	// No list has all contacts; a search does, because there is an @ in every address.
	contact: kind(contact, { list: 'contacts/search/%40', sortBy: undefined }),
	contract: kind(contract),
	creditNote: kind(creditNote),
	customer: kind(customer, { changes: 'customers' }),
	estimate: kind(estimate),
	expense: kind(expense, { sortBy: undefined }),
	invoice: kind(invoice, { changes: 'invoices' }),
	item: kind(item, { sortBy: undefined }),
	lead: kind(lead, { changes: 'leads' }),
	milestone: kind(milestone),
	payment: kind(payment, { sortBy: undefined }),
	project: kind(project),
	proposal: kind(proposal),
	staff: kind(staff),
	subscription: kind(subscription),
	task: kind(task, { changes: 'tasks' }),
	ticket: kind(ticket, { changes: 'tickets' }),
	timesheet: kind(timesheet),
};
