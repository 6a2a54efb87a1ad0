import type { IDataObject } from 'n8n-workflow';
import { collection } from '../../../shared/description/fields';
import { InputError } from '../../../shared/contract/errors';
import type { Field, Operation } from '../../../shared/contract/types';
import { filled, without } from '../../../shared/values/records';
import { withoutVerdict } from '../../transport/answer';
import { channelField, MESSENGER, WEB_AUTOMATION } from '../../model/channels';
import { toDigits } from '../../model/numbers';
import { basics, newReference, pushPaces, pushOperation } from '../../operations/push';
import { complaintAboutGroup } from '../../operations/pushAnswer';
import { maybeSent } from '../../operations/pushEntry';
import {
	additionalFields,
	messageField,
	numberField,
	pushesPerMinute,
} from '../../operations/pushFields';

const mediaUrl: Field = {
	displayName: 'Media URL',
	name: 'globalmedia',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/photo.jpg',
	description: 'URL of a file that Picky Assist downloads and sends with the message',
	url: true,
};

const optionalMessage = without(messageField, 'required');

/** Groups live on WhatsApp Web Automation. Vendor docs: push-api/sending-message-to-groups. */
export const sendToGroup: Operation = {
	name: 'Send to Group',
	value: 'sendToGroup',
	action: 'Send a message to a group',
	description: 'Send a text or a file to a WhatsApp group through WhatsApp Web Automation',
	fields: [
		{
			displayName: 'Group ID',
			name: 'group_id',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. A3526',
			description:
				'ID of the group, from the Picky Assist console, the Create operation of the Group resource or a trigger',
		},
		optionalMessage,
		collection('Additional Fields', 'additionalFields', [mediaUrl]),
	],
	options: [pushesPerMinute],
	key: ({ group_id: id }) => String(id),
	check({ message, additionalFields: more }) {
		if (message || filled(more).globalmedia) return;
		throw new InputError('Message is required', 'Enter a text, a file or both.');
	},
	paces: (values, credentials) =>
		pushPaces(values, credentials, {
			application: WEB_AUTOMATION,
			hasMedia: 'globalmedia' in filled(values.additionalFields),
		}),
	batch: {
		request([{ group_id: id, message, additionalFields: more }]) {
			const body: IDataObject = { application: WEB_AUTOMATION, group_id: id, ...filled(more) };
			if (message) body.globalmessage = message;
			return { method: 'POST', path: '/push', body };
		},
		split: (body, [values]) => [
			complaintAboutGroup(body, values) ?? [{ group_id: values.group_id, ...withoutVerdict(body) }],
		],
		lost: (error, { group_id: id }) => maybeSent(error, { number: id }),
	},
};

/** Vendor docs: push-api/sending-message-to-facebook-messenger. */
export const sendToMessenger: Operation = pushOperation({
	name: 'Send to Messenger User',
	value: 'sendToMessenger',
	action: 'Send a message to a messenger user',
	description: 'Send a text message to a Facebook Messenger user who has written to you before',
	fields: [
		{
			displayName: 'Messenger ID',
			name: 'messenger_id',
			type: 'string',
			default: '',
			required: true,
			description: 'ID of the Facebook user, as received with an inbound message',
		},
		messageField,
		additionalFields(mediaUrl),
	],
	draft(values) {
		const {
			globalmedia,
			priority,
			createcontact,
			reference_number: own,
		} = filled(values.additionalFields);
		return {
			shared: {
				application: MESSENGER,
				...(priority !== undefined && { priority }),
				...(createcontact === true && { createcontact: 1 }),
				...(globalmedia !== undefined && { globalmedia }),
			},
			row: {
				messenger_id: values.messenger_id,
				reference_number: own ?? newReference(),
				message: values.message,
			},
		};
	},
});

/** Only these channels can tell. */
const FILTERING = [1, 2, 8, WEB_AUTOMATION];

/** Vendor docs: push-api/whatsapp-number-filter (no longer in the vendor's list of pages). */
export const checkNumbers: Operation = pushOperation({
	name: 'Check Numbers',
	value: 'checkNumbers',
	action: 'Check numbers',
	description:
		'Check whether numbers are on WhatsApp. The results arrive later at the Picky Assist Trigger. The phone takes 7 to 120 seconds for each number, and checking many can get its own number suspended.',
	fields: [channelField, numberField],
	size: 10,
	draft(values) {
		const { shared } = basics(values);
		if (!FILTERING.includes(Number(values.application))) {
			throw new InputError(
				'Channel cannot check numbers',
				'Choose WhatsApp Personal, Business, Official or Web Automation (1, 2, 8 or 10).',
			);
		}
		return { shared: { ...shared, action: 1 }, row: { number: toDigits(values.number) } };
	},
});
