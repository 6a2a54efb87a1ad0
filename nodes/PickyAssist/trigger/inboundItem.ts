import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/values/records';
import { textOf } from './messageText';
import { idOf, numberIn, others, present } from './payloadValues';

const TYPES: Record<number, string> = {
	1: 'text',
	2: 'image',
	3: 'video',
	4: 'audio',
	5: 'location',
	6: 'document',
	7: 'contact',
	9: 'interactive',
};
const INTERACTIVE: Record<number, string> = { 1: 'list', 2: 'quickReply' };

/** Every field that the vendor's pages and samples name; anything else is a variable of the user. */
const KNOWN = [
	'number',
	'messenger_id',
	'name',
	'message-in',
	'message_in_raw',
	'message-in-raw',
	'type',
	'application',
	'direction',
	'unique-id',
	'project-id',
	'media-url',
	'group-id',
	'group-mentions',
	'context-msg-id',
	'payload',
	'interactive',
	'referral',
	'location',
	'Location',
	'contact',
];

/** Whether a body is a call of the Global Webhook. */
export function isInbound(body: IDataObject): boolean {
	const sender = body.number ?? body.messenger_id;
	return idOf(sender) !== undefined && idOf(body['unique-id']) !== undefined;
}

/** Messages that the project itself sent come back on Web Automation, where that is switched on. */
export function isOutbound({ direction }: IDataObject): boolean {
	return numberIn(direction) === 1;
}

/** A message in clean names and words. Vendor docs: webhook/webhook-variables. */
export function inboundItem(body: IDataObject): IDataObject {
	const location = body.location ?? body.Location;
	return present({
		event: 'inboundMessage',
		number: idOf(body.number),
		name: body.name,
		text: textOf(body['message-in'], body.message_in_raw ?? body['message-in-raw']),
		type: typeOf(body, location),
		application: numberIn(body.application) ?? body.application,
		messageId: idOf(body['unique-id']),
		projectId: idOf(body['project-id']),
		direction: isOutbound(body) ? 'outbound' : 'inbound',
		messengerId: idOf(body.messenger_id),
		mediaUrl: body['media-url'],
		contextMessageId: idOf(body['context-msg-id']),
		payload: body.payload,
		interactive: interactiveOf(body.interactive),
		location,
		contact: body.contact === undefined ? undefined : [body.contact].flat(),
		groupId: idOf(body['group-id']),
		groupMentions: body['group-mentions'],
		referral: body.referral,
		variables: others(body, KNOWN),
	});
}

/** The vendor's sample of a location has the type of a contact. */
function typeOf(body: IDataObject, location: unknown): unknown {
	if (isRecord(location)) return 'location';
	const code = numberIn(body.type);
	return code === undefined ? body.type : (TYPES[code] ?? String(code));
}

function interactiveOf(value: unknown): unknown {
	if (!isRecord(value)) return value;
	const code = numberIn(value.type);
	return code === undefined ? value : { ...value, type: INTERACTIVE[code] ?? String(code) };
}
