import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { chosenIn } from '../../shared/trigger/versions';
import { ipAddresses, isIp } from '../model/checks';
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

/** What is wrong with the addresses that calls may come from: with no address among them, none ever could. */
export function complaintAboutSources(allowed: unknown): string | undefined {
	const list = entriesOf(allowed);
	return list.length === 0 || list.some(isIp) ? undefined : ipAddresses(list);
}

/** Whether a call may come from that address; an empty list allows all. */
export function isAllowedSource(address: unknown, allowed: unknown): boolean {
	const list = entriesOf(allowed);
	return list.length === 0 || list.map(plain).includes(plain(String(address ?? '')));
}

/** As it is compared: IPv6 has many spellings, and IPv4 addresses may come wrapped into it. */
function plain(address: string): string {
	const bare = address.toLowerCase().replace(/^::ffff:(?=[\d.]+$)/, '');
	return bare.includes(':') && isIp(bare) ? new URL(`http://[${bare}]/`).hostname : bare;
}
