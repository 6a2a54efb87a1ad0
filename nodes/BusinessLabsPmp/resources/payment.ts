import { longText, money, ref, text } from '../model/columns';
import { crud } from '../operations/crud';
import { recordField } from '../model/references';

/**
 * Vendor docs: "Payments". The `id` of a read is the payment mode's; the date is always the server's.
 * Changing and deleting payments is documented in one doubtful place only, so it is not offered.
 */
export const payment = crud({
	name: 'Payment',
	value: 'payment',
	one: 'payment',
	many: 'payments',
	path: 'payments',
	idKey: 'paymentid',
	id: recordField('payment'),
	columns: [
		ref('invoice', 'invoiceid', 'Invoice', { required: true }),
		money('amount', 'Amount', { required: true }),
		ref('paymentMode', 'paymentmode', 'Payment Mode', { required: true }),
		longText('note', 'Note'),
		text('paymentmethod', 'Payment Method'),
		text('transactionid', 'Transaction ID'),
	],
	summary: [
		...['id', 'invoiceid', 'amount', 'paymentmode', 'paymentmethod', 'date'],
		...['daterecorded', 'transactionid', 'note'],
	],
	created: 'daterecorded',
	filters: [ref('invoice', 'invoiceid', 'Invoice').field],
	match: ['amount', 'invoiceid', 'paymentmode', 'transactionid'],
	operations: ['create', 'get', 'getAll', 'search'],
	words: {
		create: 'Record a payment of an invoice with the current date of the server',
		search: 'Find payments by payment mode or amount',
	},
});
