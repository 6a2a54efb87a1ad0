import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../shared/engine/connection';
import { VendorError } from '../../shared/contract/errors';
import { PmpError, unless } from '../transport/answer';

/** How far back each look goes, in seconds: clocks differ, and a change may become visible late. */
const OVERLAP = 900;
const FIRST_LIMIT = 200;
const LARGEST_LIMIT = 1_000_000;

/** What the node remembers between two looks. */
export interface Changes extends IDataObject {
	resource?: string;
	/** Unix time of the last look, in seconds. */
	looked?: number;
	/** Records within the overlap as they were put out: a digest by ID. */
	seen?: Record<string, string>;
}

/**
 * The records that were created or changed since the last look. Version 3 does not tell what changed,
 * so a record is put out when it differs from what was put out before. The first look takes notes
 * only. Vendor docs: "Polling".
 */
export async function changedRecords(
	connection: Connection,
	resource: string,
	memory: Changes,
): Promise<IDataObject[]> {
	const now = Math.floor(Date.now() / 1000);
	const isFirst = memory.looked === undefined || memory.resource !== resource;
	const since = (isFirst ? now : (memory.looked ?? now)) - OVERLAP;
	const records = await changesSince(connection, resource, since);
	const seen = isFirst ? {} : (memory.seen ?? {});
	const digests = records.map((record) => [String(record.id), digest(record)] as const);
	const isNew = (index: number) => seen[digests[index][0]] !== digests[index][1];
	Object.assign(memory, { resource, looked: now, seen: Object.fromEntries(digests) });
	return isFirst ? [] : records.filter((_, index) => isNew(index)).reverse();
}

/** One record, to show what an item looks like. */
export async function changedSample(
	connection: Connection,
	resource: string,
): Promise<IDataObject[]> {
	return (await ask(connection, `/api/zapier/test/${resource}`)).slice(0, 1);
}

/** The call has a limit and no pages: it is asked with a higher one until all fits. */
async function changesSince(
	connection: Connection,
	resource: string,
	since: number,
): Promise<IDataObject[]> {
	for (let limit = FIRST_LIMIT; ; limit *= 10) {
		const records = await ask(connection, `/api/zapier/poll/${resource}`, { since, limit });
		if (records.length < limit || limit > LARGEST_LIMIT) return records;
	}
}

async function ask(
	connection: Connection,
	path: string,
	query?: IDataObject,
): Promise<IDataObject[]> {
	const answer = await unless(
		['foreign', 'noHandler'],
		connection.send({ method: 'GET', path, query, expect: 'done' }),
	);
	if (answer instanceof PmpError) {
		throw new VendorError("This server's API module is older than version 3", {
			description: 'Only version 3 tells what was updated. Set "Trigger On" to New.',
		});
	}
	return ((answer as { data?: IDataObject[] }).data ?? []).filter(({ id }) => id !== undefined);
}

function digest(record: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 20);
}
