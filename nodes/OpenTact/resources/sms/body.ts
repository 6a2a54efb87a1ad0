import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../../shared/contract/errors';
import type { Values } from '../../../shared/contract/types';
import { filled } from '../../../shared/values/records';
import { asNumber, digitsOf, segmentsOf } from '../../model/phone';

/** The body of `POST /sms`. Vendor docs: send a message. */
export function smsBody(values: Values): IDataObject {
	const { olderBody } = (values.options ?? {}) as IDataObject;
	return {
		...(olderBody === true ? { tn: asNumber(values.from) } : { from: digitsOf(values.from) }),
		to: asNumber(values.to),
		message: values.message,
		...filled(values.additionalFields),
	};
}

/** @throws InputError when the message takes more segments than the options allow */
export function checkSegments({ message: said, options }: Values): void {
	const { maxSegments } = (options ?? {}) as IDataObject;
	const segments = segmentsOf(String(said));
	if (typeof maxSegments !== 'number' || segments <= maxSegments) return;
	throw new InputError(
		`Message takes ${segments} segments, at most ${maxSegments} are allowed`,
		'Shorten it, leave out emoji, or raise the option "Max Segments".',
	);
}
