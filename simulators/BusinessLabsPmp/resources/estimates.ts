import { columns } from '../columns';
import { dayIn } from '../dates';
import type { Resource, Write } from '../resource';
import * as sales from '../salesDocument';
import { labelOf } from '../validation';

const REQUIRED = 'clientid number date currency status subtotal total billing_street'.split(' ');

/** How many days an estimate or proposal stays open by the CRM's settings. */
export const DAYS_OPEN = 7;

/** Vendor docs: Estimates. The expiry date of a new one always comes from the CRM's settings. */
export const estimates: Resource = {
	...sales.salesDocument,
	name: 'estimates',
	event: 'estimate',
	id: 'id',
	columns: columns(`id:int sent:int datesend:datetime? clientid:int deleted_customer_name?
		project_id:int number:int prefix=EST- number_format:int=1 hash datecreated:datetime date:date
		expirydate:date? ${sales.AMOUNT_COLUMNS} addedfrom:int=1 status:int=1 clientnote? adminnote?
		invoiceid:int? invoiced_date:datetime? terms? reference_no? sale_agent:int
		${sales.ADDRESS_COLUMNS} show_shipping_on_estimate:int=1 pipeline_order:int
		is_expiry_notified:int acceptance_firstname? acceptance_lastname? acceptance_email?
		acceptance_date:datetime? acceptance_ip? signature? short_link?`),
	entity: 'estimate',
	add: ['Estimate Added Successfully', 'Estimates Add Fail'],
	update: ['Estimate Updated Successfully', 'Estimate Update Fail'],
	remove: ['Estimate Deleted Successfully', 'Estimate Delete Fail'],
	accepts: [
		...['clientid', 'number', 'date', 'status', 'project_id', 'reference_no', 'sale_agent'],
		...['adminnote', 'clientnote', 'terms', 'show_shipping_on_estimate'],
		...sales.AMOUNT_FIELDS,
		...sales.ADDRESS_FIELDS,
	],
	required: [...REQUIRED, 'newitems[]'],
	lists: [{ field: 'tags', kind: 'tags' }],
	check: (write) => ({
		...sales.numberTaken('estimates', 'Estimate', write),
		...(write.crm.version < 3 ? notZeroOrOne(write) : {}),
	}),
	prepare(change, write) {
		const { crm, input, id } = write;
		if (input.number !== undefined) change.number = sales.stripped(input.number);
		sales.mapShipping(change, write, 'show_shipping_on_estimate');
		if (id !== undefined) return;
		change.hash = crm.hash();
		change.expirydate = dayIn(DAYS_OPEN, new Date(`${change.date}T00:00:00Z`));
	},
	search: sales.findsDocument,
	show(row, crm, how) {
		const record = { ...row, ...sales.currencyOf(crm, row) };
		if (how === 'one') return { ...record, ...sales.partsOf(crm, 'estimates', row) };
		if (how === 'search' && crm.version < 3) return sales.found(crm, record, 'estimateid');
		return record;
	},
	sample: (n) => ({
		...{ clientid: '1', number: String(1000 + n), date: '2026-03-01', currency: '1' },
		...{ subtotal: '100.00', total: '100.00', billing_street: '123 Road Street' },
	}),
};

/** `on` is refused for the two switches, and the street must not be too long. */
function notZeroOrOne({ input }: Write): Record<string, string> {
	const errors: Record<string, string> = {};
	for (const name of ['include_shipping', 'show_shipping_on_estimate']) {
		const value = String(input[name] ?? '');
		if (value && !/^[01]$/.test(value)) {
			errors[name] = `The ${labelOf(name)} field must contain only numbers.`;
		}
	}
	if (String(input.billing_street ?? '').length > 200) {
		errors.billing_street = 'The Street field cannot exceed 200 characters in length.';
	}
	return errors;
}
