import type { IDataObject } from 'n8n-workflow';

/** Callbacks that are remembered: OpenTact may deliver one twice, and not only at once. */
const MOST = 300;

/** In this process, so that two at the same moment do not both pass. By node, oldest first. */
const here = new Map<string, Set<string>>();

/**
 * Whether a callback was seen before, and from now on it was.
 * @param node identifies the node
 * @param memory the node's static data, which survives a restart
 * @param message its id, state and delivery make the callback
 */
export function isRepeated(node: string, memory: IDataObject, message: IDataObject): boolean {
	const { uuid, state, delivered } = message;
	const key = [uuid, state, delivered].map((part) => String(part ?? '')).join(' ');
	const stored = (memory.recent ?? []) as string[];
	const local = here.get(node) ?? new Set<string>();
	here.set(node, local);
	if (local.has(key) || stored.includes(key)) return true;

	local.add(key);
	if (local.size > MOST) local.delete(local.values().next().value as string);
	memory.recent = [...stored, key].slice(-MOST);
	return false;
}
