import { locator } from '../shared/fields';
import type { Field } from '../shared/types';

/** What a locator offers, and the page of PMP's admin area whose address holds the ID. */
const TYPES = {
	contact: { label: 'Contact', search: 'searchContacts' },
	country: { label: 'Country', search: 'searchCountries', typed: true },
	currency: { label: 'Currency', search: 'searchCurrencies', typed: true },
	customer: { label: 'Customer', search: 'searchCustomers', page: 'clients/client' },
	department: { label: 'Department', search: 'searchDepartments' },
	lead: { label: 'Lead', search: 'searchLeads', page: 'leads/index' },
	leadSource: { label: 'Source', search: 'searchLeadSources' },
	leadStatus: { label: 'Status', search: 'searchLeadStatuses' },
	milestone: { label: 'Milestone', search: 'searchMilestones' },
	project: { label: 'Project', search: 'searchProjects', page: 'projects/view' },
	staff: { label: 'Staff Member', search: 'searchStaff', page: 'staff/member' },
	ticket: { label: 'Ticket', search: 'searchTickets', page: 'tickets/ticket' },
} satisfies Record<string, Type>;

interface Type {
	label: string;
	/** Name of the list search. */
	search: string;
	page?: string;
	/** Opens for a typed number: servers before version 3 have no list. */
	typed?: boolean;
}

export type RecordType = keyof typeof TYPES;

/** A record of PMP: from the list, by ID or, where its page's address holds the ID, by URL. */
export function reference(
	of: RecordType,
	name: string,
	words: { displayName?: string; description?: string; required?: boolean } = {},
): Field {
	const { label, search, page, typed }: Type = TYPES[of];
	const field = locator({
		displayName: words.displayName ?? label,
		name,
		search,
		id: { regex: '^\\d+$', errorMessage: 'Enter a number', example: '12' },
		...(page && {
			url: {
				regex: `^https?://\\S+/admin/${page}/(\\d+)(?:[/?#]\\S*)?$`,
				errorMessage: `Enter an address that ends like /admin/${page}/12`,
				example: `https://pmp.businesslabs.org/admin/${page}/12`,
			},
		}),
		...(words.description && { description: words.description }),
		required: words.required ?? true,
	});
	return typed ? { ...field, default: { mode: 'id', value: '' } } : field;
}

/** The record that an operation works on. */
export function recordField(of: RecordType): Field {
	return { ...reference(of, 'id'), check: isRecordId };
}

/** What is wrong with the ID of a record. */
export function isRecordId(value: unknown): string | undefined {
	if (/^\d+$/.test(String(value)) && Number(value) > 0) return undefined;
	return `must be a number above 0, it is "${String(value)}"`;
}
