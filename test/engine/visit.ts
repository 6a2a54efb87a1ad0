import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeType,
	IRunExecutionData,
	IWebhookData,
	IWebhookFunctions,
} from 'n8n-workflow';
import { additionalData } from './harness';
import { workflowOf } from './workflow';

export interface Visit {
	type: INodeType;
	parameters: IDataObject;
	/** Changes to the node. */
	node?: Partial<INode>;
	/** The execution as it waits. */
	waiting: IRunExecutionData;
	method?: 'GET' | 'POST';
	query?: Record<string, string>;
	body?: IDataObject;
}

/** Opens the page of a waiting node, or sends the form behind it, with n8n's own context. */
export async function visit({ type, parameters, waiting, ...visitor }: Visit) {
	const { method = 'GET', query = {}, body = {}, node: changes } = visitor;
	const { node, workflow } = workflowOf({ type, parameters }, { name: 'Node', ...changes });
	const seen = { status: 0, html: '', headers: {} as Record<string, string> };
	const response = {
		setHeader: (name: string, value: string) => (seen.headers[name.toLowerCase()] = value),
		status(code: number) {
			seen.status = code;
			return response;
		},
		send(html: string) {
			seen.html = html;
		},
	};
	const data = additionalData(
		{},
		{ httpRequest: { method, body, query, headers: {} }, httpResponse: response },
	);
	const description = type.description.webhooks?.find(({ httpMethod }) => httpMethod === method);
	const hook = { webhookDescription: description } as IWebhookData;
	const context = new WebhookContext(workflow, node, data, 'webhook', hook, [], waiting);
	if (!type.webhook) throw new Error('The node has no webhook');
	const result = await type.webhook.call(context as unknown as IWebhookFunctions);
	return { ...seen, result };
}
