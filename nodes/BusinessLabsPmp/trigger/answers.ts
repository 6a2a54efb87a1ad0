import type { IDataObject } from 'n8n-workflow';
import type { Connection } from '../../shared/engine/connection';
import { isRecord } from '../../shared/values/records';

/** One answer of a list, or all of it. */
export interface Page {
	rows: IDataObject[];
	/** How many records the list has, where the server tells. */
	total?: number;
	isLast: boolean;
}

/** The installation that a credential names, whatever its token. */
export function installationOf({ client, credentials }: Connection): string {
	return client.baseUrl(credentials).toLowerCase();
}

/**
 * A list as it came: bare, or in an envelope with what is known of its pages.
 * @param page its number
 * @throws TypeError when it holds anything but records: an empty list is told otherwise
 */
export function pageOf(answer: unknown, page = 1): Page {
	if (Array.isArray(answer)) return { rows: recordsIn(answer), isLast: true };
	const { data, meta } = answer as { data?: unknown; meta?: IDataObject };
	const rows = recordsIn(data);
	const { total, total_pages: pages, last_page: last = pages, has_more } = meta ?? {};
	const isLast = has_more === undefined ? !(page < Number(last)) : !has_more;
	const count = Number(total);
	return { rows, isLast, ...(Number.isInteger(count) && { total: count }) };
}

function recordsIn(list: unknown): IDataObject[] {
	// PHP gives a list that was filtered as a map.
	const rows = isRecord(list) ? Object.values(list) : list;
	if (Array.isArray(rows) && rows.every(isRecord)) return rows;
	throw new TypeError('the list is none, or holds something that is no record');
}
