import type { IDataObject } from 'n8n-workflow';

/** Deliveries that are remembered for each node. */
const MOST = 500;

/** In this process, so that two at the same moment do not both pass. By node, oldest first. */
const here = new Map<string, Set<string>>();

/**
 * Whether a delivery was seen before; from now on it was.
 * @param node identifies the node
 * @param memory the node's static data, which survives a restart
 * @param key identifies the delivery
 */
export function isRepeatedDelivery(node: string, memory: IDataObject, key: string): boolean {
	const stored = (memory.recent ?? []) as string[];
	const local = here.get(node) ?? new Set<string>();
	here.set(node, local);
	if (local.has(key) || stored.includes(key)) return true;

	local.add(key);
	if (local.size > MOST) local.delete(local.values().next().value as string);
	memory.recent = [...stored, key].slice(-MOST);
	return false;
}
