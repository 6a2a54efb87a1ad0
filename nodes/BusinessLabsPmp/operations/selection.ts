import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import type { Definition } from '../model/definition';

/** What a list is to hold. */
export interface Selection {
	after: string;
	before: string;
	sort: string[];
	fields: string[];
	/** Columns that must have these values. */
	equal: Array<[string, string]>;
	limit: number;
}

type Listing = Pick<Definition, 'created'> & Partial<Pick<Definition, 'idKey'>>;

/**
 * Does what version 3 does on the server.
 * @throws VendorError where no record has a column that is needed for it
 */
export function select(
	records: IDataObject[],
	listing: Listing,
	selection: Selection,
): IDataObject[] {
	const { after, before, sort, equal, limit } = selection;
	const { created } = listing;
	const orders = ordersOf(sort, listing);
	requireShown(records, [
		...(created && (after || before) ? [created] : []),
		...[...equal, ...orders].map((each) => ('name' in each ? each.name : each[0])),
	]);
	const found = records.filter(
		(record) => isInTime(record, created, selection) && hasAll(record, equal),
	);
	if (orders.length > 0) found.sort((one, other) => compareBy(orders, one, other));
	return found.slice(0, limit);
}

/**
 * Whether rows can be what was asked for. A server sorts texts in its own way, so that any order of them
 * will do that makes some sense; what is not shown cannot be looked at.
 */
export function obeys(rows: IDataObject[], listing: Listing, selection: Selection): boolean {
	const { created } = listing;
	const orders = ordersOf(selection.sort, listing);
	return rows.every((row, index) => {
		const isSeen = created !== undefined && created in row;
		if (isSeen && !isInTime(row, created, selection)) return false;
		return index === 0 || mayFollow(orders, rows[index - 1], row);
	});
}

/** @throws VendorError for a column that no record has: nothing in the list says anything about it */
export function requireShown(records: IDataObject[], names: string[]): void {
	if (records.length === 0) return;
	const missing = names.find((name) => !records.some((record) => name in record));
	if (missing === undefined) return;
	throw new VendorError(`PMP does not return "${missing}" in this list`, {
		description:
			'So the list cannot be filtered or sorted by it. Check the name of the column, or take the filter out.',
	});
}

function isInTime(
	record: IDataObject,
	created: string | undefined,
	{ after, before }: Selection,
): boolean {
	if (!after && !before) return true;
	const day = created ? String(record[created] ?? '').slice(0, 10) : '';
	return (!after || day >= after) && (!before || day <= before);
}

export function hasAll(record: IDataObject, equal: Array<[string, string]>): boolean {
	return equal.every(([name, value]) => String(record[name] ?? '') === value);
}

interface Order {
	name: string;
	sign: number;
}

/** The ID comes out as `id` in every resource, whatever the vendor's own key. */
function ordersOf(sort: string[], { idKey }: Listing): Order[] {
	return sort.map((given) => {
		const name = given.replace(/^-/, '').trim();
		return { name: name === 'id' ? (idKey ?? name) : name, sign: given.startsWith('-') ? -1 : 1 };
	});
}

function compareBy(orders: Order[], one: IDataObject, other: IDataObject): number {
	for (const { name, sign } of orders) {
		const order = compare(one[name], other[name]);
		if (order !== 0) return order * sign;
	}
	return 0;
}

function mayFollow(orders: Order[], one: IDataObject, other: IDataObject): boolean {
	for (const { name, sign } of orders) {
		if (!(name in one) || !(name in other)) return true;
		const [a, b] = [one[name], other[name]].map((value) => String(value ?? ''));
		const ways = [
			compare(a, b),
			a.localeCompare(b),
			a.localeCompare(b, 'en', { sensitivity: 'base' }),
		];
		if (ways.some((order) => order * sign < 0)) return true;
		if (!ways.includes(0)) return false;
	}
	return true;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function compare(one: unknown, other: unknown): number {
	const [a, b] = [String(one ?? '').toLowerCase(), String(other ?? '').toLowerCase()];
	if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) - Number(b);
	return a < b ? -1 : Number(a > b);
}
