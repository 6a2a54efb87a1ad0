import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

/** Deliveries of each node that are remembered over a restart of n8n. */
const MOST_STORED = 500;

/** Deliveries of each node that are remembered in this process, and more while they are young. */
const MOST_HERE = 10_000;
/** Milliseconds; twice the time by which a signature may differ from now, to either side. */
const YOUNG = 600_000;
/** In the place of the time of a delivery that n8n refused. */
const REFUSED = -Infinity;

/**
 * In this process, so that two at the same moment do not both pass, and none that others have followed.
 * By node: when each came, oldest first.
 */
const here = new Map<string, Map<string, number>>();

/**
 * Whether a delivery was seen before; from now on it was.
 * @param node identifies the node
 * @param memory the node's static data, which survives a restart
 * @param key identifies the delivery
 */
export function isRepeatedDelivery(node: string, memory: IDataObject, key: string): boolean {
	const stored = (memory.recent ?? []) as string[];
	const local = here.get(node) ?? new Map<string, number>();
	here.set(node, local);
	const before = local.get(key);
	const isStored = stored.includes(key);
	if (before !== REFUSED && (before !== undefined || isStored)) return true;

	const now = Date.now();
	local.delete(key);
	local.set(key, now);
	for (const [old, time] of local) {
		if (local.size <= MOST_HERE || now - time <= YOUNG) break;
		local.delete(old);
	}
	if (!isStored) memory.recent = [...stored, key].slice(-MOST_STORED);
	return false;
}

/**
 * Lets a delivery come again when n8n could not start its execution: the vendor is told so by a status
 * of 500 and more.
 * @param node as above
 */
export function letComeAgainIfRefused(context: IWebhookFunctions, node: string, key: string): void {
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) here.get(node)?.set(key, REFUSED);
	});
}
