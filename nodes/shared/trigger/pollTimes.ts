import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

const when = (mode: string): { displayOptions: IDisplayOptions } => ({
	displayOptions: { show: { mode: [mode] } },
});

/**
 * When to poll, for a trigger that can also be called: n8n's own field is there for nodes that do
 * nothing but poll, and would be shown in both modes. n8n reads `pollTimes` in any case.
 * @param polling shows the times
 * @param other has none
 */
export function pollTimes(polling: IDisplayOptions, other: IDisplayOptions): INodeProperties[] {
	return [
		{
			displayName: 'Poll Times',
			name: 'pollTimes',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Poll Time' },
			default: { item: [{ mode: 'everyMinute' }] },
			description: 'Time at which polling should occur',
			placeholder: 'Add Poll Time',
			options: [
				{
					displayName: 'Poll Time',
					name: 'item',
					values: [
						{
							displayName: 'Mode',
							name: 'mode',
							type: 'options',
							options: [
								{ name: 'Every Minute', value: 'everyMinute' },
								{ name: 'Every X', value: 'everyX' },
								{ name: 'Custom', value: 'custom' },
							],
							default: 'everyMinute',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'number',
							typeOptions: { minValue: 1, maxValue: 1000 },
							default: 5,
							description: 'How many minutes or hours to wait between polls',
							...when('everyX'),
						},
						{
							displayName: 'Unit',
							name: 'unit',
							type: 'options',
							options: [
								{ name: 'Minutes', value: 'minutes' },
								{ name: 'Hours', value: 'hours' },
							],
							default: 'minutes',
							...when('everyX'),
						},
						{
							displayName: 'Cron Expression',
							name: 'cronExpression',
							type: 'string',
							default: '0 */10 8-18 * * 1-5',
							description: 'Second, minute, hour, day of the month, month, day of the week',
							...when('custom'),
						},
					],
				},
			],
			displayOptions: polling,
		},
		{
			displayName: 'Poll Times',
			name: 'pollTimes',
			type: 'hidden',
			default: { item: [] },
			displayOptions: other,
		},
	];
}
