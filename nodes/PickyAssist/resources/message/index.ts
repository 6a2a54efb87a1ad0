import type { Resource } from '../../../shared/contract/types';
import { sendContact, sendLocation } from './card';
import { sendInstantReply } from './instantReply';
import { sendMedia } from './media';
import { sendRawPush } from './raw';
import { checkNumbers, sendToGroup, sendToMessenger } from './reach';
import { getDeliveryReport } from './report';
import { sendAndWait } from './sendAndWait';
import { sendTemplate } from './template';
import { sendSms, sendText } from './text';

/** Messages on all channels. Vendor docs: push-api. */
export const messageResource: Resource = {
	name: 'Message',
	value: 'message',
	operations: [
		sendText,
		checkNumbers,
		getDeliveryReport,
		sendAndWait,
		sendContact,
		sendInstantReply,
		sendLocation,
		sendMedia,
		sendRawPush,
		sendSms,
		sendTemplate,
		sendToGroup,
		sendToMessenger,
	],
};
