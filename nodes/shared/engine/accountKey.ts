import { createHash } from 'node:crypto';
import type { Client, Credentials } from '../contract/types';

/**
 * What tells accounts apart in the memory of this process: a hash, because what is kept for long must not
 * hold a token.
 * @param proofs what else must be the same
 */
export function accountKey(
	{ baseUrl, account }: Pick<Client, 'baseUrl' | 'account'>,
	credentials: Credentials,
	...proofs: unknown[]
): string {
	const text = JSON.stringify([baseUrl(credentials), account(credentials), ...proofs]);
	return createHash('sha256').update(text).digest('base64url');
}
