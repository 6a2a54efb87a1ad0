import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { plain } from '../../shared/description/describe';
import { pollTimes } from '../../shared/trigger/pollTimes';
import { byVersion } from '../../shared/trigger/versions';
import { flag, record } from '../model/fields';

const polling: IDisplayOptions = { show: { mode: ['polling'] } };
const callback: IDisplayOptions = { show: { mode: ['callback'] } };

const PROFILE = 'Its callback URL is set while the workflow is active and restored afterwards';

/** What a user chooses; n8n reads `pollTimes` in both modes, and finds no times for callbacks. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Receive Through',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Callback',
				value: 'callback',
				description: 'OpenTact calls n8n right away. It must be able to reach n8n.',
			},
			{
				name: 'Polling',
				value: 'polling',
				description: 'The node polls OpenTact for inbound messages',
			},
		],
		default: 'callback',
	},
	...pollTimes(polling, callback),
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		options: [
			{ name: 'Delivery Update', value: 'delivery' },
			{ name: 'Inbound SMS', value: 'inbound' },
		],
		default: ['inbound'],
		displayOptions: callback,
	},
	...byVersion(
		{
			...plain(
				record({
					displayName: 'Messaging Profile',
					name: 'messagingProfile',
					search: 'searchMessagingProfiles',
					description: PROFILE,
				}),
			),
			displayOptions: callback,
		},
		{
			displayName: 'Messaging Profile Name or ID',
			name: 'messagingProfile',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getMessagingProfiles' },
			required: true,
			default: '',
			description: `${PROFILE}. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
			displayOptions: callback,
		},
	),
	{
		displayName: 'If the Profile Has a Callback URL',
		name: 'otherUrl',
		type: 'options',
		options: [
			{
				name: 'Replace It',
				value: 'replace',
				description: 'Even if it belongs to another workflow, which then receives nothing',
			},
			{
				name: 'Replace It Unless It Is Another Workflow',
				value: 'keepWorkflows',
				description: 'The other workflow keeps it, and this workflow does not start',
			},
			{
				name: 'Stop',
				value: 'stop',
				description: 'This workflow does not start',
			},
		],
		default: 'keepWorkflows',
		displayOptions: callback,
	},
	plain(
		flag(
			'Simplify',
			'simplify',
			'Whether to return a simplified version of the response instead of the raw data',
		),
	),
];
