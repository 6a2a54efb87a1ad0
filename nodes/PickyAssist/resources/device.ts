import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import type { Field, Pace, Resource, Values } from '../../shared/contract/types';
import { recordIn } from '../transport/answer';
import { WEB_AUTOMATION } from '../model/channels';

const target: Field = {
	displayName: 'Device',
	name: 'target',
	type: 'options',
	options: [
		{ name: 'Phone', value: 'phone', description: 'The phone that runs the Picky Assist app' },
		{ name: 'Server', value: 'server', description: 'The server of WhatsApp Web Automation' },
	],
	default: 'phone',
};

function commandField(device: string, initial: string, options: INodePropertyOptions[]): Field {
	return {
		displayName: 'Command',
		name: 'command',
		type: 'options',
		options,
		default: initial,
		required: true,
		displayOptions: { show: { target: [device] } },
	};
}

const LOSES_MESSAGES = 'Destructive: queued messages are lost';

/** Vendor docs: device-manage-apis/device-commands-apis. */
const phoneCommand = commandField('phone', 'restart', [
	{
		name: 'Delete Call Queue (Destructive)',
		value: 'delete-call-queue',
		description: 'Destructive: queued calls are lost',
	},
	{
		name: 'Delete Message Queue (Destructive)',
		value: 'delete-message-queue',
		description: LOSES_MESSAGES,
	},
	{
		name: 'Reset (Destructive)',
		value: 'reset',
		description: 'Destructive: deletes the queue and the database of the device',
	},
	{ name: 'Restart', value: 'restart' },
	{ name: 'Resume Call Queue', value: 'resume-call-queue' },
	{ name: 'Resume Message Queue', value: 'resume-message-queue' },
	{ name: 'Stop Call Queue', value: 'stop-call-queue' },
	{
		name: 'Stop Message Queue',
		value: 'stop-message-queue',
		description: 'Sending the next message restarts the queue',
	},
]);

/** The vendor's page was cut after these; an expression can give others. */
const serverCommand: Field = {
	...commandField('server', 'restart', [
		{ name: 'Clear Logs', value: 'clearlogs' },
		{
			name: 'Delete Message Queue (Destructive)',
			value: 'delete-message-queue',
			description: LOSES_MESSAGES,
		},
		{
			name: 'Disconnect (Destructive)',
			value: 'disconnect',
			description:
				'Destructive: the number has to be linked again. Required before linking another number.',
		},
		{ name: 'Restart App', value: 'restart' },
		{ name: 'Restart Server', value: 'restart-server' },
	]),
	open: true,
};

const checksPerMinute: Field = {
	displayName: 'Status Checks per Minute',
	name: 'checksPerMinute',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1000, numberPrecision: 0 },
	default: 3,
	description:
		'Max number of checks per minute of this node. 0 sets no limit of its own. Together, all nodes that use the account always stay below the 3 checks that Picky Assist allows, because it drops the rest.',
};

function addressed({ target: device }: Values, body: IDataObject = {}): IDataObject {
	return device === 'server' ? { ...body, application: WEB_AUTOMATION } : body;
}

function checkPaces({ options }: Values): Pace[] {
	const { checksPerMinute } = (options ?? {}) as { checksPerMinute?: number };
	return [{ name: 'status checks', calls: 3, per: 60_000, atMost: checksPerMinute || undefined }];
}

/** What does the sending where the channel has no interface of its own. Vendor docs: device-manage-apis. */
export const deviceResource: Resource = {
	name: 'Device',
	value: 'device',
	operations: [
		{
			name: 'Get Status',
			value: 'getStatus',
			action: 'Get the status of a device',
			description:
				'Get the status of the phone or of the server: CONNECTED, TIMEOUT (the phone is offline) or UNPAIRED',
			fields: [target],
			options: [checksPerMinute],
			paces: checkPaces,
			request: (values) => ({
				method: 'POST',
				path: '/device-status',
				body: addressed(values),
				repeatable: true,
			}),
			items: (body) => {
				const record = recordIn(body);
				// What a phone answers with stands on no page.
				return [Object.keys(record).length > 0 ? record : (body as IDataObject)];
			},
		},
		{
			name: 'Send Command',
			value: 'sendCommand',
			action: 'Send a command to a device',
			description: 'Send a command to the phone or to the server. Some commands discard messages.',
			fields: [target, phoneCommand, serverCommand],
			key: ({ target: device }) => String(device),
			request: (values) => ({
				method: 'POST',
				path: '/device-action',
				body: addressed(values, { command: values.command }),
			}),
			items: (_, { target: device, command }) => [{ target: device, command, success: true }],
		},
	],
};
