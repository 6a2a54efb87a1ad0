import type { Crm, LineItem } from './crm';
import { nl2br, values } from './php';
import type { Input } from './php';
import type { Row } from './table';

const FIELDS = ['description', 'long_description', 'qty', 'rate', 'unit', 'order'];

/**
 * Applies `newitems`, `items` (rows to keep, each with `itemid`) and `removed_items` of a write.
 * @returns whether a row changed
 */
export function storeLineItems(crm: Crm, resource: string, id: string, input: Input): boolean {
	const key = `${resource}:${id}`;
	const before = JSON.stringify(crm.lineItems[key] ?? []);
	const removed = values(input.removed_items).map(String);
	const kept = (crm.lineItems[key] ?? []).filter(({ row }) => !removed.includes(row.id ?? ''));
	const write = crm.version === 3 ? change : writeWhole;
	for (const sent of values(input.items) as Input[]) {
		const line = kept.find(({ row }) => row.id === String(sent.itemid));
		if (line) write(line, sent);
	}
	for (const sent of values(input.newitems) as Input[]) {
		const line: LineItem = { row: newRow(crm, resource, id), taxes: [] };
		write(line, sent);
		kept.push(line);
	}
	crm.lineItems[key] = kept;
	return JSON.stringify(kept) !== before;
}

/** The `items` of a single read. */
export function shownLineItems(crm: Crm, resource: string, id: string | null): Row[] {
	return (crm.lineItems[`${resource}:${id}`] ?? [])
		.map(({ row }) => row)
		.sort((a, b) => Number(a.item_order) - Number(b.item_order));
}

/** Sum of the rows' taxes, two decimals. */
export function totalTax(crm: Crm, resource: string, id: string): string {
	let sum = 0;
	for (const { row, taxes } of crm.lineItems[`${resource}:${id}`] ?? []) {
		const rates = taxes.map((tax) => Number(tax.split('|')[1]) || 0);
		// In cents, so that halves are halves.
		const cents = Math.round(Number(row.qty) * Math.round(Number(row.rate) * 100));
		sum += cents * rates.reduce((a, b) => a + b, 0);
	}
	return (Math.round(sum / 100) / 100).toFixed(2);
}

function newRow(crm: Crm, resource: string, id: string): Row {
	return {
		id: String(++crm.lastLineItem),
		rel_id: id,
		rel_type: resource.replace(/s$/, ''),
		description: '',
		long_description: '',
		qty: '1.00',
		rate: '0.00',
		unit: '',
		item_order: '0',
	};
}

function change({ row, taxes }: LineItem, sent: Input): void {
	for (const field of FIELDS) {
		if (sent[field] === undefined) continue;
		const text = String(sent[field] ?? '');
		if (field === 'order') row.item_order = text;
		else if (field === 'qty' || field === 'rate') row[field] = (Number(text) || 0).toFixed(2);
		else row[field] = text;
	}
	if (sent.taxname === undefined) return;
	taxes.length = 0;
	taxes.push(...values(sent.taxname).map(String));
}

/**
 * Before version 3 a row is written whole: what is missing becomes empty, the long text gains
 * `<br />`, and without taxes the row has none.
 */
function writeWhole(line: LineItem, sent: Input): void {
	const text = (field: string) => String(sent[field] ?? '');
	Object.assign(line.row, {
		description: text('description'),
		long_description: nl2br(text('long_description')),
		qty: (Number(sent.qty) || 0).toFixed(2),
		rate: (Number(sent.rate) || 0).toFixed(2),
		unit: text('unit'),
		item_order: String(Number.parseInt(text('order'), 10) || 0),
	});
	line.taxes.splice(0, line.taxes.length, ...new Set(values(sent.taxname).map(String)));
}
