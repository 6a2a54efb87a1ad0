import * as money from './money';
import * as people from './people';
import * as sales from './sales';
import * as work from './work';
import type { Facts, ResourceFacts } from './facts';

export type { Facts, ResourceFacts } from './facts';

/** By the resource's place below `/api`, in the order of the documents. */
export const version2: Record<string, ResourceFacts> = {
	customers: people.customers,
	contacts: people.contacts,
	leads: people.leads,
	projects: work.projects,
	milestones: work.milestones,
	tasks: work.tasks,
	timesheets: work.timesheets,
	tickets: work.tickets,
	staffs: people.staffs,
	invoices: sales.invoices,
	estimates: sales.estimates,
	proposals: sales.proposals,
	credit_notes: sales.creditNotes,
	expenses: money.expenses,
	contracts: money.contracts,
	subscriptions: money.subscriptions,
	calendar: work.calendar,
};

/** The names of the columns of a resource for which something holds. */
export function columnsWhere(resource: string, holds: (facts: Facts) => boolean): string[] {
	return Object.entries(version2[resource]?.columns ?? {})
		.filter(([, facts]) => holds(facts))
		.map(([name]) => name);
}
