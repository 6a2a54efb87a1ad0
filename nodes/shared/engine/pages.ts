import type { IDataObject } from 'n8n-workflow';
import type { Listed } from './answer';
import { VendorError } from '../contract/errors';

/** New records can push old ones onto the next page; so often they do not. */
const MOST_REPEATS = 20;

/**
 * For a list that is read page by page: notices a vendor that gives the same pages over and over, which
 * nobody would ever be done with.
 */
export class Pages {
	private readonly beginnings = new Set<string>();
	private repeats = 0;

	constructor(private readonly vendor: string) {}

	/**
	 * Takes note of a page that is not the last one.
	 * @throws VendorError when too many pages begin as another one did
	 */
	follow(rows: unknown[]): void {
		const beginning = JSON.stringify(rows[0]);
		if (!this.beginnings.has(beginning)) return void this.beginnings.add(beginning);
		if (++this.repeats < MOST_REPEATS) return;
		throw new VendorError(`${this.vendor} returns the same pages of the list again and again`, {
			description: 'A proxy may return cached responses. Set a limit, or try again later.',
		});
	}
}

/** Where a page begins: as its number, and as how many records come before it. */
export interface Place {
	/** From 1 on. */
	page: number;
	offset: number;
	/** How many records the server gives at a time, where it counts in offsets and not in pages. */
	limit?: number;
}

/** A list that may come in pages. */
export interface PagedList {
	vendor: string;
	/** Asks for the page that begins there. */
	at(place: Place): Promise<Listed>;
	/** What tells records apart. */
	idOf(row: IDataObject): unknown;
	/** How many records a page was asked to have; where nothing else is said, a shorter one is the last. */
	size: number;
}

/** How often a list is begun anew of which records went away while it was read. */
export const MOST_STARTS = 3;

/**
 * Reads a list to its end, by whatever the server says about it: whether there is more, how many
 * records or pages there are, or nothing but full pages.
 * @param isEnough looks at what came so far; when it says so, the rest is not asked for
 * @throws VendorError when fewer rows come than the server says there are
 */
export async function readToEnd(
	list: PagedList,
	isEnough: (rows: IDataObject[]) => boolean = () => false,
): Promise<IDataObject[]> {
	for (let start = 1; start <= MOST_STARTS; start++) {
		const rows = await readOnce(list, isEnough);
		if (rows) return rows;
	}
	throw becameShorter(list.vendor);
}

export function becameShorter(vendor: string): VendorError {
	return new VendorError(`A list of ${vendor} kept getting shorter while it was read`, {
		description: 'Records may be missing, so none are given. Run it again when nobody deletes any.',
	});
}

/** @returns undefined when records went away in between: then others moved up, and were passed over */
async function readOnce(
	{ vendor, at, idOf, size }: PagedList,
	isEnough: (rows: IDataObject[]) => boolean,
): Promise<IDataObject[] | undefined> {
	const found: IDataObject[] = [];
	const known = new Set<unknown>();
	const keyOf = (row: IDataObject) => idOf(row) ?? JSON.stringify(row);
	let place: Place = { page: 1, offset: 0 };
	let first: number | undefined;
	let last: number | undefined;
	for (;;) {
		const answer = await at(place);
		const { rows, total } = answer;
		if (last !== undefined && total !== undefined && total < last) return undefined;
		first ??= total;
		last = total;
		// Records that came in meanwhile push others onto the next page, where they come again.
		const fresh = place.page === 1 ? rows : rows.filter((row) => !known.has(keyOf(row)));
		// One by one: a call has no room for as many arguments as a long list has rows.
		for (const row of fresh) found.push(row);
		if (isEnough(found)) return found;
		const bringsNothing = fresh.length === 0;
		if (bringsNothing || isLastPage(answer, place, size)) {
			if (found.length >= (first ?? 0) && !(bringsNothing && saysMore(answer, place))) return found;
			throw incomplete(vendor, found.length, first);
		}
		for (const row of fresh) known.add(keyOf(row));
		place = nextPlace(answer, place);
	}
}

function saysMore({ total, hasMore, pages }: Listed, { page }: Place): boolean {
	if (total !== undefined) return false;
	return hasMore ?? page < (pages ?? 0);
}

/**
 * Whether nothing says that there is more behind this page.
 * @param size how many records it was asked to have
 */
export function isLastPage(
	{ rows, isPlain, total, hasMore, pages, limit, offset }: Listed,
	place: Place,
	size: number,
): boolean {
	if (total !== undefined) return place.offset + rows.length >= total;
	if (hasMore !== undefined) return !hasMore;
	if (pages !== undefined) return place.page >= pages;
	const saysNothing = limit === undefined && offset === undefined && place.page === 1;
	// A bare list of just that length may be a page of a server that says nothing of its pages.
	if (isPlain) return rows.length !== size;
	return saysNothing || rows.length < (limit ?? size);
}

/** Where the page begins that follows, in the way the server counts. */
export function nextPlace(
	{ rows, offset, limit = rows.length, hasMore, pages }: Listed,
	place: Place,
): Place {
	const countsInOffsets = offset !== undefined && hasMore === undefined && pages === undefined;
	return {
		page: place.page + 1,
		offset: place.offset + rows.length,
		...(countsInOffsets && { limit }),
	};
}

/** For a list of which the server gives no more, although there is more. */
export function incomplete(vendor: string, found: number, total: number | undefined): VendorError {
	const some = total === undefined ? `only ${found}` : `${found} of ${total}`;
	return new VendorError(`${vendor} gives ${some} records of a list that is longer`, {
		description:
			'It does not give the rest, so the list is not taken for complete. Set a limit, or ask the administrator of the server.',
	});
}
