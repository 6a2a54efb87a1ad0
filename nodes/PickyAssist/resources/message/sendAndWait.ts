import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import type { Operation } from '../../../shared/contract/types';
import { answerFields, waiting, waitOptions } from '../../../shared/wait/fields';
import { messageFor } from '../../../shared/wait/question';
import { channelField } from '../../model/channels';
import { atMost } from '../../model/checks';
import { draftOf } from '../../operations/messageDraft';
import { basics, pushPaces } from '../../operations/push';
import { splitPush } from '../../operations/pushAnswer';
import { maybeSent } from '../../operations/pushEntry';
import {
	additionalFields,
	messageField,
	numberField,
	pushesPerMinute,
} from '../../operations/pushFields';

const complaintAbout = atMost(4096);
const textField = { ...messageField, objects: true };

/**
 * A text with n8n's signed link to a page of ours. Every item's recipient is asked; the first answer
 * counts. The link differs for each, so each takes a call of its own.
 */
export const sendAndWait: Operation = {
	name: 'Send and Wait for Response',
	value: SEND_AND_WAIT_OPERATION,
	action: 'Send a message and wait for response',
	description:
		'Send a text message with a link to a response page and wait until someone responds. With several items, the first response counts.',
	fields: [channelField, numberField, textField, ...answerFields, additionalFields()],
	options: [pushesPerMinute, ...waitOptions],
	prepare: (values) => ({ ...values, draft: basics(values) as unknown as IDataObject }),
	key: (values) => String(draftOf(values).row.number),
	paces: (values, credentials) =>
		pushPaces(values, credentials, {
			application: draftOf(values).shared.application,
			hasMedia: false,
		}),
	batch: {
		async request([values], _, exchange) {
			const { shared, row } = draftOf(values);
			const message = await messageFor(
				exchange,
				values,
				'message',
				(text) => !complaintAbout(text),
			);
			const complaint = complaintAbout(message);
			if (complaint) throw new InputError(`Message ${complaint}, including its link`);
			return { method: 'POST', path: '/push', body: { ...shared, data: [{ ...row, message }] } };
		},
		split: splitPush,
		lost: (error, values) => maybeSent(error, draftOf(values).row),
	},
	waiting,
};
