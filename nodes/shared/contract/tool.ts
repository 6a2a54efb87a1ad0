import type { IExecuteFunctions, INode } from 'n8n-workflow';

/**
 * Whether a language model calls the node, through an agent or through n8n's MCP server: the types of
 * the twins that n8n makes for them end in "Tool".
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}

/**
 * Whether n8n runs the tool inside an agent, or inside its MCP server, instead of as a node of the
 * workflow: only those can answer the call that started it.
 */
export function isInsideAgent(context: IExecuteFunctions): boolean {
	return isTool(context.getNode()) && !(context as Partial<IExecuteFunctions>).sendResponse;
}
