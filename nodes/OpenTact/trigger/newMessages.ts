import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import type { Connection } from '../../shared/engine/connection';
import { openTact } from '../transport/client';
import { pageOf, pageRequest, readPages } from '../operations/search';
import { isComplete } from './message';

const PATH = '/sms/search/inbound';
/** How far back each look goes: a message may become visible later than its own time says. */
const OVERLAP = 10 * 60_000;

/** What the node remembers between two looks. */
interface Memory extends IDataObject {
	/** Time of the newest message when the workflow was started; nothing older is put out. */
	start?: string;
	/** Time of the newest message seen. */
	newest?: string;
	/** Messages within the overlap that were put out, with their times. */
	seen?: Record<string, string>;
}

/**
 * The inbound messages since the last look, oldest first; the first look
 * takes notes of what is there already.
 * @throws NodeApiError when OpenTact refuses; the next look then goes back just as far
 */
export async function newMessages(context: IPollFunctions): Promise<IDataObject[]> {
	const memory = context.getWorkflowStaticData('node') as Memory;
	return await withConnection(context, openTact, async (connection) => {
		const isFirst = memory.start === undefined;
		const start = memory.start ?? (await newestTime(connection)) ?? '';
		const after = later(start, before(memory.newest ?? start));
		const found = await readPages(async (request) => await connection.send(request), PATH, {
			...(after && { created_on_from: after }),
			order: { created_on: 'ASC' },
		});
		const old = isFirst ? found.filter((sms) => timeOf(sms) <= start) : [];
		const seen = { ...memory.seen, ...timesOf(old) };
		const fresh = found.filter((sms) => isComplete(sms) && !(String(sms.uuid) in seen));

		const newest = found.map(timeOf).reduce(later, memory.newest ?? start);
		const horizon = before(newest);
		const noted = Object.entries({ ...seen, ...timesOf(fresh) });
		Object.assign(memory, {
			start,
			newest,
			seen: Object.fromEntries(noted.filter(([, time]) => time >= horizon)),
		});
		return fresh;
	});
}

/** The newest inbound message, to show what an item looks like. */
export async function sample(context: IPollFunctions): Promise<IDataObject[]> {
	return await withConnection(context, openTact, async (connection) => await newest(connection));
}

async function newest(connection: Connection): Promise<IDataObject[]> {
	const request = pageRequest(PATH, { order: { created_on: 'DESC' } }, 1, 0);
	return pageOf(await connection.send(request)).data.slice(0, 1);
}

async function newestTime(connection: Connection): Promise<string | undefined> {
	return (await newest(connection)).map(timeOf)[0];
}

function timeOf(sms: IDataObject): string {
	return String(sms.created_on ?? '');
}

function timesOf(messages: IDataObject[]): Record<string, string> {
	return Object.fromEntries(messages.map((sms) => [String(sms.uuid), timeOf(sms)]));
}

function later(one: string, other: string): string {
	return one > other ? one : other;
}

function before(time: string): string {
	const moment = Date.parse(time);
	return Number.isNaN(moment) ? '' : new Date(moment - OVERLAP).toISOString();
}
