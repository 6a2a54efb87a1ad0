import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import '../shared/contract/oldestN8n';
import { describe } from '../shared/description/describe';
import { run } from '../shared/engine/run';
import { receiveAnswer, waitWebhooks } from '../shared/wait/webhook';
import { openTact } from './transport/client';
import { openTactApiTest } from './methods/credentialTest';
import * as listSearch from './methods/lookups';
import { resources } from './resources';

/** SMS, numbers and SIP with OpenTact. */
export class OpenTact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenTact',
		name: 'openTact',
		icon: { light: 'file:openTact.svg', dark: 'file:openTact.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Work with SMS, phone numbers and SIP in OpenTact',
		defaults: { name: 'OpenTact' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openTactApi', required: true, testedBy: 'openTactApiTest' }],
		webhooks: waitWebhooks,
		waitingNodeTooltip: 'Waiting for a response to the SMS',
		properties: describe(resources),
	};

	methods = {
		credentialTest: { openTactApiTest },
		listSearch,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run.call(this, openTact, resources);
	}
	/** The answer that a waiting execution goes on with. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, 'message');
	}
}
