import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { plain } from '../../shared/describe';
import { choice, flag, integer, record } from '../fields';

const forMode = (mode: string) => ({ displayOptions: { show: { mode: [mode] } } });

const onlyFor = (mode: string) => ({ displayOptions: { show: { mode: [mode] } } });

/** Times as n8n reads them for every polling node, as far as they make sense here. */
const time: INodePropertyCollection = {
	displayName: 'Poll Time',
	name: 'item',
	values: [
		choice('Mode', 'mode', [
			{ name: 'Every Minute', value: 'everyMinute' },
			{ name: 'Every X', value: 'everyX' },
			{ name: 'Custom', value: 'custom' },
		]),
		integer('Value', 'value', [1, 1000], {
			default: 5,
			description: 'How many minutes or hours lie between two looks',
			...onlyFor('everyX'),
		}),
		choice('Unit', 'unit', ['minutes', 'hours'], onlyFor('everyX')),
		{
			displayName: 'Cron Expression',
			name: 'cronExpression',
			type: 'string' as const,
			default: '0 */10 8-18 * * 1-5',
			description: 'Second, minute, hour, day of the month, month, day of the week',
			...onlyFor('custom'),
		},
	].map(plain),
};

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
				description: 'OpenTact calls n8n at once, which it must be able to reach',
			},
			{
				name: 'Polling',
				value: 'polling',
				description: 'The node asks OpenTact for inbound messages from time to time',
			},
		],
		default: 'callback',
	},
	{
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Poll Time' },
		default: { item: [{ mode: 'everyMinute' }] },
		description: 'Time at which polling should occur',
		placeholder: 'Add Poll Time',
		options: [time],
		...forMode('polling'),
	},
	{
		displayName: 'Poll Times',
		name: 'pollTimes',
		type: 'hidden',
		default: { item: [] },
		...forMode('callback'),
	},
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
		...forMode('callback'),
	},
	{
		...plain(
			record({
				displayName: 'Messaging Profile',
				name: 'messagingProfile',
				search: 'searchMessagingProfiles',
				description:
					'Its callback URL is set while the workflow is active, and put back afterwards',
			}),
		),
		...forMode('callback'),
	},
	{
		displayName: 'If the Profile Has a Callback URL',
		name: 'otherUrl',
		type: 'options',
		options: [
			{
				name: 'Replace It',
				value: 'replace',
				description: 'Even if it belongs to another workflow, which gets nothing meanwhile',
			},
			{
				name: 'Replace It Unless It Is Another Workflow',
				value: 'keepWorkflows',
				description: 'Another workflow goes on, and this one does not start',
			},
			{
				name: 'Stop',
				value: 'stop',
				description: 'This workflow does not start',
			},
		],
		default: 'keepWorkflows',
		...forMode('callback'),
	},
	plain(
		flag(
			'Simplify',
			'simplify',
			'Whether to return a simplified version of the response instead of the raw data',
		),
	),
];
