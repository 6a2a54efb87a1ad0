import type { IDataObject } from 'n8n-workflow';

/** Deliveries of each node that are remembered over a restart of n8n. */
const MOST_STORED = 500;

/** Deliveries of each node that are remembered in this process, and more while they are young. */
const MOST_HERE = 10_000;
/** Milliseconds; twice the time by which a signature may differ from now, to either side. */
const YOUNG = 600_000;

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
	if (local.has(key) || stored.includes(key)) return true;

	const now = Date.now();
	local.set(key, now);
	for (const [old, time] of local) {
		if (local.size <= MOST_HERE || now - time <= YOUNG) break;
		local.delete(old);
	}
	memory.recent = [...stored, key].slice(-MOST_STORED);
	return false;
}
