import { isoDate, mark, ref } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';
import { numberedDocument } from '../documents/salesDocument';
import { addressColumns, salesColumns } from '../documents/salesFields';

/** Vendor docs: "Credit Notes". There is no call that applies a credit to an invoice. */
export const creditNote = crud({
	...numberedDocument('credit_notes'),
	name: 'Credit Note',
	value: 'creditNote',
	one: 'credit note',
	many: 'credit notes',
	path: 'credit_notes',
	idKey: 'id',
	mixedSearch: true,
	id: recordField('creditNote'),
	columns: [
		ref('customer', 'clientid', 'Customer', { required: true }),
		isoDate('date', 'Date', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		...addressColumns('longText', false),
		...salesColumns,
		mark('include_shipping', 'Include Shipping', 'Whether to use the shipping address'),
		ref('project', 'project_id', 'Project', { none: '' }),
		mark(
			'show_shipping_on_credit_note',
			'Show Shipping on Credit Note',
			'Whether to print the shipping address on the credit note',
		),
	],
	summary: [
		...['id', 'number', 'clientid', 'status', 'date'],
		...['subtotal', 'total', 'project_id', 'reference_no', 'customfields'],
	],
	kinds: { number: 'number', status: 'number' },
	resent: [
		...['clientid', 'date', 'currency', 'number', 'subtotal', 'total'],
		...['include_shipping', 'show_shipping_on_credit_note'],
	],
	created: 'datecreated',
	filters: [reference('customer', 'clientid', { required: false })],
	match: ['number', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	words: { search: 'Find credit notes by number, customer, notes or address' },
});
