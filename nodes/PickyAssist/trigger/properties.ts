import type { INodeProperties } from 'n8n-workflow';
import { plain } from '../../shared/description/describe';
import { collection } from '../../shared/description/fields';
import { byVersion } from '../../shared/trigger/versions';
import { replyFields } from '../model/instantReplyFields';

const HOW_TO =
	'Picky Assist has no API for setting its webhooks. Copy the production URL from above, append the secret, as in .../picky-assist?n8n_secret=..., and paste it in the Picky Assist console under Settings > Developers > Webhooks (V3: open the project first): as Global Webhook for inbound messages, as Event Webhook for everything else. The same URL works for both. While a Smart Reply webhook is online, the Global Webhook receives nothing.';

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
	description:
		'Text that the sender of an inbound message receives right away. If empty, nothing is sent.',
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
					'IP addresses that calls may come from, separated by commas. If empty, all are allowed. Behind a proxy, n8n only sees them when N8N_PROXY_HOPS is set.',
			},
			{
				displayName: 'Drop Duplicates',
				name: 'dropDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether to ignore a message or an event that was delivered before. The last 500 are remembered.',
			},
			{
				displayName: 'Include Outbound Messages',
				name: 'includeOutbound',
				type: 'boolean',
				default: false,
				description:
					'Whether to also start for messages that the project itself sent, which WhatsApp Web Automation can echo. A workflow that replies would answer itself.',
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
				description: 'Someone joined or left a WhatsApp group (Event Webhook)',
			},
			{
				name: 'Inbound Message',
				value: 'inboundMessage',
				description: 'Someone sent a message on any channel (Global Webhook)',
			},
			{
				name: 'New Subscriber',
				value: 'newSubscriber',
				description: 'Someone subscribed (Event Webhook)',
			},
			{
				name: 'Number Check Result',
				value: 'numberCheckResult',
				description: 'The result of Check Numbers (Event Webhook)',
			},
		],
		default: ['inboundMessage'],
	},
	...byVersion(
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'resourceLocator',
			required: true,
			default: { mode: 'list', value: '' },
			description:
				'Picky Assist does not sign its calls, so a secret in the URL proves that they are genuine. Choose a secret and append it to the URL.',
			modes: [
				{
					displayName: 'Generated',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'suggestSecrets' },
				},
				{
					displayName: 'Custom',
					name: 'text',
					type: 'string',
					placeholder: 'e.g. at least 16 letters and digits',
				},
			],
		},
		{
			displayName: 'Secret Name or ID',
			name: 'secret',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getSecrets' },
			required: true,
			default: '',
			description:
				'Picky Assist does not sign its calls, so a secret in the URL proves that they are genuine. Append it to the URL. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	),
	{
		displayName: 'Respond',
		name: 'responseMode',
		type: 'options',
		options: [
			{
				name: 'Immediately',
				value: 'onReceived',
				description: 'With the instant reply below, or without a reply',
			},
			{
				name: 'Using a Node',
				value: 'responseNode',
				description:
					'With the "Send Instant Reply" operation of the Picky Assist node, or with version 1 of Respond to Webhook',
			},
			{
				name: 'When Last Node Finishes',
				value: 'lastNode',
				description:
					'With the JSON of the last node, such as { "message-out": "Hello", "type": "1" }, within 180 seconds',
			},
		],
		default: 'onReceived',
	},
	reply,
	options,
];
