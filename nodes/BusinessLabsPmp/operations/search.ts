import type { IDataObject } from 'n8n-workflow';
import type { Exchange } from '../../shared/contract/types';
import type { Definition } from '../model/definition';
import { PmpError, unless } from '../transport/answer';
import type { Reason } from '../transport/answer';
import { readWhole } from '../transport/pages';

/**
 * Why a search may fail where the list can be read: versions without it, module 2.0.8 on PHP 8, a token
 * that may read but not search, a firewall that minds the key.
 */
const UNSEARCHABLE: Reason[] = ['foreign', 'noHandler', 'permission', 'blocked', 'odd', 'other'];

/**
 * What PMP's search finds for a text; it looks for it inside of some columns.
 * @returns undefined where this server cannot search, so that the list has to be read
 * @throws PmpError for a token that is not accepted
 */
export async function searched(
	{ send }: Pick<Exchange, 'send'>,
	{ path, idKey }: Definition,
	text: string,
): Promise<IDataObject[] | undefined> {
	const found = await unless(
		UNSEARCHABLE,
		readWhole(send, `/api/${path}/search/${encodeURIComponent(text)}`, idKey),
	);
	return found instanceof PmpError ? undefined : found;
}
