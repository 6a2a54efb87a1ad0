import { InputError } from '../../../shared/contract/errors';
import type { Operation } from '../../../shared/contract/types';
import { channelField, MESSENGER, SMS } from '../../model/channels';
import { basics, pushOperation } from '../../operations/push';
import { additionalFields, messageField, numberField } from '../../operations/pushFields';

/** Vendor docs: push-api/sending-dynamic-messages-push. */
export const sendText: Operation = pushOperation({
	name: 'Send Text',
	value: 'sendText',
	action: 'Send a text message',
	description: 'Send a text message for each item. Several items are sent in one call.',
	fields: [channelField, numberField, messageField, additionalFields()],
	draft(values) {
		if (Number(values.application) === MESSENGER) {
			throw new InputError(
				'Facebook Messenger has no phone numbers',
				'Use the operation "Send to Messenger User" instead.',
			);
		}
		const { shared, row } = basics(values);
		return { shared, row: { ...row, message: values.message } };
	},
});

/** Vendor docs: push-api/sending-sms-using-sim-card (title) and push-api/api-variables. */
export const sendSms: Operation = pushOperation({
	name: 'Send SMS',
	value: 'sendSms',
	action: 'Send an SMS',
	description: 'Send an SMS from the SIM card of the phone that is connected to the project',
	fields: [numberField, messageField, additionalFields()],
	draft(values) {
		const { shared, row } = basics({ ...values, application: SMS });
		return { shared, row: { ...row, message: values.message } };
	},
});
