import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../shared/engine/connection';
import { Pages } from '../../shared/engine/pages';
import { idOf } from '../model/definition';
import type { Kind } from './pollable';

const PAGE_SIZE = 100;

/** What the node remembers between two looks. */
export interface LastId extends IDataObject {
	/** Kind of record that the number belongs to. */
	resource?: string;
	/** The highest ID seen. */
	lastId?: number;
}

/**
 * The records with an ID above the last one, oldest first. IDs are given in order and only once, so
 * no record is missed or put out twice, whatever its date says. The first look takes notes only.
 */
export async function freshRecords(
	connection: Connection,
	kind: Kind,
	resource: string,
	memory: LastId,
): Promise<IDataObject[]> {
	const isFirst = memory.lastId === undefined || memory.resource !== resource;
	const last = isFirst ? Infinity : (memory.lastId ?? 0);
	const records = await readDownTo(connection, kind, last);
	const lastId = highest(records, isFirst ? 0 : last);
	Object.assign(memory, { resource, lastId });
	return [...records]
		.filter(([id]) => id > last)
		.sort(([one], [other]) => one - other)
		.map(([, record]) => record);
}

/** The newest record, to show what an item looks like. */
export async function newestRecord(connection: Connection, kind: Kind): Promise<IDataObject[]> {
	const records = await readDownTo(connection, kind, Infinity);
	const newest = records.get(highest(records, 0));
	return newest ? [newest] : [];
}

/**
 * Records by ID: from the newest down to the last one seen where version 3 sorts and pages, else all
 * of them. A server that does not sort as asked is read to its end.
 * @param last Infinity for the newest page alone
 */
async function readDownTo(
	connection: Connection,
	{ definition, list, sortBy }: Kind,
	last: number,
): Promise<Map<number, IDataObject>> {
	const records = new Map<number, IDataObject>();
	const isPaged = connection.credentials.version !== 'v2' && sortBy !== undefined;
	const pages = new Pages(connection.client.vendor);
	for (let page = 1; ; page++) {
		const query = { page, per_page: PAGE_SIZE, sort: `-${String(sortBy)}` };
		const answer = await connection.send({
			method: 'GET',
			path: `/api/${list ?? definition.path}`,
			...(isPaged && { query }),
			expect: 'list',
		});
		const rows = rowsIn(answer);
		pages.follow(rows);
		const ids = rows.map((row) => Number(idOf(definition, row)));
		rows.forEach((row, index) => records.set(ids[index], row));
		const isSorted = ids.every((id, index) => index === 0 || id < ids[index - 1]);
		const isFarEnough = isSorted && ids.some((id) => id <= last);
		const { meta } = answer as { meta?: IDataObject };
		if (!meta?.has_more || rows.length === 0 || isFarEnough) return records;
	}
}

function highest(records: Map<number, IDataObject>, atLeast: number): number {
	let most = atLeast;
	for (const id of records.keys()) most = Math.max(most, id);
	return most;
}

function rowsIn(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) return answer as IDataObject[];
	return (answer as { data?: IDataObject[] }).data ?? [];
}
