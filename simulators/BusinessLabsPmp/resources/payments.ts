import { Stop, json } from '../answers';
import { columns } from '../columns';
import type { Resource } from '../resource';

/** Vendor docs: Payments. In a read, `id` and `name` are those of the payment mode. */
export const payments: Resource = {
	name: 'payments',
	event: 'payment',
	id: 'paymentid',
	since: 2,
	columns: columns(`paymentid:int invoiceid:int amount:decimal paymentmode? paymentmethod? date:date
		daterecorded:datetime note transactionid?`),
	created: 'daterecorded',
	writes: ['POST'],
	envelope: 'paymentmode',
	add: ['Payment add successful.', 'Payment add fail.'],
	update: ['', ''],
	remove: ['', ''],
	accepts: 'invoiceid amount paymentmode paymentmethod note transactionid'.split(' '),
	required: ['invoiceid', 'amount', 'paymentmode'],
	search: (row, key, crm) => {
		const mode = crm.lookups.paymentModes.find(({ id }) => id === row.paymentmode);
		return [mode?.name, mode?.id, row.amount].some((text) => text?.toLowerCase().includes(key));
	},
	prepare(change, { crm, input }) {
		const known = crm.tables.invoices.get(String(input.invoiceid));
		if (!known || !(Number(input.amount) > 0)) {
			throw new Stop(json(404, { paymentmode: false, message: 'Payment add fail.' }));
		}
		change.date = crm.moment().slice(0, 10);
		change.daterecorded = crm.moment();
	},
	written(_id, { crm, input }) {
		const invoice = crm.tables.invoices.get(String(input.invoiceid));
		if (!invoice?.id) return false;
		const paid = crm
			.rows('payments')
			.filter(({ invoiceid }) => invoiceid === invoice.id)
			.reduce((sum, { amount }) => sum + Number(amount), 0);
		const status = paid >= Number(invoice.total) ? '2' : '3';
		crm.tables.invoices.update(invoice.id, { status });
		crm.tables.invoices.touch(invoice.id);
		if (status === '2') crm.onEvent('invoice', 'paid', crm.tables.invoices.get(invoice.id));
		return true;
	},
	show(row, crm) {
		const mode = crm.lookups.paymentModes.find(({ id }) => id === row.paymentmode) ?? {};
		return { ...row, ...mode, paymentid: row.paymentid };
	},
	sample: () => ({ invoiceid: '1', amount: '10.00', paymentmode: '1', date: '2026-03-05' }),
};
