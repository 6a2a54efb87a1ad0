import type { INodeExecutionData } from 'n8n-workflow';

/**
 * The callback that a test in the editor waited for, by node. Because the node can poll as well, n8n
 * asks it for the items of a test run instead of using those that the callback gave.
 */
const waiting = new Map<string, INodeExecutionData[][]>();

export function keepForTest(node: string, items: INodeExecutionData[][]): void {
	waiting.set(node, items);
}

/** The callback, once. */
export function takeTest(node: string): INodeExecutionData[][] | undefined {
	const items = waiting.get(node);
	waiting.delete(node);
	return items;
}
