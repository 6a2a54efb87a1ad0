import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import type { Listed } from '../../shared/engine/answer';
import type { Connection } from '../../shared/engine/connection';
import { VendorError } from '../../shared/contract/errors';
import { isMoment, nextBeginning } from '../../shared/trigger/notes';
import type { Found } from '../../shared/trigger/notes';
import { isRecord } from '../../shared/values/records';
import { idOf } from '../model/definition';
import { PmpError, unless } from '../transport/answer';
import { withoutIds } from './newRecords';
import type { Warn } from './newRecords';
import type { Pollable } from './pollable';

const FIRST_LIMIT = 200;
const LARGEST_LIMIT = 1_000_000;
/** No server is known that gives fewer records than this at once, although there are more. */
const SMALLEST_CAP = 20;
/** Caps are round numbers. */
const ROUND = 50;
/** As the server takes 0 for nothing, this is the beginning of time. */
const EVER = 1;

/** What the node remembers between two looks. */
export interface Changes extends IDataObject {
	/** Where the next look begins, in Unix milliseconds by PMP's clock. */
	from: number;
	/** Records of the last look as they were put out: a digest by ID. */
	seen: Record<string, string>;
	/** Most records that the server has given in one answer. */
	most: number;
}

/** Whether notes can be used. */
export function areChanges(notes: unknown): boolean {
	const { from, seen, most } = isRecord(notes) ? notes : {};
	const digests = isRecord(seen) ? Object.values(seen) : [undefined];
	const areDigests = digests.every((each) => typeof each === 'string');
	return isMoment(from) && areDigests && Number.isSafeInteger(most);
}

/**
 * The records that were created or changed since the last look. Version 3 does not tell what changed,
 * so a record is put out when it differs from what was put out before. The first look takes notes
 * only. Vendor docs: "Polling".
 * @param before what the last look remembered
 */
export async function changedRecords(
	connection: Connection,
	pollable: Pollable,
	before: Changes | undefined,
	warn: Warn,
): Promise<Found<Changes>> {
	const poll = new Poll(connection, pollable, before?.most ?? 0);
	if (!before) await poll.ask(EVER, FIRST_LIMIT);
	const from = before?.from ?? nextBeginning(connection);
	const changes = await poll.since(Math.floor(from / 1000));
	const nameOf = (record: IDataObject) => idOf(pollable.definition, record);
	const records = changes.filter((record) => nameOf(record) !== '');
	if (records.length === 0 && changes.length > 0) throw withoutIds('changes');
	if (records.length < changes.length) warn('PMP tells of changed records that have no ID');

	const seen = before?.seen ?? {};
	const digests = records.map((record) => [nameOf(record), digest(record)] as const);
	const isNew = (index: number) => seen[digests[index][0]] !== digests[index][1];
	return {
		records: before ? records.filter((_, index) => isNew(index)).reverse() : [],
		notes: {
			from: nextBeginning(connection, from),
			seen: Object.fromEntries(digests),
			most: poll.most,
		},
	};
}

/** One record, to show what an item looks like. */
export async function changedSample(
	connection: Connection,
	pollable: Pollable,
): Promise<IDataObject[]> {
	const path = `/api/zapier/test/${String(pollable.changes)}`;
	return (await ask(connection, path)).slice(0, 1);
}

/** The call has a limit and no pages, and a server may give fewer records than the limit allows. */
class Poll {
	constructor(
		private readonly connection: Connection,
		private readonly pollable: Pollable,
		/** Most records that the server has given in one answer. */
		public most: number,
	) {}

	/** @param since Unix time in seconds */
	async ask(since: number, limit: number): Promise<IDataObject[]> {
		const path = `/api/zapier/poll/${String(this.pollable.changes)}`;
		const records = await ask(this.connection, path, { since, limit });
		this.most = Math.max(this.most, records.length);
		return records;
	}

	/**
	 * All that changed, asked for with a higher limit until it fits.
	 * @throws VendorError when the server keeps some of it back
	 */
	async since(since: number): Promise<IDataObject[]> {
		for (let limit = FIRST_LIMIT; ; limit *= 10) {
			const most = this.most;
			const records = await this.ask(since, limit);
			if (records.length >= limit && limit <= LARGEST_LIMIT) continue;
			const isBelow = records.length < most && records.length % ROUND !== 0;
			if (isBelow || records.length < SMALLEST_CAP) return records;
			if (await this.canGiveMoreThan(records.length, limit)) return records;
			throw new VendorError(
				`BusinessLabs PMP gives no more than ${records.length} changes at once`,
				{
					description:
						'More may have changed since the last look, and this list has no pages, so nothing was put out. Set "Trigger On" to New; publish that and change it back to start anew from now.',
				},
			);
		}
	}

	/** Whether a number of records is not what the server cuts off at. */
	private async canGiveMoreThan(count: number, limit: number): Promise<boolean> {
		if ((await this.ask(EVER, limit)).length > count) return true;
		const { definition, list } = this.pollable;
		const answer = await this.connection.send({
			method: 'GET',
			path: `/api/${list ?? definition.path}`,
			query: { page: 1, per_page: 1 },
			expect: 'page',
		});
		const { total, rows } = answer as Listed;
		return count >= (total ?? rows.length);
	}
}

async function ask(
	connection: Connection,
	path: string,
	query?: IDataObject,
): Promise<IDataObject[]> {
	const answer = await unless(
		['foreign', 'noHandler'],
		connection.send({ method: 'GET', path, query, expect: 'list' }),
	);
	if (answer instanceof PmpError) {
		throw new VendorError("This server's API module is older than version 3", {
			description: 'Only version 3 reports updates. Set "Trigger On" to New.',
		});
	}
	return answer as IDataObject[];
}

function digest(record: IDataObject): string {
	return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 20);
}
