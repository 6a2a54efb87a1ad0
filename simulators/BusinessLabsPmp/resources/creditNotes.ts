import { columns } from '../columns';
import type { Resource } from '../resource';
import * as sales from '../salesDocument';

const REQUIRED = 'clientid date number currency subtotal total'.split(' ');

/** Vendor docs: Credit Notes. */
export const creditNotes: Resource = {
	...sales.salesDocument,
	name: 'credit_notes',
	event: 'credit_note',
	id: 'id',
	columns: columns(`id:int clientid:int deleted_customer_name? number:int prefix=CN-
		number_format:int=1 datecreated:datetime date:date adminnote? terms? clientnote?
		${sales.AMOUNT_COLUMNS} addedfrom:int=1 status:int=1 project_id:int
		${sales.ADDRESS_COLUMNS} show_shipping_on_credit_note:int=1 reference_no?`),
	entity: 'credit_note',
	add: ['Credit Note Added Successfully', 'Credit Note Add Fail'],
	update: ['Credit Note Updated Successfully', 'Credit Note Update Fail'],
	remove: ['Credit Note Deleted Successfully', 'Credit Note Delete Fail'],
	accepts: [
		...['clientid', 'number', 'date', 'project_id', 'adminnote', 'clientnote', 'terms'],
		...sales.AMOUNT_FIELDS,
		...sales.ADDRESS_FIELDS,
		'show_shipping_on_credit_note',
	],
	required: [...REQUIRED, 'newitems[]'],
	check: (write) => sales.numberTaken('credit_notes', 'Credit Note', write),
	prepare(change, write) {
		const { input } = write;
		if (input.number !== undefined) change.number = sales.stripped(input.number);
		sales.mapShipping(change, write, 'show_shipping_on_credit_note');
	},
	search: sales.findsDocument,
	show(row, crm, how) {
		const record = { ...row, credit_note_id: row.id, ...sales.currencyOf(crm, row) };
		if (how === 'one') return { ...record, ...sales.partsOf(crm, 'credit_notes', row) };
		if (how === 'search' && crm.version < 3) return sales.found(crm, record, 'credit_note_id');
		return record;
	},
	sample: (n) => ({
		...{ clientid: '1', number: String(1000 + n), date: '2026-03-01', currency: '1' },
		...{ subtotal: '100.00', total: '100.00' },
	}),
};
