import { randomBytes } from 'node:crypto';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { entriesOf } from '../transport/answer';

/** Name of the query parameter that proves a call. */
export const SECRET = 'n8n_secret';

/** Secrets to choose from, new ones each time, written as they go behind the address. */
export async function suggestSecrets(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const secrets = Array.from({ length: 3 }, () => randomBytes(16).toString('hex'));
	return { results: secrets.map((value) => ({ name: `?${SECRET}=${value}`, value })) };
}

/** What is wrong with a secret ("is ..."). */
export function complaintAboutSecret(secret: string): string | undefined {
	if (secret === '') return 'is missing';
	if (!/^[\w-]+$/.test(secret)) return 'can only contain letters, digits, hyphens and underscores';
	return secret.length < 16 ? 'is too short: it needs 16 characters' : undefined;
}

/** Whether a call may come from that address; an empty list allows all. */
export function isAllowedSource(address: unknown, allowed: unknown): boolean {
	const list = entriesOf(allowed);
	return list.length === 0 || list.map(bare).includes(bare(String(address ?? '')));
}

/** IPv4 addresses may come wrapped into IPv6 ones. */
function bare(address: string): string {
	return address.toLowerCase().replace(/^::ffff:/, '');
}
