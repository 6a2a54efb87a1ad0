import type { Crm } from './crm';
import { shownLineItems, storeLineItems, totalTax } from './lineItems';
import type { Resource, Write } from './resource';
import type { Row } from './table';

/** Columns of addresses, as invoices, estimates and credit notes have them. */
export const ADDRESS_COLUMNS = `billing_street? billing_city? billing_state? billing_zip?
	billing_country:int? shipping_street? shipping_city? shipping_state? shipping_zip?
	shipping_country:int? include_shipping:int`;

/** Columns of amounts and texts that every sales document has. */
export const AMOUNT_COLUMNS = `currency:int subtotal:decimal total_tax:decimal total:decimal
	adjustment:decimal? discount_percent:decimal discount_total:decimal discount_type
	show_quantity_as:int=1`;

export const ADDRESS_FIELDS = ADDRESS_COLUMNS.replace(/:int|\?/g, '')
	.trim()
	.split(/\s+/);

export const AMOUNT_FIELDS =
	'currency subtotal total adjustment discount_percent discount_total discount_type show_quantity_as'.split(
		' ',
	);

/** What makes a resource a sales document: rows, amounts, and the validation of the whole. */
export const salesDocument = {
	since: 2,
	created: 'datecreated',
	isoDates: true,
	rejects: { post: 404, put: 409 },
	amounts: ['subtotal', 'total'],
	extras: ['items', 'newitems', 'removed_items'],
	unescapedSearch: true,
	written(this: Resource, id: string, { crm, input }: Write): boolean {
		const changed = storeLineItems(crm, this.name, id, input);
		crm.tables[this.name].update(id, { total_tax: totalTax(crm, this.name, id) });
		return changed;
	},
} satisfies Partial<Resource>;

/** The currency's columns that a join adds to every read. */
export function currencyOf(crm: Crm, row: Row): Row {
	const currency = crm.lookups.currencies.find(({ id }) => id === row.currency);
	if (!currency) return {};
	const { id, ...rest } = currency;
	return { ...rest, currencyid: id, currency_name: rest.name };
}

/** What a single read adds. */
export function partsOf(crm: Crm, resource: string, row: Row): Record<string, unknown> {
	return {
		items: shownLineItems(crm, resource, row.id),
		attachments: [],
		...('clientid' in row ? { client: crm.tables.customers.get(row.clientid ?? '') ?? null } : {}),
	};
}

/** `INV-000012` */
export const formatted = ({ prefix, number }: Row): string =>
	`${prefix ?? ''}${(number ?? '').padStart(6, '0')}`;

/** Leading zeros go, and the number must be free in the year of the document's date. */
export function numberTaken(resource: string, noun: string, write: Write): Record<string, string> {
	const { crm, input, id } = write;
	if (!input.number) return {};
	const number = stripped(input.number);
	const year = /\d{4}/.exec(String(input.date ?? ''))?.[0];
	const taken = crm
		.rows(resource)
		.some((row) => row.id !== id && row.number === number && (!year || row.date?.startsWith(year)));
	return taken ? { number: `The ${noun} number is already in use` } : {};
}

export const stripped = (number: unknown): string =>
	String(number)
		.trim()
		.replace(/^0+(?=\d)/, '');

/** Number as it is or formatted, the customer's data, notes and addresses. */
export function findsDocument(row: Row, key: string, crm: Crm): boolean {
	if (row.number === stripped(key) || formatted(row).toLowerCase() === key) return true;
	const { company, vat, phonenumber, address } = crm.tables.customers.get(row.clientid ?? '') ?? {};
	return [
		...[company, vat, phonenumber, address, row.clientnote, row.adminnote],
		...[row.billing_street, row.billing_city, row.billing_zip, row.shipping_street],
	].some((text) => text?.toLowerCase().includes(key));
}

/**
 * What version 2 does with the shipping address: without `include_shipping` what is sent of it becomes
 * NULL, what is not sent stays, and `show` is on.
 */
export function mapShipping(change: Row, { crm, input }: Write, show: string): void {
	if (crm.version === 3) return;
	const isOn = input.include_shipping !== undefined;
	change.include_shipping = isOn ? '1' : '0';
	if (isOn) {
		change[show] = ['1', 'on'].includes(String(input[show])) ? '1' : '0';
		return;
	}
	change[show] = '1';
	for (const name of ADDRESS_FIELDS) {
		if (name.startsWith('shipping_') && name in change) change[name] = null;
	}
}

/**
 * A document as a search shows it: with the columns of its customer, which take the place of its own of
 * the same name before version 3. Vendor's code: models/Misc_model.php:1180.
 */
export function found(crm: Crm, record: Row, key: string): Row {
	const customer = crm.tables.customers.get(record.clientid ?? '') ?? {};
	const named = { [key]: record.id };
	return crm.version < 3
		? { ...record, ...customer, ...named }
		: { ...customer, ...record, ...named };
}
