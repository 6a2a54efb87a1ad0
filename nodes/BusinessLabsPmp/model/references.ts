import { locator } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';

/** What a locator offers, and the page of PMP's admin area whose address holds the ID. */
const TYPES = {
	article: {
		label: 'Article',
		search: 'searchArticles',
		page: 'knowledge_base/article',
	},
	articleGroup: { label: 'Group', search: 'searchArticleGroups' },
	calendarEvent: { label: 'Calendar Event', search: 'searchCalendarEvents' },
	checklistItem: { label: 'Checklist Item', search: 'searchChecklistItems' },
	comment: { label: 'Comment', search: 'searchComments' },
	contact: { label: 'Contact', search: 'searchContacts' },
	country: { label: 'Country', search: 'searchCountries', typed: 'ID of the country in PMP' },
	contract: { label: 'Contract', search: 'searchContracts', page: 'contracts/contract' },
	creditNote: {
		label: 'Credit Note',
		search: 'searchCreditNotes',
		page: 'credit_notes/list_credit_notes',
	},
	currency: {
		label: 'Currency',
		search: 'searchCurrencies',
		typed: 'ID of the currency in PMP',
	},
	customer: { label: 'Customer', search: 'searchCustomers', page: 'clients/client' },
	department: { label: 'Department', search: 'searchDepartments' },
	estimate: { label: 'Estimate', search: 'searchEstimates', page: 'estimates/list_estimates' },
	expense: { label: 'Expense', search: 'searchExpenses', page: 'expenses/list_expenses' },
	expenseCategory: { label: 'Category', search: 'searchExpenseCategories' },
	invoice: { label: 'Invoice', search: 'searchInvoices', page: 'invoices/list_invoices' },
	item: { label: 'Item', search: 'searchItems' },
	lead: { label: 'Lead', search: 'searchLeads', page: 'leads/index' },
	leadSource: { label: 'Source', search: 'searchLeadSources' },
	leadStatus: { label: 'Status', search: 'searchLeadStatuses' },
	milestone: { label: 'Milestone', search: 'searchMilestones' },
	payment: { label: 'Payment', search: 'searchPayments', page: 'payments/payment' },
	paymentMode: { label: 'Payment Mode', search: 'searchPaymentModes' },
	project: { label: 'Project', search: 'searchProjects', page: 'projects/view' },
	proposal: { label: 'Proposal', search: 'searchProposals', page: 'proposals/list_proposals' },
	staff: { label: 'Staff Member', search: 'searchStaff', page: 'staff/member' },
	task: { label: 'Task', search: 'searchTasks', page: 'tasks/view' },
	subscription: { label: 'Subscription', search: 'searchSubscriptions' },
	tax: { label: 'Tax', search: 'searchTaxes' },
	ticket: { label: 'Ticket', search: 'searchTickets', page: 'tickets/ticket' },
	timesheet: { label: 'Timesheet', search: 'searchTimesheets' },
	webhook: { label: 'Webhook', search: 'searchWebhooks' },
} satisfies Record<string, Type>;

interface Type {
	label: string;
	/** Name of the list search. */
	search: string;
	page?: string;
	/** Opens for a typed number, which these words describe: servers before version 3 have no list. */
	typed?: string;
}

export type RecordType = keyof typeof TYPES;

/** A record of PMP: from the list, by ID or, where its page's address holds the ID, by URL. */
export function reference(
	of: RecordType,
	name: string,
	words: { displayName?: string; description?: string; required?: boolean } = {},
): Field {
	const { label, search, page, typed }: Type = TYPES[of];
	const description =
		words.description ?? (typed && `${typed}. Version 3 of the API module also offers a list.`);
	const field = locator({
		displayName: words.displayName ?? label,
		name,
		search,
		// The node checks IDs and addresses itself; rules for the editor would be a tenth of the description.
		id: { example: '12' },
		...(page && {
			url: {
				regex: `/admin/${page}/(\\d+)`,
				example: `https://example.com/admin/${page}/12`,
			},
		}),
		...(description && { description }),
		required: words.required ?? true,
	});
	return { ...field, check: isId, ...(typed && { default: { mode: 'id', value: '' } }) };
}

/** The record that an operation works on. */
export function recordField(of: RecordType): Field {
	return { ...reference(of, 'id'), check: isRecordId };
}

/** The ID of a record that has no list to choose from. */
export function idField(displayName: string, name = 'id'): Field {
	const initial = '';
	return {
		displayName,
		name,
		type: 'string',
		default: initial,
		required: true,
		placeholder: 'e.g. 12',
		check: isRecordId,
	};
}

/** What is wrong with the ID of a record. */
export function isRecordId(value: unknown): string | undefined {
	if (/^\d+$/.test(String(value)) && Number(value) > 0) return undefined;
	return `must be a number above 0, it is "${String(value)}"`;
}

/** What is wrong with an ID that refers to another record; 0 stands for none. */
export function isId(value: unknown): string | undefined {
	if (/^\d+$/.test(String(value).trim())) return undefined;
	return `must be a number, it is "${String(value)}"`;
}
