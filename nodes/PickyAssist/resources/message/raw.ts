import type { IDataObject } from 'n8n-workflow';
import { inOneText, InputError, VendorError } from '../../../shared/contract/errors';
import type { Operation, Values } from '../../../shared/contract/types';
import { pick } from '../../../shared/values/records';
import { complaintAboutUrl, fetchable } from '../../../shared/values/url';
import { withoutVerdict } from '../../transport/answer';
import { entriesIn, recipientOf } from '../../transport/entries';
import { atMost } from '../../model/checks';
import { toDigits } from '../../model/numbers';
import { newReference, pushPaces } from '../../operations/push';
import { complaintAboutGroup, resultsFor } from '../../operations/pushAnswer';
import { pushesPerMinute } from '../../operations/pushFields';

type Check = (value: unknown) => string | undefined;

const isText: Check = (value) => (typeof value === 'string' ? undefined : 'must be text');
const texts: Check = (value) =>
	Array.isArray(value) && value.every((entry) => ['string', 'number'].includes(typeof entry))
		? undefined
		: 'must be a list of texts';
const text =
	(most: number): Check =>
	(value) =>
		isText(value) ?? atMost(most)(value);
const oneOf =
	(...allowed: string[]): Check =>
	(value) =>
		allowed.includes(String(value)) ? undefined : `must be one of ${allowed.join(', ')}`;

/** What is known of a push; anything else goes out as it is. Vendor docs: push-api/api-variables. */
const KNOWN: Record<string, Check> = {
	application: (value) => (Number(value) > 0 ? undefined : 'must be the number of a channel'),
	priority: oneOf('0', '1'),
	globalmessage: text(4096),
	globalmedia: complaintAboutUrl,
	globalmedia_code: isText,
	media_name: text(20),
	template_id: isText,
	template_globalmessage: texts,
	template_header: text(60),
	interactive_globalbuttons: texts,
	language: isText,
	action: oneOf('1'),
};
const KNOWN_IN_ROW: Record<string, Check> = {
	message: text(4096),
	media: complaintAboutUrl,
	template_message: texts,
	template_header: text(60),
	language: isText,
	reference_number: (value) =>
		['string', 'number'].includes(typeof value) ? undefined : 'must be text',
};

/** For what has no operation of its own: lists, buttons, stickers, limited-time offers. */
export const sendRawPush: Operation = {
	name: 'Send Raw Push',
	value: 'sendRawPush',
	action: 'Send a raw push',
	description:
		'Send your own request body to the Push API, for messages without an operation here, such as lists, buttons and stickers',
	fields: [
		{
			displayName: 'Body',
			name: 'body',
			type: 'json',
			typeOptions: { rows: 8 },
			default:
				'{\n  "application": 8,\n  "data": [\n    { "number": "393331234567", "message": "Hello" }\n  ]\n}',
			required: true,
			description:
				'Request body as described in the documentation of the Push API, without the token, which the credential adds. Known fields are checked, phone numbers are normalized, and recipients without a reference number get one.',
		},
	],
	options: [pushesPerMinute],
	prepare: (values) => ({ ...values, body: checkedBody(values.body) }),
	key: ({ body }) => {
		const { data: [row = {}] = [], group_id: group } = body as {
			data?: IDataObject[];
			group_id?: string;
		};
		return recipientOf(row) || (group === undefined ? undefined : String(group));
	},
	paces: (values, credentials) => {
		const body = values.body as IDataObject;
		const hasMedia = 'globalmedia' in body || 'globalmedia_code' in body;
		return pushPaces(values, credentials, { application: body.application, hasMedia });
	},
	batch: {
		request: ([{ body }]) => ({ method: 'POST', path: '/push', body: body as IDataObject }),
		split: (answer, [values]) => [resultOf(answer, values)],
	},
};

function checkedBody(value: unknown): IDataObject {
	let body = objectFrom(value, 'Body');
	if ('token' in body) {
		throw new InputError(
			'Body must not contain a token',
			'Remove it. The token comes from the credential, and would otherwise be stored in the workflow.',
		);
	}
	if (body.application === undefined) {
		throw new InputError('Body needs "application", the number of the channel');
	}
	verify(body, KNOWN, 'Body');
	if (body.globalmedia) body = { ...body, globalmedia: fetchable(String(body.globalmedia)) };
	if (body.data === undefined) {
		if (body.group_id !== undefined) return body;
		throw new InputError(
			'Body needs "data", the list of recipients',
			'Only messages to a group have none.',
		);
	}
	if (!Array.isArray(body.data) || body.data.length === 0) {
		throw new InputError('Body: "data" must be a list of at least one recipient');
	}
	const isCheck = body.action !== undefined;
	return { ...body, data: body.data.map((row, index) => recipient(row, index, isCheck)) };
}

function recipient(value: unknown, index: number, isCheck: boolean): IDataObject {
	const label = `Body: data[${index}]`;
	const row = objectFrom(value, label);
	verify(row, KNOWN_IN_ROW, label);
	const address =
		row.messenger_id === undefined ? { number: toDigits(row.number, `${label}.number`) } : {};
	const media = row.media ? { media: fetchable(String(row.media)) } : {};
	return { ...(!isCheck && { reference_number: newReference() }), ...row, ...address, ...media };
}

function objectFrom(value: unknown, label: string): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		return value as IDataObject;
	}
	throw new InputError(`${label} must be an object`);
}

function verify(entries: IDataObject, known: Record<string, Check>, label: string): void {
	for (const [name, check] of Object.entries(known)) {
		const value = entries[name];
		const complaint = value === undefined || value === '' ? undefined : check(value);
		if (complaint) throw new InputError(`${label}: "${name}" ${complaint}`);
	}
}

/**
 * One record per recipient, also for one whose message is not told as sent, as long as others are. A push
 * to a group, or one without entries, gives one with the push alone.
 */
function resultOf(answer: unknown, { body }: Values): IDataObject[] | Error {
	const { data, ...push } = withoutVerdict(answer);
	const { data: rows } = body as { data?: IDataObject[] };
	if (!rows) return complaintAboutGroup(answer, body as IDataObject) ?? [push];
	if (!entriesIn(data)) return [push];
	const results = resultsFor(answer as IDataObject, rows);
	const complaints = results.filter((result) => result instanceof VendorError);
	if (complaints.length === rows.length) {
		return complaints.find(({ isUncertain }) => isUncertain) ?? complaints[0];
	}
	return results.map((result, index) =>
		result instanceof Error
			? { ...pick(SENT)(rows[index]), vendor_error: inOneText(result) }
			: { ...push, ...result },
	);
}

/** What tells of a recipient whose message is not told as sent. */
const SENT = ['number', 'messenger_id', 'reference_number'];
