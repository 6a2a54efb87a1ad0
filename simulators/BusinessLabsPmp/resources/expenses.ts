import { columns } from '../columns';
import { RECURRENCE_FIELDS, recurrence, updatedRecurrence } from '../recurrence';
import type { Resource } from '../resource';

const REQUIRED = ['category', 'amount', 'date', 'currency'];

/** Vendor docs: Expenses. A join overwrites `id`, `name` and `description` of reads. */
export const expenses: Resource = {
	name: 'expenses',
	event: 'expense',
	id: 'id',
	since: 2,
	columns: columns(`id:int category:int currency:int amount:decimal tax:int? tax2:int? reference_no?
		note? expense_name? clientid:int project_id:int billable:int invoiceid:int? paymentmode? date:date
		recurring_type? repeat_every:int? recurring:int cycles:int total_cycles:int custom_recurring:int
		last_recurring_date:date? create_invoice_billable:int send_invoice_to_customer:int
		recurring_from:int? dateadded:datetime addedfrom:int=1`),
	created: 'dateadded',
	entity: 'expenses',
	add: ['Expense Added Successfully', 'Expense Add Fail'],
	update: ['Expense Updated Successfully', 'Expense Update Fail'],
	remove: ['Expense Deleted Successfully', 'Expense Delete Fail'],
	accepts: [
		...REQUIRED,
		...['expense_name', 'note', 'clientid', 'project_id', 'billable', 'tax', 'tax2', 'cycles'],
		...['paymentmode', 'reference_no', 'create_invoice_billable', 'send_invoice_to_customer'],
	],
	required: REQUIRED,
	rejects: { post: 409, put: 409 },
	missingOnPut: "Expense ID Doesn't Not Exist.",
	amounts: ['amount'],
	isoDates: true,
	extras: RECURRENCE_FIELDS,
	files: true,
	losesFiles: true,
	unescapedSearch: true,
	search(row, key, crm) {
		const { company, vat, city, zip, state, address } =
			crm.tables.customers.get(row.clientid ?? '') ?? {};
		const { expenseCategories, paymentModes } = crm.lookups;
		const category = expenseCategories.find(({ id }) => id === row.category)?.name;
		const mode = paymentModes.find(({ id }) => id === row.paymentmode)?.name;
		return [
			...[company, vat, city, zip, state, address, category, mode],
			...[row.note, row.expense_name],
		].some((text) => text?.toLowerCase().includes(key));
	},
	prepare(change, write) {
		const isNew = write.id === undefined;
		Object.assign(change, isNew ? recurrence(write.input) : updatedRecurrence(write));
		if (!isNew && write.crm.version < 3 && change.recurring === '0') change.cycles = '0';
	},
	show(row, crm) {
		const { expenseCategories, paymentModes, taxes } = crm.lookups;
		const category = expenseCategories.find(({ id }) => id === row.category);
		const mode = paymentModes.find(({ id }) => id === row.paymentmode);
		const tax = taxes.find(({ id }) => id === row.tax);
		return {
			...row,
			id: category?.id ?? null,
			name: mode?.name ?? category?.name ?? null,
			description: category?.description ?? null,
			expenseid: row.id,
			category_name: category?.name ?? null,
			payment_mode_name: mode?.name ?? null,
			tax_name: tax?.name ?? null,
			taxrate: tax?.taxrate ?? null,
		};
	},
	sample: (n) => ({
		...{ category: '1', amount: '12.50', currency: '1', date: '2026-03-01' },
		...{ expense_name: `Sample Expense ${n}`, clientid: '1' },
	}),
};
