import type { Row } from './table';

const named = (names: string): Row[] =>
	names.split(', ').map((name, index) => ({ id: String(index + 1), name }));

/** Installation data that has no table of its own in the API. */
export function lookups() {
	return {
		leadStatuses: named('Customer, New, Contacted, Qualified'),
		leadSources: named('Website, Fair, Referral'),
		departments: named('Support, Sales, Accounts'),
		ticketPriorities: named('Low, Medium, High'),
		ticketStatuses: named('Open, In Progress, Answered, On Hold, Closed'),
		expenseCategories: [
			{ id: '1', name: 'Cloud server', description: 'Hosting' },
			{ id: '2', name: 'Travel', description: '' },
		] as Row[],
		paymentModes: [
			paymentMode('1', 'Bank', '1'),
			paymentMode('2', 'Cash', '0'),
			paymentMode('3', 'Card', '0'),
		],
		taxes: [
			{ id: '4', name: 'VAT', taxrate: '20.00' },
			{ id: '1', name: 'CGST', taxrate: '9.00' },
			{ id: '2', name: 'SGST', taxrate: '9.00' },
		] as Row[],
		currencies: [
			currency('1', 'USD', '$', '1'),
			currency('2', 'EUR', '€', '0'),
			currency('3', 'GBP', '£', '0'),
		],
		countries: [
			{ country_id: '102', iso2: 'IN', short_name: 'India' },
			{ country_id: '235', iso2: 'GB', short_name: 'United Kingdom' },
			{ country_id: '236', iso2: 'US', short_name: 'United States' },
			{ country_id: '243', iso2: 'VN', short_name: 'Vietnam' },
		] as Row[],
		contractTypes: named('Maintenance, Hosting'),
		itemGroups: named('Hardware, Services'),
	};
}

const paymentMode = (id: string, name: string, usual: string): Row => ({
	id,
	name,
	description: null,
	show_on_pdf: '0',
	invoices_only: '0',
	expenses_only: '0',
	selected_by_default: usual,
	active: '1',
});

const currency = (id: string, name: string, symbol: string, usual: string): Row => ({
	id,
	symbol,
	name,
	decimal_separator: '.',
	thousand_separator: ',',
	placement: 'before',
	isdefault: usual,
});
