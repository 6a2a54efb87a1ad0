import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { withConnection } from '../engine/connection';
import type { Connection } from '../engine/connection';
import type { Client } from '../contract/types';

const PAGE_SIZE = 100;

/**
 * A list search over records that the vendor gives all at once: filtered by the text typed, sorted
 * by name and handed out in pages.
 * @param load gets all choices; the context knows the node's other fields
 * @throws NodeApiError with the vendor's own words, shown in the list
 */
export function listSearch(
	client: Client,
	load: (
		connection: Connection,
		filter: string,
		context: ILoadOptionsFunctions,
	) => Promise<INodeListSearchItems[]>,
) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await withConnection(this, client, async (connection) => {
			const wanted = filter.toLowerCase();
			const found = (await load(connection, filter, this))
				.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
				.sort((a, b) => a.name.localeCompare(b.name));
			const start = Number(paginationToken ?? 0) || 0;
			const end = start + PAGE_SIZE;
			return {
				results: found.slice(start, end),
				...(end < found.length && { paginationToken: String(end) }),
			};
		});
	};
}
