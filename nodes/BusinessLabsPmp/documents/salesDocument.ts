import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import type { Exchange, Values } from '../../shared/contract/types';
import { amount, decimal, isZero, toText, ZERO } from '../model/decimal';
import type { Decimal } from '../model/decimal';
import type { Definition } from '../model/definition';
import { filledRows } from './filledRows';
import { totalsOf } from './totals';
import { unmetRows } from './unmetRows';
import { listOf } from '../model/column';
import { withoutAddedBreaks } from '../transport/htmlText';
import { readWhole } from '../transport/pages';

const CHARGES = ['discount_type', 'discount_percent', 'discount_total', 'adjustment'];
const ROWS = ['items', 'newitems', 'removed_items'];

/** What makes a resource a sales document: rows, totals, and the number of the next one. */
export const salesDocument = {
	completed: async (exchange: Exchange, values: Values): Promise<IDataObject> => {
		const given: IDataObject = { ...values, ...(values.additionalFields as IDataObject) };
		const added = newRows(given.newitems);
		return { newitems: added, ...totals(added, given, given) };
	},
	needsRecord: (changes: IDataObject) => [...ROWS, ...CHARGES].some((name) => name in changes),
	keeps: keptDocument,
	unmet: unmetRows,
} satisfies Partial<Definition>;

/** As `salesDocument`, for documents with a number. */
export const numberedDocument = (path: string) => ({
	...salesDocument,
	completed: async (exchange: Exchange, values: Values): Promise<IDataObject> => ({
		...(await salesDocument.completed(exchange, values)),
		number: await freeNumber(exchange, path, (values.additionalFields as IDataObject)?.number),
	}),
});

/** Perfex gives all drafts this number until they are sent. */
const DRAFT_NUMBER = 1_000_000_000;

/**
 * The number that was given, or the highest existing one plus one. PMP has no call for the latter, so
 * the list is read, once per execution, and the items count on from there.
 */
async function freeNumber(exchange: Exchange, path: string, given: unknown): Promise<string> {
	const wanted = String(given ?? '').trim();
	if (wanted !== '') return wanted.replace(/^0+(?=\d)/, '');
	const counter = await exchange.once(`next number of ${path}`, async () => {
		const list = await readWhole(exchange.send, `/api/${path}`);
		const numbers = list.map(({ number }) => Number(number ?? Number.NaN));
		const known = numbers.filter(Number.isSafeInteger);
		const [odd] = list.filter(({ number }) => (number ?? '') !== '');
		if (known.length === 0 && odd) {
			throw new InputError(
				`PMP shows "${String(odd.number)}" among its numbers, so the next free one is not known`,
				'Enter the Number as well.',
			);
		}
		const used = known.filter((number) => number < DRAFT_NUMBER);
		return { next: used.reduce((most, number) => Math.max(most, number), 0) + 1 };
	});
	return String(counter.next++);
}

/** Whether a document has rows. Throws InputError when it has none. */
export function requireRows({ newitems }: Values): void {
	if (filledRows(newitems).length === 0) throw new InputError('Items is empty: add at least one');
}

/** Rows as PMP takes them, numbered from one on, or from where the existing ones end. */
function newRows(field: unknown, after = 0): IDataObject[] {
	return filledRows(field).map((row, index) => {
		const filled = Object.entries(wireRow(row)).filter(([, value]) => value !== '');
		return { ...Object.fromEntries(filled), order: after + index + 1 };
	});
}

function wireRow({ taxname, ...row }: IDataObject): IDataObject {
	const taxes = listOf(taxname);
	const numbers = Object.fromEntries(
		['qty', 'rate'].filter((name) => name in row).map((name) => [name, plainNumber(row[name])]),
	);
	return { ...row, ...numbers, ...(taxes.length > 0 && { taxname: taxes }) };
}

function plainNumber(value: unknown): string {
	return decimal(value) ? String(value) : amount(value);
}

/** Computed amounts, except for those that the user gives. */
function totals(
	all: IDataObject[],
	charges: IDataObject,
	given: IDataObject,
	knownTax?: Decimal,
): IDataObject {
	if (hasDiscount(charges) && !charges.discount_type) {
		throw new InputError('Discount Type is required with a discount');
	}
	const computed: IDataObject = totalsOf(all, charges, knownTax);
	if (!hasDiscount(charges) && (given.discount_total ?? '') === '') delete computed.discount_total;
	const own = ['subtotal', 'total'].filter((name) => (given[name] ?? '') !== '');
	return { ...computed, ...Object.fromEntries(own.map((name) => [name, amount(given[name])])) };
}

/**
 * The rows of an update: those that are changed, added or removed, and the totals that follow. All
 * others stay as they are, taxes included, when they are not sent.
 */
function keptDocument(record: IDataObject, changes: IDataObject, isPartial: boolean): IDataObject {
	if (!isPartial) requireShipping(record, changes);
	const existing = existingRows(record, changes);
	const removed = listOf(changes.removed_items);
	const changed = new Map(
		filledRows(changes.items).map(({ itemid, changes: row }) => [
			String(itemid),
			(row ?? {}) as IDataObject,
		]),
	);
	requireKnown(existing, [...removed, ...changed.keys()]);
	const staying = existing
		.filter(({ id }) => !removed.includes(String(id)))
		.map((row) => withChanges(row, changed.get(String(row.id)), record));
	const items = staying.filter(({ itemid }) => changed.has(String(itemid)));
	const added = newRows(changes.newitems, existing.length);
	return {
		...(items.length > 0 ? { items } : !isPartial && { items: [NO_ROW] }),
		...(added.length > 0 && { newitems: isPartial ? added : added.map(wholeRow) }),
		...(removed.length > 0 && { removed_items: removed }),
		...(salesDocument.needsRecord(changes) && newTotals(record, changes, staying, added)),
	};
}

/**
 * Before version 3 PMP demands rows although it keeps those that are not there, and deletes the taxes of
 * those that are. No row has this ID, so nothing is changed by it.
 */
const NO_ROW: IDataObject = {
	...{
		itemid: '0',
		description: '',
		long_description: '',
		qty: '1',
		rate: '0',
		unit: '',
		order: '0',
	},
};

/** Older servers read each of these without looking whether it is there. */
function wholeRow(row: IDataObject): IDataObject {
	return { description: '', long_description: '', unit: '', ...row };
}

/** A server that can only list its documents does not tell their rows: then their sum stands for them. */
function existingRows(record: IDataObject, changes: IDataObject): IDataObject[] {
	if (Array.isArray(record.items)) return record.items as IDataObject[];
	if ('items' in changes || 'removed_items' in changes) {
		throw new InputError(
			'PMP does not show the items of this document, so they cannot be changed or removed',
			'Its server fails to read a single document. Ask the administrator of PMP to update the API module.',
		);
	}
	return 'newitems' in changes ? [{ id: '', qty: '1', rate: record.subtotal }] : [];
}

/** A row with the changes in it, whole: PMP empties what is missing, and deletes its taxes. */
function withChanges(
	{ id, description, long_description, qty, rate, unit, item_order }: IDataObject,
	changes: IDataObject | undefined,
	record: IDataObject,
): IDataObject {
	const hasTaxes = !isZero(taxesOf(record));
	if (changes && hasTaxes && !('taxname' in changes)) {
		throw new InputError(
			`Item ${String(id)}: add its Taxes to the changes as well`,
			'PMP does not return the taxes of an item, and deletes them when an item is changed without them. An empty choice stands for none.',
		);
	}
	return {
		itemid: id,
		description: description ?? '',
		long_description: withoutAddedBreaks(String(long_description ?? '')),
		...{ qty, rate, unit: unit ?? '', order: item_order },
		...(changes && wireRow(changes)),
		...(changes && 'taxname' in changes && { taxname: listOf(changes.taxname) }),
	};
}

/** Throws InputError when the shipping address is changed while PMP would empty it. */
function requireShipping(record: IDataObject, changes: IDataObject): void {
	const given = ADDRESS.filter((name) => (changes[name] ?? '') !== '');
	if (given.length === 0) return;
	const isOn = changes.include_shipping ?? Number(record.include_shipping) === 1;
	if (isOn === true || isOn === '1') return;
	throw new InputError(
		'The shipping address needs Include Shipping: without it PMP stores none',
		'Add Include Shipping to the same update.',
	);
}

const ADDRESS = ['street', 'city', 'state', 'zip', 'country'].map((part) => `shipping_${part}`);

/** @throws InputError for a sum in a form that is not known: none at all would make a wrong total */
function taxesOf({ total_tax: sum }: IDataObject): Decimal {
	const isNone = sum === undefined || sum === null || sum === '';
	const taxes = isNone ? ZERO : decimal(sum);
	if (taxes) return taxes;
	throw new InputError(
		`PMP shows "${String(sum)}" as the sum of the taxes, so the total cannot be calculated`,
		'Its API gives numbers in an unexpected format. Nothing was changed.',
	);
}

function requireKnown(existing: IDataObject[], wanted: string[]): void {
	const ids = existing.map(({ id }) => String(id));
	const unknown = wanted.find((id) => !ids.includes(id));
	if (unknown === undefined) return;
	throw new InputError(
		`The document has no item ${unknown}`,
		`Its items are: ${ids.join(', ') || 'none'}.`,
	);
}

/**
 * No read tells the taxes of existing rows. They are known to be none when the document has no tax,
 * and they stay what they are when rows are only added; else the user has to give the totals.
 */
function newTotals(
	record: IDataObject,
	changes: IDataObject,
	items: IDataObject[],
	added: IDataObject[],
): IDataObject {
	const discount = newDiscount(record, changes);
	const charges: IDataObject = {
		...Object.fromEntries(CHARGES.map((name) => [name, changes[name] ?? record[name]] as const)),
		...discount,
	};
	const given = { ...changes, ...discount };
	const tax = taxesOf(record);
	const areKnown = isZero(tax) || items.every(({ taxname }) => Array.isArray(taxname));
	const all = [...items, ...added];
	if (areKnown) return { ...discount, ...totals(all, charges, given) };
	const isOverridden = (changes.subtotal ?? '') !== '' && (changes.total ?? '') !== '';
	const isOnlyMore = !('items' in changes) && !('removed_items' in changes);
	const isBeforeTax = charges.discount_type === 'before_tax' && hasDiscount(charges);
	if (isOverridden || (isOnlyMore && !isBeforeTax)) {
		return { ...discount, ...totals(all, charges, given, tax) };
	}
	throw new InputError(
		'The total cannot be calculated, because PMP does not return the taxes of the remaining items',
		`Enter Subtotal and Total, or the taxes of every item. The taxes were ${toText(tax)} in all.`,
	);
}

/**
 * Of a discount in percent PMP keeps the amount as well. So who changes one of the two means the other,
 * too: without a percentage there is no amount left, and an amount of its own needs no percentage.
 */
function newDiscount(record: IDataObject, changes: IDataObject): IDataObject {
	if (isNothing(record.discount_percent)) return {};
	if (!('discount_total' in changes)) {
		return isNothing(changes.discount_percent ?? record.discount_percent)
			? { discount_total: amount(0) }
			: {};
	}
	const isSame = amount(changes.discount_total) === amount(record.discount_total);
	return isSame || 'discount_percent' in changes ? {} : { discount_percent: amount(0) };
}

const isNothing = (value: unknown) => isZero(decimal(value) ?? ZERO);

function hasDiscount({ discount_percent, discount_total }: IDataObject): boolean {
	return !isNothing(discount_percent) || !isNothing(discount_total);
}
