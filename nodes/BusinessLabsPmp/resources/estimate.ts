import { choice, isoDate, mark, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';
import { numberedDocument } from '../documents/salesDocument';
import { addressColumns, salesColumns } from '../documents/salesFields';

const STATUS = { 1: 'Draft', 2: 'Sent', 3: 'Declined', 4: 'Accepted', 5: 'Expired' };

/** Vendor docs: "Estimates". */
export const estimate = crud({
	...numberedDocument('estimates'),
	name: 'Estimate',
	value: 'estimate',
	one: 'estimate',
	many: 'estimates',
	path: 'estimates',
	idKey: 'id',
	mixedSearch: true,
	id: recordField('estimate'),
	columns: [
		ref('customer', 'clientid', 'Customer', { required: true }),
		isoDate('date', 'Date', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		choice('status', 'Status', STATUS, { required: true }),
		...addressColumns('lines', true),
		...salesColumns,
		isoDate('expirydate', 'Expiry Date', {
			on: 'update',
			description: 'PMP sets it for new estimates according to its settings',
		}),
		mark('include_shipping', 'Include Shipping', 'Whether to use the shipping address'),
		ref('project', 'project_id', 'Project', { none: '' }),
		text('reference_no', 'Reference'),
		ref('staff', 'sale_agent', 'Sale Agent'),
		mark(
			'show_shipping_on_estimate',
			'Show Shipping on Estimate',
			'Whether the shipping address is printed on the estimate',
		),
		text('tags', 'Tags', {
			list: true,
			unread: true,
			placeholder: 'e.g. web, urgent',
			description: 'Tags, separated by commas',
		}),
	],
	summary: [
		...['id', 'number', 'clientid', 'status', 'date', 'expirydate'],
		...['subtotal', 'total', 'reference_no', 'customfields'],
	],
	kinds: { number: 'number', status: 'number' },
	resent: [
		...['clientid', 'date', 'currency', 'status', 'billing_street', 'number', 'subtotal', 'total'],
		...['include_shipping', 'show_shipping_on_estimate', 'shipping_street'],
	],
	created: 'datecreated',
	filters: [
		choice('status', 'Status', STATUS).field,
		reference('customer', 'clientid', { required: false }),
	],
	match: ['number', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	words: { search: 'Find estimates by number, customer, notes or address' },
});
