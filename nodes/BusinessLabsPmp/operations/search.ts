import type { IDataObject } from 'n8n-workflow';
import type { Exchange, Values } from '../../shared/contract/types';
import { pathSegment } from '../../shared/values/url';
import { listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { isBroken, PmpError, unless } from '../transport/answer';
import type { Reason } from '../transport/answer';
import { readWhole } from '../transport/pages';
import { tidied } from '../model/record';

/**
 * Why a search may fail where the list can be read: versions without it, module 2.0.8 on PHP 8, a token
 * that may read but not search, a firewall that minds the key.
 */
const UNSEARCHABLE: Reason[] = ['foreign', 'noHandler', 'permission', 'blocked', 'odd', 'other'];

/** @throws InputError for a text that cannot travel in an address */
export function searchPath({ path }: Pick<Definition, 'path'>, text: unknown): string {
	return `/api/${path}/search/${pathSegment(text, 'Search Text')}`;
}

/**
 * What PMP's search finds for a text; it looks for it inside of some columns.
 * @returns undefined where this server cannot search, so that the list has to be read
 * @throws PmpError for a token that is not accepted
 */
export async function searched(
	{ send }: Pick<Exchange, 'send'>,
	definition: Pick<Definition, 'path' | 'idKey'>,
	text: string,
): Promise<IDataObject[] | undefined> {
	const found = await unless(
		UNSEARCHABLE,
		readWhole(send, searchPath(definition, text), definition.idKey),
	);
	return found instanceof PmpError ? undefined : found;
}

/**
 * What contains a text: as PMP's search says, or from the list where the server fails to search, as
 * module 2.0.8 does for projects and leads.
 * @throws PmpError for any other failure
 */
export async function searchedOrListed(
	exchange: Pick<Exchange, 'send' | 'hint'>,
	definition: Definition,
	values: Values,
): Promise<IDataObject[]> {
	const { idKey, many, under } = definition;
	const path = searchPath(definition, values.keysearch);
	return await readWhole(exchange.send, path, idKey).catch(async (error: unknown) => {
		if (!isBroken(error) || under) throw error;
		const all = await readWhole(exchange.send, listAddress(definition, values), idKey);
		exchange.hint(
			`PMP's server fails to search its ${many}, so all fields of all ${many} were looked through.`,
		);
		const text = String(values.keysearch).toLowerCase();
		return tidied(all).filter((record) =>
			Object.values(record).some((value) => String(value).toLowerCase().includes(text)),
		);
	});
}
