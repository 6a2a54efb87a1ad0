import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { decodedEntities } from '../../shared/values/plainText';
import { isoFrom } from '../model/dates';
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

interface Listing extends Pick<Definition, 'created'>, Partial<Pick<Definition, 'idKey'>> {
	/** PHP format of the installation's dates, in which some servers give those of a list. */
	dateFormat?: string;
}

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
	const { created, dateFormat } = listing;
	const orders = ordersOf(sort, listing);
	requireShown(records, [
		...(created && (after || before) ? [created] : []),
		...equal.map(([name]) => name),
		...orders.map(({ name }) => name),
	]);
	const found = records.filter((record) => {
		const isWithin = isInTime(record, listing, selection);
		if (isWithin === undefined) throw unreadableDay(record[String(created)]);
		return isWithin && hasAll(record, equal);
	});
	if (orders.length > 0) found.sort((one, other) => compareBy(orders, one, other, dateFormat));
	return found.slice(0, limit);
}

/**
 * Whether rows can be what was asked for. A server sorts texts in its own way, so that any order of them
 * will do that makes some sense; what is not shown cannot be looked at.
 */
export function obeys(rows: IDataObject[], listing: Listing, selection: Selection): boolean {
	const { created, dateFormat } = listing;
	const orders = ordersOf(selection.sort, listing);
	return rows.every((row, index) => {
		const isSeen = created !== undefined && created in row;
		if (isSeen && isInTime(row, listing, selection) === false) return false;
		return index === 0 || mayFollow(orders, rows[index - 1], row, dateFormat);
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

/** @returns undefined for a day in a form that is not known */
function isInTime(
	record: IDataObject,
	{ created = '', dateFormat = '' }: Listing,
	{ after, before }: Selection,
): boolean | undefined {
	if (!after && !before) return true;
	const text = String(record[created] ?? '').trim();
	const isIso = text === '' || /^\d{4}-\d{2}-\d{2}/.test(text);
	const day = (isIso ? text : isoFrom(text, dateFormat))?.slice(0, 10);
	if (day === undefined) return undefined;
	return (!after || day >= after) && (!before || day <= before);
}

function unreadableDay(value: unknown): VendorError {
	return new VendorError(`PMP shows "${String(value).slice(0, 60)}" as the day of creation`, {
		description:
			'So the list cannot be filtered by it. Compare the date format in the credential with the one in PMP.',
	});
}

/** Whether a record has these values, in whatever way the server writes them. */
export function hasAll(record: IDataObject, equal: Array<[string, string]>): boolean {
	return equal.every(([name, value]) => plain(record[name]) === plain(value));
}

function plain(value: unknown): string {
	if (typeof value === 'boolean') return value ? '1' : '0';
	return decodedEntities(String(value ?? '')).trim();
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

function compareBy(
	orders: Order[],
	one: IDataObject,
	other: IDataObject,
	dateFormat?: string,
): number {
	for (const { name, sign } of orders) {
		const order = compare(one[name], other[name], dateFormat);
		if (order !== 0) return order * sign;
	}
	return 0;
}

function mayFollow(
	orders: Order[],
	one: IDataObject,
	other: IDataObject,
	dateFormat?: string,
): boolean {
	for (const { name, sign } of orders) {
		if (!(name in one) || !(name in other)) return true;
		const [a, b] = [one[name], other[name]].map((value) => String(value ?? ''));
		const [upperA, upperB] = [a.toUpperCase(), b.toUpperCase()];
		const ways = [
			compare(a, b, dateFormat),
			upperA < upperB ? -1 : Number(upperA > upperB),
			a.localeCompare(b),
			a.localeCompare(b, 'en', { sensitivity: 'base' }),
		];
		if (ways.some((order) => order * sign < 0)) return true;
		if (!ways.includes(0)) return false;
	}
	return true;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

function compare(one: unknown, other: unknown, dateFormat?: string): number {
	const [a, b] = [one, other].map((value) => {
		const text = String(value ?? '').toLowerCase();
		return (dateFormat !== undefined && isoFrom(text, dateFormat)) || text;
	});
	if (NUMBER.test(a) && NUMBER.test(b)) return Number(a) - Number(b);
	return a < b ? -1 : Number(a > b);
}
