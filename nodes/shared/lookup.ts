import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { Connection } from './connection';
import { toItemError } from './errors';
import type { Client } from './types';

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
		const all = await withConnection(
			this,
			client,
			async (connection) => await load(connection, filter, this),
		);
		const wanted = filter.toLowerCase();
		const found = all
			.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name));
		const start = Number(paginationToken ?? 0);
		const end = start + PAGE_SIZE;
		return {
			results: found.slice(start, end),
			...(end < found.length && { paginationToken: String(end) }),
		};
	};
}

/** Opens a connection for a list in the editor, and puts what fails into n8n's words. */
export async function withConnection<T>(
	context: ILoadOptionsFunctions,
	client: Client,
	work: (connection: Connection) => Promise<T>,
): Promise<T> {
	let secrets: string[] = [];
	try {
		const connection = await Connection.open(context, client);
		secrets = connection.secrets;
		return await work(connection);
	} catch (error) {
		throw toItemError(context.getNode(), error, undefined, secrets);
	}
}
