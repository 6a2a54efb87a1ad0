import { brokenOnPhp8 } from '../answers';
import { columns } from '../columns';
import { serialize, values } from '../php';
import type { Resource, Write } from '../resource';
import * as sales from '../salesDocument';
import type { Row } from '../table';

const TEXTS = 'adminnote clientnote terms';
const REQUIRED = [
	...['clientid', 'number', 'date', 'currency', 'subtotal', 'total', 'billing_street'],
	'allowed_payment_modes[]',
];

/** Vendor docs: Invoices. */
export const invoices: Resource = {
	...sales.salesDocument,
	name: 'invoices',
	event: 'invoice',
	id: 'id',
	columns:
		columns(`id:int sent:int datesend:datetime? clientid:int deleted_customer_name? number:int
		prefix=INV- number_format:int=1 datecreated:datetime date:date duedate:date?
		${sales.AMOUNT_COLUMNS} addedfrom:int=1 hash status:int=1 clientnote? adminnote?
		last_overdue_reminder:date? cancel_overdue_reminders:int allowed_payment_modes? token?
		recurring:int recurring_type? custom_recurring:int cycles:int total_cycles:int
		is_recurring_from:int? last_recurring_date:date? terms? sale_agent:int project_id:int
		subscription_id:int ${sales.ADDRESS_COLUMNS} show_shipping_on_invoice:int=1`),
	entity: 'invoice',
	add: ['Invoice Added Successfully', 'Invoice Add Fail'],
	update: ['Invoice Updated Successfully', 'Invoice Update Fail'],
	remove: ['Invoice Deleted Successfully', 'Invoice Delete Fail'],
	accepts: [
		...['clientid', 'number', 'date', 'duedate', 'cycles', 'sale_agent', 'project_id'],
		...['cancel_overdue_reminders', ...TEXTS.split(' ')],
		...sales.AMOUNT_FIELDS,
		...sales.ADDRESS_FIELDS,
		'show_shipping_on_invoice',
	],
	required: [...REQUIRED, 'newitems[]'],
	missingOnPut: "Invoice ID Doesn't Not Exist.",
	missing: () => 'No data were found',
	extras: [
		...sales.salesDocument.extras,
		...['allowed_payment_modes', 'recurring'],
		...['repeat_every_custom', 'repeat_type_custom'],
	],
	lists: [{ field: 'tags', kind: 'tags' }],
	check: (write) => sales.numberTaken('invoices', 'Invoice', write),
	prepare,
	search: sales.findsDocument,
	show(row, crm, how) {
		const record = { ...row, ...sales.currencyOf(crm, row) };
		if (how === 'list') return record;
		if (how === 'one' && crm.settings.php8) throw brokenOnPhp8();
		if (how === 'search') return sales.found(crm, record, 'invoiceid');
		const payments = crm.rows('payments').filter(({ invoiceid }) => invoiceid === row.id);
		const paid = payments.reduce((sum, { amount }) => sum + Number(amount), 0);
		return {
			...record,
			total_left_to_pay: (Number(row.total) - paid).toFixed(2),
			...sales.partsOf(crm, 'invoices', row),
			payments,
			scheduled_email: null,
		};
	},
	sample: (n) => ({
		...{ clientid: '1', number: String(1000 + n), date: '2026-03-01', duedate: '2026-03-31' },
		...{ currency: '1', subtotal: '100.00', total: '100.00', billing_street: '123 Road Street' },
		allowed_payment_modes: serialize(['1']),
	}),
};

function prepare(change: Row, write: Write): void {
	const { crm, input, id, before } = write;
	if (input.number !== undefined) change.number = sales.stripped(input.number);
	if (input.allowed_payment_modes !== undefined) {
		change.allowed_payment_modes = serialize(values(input.allowed_payment_modes).map(String));
	}
	for (const name of ['include_shipping', 'show_shipping_on_invoice']) {
		if (crm.version === 3 && input[name] !== undefined)
			change[name] = isOn(input[name]) ? '1' : '0';
	}
	sales.mapShipping(change, write, 'show_shipping_on_invoice');
	if (input.recurring !== undefined || crm.version < 3) Object.assign(change, recurring(input));
	const ends = before?.recurring !== '0' && change.recurring === '0';
	if (id !== undefined && crm.version < 3 && ends) {
		Object.assign(change, { cycles: '0', total_cycles: '0', last_recurring_date: null });
	}
	if (id === undefined) change.hash = crm.hash();
}

const isOn = (value: unknown): boolean => ['1', 'on', 'yes', 'true'].includes(String(value));

/** `1` to `12` months, or `custom` with a number and a unit. */
function recurring(input: Record<string, unknown>): Row {
	if (input.recurring === 'custom') {
		return {
			recurring: String(Number(input.repeat_every_custom) || 1),
			recurring_type: String(input.repeat_type_custom ?? 'day'),
			custom_recurring: '1',
		};
	}
	const months = String(Number(input.recurring) || 0);
	return {
		recurring: months,
		recurring_type: null,
		custom_recurring: '0',
	};
}
