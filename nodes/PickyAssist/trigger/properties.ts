import type { INodeProperties } from 'n8n-workflow';
import { plain } from '../../shared/description/describe';
import { collection } from '../../shared/description/fields';
import { replyFields } from '../model/instantReplyFields';

const HOW_TO =
	'Picky Assist cannot be told this address by its API. Copy the production URL from above, put the secret behind it, as in .../picky-assist?n8n_secret=..., and paste it in the Picky Assist console under Settings > Developers > Webhooks (V3: open the project first): as Global Webhook for inbound messages, as Event Webhook for everything else. One address does for both. While a Smart Reply webhook is online, the Global Webhook gets nothing.';

const reply = {
	...plain(
		collection('Instant Reply', 'reply', [
			...replyFields,
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Thank you, we will answer soon',
			},
		]),
	),
	description: 'What the sender of an inbound message gets at once; nothing when it is empty',
	displayOptions: { show: { responseMode: ['onReceived'] } },
};

const options = {
	...plain(
		collection('Options', 'options', [
			{
				displayName: 'Allowed Source Addresses',
				name: 'allowedAddresses',
				type: 'string',
				default: '',
				placeholder: 'e.g. 203.0.113.7, 203.0.113.8',
				description:
					'IP addresses that calls may come from, separated by commas; empty allows all. Behind a proxy, n8n sees them only when N8N_PROXY_HOPS is set.',
			},
			{
				displayName: 'Drop Duplicates',
				name: 'dropDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether to ignore a message or an event that was delivered before; the last 500 are remembered',
			},
			{
				displayName: 'Include Outbound Messages',
				name: 'includeOutbound',
				type: 'boolean',
				default: false,
				description:
					'Whether to start for messages that the project itself sent, which WhatsApp Web Automation can echo; a workflow that replies would answer itself',
			},
		]),
	),
	placeholder: 'Add option',
};

/** What a user chooses. */
export const properties: INodeProperties[] = [
	{ displayName: HOW_TO, name: 'notice', type: 'notice', default: '' },
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{
				name: 'Delivery Report',
				value: 'deliveryReport',
				description: 'A sent message was delivered, read, failed or refunded (Event Webhook)',
			},
			{
				name: 'Group Change',
				value: 'groupChange',
				description: 'Somebody joined or left a WhatsApp group (Event Webhook)',
			},
			{
				name: 'Inbound Message',
				value: 'inboundMessage',
				description: 'Somebody wrote on any channel (Global Webhook)',
			},
			{
				name: 'New Subscriber',
				value: 'newSubscriber',
				description: 'Somebody subscribed (Event Webhook)',
			},
			{
				name: 'Number Check Result',
				value: 'numberCheckResult',
				description: 'The answer to Check Numbers (Event Webhook)',
			},
		],
		default: ['inboundMessage'],
	},
	{
		displayName: 'Secret',
		name: 'secret',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description:
			'Picky Assist signs nothing, so the address itself has to prove a call: choose a secret and put it behind the URL',
		modes: [
			{
				displayName: 'Generated',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'suggestSecrets' },
			},
			{
				displayName: 'Typed',
				name: 'text',
				type: 'string',
				placeholder: 'e.g. at least 16 letters and digits',
			},
		],
	},
	{
		displayName: 'Respond',
		name: 'responseMode',
		type: 'options',
		options: [
			{
				name: 'Immediately',
				value: 'onReceived',
				description: 'With the instant reply below, or with nothing',
			},
			{
				name: 'Using a Node',
				value: 'responseNode',
				description:
					'With the operation "Send Instant Reply" of the Picky Assist node, or with version 1 of Respond to Webhook',
			},
			{
				name: 'When Last Node Finishes',
				value: 'lastNode',
				description:
					'With the JSON of the last node, like { "message-out": "Hello", "type": "1" }, within 180 seconds',
			},
		],
		default: 'onReceived',
	},
	reply,
	options,
];
