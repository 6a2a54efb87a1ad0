import { byId } from './node';
import type { Sample } from './sample';

const rows = { item: [{ description: 'Design', qty: 2, rate: 100.1, taxname: ['VAT|20.00'] }] };
const rowForm = {
	'newitems[0][description]': 'Design',
	'newitems[0][qty]': '2',
	'newitems[0][rate]': '100.1',
	'newitems[0][taxname][]': 'VAT|20.00',
	'newitems[0][order]': '1',
	subtotal: '200.20',
	total: '240.24',
};

export const salesSamples: Sample[] = [
	{
		resource: 'invoice',
		path: 'invoices',
		create: {
			...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), billing_street: 'A 1' },
			...{ allowed_payment_modes: ['1', '2'], newitems: rows },
			additionalFields: { number: '00077', duedate: '2026-03-31', recurring: '3' },
		},
		form: {
			...{ clientid: '1', date: '2026-03-01', currency: '1', billing_street: 'A 1' },
			...{ 'allowed_payment_modes[]': ['1', '2'], number: '77', duedate: '2026-03-31' },
			...{ recurring: '3', ...rowForm },
		},
		change: { field: 'clientnote', value: 'Thanks', sent: 'Thanks', stored: 'Thanks' },
		search: '77',
		since: 2,
	},
	{
		resource: 'estimate',
		path: 'estimates',
		create: {
			...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), status: '1' },
			...{ billing_street: 'A 1\nB', newitems: rows },
			additionalFields: { number: '55' },
		},
		form: {
			...{ clientid: '1', date: '2026-03-01', currency: '1', status: '1', number: '55' },
			...{ billing_street: 'A 1\nB', ...rowForm },
		},
		change: { field: 'reference_no', value: 'R1', sent: 'R1', stored: 'R1' },
		search: '55',
		since: 2,
	},
	{
		resource: 'proposal',
		path: 'proposals',
		create: {
			...{ subject: 'Offer', rel_type: 'customer', rel_id: '1', proposal_to: 'Anna' },
			...{ email: 'anna@example.com', date: '2026-03-01', currency: byId(1), status: '6' },
			newitems: rows,
		},
		form: {
			...{ subject: 'Offer', rel_type: 'customer', rel_id: '1', proposal_to: 'Anna' },
			...{ email: 'anna@example.com', date: '2026-03-01', currency: '1', status: '6' },
			...rowForm,
		},
		change: { field: 'address', value: 'X\nY', sent: 'X\nY', stored: 'X<br />\nY' },
		search: 'Offer',
		since: 2,
	},
	{
		resource: 'creditNote',
		path: 'credit_notes',
		create: {
			...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), newitems: rows },
			additionalFields: { number: '9' },
		},
		form: { clientid: '1', date: '2026-03-01', currency: '1', number: '9', ...rowForm },
		change: { field: 'terms', value: 'Net', sent: 'Net', stored: 'Net' },
		search: '9',
		since: 2,
	},
];
