import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import '../shared/contract/oldestN8n';
import { methodUnlessPolling, webhookFields } from '../shared/trigger/webhookFields';
import { businessLabsPmpApiTest } from './methods/credentialTest';
import { getEvents } from './methods/loadOptions';
import { createHook, deleteHook, hookExists } from './trigger/registration';
import { look } from './trigger/poll';
import { properties } from './trigger/properties';
import { receive } from './trigger/receive';

/** Starts a workflow when something was created or has changed in BusinessLabs PMP. */
export class BusinessLabsPmpTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'BusinessLabs PMP Trigger',
		name: 'businessLabsPmpTrigger',
		icon: { light: 'file:businessLabsPmp.svg', dark: 'file:businessLabsPmp.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle:
			'={{ $parameter["mode"] === "polling" ? $parameter["resource"] : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow on new and changed records in PMP, a Perfex CRM',
		eventTriggerDescription:
			'Waiting for a call from PMP. Its cron job delivers events, so this can take a few minutes.',
		activationMessage: 'This workflow now listens for changes in PMP.',
		defaults: { name: 'BusinessLabs PMP Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'businessLabsPmpApi', required: true, testedBy: 'businessLabsPmpApiTest' },
		],
		webhooks: [
			{
				name: 'default',
				...webhookFields({ httpMethod: methodUnlessPolling }),
				responseMode: 'onReceived',
				// Left out, n8n would answer with the name of its default instead of what the node says.
				responseData: '',
				path: 'businesslabs-pmp',
				ndvHideUrl: true,
			},
		],
		properties,
	};

	methods = {
		credentialTest: { businessLabsPmpApiTest },
		loadOptions: { getEvents },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hookExists(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await createHook(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deleteHook(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await look(this);
	}
}
