import type { INodeExecutionData } from 'n8n-workflow';

/**
 * The call that a test in the editor waited for, by node. A trigger that can poll as well is asked by
 * n8n for the items of a test run, instead of those being used that the call gave.
 */
const waiting = new Map<string, INodeExecutionData[][]>();

export function keepForTest(node: string, items: INodeExecutionData[][]): void {
	waiting.set(node, items);
}

/** The items of the call, once. */
export function takeTest(node: string): INodeExecutionData[][] | undefined {
	const items = waiting.get(node);
	waiting.delete(node);
	return items;
}
