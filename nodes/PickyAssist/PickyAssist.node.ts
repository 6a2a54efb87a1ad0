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
import { pickyAssist } from './transport/client';
import { pickyAssistApiTest } from './methods/credentialTest';
import {
	getTemplateLanguages,
	getTemplateValues,
	searchApprovedTemplates,
	searchChannels,
	searchProjects,
	searchTemplates,
} from './methods/lookups';
import { resources } from './resources';

/** WhatsApp and other messaging with Picky Assist. */
export class PickyAssist implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picky Assist',
		name: 'pickyAssist',
		icon: { light: 'file:pickyAssist.svg', dark: 'file:pickyAssist.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Send WhatsApp and other messages with Picky Assist',
		defaults: { name: 'Picky Assist' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'pickyAssistApi', required: true, testedBy: 'pickyAssistApiTest' }],
		webhooks: waitWebhooks,
		waitingNodeTooltip: 'Waiting for a response to the message',
		properties: describe(resources),
	};

	methods = {
		credentialTest: { pickyAssistApiTest },
		listSearch: { searchApprovedTemplates, searchChannels, searchProjects, searchTemplates },
		loadOptions: { getTemplateLanguages },
		resourceMapping: { getTemplateValues },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run.call(this, pickyAssist, resources);
	}

	/** The answer that a waiting execution goes on with. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveAnswer(this, 'message');
	}
}
