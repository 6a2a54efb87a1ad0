import { VendorError } from '../shared/errors';
import type { Exchange } from '../shared/types';
import { PmpError, unless } from './answer';

type Asking = Pick<Exchange, 'credentials' | 'send' | 'once'>;

/**
 * Whether the server's API module is version 3 or later: the credential says so, or the server is
 * asked, once per execution.
 */
export async function isVersion3({ credentials, send, once }: Asking): Promise<boolean> {
	if (credentials.version === 'v3') return true;
	if (credentials.version === 'v2') return false;
	return await once('version', async () => await listsPollableResources(send));
}

/**
 * Version 3 has a page that lists its pollable resources, older ones have no such page. A token
 * without the right to see it proves that it is there; what is said to a wrong token proves nothing,
 * and the call that follows will tell.
 */
async function listsPollableResources(send: Asking['send']): Promise<boolean> {
	const answer = await unless(
		['foreign', 'noHandler', 'notFound', 'failed', 'token', 'permission'],
		send({ method: 'GET', path: '/api/zapier/resources', expect: 'done' }),
	);
	return !(answer instanceof PmpError) || answer.reason === 'permission';
}

/** @throws VendorError in words that a user understands, instead of a bare 404 */
export async function requireVersion3(exchange: Asking): Promise<void> {
	if (await isVersion3(exchange)) return;
	throw new VendorError("This server's API module is older than version 3", {
		description:
			'This operation needs version 3 of the REST API module. Ask the administrator of PMP to update it. If it is up to date, choose version 3 in the credential.',
	});
}
