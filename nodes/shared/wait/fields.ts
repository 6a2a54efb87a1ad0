import { WAIT_INDEFINITELY } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { collection } from '../description/fields';
import type { Field, Operation, Values } from '../contract/types';

const MINUTES: Record<string, number> = { minutes: 1, hours: 60, days: 1440 };

/** What a person is asked for, and how the page names it. */
export const answerFields: Field[] = [
	{
		displayName: 'Response Type',
		name: 'responseType',
		type: 'options',
		options: [
			{ name: 'Approval', value: 'approval', description: 'Buttons to approve or decline' },
			{ name: 'Free Text', value: 'freeText', description: 'A field to type a response into' },
		],
		default: 'approval',
	},
	collection('Page', 'page', [
		{
			displayName: 'Approve Button Label',
			name: 'approveLabel',
			type: 'string',
			default: 'Approve',
			description: 'Text of the button that approves',
		},
		{
			displayName: 'Approve Only',
			name: 'approveOnly',
			type: 'boolean',
			default: false,
			description: 'Whether to show only the button that approves',
		},
		{
			displayName: 'Decline Button Label',
			name: 'declineLabel',
			type: 'string',
			default: 'Decline',
			description: 'Text of the button that declines',
		},
		{
			displayName: 'Send Button Label',
			name: 'sendLabel',
			type: 'string',
			default: 'Send',
			description: 'Text of the button that sends a free text',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: 'Your response is needed',
			description: 'Heading of the page',
		},
	]),
];

/** How long to wait; entries for an operation's own options. */
export const waitOptions: Field[] = [
	{
		displayName: 'Wait Limit',
		name: 'waitAmount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How long to wait for a response before the workflow continues with the unchanged items. 0 waits indefinitely.',
	},
	{
		displayName: 'Wait Unit',
		name: 'waitUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
			{ name: 'Minutes', value: 'minutes' },
		],
		default: 'hours',
	},
];

/** Waits for the answer to what an operation has sent. */
export const waiting: NonNullable<Operation['waiting']> = { till: waitTill, unanswered };

/** When an execution goes on without an answer. */
function waitTill({ options }: Values): Date {
	const { waitAmount = 0, waitUnit = 'hours' } = (options ?? {}) as IDataObject;
	const minutes = Number(waitAmount) * (MINUTES[String(waitUnit)] ?? 60);
	if (minutes === 0) return WAIT_INDEFINITELY;
	return new Date(Math.min(Date.now() + minutes * 60_000, WAIT_INDEFINITELY.getTime()));
}

/**
 * An agent takes whatever is not an approval for a refusal. It shall also know why, or it would be told
 * that the user's first request was the feedback.
 */
function unanswered(nodeType: string, { options }: Values): IDataObject | undefined {
	if (!nodeType.endsWith('HitlTool')) return undefined;
	const { waitAmount, waitUnit = 'hours' } = (options ?? {}) as IDataObject;
	const chatInput = `Nobody answered within ${String(waitAmount)} ${String(waitUnit)}, so this was not approved and nothing was done. Do not try it again, tell the user.`;
	return { data: { approved: false, chatInput } };
}
