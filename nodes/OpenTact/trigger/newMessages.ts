import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../shared/engine/connection';
import { VendorError } from '../../shared/contract/errors';
import { isMoment, nextBeginning } from '../../shared/trigger/notes';
import type { Found } from '../../shared/trigger/notes';
import { isRecord } from '../../shared/values/records';
import { pageOf, pageRequest, readPages } from '../operations/search';
import { isComplete } from './message';

const PATH = '/sms/search/inbound';
/** Milliseconds that a message may take to be complete. */
const LONGEST_WAIT = 86_400_000;

/** What the node remembers between two looks; times are Unix milliseconds. */
export interface Messages extends IDataObject {
	/** Where the next look begins, by OpenTact's clock. */
	from: number;
	/** Messages that are old, with the times that they bear. */
	seen: Record<string, number>;
	/** Messages that are not complete yet: looks go back to the oldest. */
	pending: Record<string, number>;
}

/** Whether notes can be used. */
export function areMessages(notes: unknown): boolean {
	const { from, seen, pending } = isRecord(notes) ? notes : {};
	const times = [seen, pending].map((each) => (isRecord(each) ? Object.values(each) : [undefined]));
	return [from, ...times.flat()].every(isMoment);
}

/**
 * The inbound messages that were not there, or not complete, at the last look, oldest first; the first
 * look takes notes of what is there already. Looks follow OpenTact's clock: what a message says of its time
 * moves nothing on, however far ahead it is.
 * @param before what the last look remembered
 * @param warn told to the one who looks after n8n
 */
export async function newMessages(
	connection: Connection,
	before: Messages | undefined,
	warn: (message: string) => void,
): Promise<Found<Messages>> {
	// The first look has to learn the time.
	if (!before) await newest(connection);
	const from = before?.from ?? nextBeginning(connection);
	// Messages that are not complete at the first look will be told once they are.
	const oldest = before ? Object.values(before.pending) : [from - LONGEST_WAIT];
	const beginning = Math.min(from, ...oldest);
	const found = await messagesSince(connection, beginning, warn);
	const next = nextBeginning(connection, from);

	const pending: Record<string, number> = {};
	for (const { sms, uuid, time } of found) {
		if (isComplete(sms) || sms.state === 'failed') continue;
		if (time >= next - LONGEST_WAIT) pending[uuid] = time;
		else warn(`OpenTact's message ${uuid} is still not complete after a day and is given up`);
	}
	const known = before?.seen ?? {};
	const complete = found.filter(({ sms }) => isComplete(sms));
	const fresh = complete.filter(({ uuid }) => !Object.hasOwn(known, uuid));
	const horizon = Math.min(next, ...Object.values(pending));
	const times = complete.map(({ uuid, time }) => [uuid, time] as const);
	const seen = Object.fromEntries(
		[...Object.entries(known), ...times].filter(([, time]) => time >= horizon),
	);
	return {
		records: before ? fresh.map(({ sms }) => sms) : [],
		notes: { from: next, seen, pending },
	};
}

/** The newest inbound message, to show what an item looks like. */
export async function newest(connection: Connection): Promise<IDataObject[]> {
	const request = pageRequest(PATH, { order: { created_on: 'DESC' } }, 1, 0);
	return pageOf(await connection.send(request)).data.slice(0, 1);
}

/** A time that tells no time zone is UTC, as all of OpenTact's are; JavaScript takes it for that of n8n. */
function momentOf(time: unknown): number {
	const text = String(time).trim();
	const isLocal = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.,]*$/.test(text);
	return Date.parse(isLocal ? `${text}Z` : text);
}

interface Timed {
	sms: IDataObject;
	uuid: string;
	time: number;
}

/** Messages from that moment on, each once. One without a time counts as of now, so that it is remembered. */
async function messagesSince(
	connection: Connection,
	beginning: number,
	warn: (message: string) => void,
): Promise<Timed[]> {
	const found = await readPages(async (request) => await connection.send(request), PATH, {
		created_on_from: new Date(beginning).toISOString(),
		order: { created_on: 'ASC' },
	});
	const { vendorTime: now = Date.now() } = connection;
	const timed = found.flatMap((sms): Timed[] => {
		const { uuid, created_on: created } = sms;
		if (typeof uuid !== 'string' || uuid === '') return [];
		return [{ sms, uuid, time: momentOf(created) || now }];
	});
	if (timed.length === 0 && found.length > 0) {
		throw new VendorError('OpenTact tells of messages of which none has an ID', {
			description: 'They are not taken for none. Check what OpenTact answers.',
		});
	}
	if (timed.length < found.length) warn('OpenTact tells of messages that have no ID');
	return timed.filter(({ time }) => time >= beginning);
}
