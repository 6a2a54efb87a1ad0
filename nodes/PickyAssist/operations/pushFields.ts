import { collection } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';
import { atMost } from '../model/checks';

/** How many recipients share a call; the vendor names no limit, its bulk page speaks of 100. */
export function batchSize(size: number): Field {
	return {
		displayName: 'Batch Size',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000, numberPrecision: 0 },
		default: size,
		description: 'How many items with the same channel and settings to send in one call',
	};
}

export const pushesPerMinute: Field = {
	displayName: 'Pushes per Minute',
	name: 'pushesPerMinute',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 10_000, numberPrecision: 0 },
	default: 90,
	description:
		'Max number of calls per minute of this node. 0 sets no limit of its own. Together, all nodes that use the account always stay below the 90 calls that Picky Assist allows, because it silently drops the rest.',
};

export const numberField: Field = {
	displayName: 'Number',
	name: 'number',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +39 333 123 4567',
	description: 'Phone number of the recipient with its country code, in any common format',
};

export const messageField: Field = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	placeholder: 'e.g. Your order is on its way',
	description: 'Text of the message, up to 4,096 characters',
	check: atMost(4096),
};

const createContact: Field = {
	displayName: 'Create Contact',
	name: 'createcontact',
	type: 'boolean',
	default: false,
	description: 'Whether to save the recipient as a contact on the channel',
};

const priority: Field = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: [
		{ name: 'High', value: '1' },
		{ name: 'Low', value: '0' },
	],
	default: '0',
};

const reference: Field = {
	displayName: 'Reference Number',
	name: 'reference_number',
	type: 'string',
	default: '',
	description:
		'Your own reference, which is returned in delivery events. If empty, the node generates one.',
};

/** The optional fields of a message, in one collection. */
export function additionalFields(...more: Field[]): Field {
	return collection('Additional Fields', 'additionalFields', [
		createContact,
		priority,
		reference,
		...more,
	]);
}
