import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API_TOKENS } from '../../simulators/PickyAssist';
import { until, useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { post, control } = vendor;
const token = API_TOKENS.v3;
const state = () => vendor.simulator.state();

/** The customer's side: a server that keeps what it is sent and answers as it is told. */
let listener: Server;
let received: Array<{ url: string; body: any; headers: Record<string, unknown> }>;
let answers: Array<{ status?: number; body: string; delay?: number }>;
const address = (path: string) =>
	`http://127.0.0.1:${(listener.address() as AddressInfo).port}${path}`;

beforeAll(async () => {
	listener = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = JSON.parse(Buffer.concat(chunks).toString());
		received.push({ url: request.url ?? '', body, headers: request.headers });
		const { status = 200, body: text, delay } = answers.shift() ?? { body: '{}' };
		if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
		response.writeHead(status).end(text);
	});
	await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
	received = [];
	answers = [];
});
afterAll(async () => await new Promise((resolve) => listener.close(resolve)));

describe('the Event Webhook', () => {
	const send = async (application: number, data: object[]) =>
		await post('/push', { token, application, data });

	beforeEach(async () => await control('webhooks', { event: address('/events?secret=1') }));

	// A call on its way would reach the next test.
	afterEach(async () => await until(() => state().events.every(({ status }) => status > 0)));

	it('hears of a delivery once, with ids as strings and event_id as number', async () => {
		const sent = await send(8, [
			{ number: '393331234567', message: 'Your order', reference_number: 'Y12333' },
			{ number: '393331234568', message: 'Your order' },
		]);
		expect(received).toHaveLength(0);
		await until(() => received.length === 1);
		const row = {
			push_id: sent.push_id,
			number: '393331234567',
			msg_id: sent.data[0].msg_id,
			status: '1',
			reference_number: 'Y12333',
			message: 'Your order',
			media: '',
			message_type: 'text',
			channel_id: '8',
		};
		const { reference_number: _none, ...second } = row;
		expect(received[0].url).toBe('/events?secret=1');
		expect(received[0].headers['content-type']).toBe('application/json');
		expect(received[0].body).toEqual({
			project_id: '715',
			event_id: 1,
			data: [row, { ...second, number: '393331234568', msg_id: sent.data[1].msg_id }],
		});
	});

	it('hears of each state; phones send no read receipts', async () => {
		const statuses = [4, 1, 3];
		await control('settings', { delivery: { statuses, afterMs: 20, rowsPerCall: 1 } });
		const seen = () => received.map(({ body }) => body.data[0].status);
		await send(121, [{ number: '393331234567', message: 'Hi' }]);
		await until(() => received.length === 3);
		expect(seen().sort()).toEqual(['1', '3', '4']);
		await send(1, [{ number: '393331234567', message: 'Hi' }]);
		await until(() => received.length === 5);
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(seen().sort()).toEqual(['1', '1', '3', '4', '4']);
	});

	it('hears why a message failed, from WhatsApp Official alone', async () => {
		await control('settings', { delivery: { failing: ['393331234567'] } });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await send(8, data);
		await until(() => received.length === 1);
		await send(10, data);
		await until(() => received.length === 2);
		expect(received[0].body.data).toMatchObject([
			{ status: '2', error_message: 'Message undeliverable' },
		]);
		expect(received[1].body.data[0]).toMatchObject({ status: '2' });
		expect(received[1].body.data[0]).not.toHaveProperty('error_message');
	});

	it('hears nothing of groups', async () => {
		const { group_id } = await post('/create-whatsapp-group', { token, group_subject: 'Team' });
		const fields = { token, application: 10, group_id };
		expect(await post('/push', fields)).toMatchObject({ status: 407 });
		expect(await post('/push', { ...fields, group_id: 'A0', globalmessage: 'x' })).toMatchObject({
			status: 836,
		});
		const answer = await post('/push', { ...fields, globalmessage: 'Hello group' });
		expect(answer).toEqual({ status: 100, message: 'Success', push_id: expect.any(String) });
		await until(() => state().messages[0]?.status === 1);
		expect(state().messages[0]).toMatchObject({ recipient: group_id, text: 'Hello group' });
		expect(received).toHaveLength(0);
		expect(await post('/delivery-report', { token, push_id: answer.push_id })).toMatchObject({
			status: 410,
		});
	});

	it('gets the result of the number filter as event 2', async () => {
		await control('settings', { notOnWhatsApp: ['15550001111'] });
		const data = [{ number: '393331234567' }, { number: '15550001111' }];
		const answer = await post('/push', { token, action: 1, application: 1, data });
		expect(answer).toMatchObject({ status: 100, data: [{ status: '0' }, { status: '0' }] });
		expect(answer.data[0]).not.toHaveProperty('credit');
		await until(() => received.length === 1);
		expect(received[0].body).toEqual({
			project_id: '715',
			event_id: 2,
			data: answer.data.map(({ msg_id, number }: any, index: number) => ({
				push_id: answer.push_id,
				number,
				msg_id,
				status: String(index + 1),
			})),
		});
		expect(state().messages).toHaveLength(0);
		expect(await post('/push', { token, action: 1, application: 3, data })).toMatchObject({
			status: 410,
		});
	});

	it('hears of members of groups and of subscribers', async () => {
		const { group_id } = await post('/create-whatsapp-group', { token, group_subject: 'Team' });
		await control('group-member', { group_id, number: '1494894894' });
		await control('subscriber', { mobile: '919000000000' });
		await until(() => received.length === 2);
		const bodies = received.map(({ body }) => body).sort((a, b) => a.event_id - b.event_id);
		expect(bodies).toEqual([
			{
				project_id: '715',
				event_id: 3,
				action: 1,
				group_id,
				group_subject: 'Team',
				number: '1494894894',
				application: 8,
			},
			{
				project_id: '715',
				event_id: 4,
				subscriber_id: 'VP14314575',
				mobile: '919000000000',
				name: '',
				email: '',
				profile_pic: '',
			},
		]);
	});

	it('is called again after a failure only where retries are on', async () => {
		answers = [{ status: 500, body: '' }];
		await control('subscriber');
		await until(() => state().events[0]?.status === 500);
		await control('settings', { webhooks: { retriesMs: [10, 10] } });
		answers = [{ status: 500, body: '' }];
		await control('subscriber');
		await until(() => state().events[1]?.status === 200);
		expect(state().events).toMatchObject([{ attempts: 1 }, { attempts: 2 }]);
		expect(received).toHaveLength(3);
	});

	it('is that of the project which created it', async () => {
		await control('webhooks', { generation: 'v4', event: address('/v4') });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await post('/push', { token: API_TOKENS.v4, application: 121, data }, 'v4');
		await until(() => received.length === 1);
		expect(received[0]).toMatchObject({ url: '/v4', body: { project_id: '501326' } });
	});

	it('loses what a device command throws out of the queue', async () => {
		await post('/device-action', { token, command: 'stop-message-queue' });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await send(1, data);
		await post('/device-action', { token, command: 'stop-message-queue' });
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(received).toHaveLength(0);
		await post('/device-action', { token, command: 'delete-message-queue' });
		await send(1, data);
		await until(() => received.length === 1);
		expect(state().messages).toMatchObject([
			{ status: 0, discarded: true },
			{ status: 1, discarded: false },
		]);
	});

	it('hears that the 24 hours are over, unless the person wrote or it is a template', async () => {
		await control('settings', { sessionWindow: true });
		const data = [{ number: '963587413', message: 'Hi' }];
		const states = async () => {
			await until(() => state().messages.every(({ status }) => status !== 0));
			return state().messages.map(({ status }) => status);
		};
		await send(8, data);
		expect(await states()).toEqual([2]);
		await send(1, data);
		expect(await states()).toEqual([2, 1]);
		const values = {
			template_id: 'XY6479',
			language: 'en',
			template_globalmessage: ['a', 'b', 'c'],
		};
		await post('/push', { token, application: 8, ...values, data });
		expect(await states()).toEqual([2, 1, 1]);
		await control('inbound');
		await send(8, data);
		expect(await states()).toEqual([2, 1, 1, 1]);
	});
});

describe('the Global Webhook', () => {
	beforeEach(
		async () => await control('webhooks', { global: address('/in?custom-variable=test') }),
	);

	it('gets a message encoded and raw, strings on V3, variables of the address as fields', async () => {
		await control('inbound', { text: 'Not Sure & 100%' });
		expect(received[0].url).toBe('/in?custom-variable=test');
		expect(received[0].body).toEqual({
			number: '963587413',
			'message-in': 'Not+Sure+%26+100%25',
			message_in_raw: 'Not Sure & 100%',
			type: '1',
			application: '8',
			name: 'Asha',
			'unique-id': expect.stringMatching(/^\d+$/),
			'project-id': '715',
			'custom-variable': 'test',
		});
	});

	it('gets numbers on V4', async () => {
		await control('webhooks', { generation: 'v4', global: address('/v4') });
		await control('inbound', { generation: 'v4', text: 'Hello', fields: { number: '61400' } });
		expect(received[0].body).toMatchObject({
			number: '61400',
			'message-in': 'Hello',
			type: 1,
			application: 121,
			'project-id': 501326,
			direction: 0,
		});
	});

	it.each([
		['media', { type: '2', 'media-url': 'https://example.org/PT05.jpeg' }],
		['button', { type: 9, direction: 0, payload: 'confirmbutton', 'context-msg-id': '30486936' }],
		['list', { interactive: { type: 1, id: 'day-1', description: 'Monday' } }],
		['contact', { type: '7', contact: [{ first_name: 'Test', phone: '+91 99999 00111' }] }],
		['location', { type: '7', Location: { lat: 81.5094, long: 6.9698, name: 'Tourism' } }],
		['group', { 'group-id': 'A3526', application: '10' }],
	])('gets the sample of %s', async (kind, expected) => {
		await control('inbound', { kind });
		expect(received[0].body).toMatchObject(expected);
	});

	it('gets what a test wants, malformed or old', async () => {
		const fields = {
			'message-in': '%E0%A4%A+x',
			message_in_raw: null,
			direction: 1,
			'unique-id': '7',
		};
		await control('inbound', { fields });
		expect(received[0].body).toMatchObject({
			'message-in': '%E0%A4%A+x',
			direction: 1,
			'unique-id': '7',
		});
		expect(received[0].body).not.toHaveProperty('message_in_raw');
	});

	it('may answer with a reply, which is sent after its delay', async () => {
		answers = [
			{ body: '{"message-out":"Hi Asha","delay":"0","type":"1"}' },
			{ body: '{"message-out":"Later","delay":"3600"}' },
		];
		const inbound = await control('inbound');
		expect(inbound).toMatchObject({
			status: 200,
			error: '',
			reply: { 'message-out': 'Hi Asha', delay: '0', type: '1' },
		});
		await control('inbound');
		await until(() => state().replies.length === 1);
		expect(state().replies).toMatchObject([
			{
				recipient: '963587413',
				answers: inbound.payload['unique-id'],
				reply: { 'message-out': 'Hi Asha' },
			},
		]);
		expect(state().inbound).toMatchObject([{}, { reply: { 'message-out': 'Later' } }]);
	});

	it('sends nothing back for {}, and minds nothing', async () => {
		const inbound = await control('inbound');
		expect(inbound).toMatchObject({ status: 200, body: '{}', error: '' });
		expect(inbound).not.toHaveProperty('reply');
	});

	it.each([
		['plain text', 200, 'Workflow was started', 'The answer is not valid JSON'],
		['nothing', 200, '', 'The answer is not valid JSON'],
		['a list', 200, '[{"message-out":"Hi"}]', 'The answer is not a JSON object'],
		['a failure', 500, '{"message-out":"Hi"}', 'HTTP status 500'],
		['a number as delay', 200, '{"message-out":"Hi","delay":5}', 'delay must be a string'],
		['a long delay', 200, '{"message-out":"Hi","delay":"3601"}', 'delay must be a string'],
		['a number as type', 200, '{"message-out":"Hi","type":1}', 'type must be a string'],
		['a number as text', 200, '{"message-out":5}', 'message-out must be a string'],
		['media that is no URL', 200, '{"media-url":"a.png"}', 'media-url must be a URL'],
	])('gets no reply through with %s', async (_title, status, body, error) => {
		answers = [{ status, body }];
		const inbound = await control('inbound');
		expect(inbound.error).toContain(error);
		expect(inbound.body).toBe(body);
		expect(inbound).not.toHaveProperty('reply');
		expect(state().replies).toHaveLength(0);
	});

	it('is not called while Smart Replies have one, or where none is set', async () => {
		await control('webhooks', { smartReply: address('/smart') });
		expect(await control('inbound')).toBeNull();
		await control('webhooks', { smartReply: '', global: '' });
		expect(await control('inbound')).toBeNull();
		expect(received).toHaveLength(0);
	});

	it('reports a webhook that cannot be reached or that is too slow', async () => {
		await control('webhooks', { global: 'http://127.0.0.1:9/' });
		expect(await control('inbound')).toMatchObject({
			status: 0,
			error: expect.stringMatching(/./),
		});
		await control('webhooks', { global: address('/slow') });
		await control('settings', { webhooks: { timeoutMs: 30 } });
		answers = [{ body: '{"message-out":"Hi"}', delay: 200 }];
		const inbound = await control('inbound');
		expect(inbound).toMatchObject({ status: 0, error: expect.stringContaining('timeout') });
		expect(inbound).not.toHaveProperty('reply');
	});
});
