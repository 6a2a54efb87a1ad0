import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../../shared/contract/types';
import { isSameId, listUnder, odd, wholeNumber } from '../../transport/answer';
import { isRecord } from '../../../shared/values/records';
import { entriesIn } from '../../transport/entries';
import { deliveryStatus } from '../../model/statusWords';

/** The report numbers types in its own way. */
const TYPES: Record<string, string> = {
	1: 'image',
	2: 'video',
	3: 'text',
	4: 'audio',
	5: 'document',
};

/**
 * A success has no `status` beside `data`. The page prints another address for V4, a copy of the one
 * for sending; this one is taken to hold for both. Vendor docs: push-api/delivery-reports.
 */
export const getDeliveryReport: Operation = {
	name: 'Get Delivery Report',
	value: 'getDeliveryReport',
	action: 'Get the delivery report of a push',
	description:
		'Get the delivery status of each message of a push, at least a minute after sending. Not available for groups.',
	fields: [
		{
			displayName: 'Push ID',
			name: 'push_id',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 7478630',
			description: 'The push_id returned by a send operation',
			check: (value) =>
				/^\d+$/.test(String(value)) ? undefined : `must be a number, it is "${String(value)}"`,
		},
	],
	request: ({ push_id: id }) => ({
		method: 'POST',
		path: '/delivery-report',
		body: { push_id: wholeNumber(id) },
		repeatable: true,
	}),
	items(body, { push_id: asked }) {
		const {
			project_id: project,
			push_id: id = asked,
			application,
			message_type: type,
			time,
		} = body as IDataObject;
		if (!isSameId(id, asked)) throw odd('the report of this push');
		const { data } = body as IDataObject;
		const rows = isRecord(data) ? { ...(body as IDataObject), data: entriesIn(data) } : body;
		return listUnder(rows, ['data'], 'messages').map((row) => ({
			push_id: String(id),
			...row,
			status_name: deliveryStatus(row.status),
			application,
			message_type: TYPES[String(type)] ?? type,
			time,
			project_id: project,
		}));
	},
};
