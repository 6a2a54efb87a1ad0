import type { INodeProperties } from 'n8n-workflow';
import { plain } from '../../shared/description/describe';
import { simplifyField } from '../../shared/description/fields';
import { pollTimes } from '../../shared/trigger/pollTimes';
import { fromServer } from '../model/serverList';
import { pollables } from './pollable';

const polling = { show: { mode: ['polling'] } };
const called = { show: { mode: ['webhook'] } };
const changesAreTold = { show: { mode: ['polling'], resource: withChanges() } };

/** Kinds of records whose changes version 3 tells. */
function withChanges(): string[] {
	return Object.keys(pollables).filter((name) => pollables[name].changes !== undefined);
}

const resource: INodeProperties = {
	displayName: 'Record',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: Object.entries(pollables)
		.map(([value, { definition }]) => ({ name: definition.name, value }))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: 'customer',
	displayOptions: polling,
};

/** What a user chooses. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Receive Through',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Polling',
				value: 'polling',
				description: 'The node polls PMP. Works with every version.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'PMP calls n8n, which it must be able to reach. Requires version 3.',
			},
		],
		default: 'polling',
	},
	...pollTimes(polling, called),
	resource,
	{
		displayName: 'Trigger On',
		name: 'event',
		type: 'options',
		options: [
			{ name: 'New', value: 'new', description: 'A record was created' },
			{
				name: 'New or Updated',
				value: 'changed',
				description: 'A record was created or updated. Requires version 3.',
			},
		],
		default: 'new',
		displayOptions: changesAreTold,
	},
	{
		...fromServer('Trigger On Names or IDs', 'events', 'getEvents'),
		required: true,
		displayOptions: called,
	},
	{ ...plain(simplifyField), displayOptions: polling },
];
