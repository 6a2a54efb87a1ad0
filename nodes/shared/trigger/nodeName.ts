import type { IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Names a node among all workflows, for what this process remembers of it. */
export function nodeName(context: IWebhookFunctions | IPollFunctions): string {
	return `${context.getWorkflow().id} ${context.getNode().id}`;
}
