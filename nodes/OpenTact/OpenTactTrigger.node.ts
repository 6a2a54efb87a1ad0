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
import { openTactApiTest } from './methods/credentialTest';
import { searchMessagingProfiles } from './methods/lookups';
import { getMessagingProfiles } from './methods/loadOptions';
import { createHook, deleteHook, hookExists } from './trigger/registration';
import { look } from './trigger/poll';
import { properties } from './trigger/properties';
import { receive } from './trigger/receive';

/** Starts a workflow when a message arrives at OpenTact, or when the state of a sent one changes. */
export class OpenTactTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'OpenTact Trigger',
		name: 'openTactTrigger',
		icon: { light: 'file:openTact.svg', dark: 'file:openTact.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle:
			'={{ $parameter["mode"] === "polling" ? "inbound (polling)" : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow on inbound SMS and delivery updates from OpenTact',
		eventTriggerDescription:
			'Waiting for a call from OpenTact. Send an SMS to one of your numbers.',
		activationMessage: 'OpenTact now calls this workflow.',
		defaults: { name: 'OpenTact Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'openTactApi', required: true, testedBy: 'openTactApiTest' }],
		webhooks: [
			{
				name: 'default',
				...webhookFields({ httpMethod: methodUnlessPolling }),
				responseMode: 'onReceived',
				// Left out, n8n would answer with the name of its default instead of what the node says.
				responseData: '',
				path: 'opentact',
				ndvHideUrl: true,
			},
		],
		properties,
	};

	methods = {
		credentialTest: { openTactApiTest },
		listSearch: { searchMessagingProfiles },
		loadOptions: { getMessagingProfiles },
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
