import { SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import type { Field, Operation } from '../../../shared/contract/types';
import { recordsOf } from '../../../shared/values/records';
import { answerFields, waiting, waitOptions } from '../../../shared/wait/fields';
import { messageFor } from '../../../shared/wait/question';
import { digitsOf, segmentsOf } from '../../model/phone';
import { checkSegments, smsBody } from './body';

const LONGEST = 918;

/** Most segments that a question is shortened to, where it can be and the user has not said otherwise. */
const FEW_SEGMENTS = 5;

/**
 * A text message with n8n's signed link to a page of ours. Every item's recipient is asked; the first
 * answer counts.
 * @param fields sender, recipient and message
 * @param options of sending
 */
export function sendAndWait(fields: Field[], options: Field[]): Operation {
	return {
		name: 'Send and Wait for Response',
		value: SEND_AND_WAIT_OPERATION,
		action: 'Send an SMS and wait for response',
		description:
			'Send a message with a link to a response page and wait until someone responds. With several items, the first response counts.',
		fields: [
			...fields.map((field) => (field.name === 'message' ? { ...field, objects: true } : field)),
			...answerFields,
		],
		options: [...options, ...waitOptions],
		key: ({ to }) => digitsOf(to),
		async run(exchange, values) {
			const { maxSegments = FEW_SEGMENTS } = (values.options ?? {}) as IDataObject;
			const message = await messageFor(
				exchange,
				values,
				'message',
				(text) => text.length <= LONGEST && segmentsOf(text) <= Number(maxSegments),
			);
			if (message.length > LONGEST) {
				throw new InputError(
					`Message and its link have ${message.length} characters, at most ${LONGEST} are allowed`,
					'Shorten the message.',
				);
			}
			const whole = { ...values, message };
			checkSegments(whole);
			const request = { method: 'POST' as const, path: '/sms', body: smsBody(whole) };
			return recordsOf(await exchange.send(request));
		},
		waiting,
	};
}
