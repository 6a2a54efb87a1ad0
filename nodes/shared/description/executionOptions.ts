import type { IDataObject } from 'n8n-workflow';
import type { Field, Operation, Values } from '../contract/types';

/** Entries in the Options of every operation of every action node. */
const nodeOptions: Field[] = [
	{
		displayName: 'Concurrent Items',
		name: 'itemsInFlight',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
		default: 5,
		description: 'How many items to process at the same time. The output keeps their order.',
	},
	{
		displayName: 'Timeout',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 120,
		description: 'How many seconds a request may take',
	},
];

/** An entry for the operations that fill in a record. */
const emptyValues: Field = {
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	options: [
		{ name: 'Clear the Field', value: 'clear' },
		{ name: 'Leave the Field Alone', value: 'leave' },
	],
	default: 'leave',
	description:
		'What an empty text or list does to a field. Unless you add this, it clears the field; as a tool of an AI agent it leaves the field alone.',
};

/** The entries in the Options of an operation. */
export function optionsOf({ value, options = [] }: Operation): Field[] {
	const fills = ['create', 'update', 'upsert'].includes(value);
	return [...options, ...nodeOptions, ...(fills ? [emptyValues] : [])];
}

/** Whether the Options let an empty value count as not filled in; a model fills in every field. */
export function leavesEmpty(options: Values[string], isTool: boolean): boolean {
	const { emptyValues: chosen = isTool ? 'leave' : 'clear' } = (options ?? {}) as IDataObject;
	return chosen === 'leave';
}

/** What the Options say, for the whole execution: the first item's values count. */
export function executionOptions(values: Values | undefined) {
	const { itemsInFlight = 5, timeout = 120 } = (values?.options ?? {}) as IDataObject;
	return { itemsInFlight: itemsInFlight as number, timeout: (timeout as number) * 1000 };
}
