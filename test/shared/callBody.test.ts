import type { IWebhookFunctions } from 'n8n-workflow';
import { callBody } from '../../nodes/shared/trigger/callBody';

/** A call as n8n hands it over: what it has read, and the bytes. */
const call = (body: unknown, text = '') =>
	callBody({
		getBodyData: () => body,
		getRequestObject: () => ({ rawBody: text === '' ? undefined : Buffer.from(text) }),
	} as unknown as IWebhookFunctions);

test('what n8n has read is taken as it is', () => {
	const body = { number: '1' };
	expect(call(body, '{"number":"2"}')).toBe(body);
	expect(call(null, 'null')).toBeNull();
	expect(call({})).toEqual({});
});

test('what n8n has left unread is JSON, or text', () => {
	expect(call(undefined, '{"number":"1"}')).toEqual({ number: '1' });
	expect(call('{"number":"1"}', '{"number":"1"}')).toEqual({ number: '1' });
	expect(call(undefined, '\uFEFF[1]')).toEqual([1]);
	expect(call('Hello', 'Hello')).toBe('Hello');
	expect(call(undefined, '{"number":')).toBe('{"number":');
	expect(call(undefined)).toBeUndefined();
});

test('what is nested without an end is none', () => {
	const levels = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
	expect(call(undefined, levels(100))).toEqual(JSON.parse(levels(100)));
	expect(call(undefined, levels(100_000))).toBeUndefined();
});
