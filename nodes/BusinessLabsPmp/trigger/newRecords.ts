import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import type { Connection } from '../../shared/engine/connection';
import { incomplete, isLastPage, nextPlace, Pages } from '../../shared/engine/pages';
import type { Place } from '../../shared/engine/pages';
import type { WireRequest } from '../../shared/contract/types';
import type { Found } from '../../shared/trigger/notes';
import { isRecord } from '../../shared/values/records';
import { idOf } from '../model/definition';
import { PAGE_SIZE, placeQuery, readPage } from '../transport/pages';
import type { Pollable } from './pollable';

/** IDs that are remembered; fewer than a page, so that one page shows what came late among them. */
const REMEMBERED = 50;
/** A list that changes while it is read is read again, so often. */
const MOST_READINGS = 5;

/** What the node remembers between two looks. */
export interface Ids extends IDataObject {
	/** The newest IDs that were seen. */
	seen: number[];
	/** Every ID up to this one is old, whether it was seen or not. */
	floor: number;
}

/** Whether notes can be used. */
export function areIds(notes: unknown): boolean {
	const { seen, floor } = isRecord(notes) ? notes : {};
	return Array.isArray(seen) && [...(seen as unknown[]), floor].every(Number.isSafeInteger);
}

/** Told to the one who looks after n8n; the look goes on. */
export type Warn = (message: string) => void;

/**
 * The records whose IDs were not seen before, oldest first, whatever their dates say. IDs are given in
 * order, but may become visible in another: a lower one that comes late is new, too. The first look takes
 * notes only.
 * @param before what the last look remembered
 */
export async function freshRecords(
	connection: Connection,
	pollable: Pollable,
	before: Ids | undefined,
	warn: Warn,
): Promise<Found<Ids>> {
	const known = new Set(before?.seen ?? []);
	const floor = before?.floor ?? 0;
	const { records, isAll } = await readDownTo(
		connection,
		pollable,
		before ? floor : Infinity,
		warn,
	);
	const fresh = [...records.keys()].filter((id) => id > floor && !known.has(id)).sort(ascending);

	const ids = [...new Set([...known, ...fresh])].sort(ascending);
	const [seen, dropped] = [ids.slice(-REMEMBERED), ids.slice(0, -REMEMBERED)];
	const lowest = before || isAll ? floor : (seen[0] ?? 1) - 1;
	const notes = { seen, floor: dropped.at(-1) ?? lowest };
	return { notes, records: before ? fresh.map((id) => records.get(id) as IDataObject) : [] };
}

/** The newest record, to show what an item looks like. */
export async function newestRecord(
	connection: Connection,
	pollable: Pollable,
): Promise<IDataObject[]> {
	const { records } = await readDownTo(connection, pollable, Infinity, () => {});
	const [newest] = [...records].sort(([one], [other]) => other - one);
	return newest ? [newest[1]] : [];
}

const ascending = (one: number, other: number) => one - other;

type ById = Map<number, IDataObject>;

/**
 * Records by ID: from the newest down to a given one where version 3 sorts and pages, else all of them.
 * @param floor Infinity for the newest page alone
 */
async function readDownTo(
	connection: Connection,
	pollable: Pollable,
	floor: number,
	warn: Warn,
): Promise<{ records: ById; isAll: boolean }> {
	const records: ById = new Map();
	for (let readings = 1; ; readings++) {
		const before = records.size;
		const reading = await readOnce(connection, pollable, floor, records);
		// Where the list does not tell how long it is, a second reading has to show the same.
		const isSteady = reading.isSteady ?? records.size === before;
		if (isSteady) {
			if (records.size === 0 && reading.ignored.size > 0)
				throw withoutIds(pollable.definition.path);
			const ignored = [...reading.ignored].map((id) => `"${id}"`).join(', ');
			if (ignored) warn(`PMP's list has records with an ID that is no number: ${ignored}`);
			return { records, isAll: reading.isAll };
		}
		if (readings < MOST_READINGS) continue;
		throw new VendorError(`The list of ${pollable.definition.path} changes while it is read`, {
			description: 'Records were deleted meanwhile, each time. The next look tries again.',
		});
	}
}

/** For a list of which no record has an ID: what it holds is not understood. */
export function withoutIds(name: string): VendorError {
	return new VendorError(`The list of ${name} has no record with an ID`, {
		description: 'It is not taken for an empty one. Check what the API of this server answers.',
	});
}

interface Reading {
	/** Whether no record can have been left out; undefined when the server does not tell. */
	isSteady?: boolean;
	isAll: boolean;
	/** IDs that are none. */
	ignored: Set<string>;
}

/**
 * Reads the pages once. A record that is deleted meanwhile moves those after it up, so that one is on no
 * page any more: then the list has become shorter. A server that does not sort as asked is read to its end.
 */
async function readOnce(
	connection: Connection,
	{ definition, list, sortBy }: Pollable,
	floor: number,
	records: ById,
): Promise<Reading> {
	const isPaged = connection.credentials.version !== 'v2' && sortBy !== undefined;
	const size = isPaged ? PAGE_SIZE : Infinity;
	const pages = new Pages(connection.client.vendor);
	const known = new Set<number>();
	const ignored = new Set<string>();
	let total: number | undefined;
	let isSteady: boolean | undefined = true;
	const send = async (request: WireRequest) => await connection.send(request);
	for (let place: Place = { page: 1, offset: 0 }; ;) {
		const query = isPaged || place.page > 1 ? placeQuery(place, PAGE_SIZE) : {};
		const sorted = isPaged ? { sort: `-${String(sortBy)}` } : {};
		const page = await readPage(send, `/api/${list ?? definition.path}`, { ...query, ...sorted });
		const isCounted = total !== undefined && page.total !== undefined;
		if (place.page > 1) isSteady &&= isCounted ? Number(page.total) >= Number(total) : undefined;
		total = page.total;
		pages.follow(page.rows);

		const ids: number[] = [];
		for (const row of page.rows) {
			const text = String(idOf(definition, row));
			if (!/^[1-9]\d{0,14}$/.test(text)) {
				ignored.add(text);
				continue;
			}
			ids.push(Number(text));
			records.set(Number(text), row);
		}
		const bringsNothing = ids.every((id) => known.has(id));
		for (const id of ids) known.add(id);
		// Where no order was asked for, a page that has one says nothing of the others.
		const isSorted = isPaged && ids.every((id, index) => index === 0 || id < ids[index - 1]);
		const isFarEnough = isSorted && ids.some((id) => id <= floor);
		// A server without pages gives the same list again.
		const isAll = isLastPage(page, place, size) || (page.isPlain === true && bringsNothing);
		if (isAll || isFarEnough) return { isSteady, isAll, ignored };
		if (page.rows.length === 0) throw incomplete(connection.client.vendor, records.size, total);
		place = nextPlace(page, place);
	}
}
