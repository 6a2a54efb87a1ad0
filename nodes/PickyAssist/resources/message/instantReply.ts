import { collection } from '../../../shared/description/fields';
import { InputError } from '../../../shared/contract/errors';
import type { Field, Operation } from '../../../shared/contract/types';
import { filled } from '../../../shared/values/records';
import { replyFrom } from '../../model/instantReply';
import { replyFields } from '../../model/instantReplyFields';

const text: Field = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	placeholder: 'e.g. Your table is booked',
	description: 'Text of the reply',
};

const ONLY_ONE =
	'Only the reply of the first item was sent: an inbound message gets one instant reply.';

/**
 * Answers the inbound message that started the workflow. n8n's own node for that refuses to work behind
 * the triggers of other packages. Vendor docs: webhook/webhook-request-and-response.
 */
export const sendInstantReply: Operation = {
	name: 'Send Instant Reply',
	value: 'sendInstantReply',
	action: 'Send an instant reply',
	description:
		'Reply to the inbound message that started this workflow. Set Respond to "Using a Node" in the Picky Assist Trigger. Each execution sends one reply, for its first item.',
	fields: [text, collection('Additional Fields', 'additionalFields', replyFields)],
	check({ text: words, additionalFields }) {
		if (words || filled(additionalFields).mediaUrl) return;
		throw new InputError('Text is required', 'Enter a text, a file or both.');
	},
	async run(exchange, { text: words, additionalFields }) {
		const reply = replyFrom({ text: words, ...filled(additionalFields) });
		let isFirst = false;
		await exchange.once('reply', async () => {
			isFirst = true;
			exchange.respond(reply);
		});
		if (!isFirst) exchange.hint(ONLY_ONE);
		return [reply];
	},
};
