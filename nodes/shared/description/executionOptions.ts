import type { IDataObject } from 'n8n-workflow';
import type { Field, Values } from '../contract/types';

/** Entries in the Options of every operation of every action node. */
export const nodeOptions: Field[] = [
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

/** What the Options say, for the whole execution: the first item's values count. */
export function executionOptions(values: Values | undefined) {
	const { itemsInFlight = 5, timeout = 120 } = (values?.options ?? {}) as IDataObject;
	return { itemsInFlight: itemsInFlight as number, timeout: (timeout as number) * 1000 };
}
