import type { INode } from 'n8n-workflow';

/**
 * Whether a language model calls the node, through an agent or through n8n's MCP server: the types of
 * the twins that n8n makes for them end in "Tool".
 */
export function isTool({ type }: Pick<INode, 'type'>): boolean {
	return type.endsWith('Tool');
}
