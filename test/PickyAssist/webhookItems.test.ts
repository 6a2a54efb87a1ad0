// What the trigger makes of each field of a call, in whatever form it comes.
import type { IDataObject } from 'n8n-workflow';
import { answerFields } from '../../nodes/PickyAssist/trigger/answerFields';
import { eventItems, eventOf } from '../../nodes/PickyAssist/trigger/eventItems';
import { inboundItem, isInbound, isOutbound } from '../../nodes/PickyAssist/trigger/inboundItem';
import { textOf } from '../../nodes/PickyAssist/trigger/messageText';
import { idOf, numberIn, others, present } from '../../nodes/PickyAssist/trigger/payloadValues';

const MESSAGE = { number: '391', 'message-in': 'Hi', type: '1', 'unique-id': '5' };
const PLAIN = {
	event: 'inboundMessage',
	number: '391',
	text: 'Hi',
	type: 'text',
	messageId: '5',
	direction: 'inbound',
};

describe('a value', () => {
	test.each<[unknown, string | undefined, number | undefined]>([
		['7', '7', 7],
		[7, '7', 7],
		[0, '0', 0],
		[' 7 ', '7', 7],
		['a7', 'a7', undefined],
		['', undefined, undefined],
		[' ', undefined, undefined],
		[null, undefined, undefined],
		[undefined, undefined, undefined],
		[true, undefined, undefined],
		[['7'], undefined, undefined],
		[{}, undefined, undefined],
	])('%j is the ID %j and the number %j', (value, id, number) => {
		expect(idOf(value)).toBe(id);
		expect(numberIn(value)).toBe(number);
	});

	test('that is not known is a variable, a secret is none', () => {
		const body = { a: 1, b: 2, n8n_secret: 's' };
		expect(others(body, ['a'])).toEqual({ b: 2 });
		expect(others(body, ['a', 'b'])).toBeUndefined();
		expect(present({ a: 0, b: '', c: false, d: null, e: undefined })).toEqual({
			a: 0,
			b: '',
			c: false,
		});
	});

	test.each<[unknown, unknown, string | undefined]>([
		['a+b', 'raw+b', 'raw+b'],
		['a+b', '', 'a b'],
		['a+b', undefined, 'a b'],
		[undefined, '', ''],
		[undefined, undefined, undefined],
		[undefined, 5, undefined],
		[{ a: 1 }, '', ''],
		[2024, undefined, '2024'],
		['%C3%A4+%E2%82%AC', undefined, 'ä €'],
		['%c3%a4', undefined, 'ä'],
		['100%+sure', undefined, '100% sure'],
		['%FF+%41', undefined, '%FF A'],
		['%4g%41', undefined, '%4gA'],
		['', undefined, ''],
	])('%j with %j is the text %j', (encoded, raw, text) => {
		expect(textOf(encoded, raw)).toBe(text);
	});
});

describe('an inbound message', () => {
	test.each<[IDataObject, boolean]>([
		[MESSAGE, true],
		[{ messenger_id: 7, 'unique-id': 5 }, true],
		[{ number: '', messenger_id: '7', 'unique-id': '5' }, false],
		[{ number: null, messenger_id: '7', 'unique-id': '5' }, true],
		[{ number: '391' }, false],
		[{ number: '391', 'unique-id': ' ' }, false],
		[{ 'unique-id': '5' }, false],
	])('%j is one: %j', (body, isOne) => {
		expect(isInbound(body)).toBe(isOne);
	});

	test('was sent by the project itself where its direction is 1', () => {
		const directions = ['1', 1, '0', 0, '2', undefined, 'out'];
		expect(directions.map((direction) => isOutbound({ direction }))).toEqual([
			...[true, true, false, false, false, false, false],
		]);
		expect(inboundItem({ ...MESSAGE, direction: 1 }).direction).toBe('outbound');
	});

	test('has the fields that were sent, and no others', () => {
		expect(inboundItem(MESSAGE)).toEqual(PLAIN);
	});

	test.each<[IDataObject, IDataObject]>([
		[{ name: 'Ada' }, { name: 'Ada' }],
		[{ messenger_id: 7 }, { messengerId: '7' }],
		[{ message_in_raw: 'a+b' }, { text: 'a+b' }],
		[{ 'message-in-raw': 'a+b' }, { text: 'a+b' }],
		[{ application: '8' }, { application: 8 }],
		[{ application: 'WhatsApp' }, { application: 'WhatsApp' }],
		[{ 'project-id': 27 }, { projectId: '27' }],
		[{ 'media-url': 'https://a.example' }, { mediaUrl: 'https://a.example' }],
		[{ 'context-msg-id': 9 }, { contextMessageId: '9' }],
		[{ payload: 'p' }, { payload: 'p' }],
		[{ 'group-id': 9 }, { groupId: '9' }],
		[{ 'group-mentions': ['a'] }, { groupMentions: ['a'] }],
		[{ referral: { source: 'ad' } }, { referral: { source: 'ad' } }],
		[{ contact: { name: 'Bob' } }, { contact: [{ name: 'Bob' }] }],
		[{ contact: [{ name: 'Bob' }] }, { contact: [{ name: 'Bob' }] }],
		[{ contact: null }, { contact: [null] }],
		[{ location: { lat: 1 } }, { type: 'location', location: { lat: 1 } }],
		[{ Location: { lat: 1 } }, { type: 'location', location: { lat: 1 } }],
		[{ location: 'here' }, { location: 'here' }],
		[{ interactive: { type: '1', id: 'x' } }, { interactive: { type: 'list', id: 'x' } }],
		[{ interactive: { type: 2 } }, { interactive: { type: 'quickReply' } }],
		[{ interactive: { type: 3 } }, { interactive: { type: '3' } }],
		[{ interactive: { type: 'list' } }, { interactive: { type: 'list' } }],
		[{ interactive: 'x' }, { interactive: 'x' }],
		[{ type: 'text' }, { type: 'text' }],
		[{ type: 8 }, { type: '8' }],
		[{ campaign: 'spring', n8n_secret: 's' }, { variables: { campaign: 'spring' } }],
	])('with %j has %j', (changes, fields) => {
		expect(inboundItem({ ...MESSAGE, ...changes })).toEqual({ ...PLAIN, ...fields });
	});

	test('has its type in words', () => {
		const words = [1, '2', 3, '4', 5, 6, 7, 9].map(
			(type) => inboundItem({ ...MESSAGE, type }).type,
		);
		expect(words).toEqual([
			...['text', 'image', 'video', 'audio', 'location', 'document', 'contact', 'interactive'],
		]);
	});
});

describe('an event', () => {
	const ROW = { msg_id: 1 };

	test.each<[IDataObject, string | undefined]>([
		[{ project_id: 1, event_id: 1, data: [ROW] }, 'deliveryReport'],
		[{ project_id: '1', event_id: '2', data: { 0: ROW } }, 'numberCheckResult'],
		[{ project_id: 1, event_id: 1, data: '[{"msg_id":1}]' }, 'deliveryReport'],
		[{ project_id: 1, event_id: 1, data: ROW }, 'deliveryReport'],
		[{ project_id: 1, event_id: 1, data: [] }, 'deliveryReport'],
		[{ project_id: 1, event_id: 1, data: { number: '391' } }, undefined],
		[{ project_id: 1, event_id: 2, data: 'none' }, undefined],
		[{ project_id: 1, event_id: 1 }, undefined],
		[{ project_id: 1, event_id: 3 }, 'groupChange'],
		[{ project_id: 1, event_id: 4 }, 'newSubscriber'],
		[{ project_id: 1, event_id: 5 }, ''],
		[{ event_id: 3 }, undefined],
		[{ project_id: 1, event_id: 'a' }, undefined],
		[{ project_id: 1 }, undefined],
	])('%j is %j', (body, event) => {
		expect(eventOf(body)).toBe(event);
	});

	const one = (event: string, body: IDataObject) => {
		const items = eventItems(event, { project_id: 1, event_id: 9, ...body });
		expect(items).toHaveLength(1);
		const [{ event: named, projectId, ...fields }] = items;
		expect([named, projectId]).toEqual([event, '1']);
		return fields;
	};

	test.each<[IDataObject, IDataObject]>([
		[{ push_id: 5 }, { pushId: '5' }],
		[{ number: 391 }, { number: '391' }],
		[{ status: '2' }, { status: 'failed', statusCode: 2 }],
		[{ status: 'held' }, { status: 'held' }],
		[{ reference_number: 7 }, { referenceNumber: '7' }],
		[{ error_code: 131 }, { errorCode: '131' }],
		[{ error_message: 'Full' }, { errorMessage: 'Full' }],
		[{ message: 'Hi' }, { text: 'Hi' }],
		[{ message_type: 'text' }, { type: 'text' }],
		[{ media: 'https://a.example' }, { mediaUrl: 'https://a.example' }],
		[{ channel_id: '8' }, { application: 8 }],
		[{ channel_id: 'wa' }, { application: 'wa' }],
		[{ agent_id: 3 }, { agentId: '3' }],
		[{ template_id: 4 }, { templateId: '4' }],
		[{ source: 'api' }, { source: 'api' }],
		[{ unheard: 1 }, {}],
	])('of a delivery with %j has %j', (row, fields) => {
		expect(one('deliveryReport', { data: [{ ...ROW, ...row }] })).toEqual({
			messageId: '1',
			status: 'unknown',
			...fields,
		});
	});

	test('of a report has an item for each row, and the variables of the address', () => {
		const data = [{ msg_id: 1, status: 1 }, null, 'x', { msg_id: '2', push_id: 3, number: 391 }];
		const items = (event: string) =>
			eventItems(event, { project_id: '1', data: data as IDataObject[], campaign: 'spring' });
		const head = { projectId: '1', variables: { campaign: 'spring' } };
		expect(items('numberCheckResult')).toEqual([
			{ event: 'numberCheckResult', ...head, messageId: '1', statusCode: 1 },
			{ event: 'numberCheckResult', ...head, messageId: '2', pushId: '3', number: '391' },
		]);
		expect(items('deliveryReport')).toEqual([
			{ event: 'deliveryReport', ...head, messageId: '1', status: 'delivered', statusCode: 1 },
			{
				event: 'deliveryReport',
				...head,
				messageId: '2',
				pushId: '3',
				number: '391',
				status: 'unknown',
			},
		]);
		expect(eventItems('deliveryReport', { project_id: 1 })).toEqual([]);
	});

	test.each<[IDataObject, IDataObject]>([
		[{}, {}],
		[{ action: '1' }, { actionCode: 1 }],
		[{ group_id: 2 }, { groupId: '2' }],
		[{ group_subject: 'Team' }, { groupSubject: 'Team' }],
		[{ number: 391 }, { number: '391' }],
		[{ application: '8' }, { application: 8 }],
		[{ application: 'wa' }, { application: 'wa' }],
		[{ data: [ROW], n8n_secret: 's' }, {}],
		[{ campaign: 'spring' }, { variables: { campaign: 'spring' } }],
	])('of a group with %j has %j', (body, fields) => {
		expect(one('groupChange', body)).toEqual(fields);
	});

	test.each<[IDataObject, IDataObject]>([
		[{}, {}],
		[{ subscriber_id: 2 }, { subscriberId: '2' }],
		[{ mobile: 391 }, { number: '391' }],
		[{ name: 'Ada' }, { name: 'Ada' }],
		[{ email: 'a@example.com' }, { email: 'a@example.com' }],
		[{ profile_pic: 'https://a.example' }, { profilePictureUrl: 'https://a.example' }],
		[{ data: [ROW], n8n_secret: 's' }, {}],
		[{ campaign: 'spring' }, { variables: { campaign: 'spring' } }],
	])('of a subscriber with %j has %j', (body, fields) => {
		expect(one('newSubscriber', body)).toEqual(fields);
	});
});

test('n8n that evaluates expressions is told who answers a call, and with what', () => {
	expect(answerFields).toEqual({
		responseMode: '={{ $parameter["responseMode"] }}',
		responseData: '={{ $parameter["responseMode"] === "lastNode" ? "firstEntryJson" : "" }}',
	});
});
