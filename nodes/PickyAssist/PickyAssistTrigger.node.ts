import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
	IDataObject,
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import '../shared/contract/oldestN8n';
import { complaintAboutUrl } from '../shared/values/url';
import { complaintAboutSecret, complaintAboutSources, secretOf } from './trigger/guard';
import { suggestSecrets, getSecrets } from './trigger/suggestions';
import { answerFields } from './trigger/answerFields';
import { properties } from './trigger/properties';
import { receive } from './trigger/receive';

/** Starts a workflow when somebody writes, and when Picky Assist reports what became of a message. */
export class PickyAssistTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Picky Assist Trigger',
		name: 'pickyAssistTrigger',
		icon: { light: 'file:pickyAssist.svg', dark: 'file:pickyAssist.dark.svg' },
		group: ['trigger'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: '={{ $parameter["events"].join(", ") }}',
		description: 'Starts the workflow on inbound messages and delivery reports of Picky Assist',
		eventTriggerDescription:
			'Waiting for a call from Picky Assist. Paste the test URL with its secret into the console first.',
		activationMessage:
			'Picky Assist can now call this workflow. Make sure that its production URL with the secret is in the console.',
		defaults: { name: 'Picky Assist Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				...answerFields,
				path: 'picky-assist',
			},
		],
		properties,
	};

	methods = { listSearch: { suggestSecrets }, loadOptions: { getSecrets } };

	/** There is nothing to register: the vendor takes the address in its console only. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				const complaint = complaintAboutSecret(secretOf(this));
				if (complaint) {
					throw new NodeOperationError(this.getNode(), `Secret ${complaint}`, {
						description: 'Choose a generated one and append it to the URL in the console.',
					});
				}
				const { mediaUrl } = this.getNodeParameter('reply', {}) as IDataObject;
				const wrong = mediaUrl ? complaintAboutUrl(mediaUrl) : undefined;
				if (wrong) throw new NodeOperationError(this.getNode(), `Media URL ${wrong}`);
				const { allowedAddresses } = this.getNodeParameter('options', {}) as IDataObject;
				const foreign = complaintAboutSources(allowedAddresses);
				if (foreign) {
					throw new NodeOperationError(this.getNode(), `Allowed Source Addresses ${foreign}`);
				}
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
