import { collection } from '../../../shared/fields';
import { InputError } from '../../../shared/errors';
import type { Field, Operation } from '../../../shared/types';
import { filled } from '../../../shared/records';
import { publicUrl } from '../../checks';
import { replyFrom } from '../../trigger/reply';

const text: Field = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Your table is booked',
	description: 'What the sender gets as the answer',
};

const more: Field[] = [
	{
		displayName: 'Delay',
		name: 'delay',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3600, numberPrecision: 0 },
		default: 0,
		description: 'Seconds to wait before the reply goes out',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/menu.pdf',
		description: 'Address of a file to send; it takes about ten seconds',
		check: publicUrl,
	},
];

/**
 * Answers the inbound message that started the workflow. n8n's own node for that refuses to work behind
 * the triggers of other packages. Vendor docs: webhook/webhook-request-and-response.
 */
export const sendInstantReply: Operation = {
	name: 'Send Instant Reply',
	value: 'sendInstantReply',
	action: 'Send an instant reply',
	description:
		'Answer the inbound message that started this workflow; the Picky Assist Trigger must respond "Using a Node". One reply per execution, for its first item.',
	fields: [text, collection('Additional Fields', 'additionalFields', more)],
	check({ text: words, additionalFields }) {
		if (words || filled(additionalFields).mediaUrl) return;
		throw new InputError('Text is required', 'A reply has a text, a file or both.');
	},
	async run(exchange, { text: words, additionalFields }) {
		const reply = replyFrom({ text: words, ...filled(additionalFields) });
		await exchange.once('reply', async () => exchange.respond(reply));
		return [reply];
	},
};
