import type { IDataObject } from 'n8n-workflow';
import type { Listed } from '../../shared/engine/answer';
import { readToEnd } from '../../shared/engine/pages';
import type { Place } from '../../shared/engine/pages';
import type { WireRequest } from '../../shared/contract/types';

type Send = (request: WireRequest) => Promise<unknown>;

/** The vendor's largest page. */
export const PAGE_SIZE = 100;

/** One page of a list, or all of it where the server has no pages. */
export async function readPage(send: Send, path: string, query: IDataObject): Promise<Listed> {
	return (await send({ method: 'GET', path, query, expect: 'page' })) as Listed;
}

/** What asks for a page after the first one, in the way the server counts. */
export function placeQuery({ page, offset, limit }: Place, size: number): IDataObject {
	return limit === undefined ? { page, per_page: size } : { limit, offset };
}

/**
 * The whole of a list. It is asked for as every version gives it, all at once; a server that gives a
 * part only is asked for the rest.
 * @param idKey the column that tells records apart; without one, only the whole rows do
 * @throws VendorError when fewer records come than the server says there are
 */
export async function readWhole(send: Send, path: string, idKey?: string): Promise<IDataObject[]> {
	return await readToEnd({
		vendor: 'BusinessLabs PMP',
		size: Infinity,
		idOf: (row) => (idKey === undefined ? undefined : row[idKey]),
		at: async (place) =>
			await readPage(send, path, place.page === 1 ? {} : placeQuery(place, PAGE_SIZE)),
	});
}
