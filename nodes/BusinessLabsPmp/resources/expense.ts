import { date, lines, mark, money, ref, text, wholeNumber } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField, reference } from '../model/references';
import {
	customIsWhole,
	keptRecurrence,
	repeatColumns,
	repeatWarnings,
} from '../documents/recurrence';

/** Vendor docs: "Expenses". `id`, `name` and `description` of a read are those of joined tables. */
export const expense = crud({
	name: 'Expense',
	value: 'expense',
	one: 'expense',
	many: 'expenses',
	path: 'expenses',
	idKey: 'expenseid',
	id: recordField('expense'),
	columns: [
		ref('expenseCategory', 'category', 'Category', { required: true }),
		money('amount', 'Amount', { required: true }),
		date('date', 'Date', { required: true }),
		ref('currency', 'currency', 'Currency', { required: true }),
		mark('billable', 'Billable', 'Whether to bill the customer'),
		mark(
			'create_invoice_billable',
			'Create Invoice',
			'Whether to create an invoice for the expense',
		),
		ref('customer', 'clientid', 'Customer'),
		wholeNumber('cycles', 'Cycles', {
			description: 'How many times it repeats. 0 repeats it indefinitely.',
		}),
		text('expense_name', 'Name'),
		lines('note', 'Note'),
		ref('paymentMode', 'paymentmode', 'Payment Mode'),
		ref('project', 'project_id', 'Project'),
		text('reference_no', 'Reference'),
		...repeatColumns,
		mark('send_invoice_to_customer', 'Send Invoice', 'Whether to send the invoice to the customer'),
		ref('tax', 'tax', 'Tax'),
		ref('tax', 'tax2', 'Tax 2'),
	],
	summary: [
		...['id', 'expense_name', 'category', 'category_name', 'amount'],
		...['currency', 'date', 'clientid', 'note', 'customfields'],
	],
	resent: [
		...['category', 'amount', 'date', 'currency', 'billable', 'create_invoice_billable'],
		...['cycles', 'note', 'project_id', 'send_invoice_to_customer'],
	],
	keeps: keptRecurrence,
	check: customIsWhole('repeat_every', 'Repeat Every'),
	warns: repeatWarnings,
	created: 'dateadded',
	filters: [reference('customer', 'clientid', { required: false })],
	match: ['expense_name', 'amount', 'category', 'clientid'],
	operations: ['create', 'delete', 'get', 'getAll', 'search', 'update'],
	plainDelete: true,
	files: true,
	words: { search: 'Find expenses by customer, payment mode, category, name or note' },
});
