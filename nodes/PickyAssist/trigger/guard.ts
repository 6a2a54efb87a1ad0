import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { chosenIn } from '../../shared/trigger/versions';
import { entriesOf } from '../transport/answer';

/** Name of the query parameter that proves a call. */
export const SECRET = 'n8n_secret';

/** The secret that was chosen; empty for none. */
export function secretOf(context: IHookFunctions | IWebhookFunctions): string {
	return String(chosenIn(context.getNodeParameter('secret', '')) ?? '');
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
