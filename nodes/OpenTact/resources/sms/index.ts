import type { IDataObject } from 'n8n-workflow';
import { collection, simplifyField } from '../../../shared/description/fields';
import { pick, recordsOf } from '../../../shared/values/records';
import type { Field, Operation, Resource } from '../../../shared/contract/types';
import { pathSegment } from '../../../shared/values/url';
import { callbackUrl, uuid } from '../../model/checks';
import { choice, flag, integer, text } from '../../model/fields';
import { asNumber, digitsOf, numberPattern, phoneNumber, segmentsOf } from '../../model/phone';
import { sender } from '../../model/references';
import { common, runSearch, searchFields } from '../../operations/search';
import type { Search } from '../../operations/search';
import { checkSegments, smsBody } from './body';
import { sendAndWait } from './sendAndWait';

/** The texts that only some replies carry stay out of the simplified record. */
const simplify = (sms: IDataObject): IDataObject => ({
	...pick(['uuid', 'type', 'state', 'from', 'to', 'message', 'thread', 'delivered'])({
		...sms,
		// Replies of 2020 and 2021 name the account's own number in `tn` alone.
		from: sms.from ?? (sms.tn as IDataObject | undefined)?.tn,
	}),
	...pick(['segments', 'created_on'])(sms),
});

const to: Field = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. +1 415 853 1285',
	description: 'Phone number with its country code',
	check: phoneNumber,
};

const message: Field = text('Message', 'message', [1, 918], {
	placeholder: 'e.g. Your order is on its way',
	typeOptions: { rows: 3 },
	required: true,
	description:
		'Up to 918 characters. More than 160, or 70 with emoji, are sent as several segments.',
});

const callback = text('Callback URL', 'custom_callback_url', [10, 255], {
	placeholder: 'e.g. https://example.com/hook',
	description: "URL that receives the states of this message instead of the profile's URL",
	url: true,
	check: callbackUrl,
});

const sendOptions: Field[] = [
	integer('Max Segments', 'maxSegments', [1, 14], {
		description: 'A message with more segments is not sent, because each segment is charged',
	}),
	flag(
		'Older Request Body',
		'olderBody',
		'Whether to send the sender as tn, as the API of 2020 and 2021 expects, instead of from',
	),
];

const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send an SMS',
	description: 'Send a text message from one of your numbers',
	fields: [
		sender,
		to,
		message,
		collection('Additional Fields', 'additionalFields', [callback]),
		simplifyField,
	],
	options: sendOptions,
	check: checkSegments,
	key: (values) => digitsOf(values.to),
	request: (values) => ({ method: 'POST', path: '/sms', body: smsBody(values) }),
	items: (sms, { message: said }) =>
		recordsOf(sms).map((each) => ({
			...each,
			segments: segmentsOf(String(said)),
		})),
	simplify,
};

function get(way: 'Inbound' | 'Outbound'): Operation {
	const id: Field = { ...text('Message ID', 'uuid', [36, 36], { check: uuid.complaint }) };
	return {
		name: `Get ${way}`,
		value: `get${way}`,
		action: `Get an ${way.toLowerCase()} SMS`,
		description: `Get one ${way.toLowerCase()} message`,
		fields: [{ ...id, required: true, placeholder: `e.g. ${uuid.example}` }, simplifyField],
		request: (values) => ({
			method: 'GET',
			path: `/sms/${way.toLowerCase()}/${pathSegment(values.uuid)}`,
		}),
		simplify,
	};
}

const mask = (displayName: string, name: string, most = 255) =>
	text(displayName, name, [name === 'message' ? 1 : 3, most], {
		description: 'Pattern to match. OpenTact does not document its wildcards.',
	});
const tn = text('Own Number', 'tn', [3, 24], {
	placeholder: 'e.g. +1 202 982 2900',
	check: phoneNumber,
});
const delivered = flag('Delivered', 'delivered', 'Whether the message reached its recipient');
const readed = flag('Read', 'readed', 'Whether the message was marked as read');
const states = (values: string[]) => choice('State', 'state', values);

/** `tn` is a JSON number in the searches of one direction; the other numbers are texts of digits. */
const wire = ({ tn: own, from, to: recipient, ...filters }: IDataObject): IDataObject => ({
	...filters,
	...(own !== undefined && { tn: asNumber(own) }),
	...(from !== undefined && { from: numberPattern(from) }),
	...(recipient !== undefined && { to: numberPattern(recipient) }),
});

const masks = [mask('From', 'from'), mask('Message', 'message', 918), mask('To', 'to')];
const sortable = ['created_on', 'delivered', 'message', 'modified_on', 'state', 'to'];

const searches: Record<string, Search> = {
	'': {
		path: '/sms/search',
		filters: [
			...common,
			...masks,
			delivered,
			readed,
			states(['created', 'failed', 'sending', 'sent', 'success']),
			text('Thread', 'thread', [1, 255], { description: 'ID of the conversation' }),
		],
		sort: [...sortable, 'from'],
		wire,
	},
	Inbound: {
		path: '/sms/search/inbound',
		filters: [...common, ...masks, delivered, readed, states(['created', 'failed', 'success']), tn],
		sort: [...sortable, 'from', 'tn'],
		wire,
	},
	Outbound: {
		path: '/sms/search/outbound',
		filters: [
			...common,
			...masks,
			delivered,
			text('Reference ID', 'reference_id', [1, 255], { description: "The carrier's ID" }),
			states(['created', 'failed', 'sending', 'sent', 'success']),
			tn,
		],
		sort: [...sortable, 'reference_id', 'tn'],
		wire,
	},
};

function search(way: string): Operation {
	const messages = `${way.toLowerCase()} SMS`.trim();
	return {
		name: `Search ${way}`.trim(),
		value: `search${way}`,
		action: `Search ${messages}`,
		description: way ? `Find ${way.toLowerCase()} messages` : 'Find inbound and outbound messages',
		fields: [...searchFields(searches[way]), simplifyField],
		run: runSearch(searches[way]),
		simplify,
	};
}

/** Text messages. */
export const sms: Resource = {
	name: 'SMS',
	value: 'sms',
	operations: [
		send,
		sendAndWait([sender, to, message], sendOptions),
		get('Inbound'),
		get('Outbound'),
		search(''),
		search('Inbound'),
		search('Outbound'),
	],
};
