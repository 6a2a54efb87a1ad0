/** Names under which PMP keeps the custom fields of a resource. */
export const ENTITIES: Record<string, string> = {
	contact: 'contacts',
	contract: 'contracts',
	creditNote: 'credit_note',
	customer: 'customers',
	estimate: 'estimate',
	expense: 'expenses',
	invoice: 'invoice',
	item: 'items',
	lead: 'leads',
	project: 'projects',
	proposal: 'proposal',
	staff: 'staff',
	task: 'tasks',
	ticket: 'tickets',
};
