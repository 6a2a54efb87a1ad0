// What is a message in a callback, which way it went, and what the trigger remembers of it.
import type { IDataObject } from 'n8n-workflow';
import { happeningOf, isComplete, messageIn, toItem } from '../../nodes/OpenTact/trigger/message';
import { areMessages } from '../../nodes/OpenTact/trigger/newMessages';

const MESSAGE = { uuid: 'a', message: 'Hi' };

test.each<[string, unknown]>([
	['bare', MESSAGE],
	['in payload', { payload: MESSAGE }],
	['in data.payload', { data: { payload: MESSAGE } }],
	['beside other things', { uuid: 'x', payload: MESSAGE, data: 'none' }],
])('a message is found %s', (_, body) => {
	expect(messageIn(body)).toEqual(MESSAGE);
});

test.each(['from', 'to', 'message', 'state', 'tn'])('%s alone makes a record a message', (name) => {
	expect(messageIn({ uuid: 'a', [name]: null })).toEqual({ uuid: 'a', [name]: null });
});

test.each([
	[undefined],
	[null],
	['text'],
	[[MESSAGE]],
	[{}],
	[{ message: 'Hi' }],
	[{ uuid: 7, message: 'Hi' }],
	[{ uuid: 'a', text: 'Hi' }],
	[{ payload: null, data: null }],
	[{ payload: [MESSAGE], data: [{ payload: MESSAGE }] }],
	[{ data: MESSAGE }],
])('%j is no message', (body) => {
	expect(messageIn(body)).toBeUndefined();
});

const TO_OWN = { tn: { tn: 1202 }, to: '1202', from: '1415' };
const FROM_OWN = { tn: 1202, to: 1415, from: '+1202' };

test.each<[string, string, IDataObject]>([
	['inbound', 'its type', { ...FROM_OWN, type: 'smsi' }],
	['delivery', 'its type', { ...TO_OWN, type: 'sms' }],
	['delivery', 'its type', { ...TO_OWN, type: 'smso' }],
	['delivery', 'its type', { ...TO_OWN, type: 'smsr' }],
	['inbound', 'the number, not an unknown type', { ...TO_OWN, type: 'mms', state: 'sent' }],
	['inbound', 'the number, not an unknown type', { ...TO_OWN, type: 'smso2', state: 'sent' }],
	['inbound', 'the number, not an unknown type', { ...TO_OWN, type: 'xsms', state: 'sent' }],
	['inbound', 'the number', { ...TO_OWN, state: 'sent' }],
	['inbound', 'the number', { ...TO_OWN, to: '+1202', state: 'sent' }],
	['delivery', 'the number', { ...FROM_OWN, readed: false }],
	['inbound', 'the number of the receiver first', { tn: 1, from: 1, to: 1, state: 'sent' }],
	['inbound', 'whether it was read', { from: '1415', readed: null, state: 'sent' }],
	['inbound', 'the event of the provider', { from: '1415', provider_event: 1, state: 'sent' }],
	['delivery', 'its state', { from: '1415', state: 'sending' }],
	['delivery', 'its state', { from: '1415', state: 'sent' }],
	['inbound', 'its state', { from: '1415', state: 'success' }],
	['inbound', 'the sender', { from: '1415' }],
	['delivery', 'the missing sender', {}],
	['delivery', 'the missing sender', { from: null }],
	['delivery', 'the missing sender', { from: '' }],
	['inbound', 'the sender, where there is no number', { tn: '', to: '', from: '1415' }],
	['inbound', 'the sender, where there is no number', { tn: {}, to: {}, from: '1415' }],
	['delivery', 'the number, where the plus is in its middle', { tn: '1+2', to: 12, from: '1+2' }],
])('%s by %s: %j', (event, _, message) => {
	expect(happeningOf(message)).toBe(event);
});

test.each<[unknown, boolean]>([
	['success', true],
	[undefined, true],
	[null, true],
	['', true],
	['pending', false],
	['failed', false],
	[0, false],
])('a message in the state %j is complete: %j', (state, complete) => {
	expect(isComplete({ state: state as string })).toBe(complete);
});

describe('the item of a message', () => {
	const message: IDataObject = {
		uuid: 'a',
		type: 'smsi',
		from: '1415',
		message: 'Hi',
		thread: 't',
		state: 'success',
		delivered: true,
		reason: 'none',
		created_on: '2026-01-01',
		tn: { tn: 1202, password: 'p' },
		account: 'x',
	};
	const { tn, account, type, ...simple } = message;

	test('has the fields that people look for', () => {
		expect(toItem(message, true)).toEqual({ event: 'inbound', to: 1202, ...simple });
		expect(toItem({ ...message, to: '12', tn }, true).to).toBe('12');
	});

	test('has the own number as its sender when it was sent', () => {
		const sent = { uuid: 'a', type: 'sms', to: '1415', tn: 1202 };
		expect(toItem(sent, true)).toEqual({ event: 'delivery', uuid: 'a', from: 1202, to: '1415' });
	});

	test('is all of it without secrets, where that is wanted; what came stays as it is', () => {
		const item = toItem(message, false);
		expect(item).toEqual({ event: 'inbound', type, account, ...simple, tn: { tn: 1202 } });
		expect(message.tn).toEqual({ tn: 1202, password: 'p' });
	});
});

test.each<[unknown, boolean]>([
	[{ from: 1, seen: {}, pending: {} }, true],
	[{ from: 1, seen: { a: 2 }, pending: { b: 3 } }, true],
	[{ from: 1, seen: { a: '2' }, pending: {} }, false],
	[{ from: 1, seen: {}, pending: { b: null } }, false],
	[{ from: '1', seen: {}, pending: {} }, false],
	[{ seen: {}, pending: {} }, false],
	[{ from: 1, pending: {} }, false],
	[{ from: 1, seen: [], pending: {} }, false],
	[{ from: 1, seen: {}, pending: 'none' }, false],
	[undefined, false],
	[null, false],
	[[1], false],
])('%j can be used as notes: %j', (notes, usable) => {
	expect(areMessages(notes)).toBe(usable);
});
