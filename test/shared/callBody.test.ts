import type { IWebhookFunctions } from 'n8n-workflow';
import { callBody } from '../../nodes/shared/trigger/callBody';

/** A call as n8n hands it over: what it has read, and the bytes. */
const call = async (body: unknown, text = '') =>
	await callBody({
		getBodyData: () => body,
		getRequestObject: () => ({ rawBody: text === '' ? undefined : Buffer.from(text) }),
	} as unknown as IWebhookFunctions);

test('what n8n has read is taken as it is', async () => {
	const body = { number: '1' };
	expect(await call(body, '{"number":"2"}')).toBe(body);
	expect(await call(null, 'null')).toBeNull();
	expect(await call({})).toEqual({});
});

test('what n8n has left unread is JSON, or text', async () => {
	expect(await call(undefined, '{"number":"1"}')).toEqual({ number: '1' });
	expect(await call('{"number":"1"}', '{"number":"1"}')).toEqual({ number: '1' });
	expect(await call(undefined, '\uFEFF[1]')).toEqual([1]);
	expect(await call('"[1]"', '"[\\"1\\"]"')).toEqual(['1']);
	expect(await call('Hello', 'Hello')).toBe('Hello');
	expect(await call(undefined, '{"number":')).toBe('{"number":');
	expect(await call(undefined)).toBeUndefined();
});

test('what is nested without an end is none', async () => {
	const levels = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
	expect(await call(undefined, levels(100))).toEqual(JSON.parse(levels(100)));
	expect(await call(undefined, levels(100_000))).toBeUndefined();
	expect(await call(JSON.parse(levels(100_000)), levels(100_000))).toBeUndefined();
});

describe('what n8n leaves to the node', () => {
	const left = async (contentType: string, read: () => Promise<Buffer>) => {
		const request = {
			contentType,
			rawBody: undefined as Buffer | undefined,
			readRawBody: async () => void (request.rawBody = await read()),
		};
		return await callBody({
			getBodyData: () => undefined,
			getRequestObject: () => request,
		} as unknown as IWebhookFunctions);
	};

	test('is read', async () => {
		const body = await left('application/vnd.api+json', async () => Buffer.from('{"number":"1"}'));
		expect(body).toEqual({ number: '1' });
	});

	test('is none where it cannot be read', async () => {
		const tooLarge = async () =>
			await Promise.reject<Buffer>(new Error('request entity too large'));
		expect(await left('application/octet-stream', tooLarge)).toBeUndefined();
	});

	test('stays unread where it has parts', async () => {
		const read = jest.fn(async () => Buffer.from('{}'));
		expect(await left('multipart/mixed', read)).toBeUndefined();
		expect(read).not.toHaveBeenCalled();
	});
});
