import { useReceiver } from '../engine/receiver';
import { until } from '../engine/until';
import { useVendor } from './PickyAssistVendor';

const { control, state } = useVendor();
const web = useReceiver();

describe('the Global Webhook', () => {
	beforeEach(
		async () => await control('webhooks', { global: `${web.url}/in?custom-variable=test` }),
	);

	it('gets a message encoded and raw, strings on V3, variables of the address as fields', async () => {
		await control('inbound', { text: 'Not Sure & 100%' });
		expect(web.received[0].path).toBe('/in?custom-variable=test');
		expect(web.received[0].body).toEqual({
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
		await control('webhooks', { generation: 'v4', global: `${web.url}/v4` });
		await control('inbound', { generation: 'v4', text: 'Hello', fields: { number: '61400' } });
		expect(web.received[0].body).toMatchObject({
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
		expect(web.received[0].body).toMatchObject(expected);
	});

	it('gets what a test wants, malformed or old', async () => {
		const fields = {
			'message-in': '%E0%A4%A+x',
			message_in_raw: null,
			direction: 1,
			'unique-id': '7',
		};
		await control('inbound', { fields });
		expect(web.received[0].body).toMatchObject({
			'message-in': '%E0%A4%A+x',
			direction: 1,
			'unique-id': '7',
		});
		expect(web.received[0].body).not.toHaveProperty('message_in_raw');
	});

	it('may answer with a reply, which is sent after its delay', async () => {
		web.answers.push(
			{ body: '{"message-out":"Hi Asha","delay":"0","type":"1"}' },
			{ body: '{"message-out":"Later","delay":"3600"}' },
		);
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
		web.answers.push({ status, body });
		const inbound = await control('inbound');
		expect(inbound.error).toContain(error);
		expect(inbound.body).toBe(body);
		expect(inbound).not.toHaveProperty('reply');
		expect(state().replies).toHaveLength(0);
	});

	it('is not called while Smart Replies have one, or where none is set', async () => {
		await control('webhooks', { smartReply: `${web.url}/smart` });
		expect(await control('inbound')).toBeNull();
		await control('webhooks', { smartReply: '', global: '' });
		expect(await control('inbound')).toBeNull();
		expect(web.received).toHaveLength(0);
	});

	it('reports a webhook that cannot be reached or that is too slow', async () => {
		await control('webhooks', { global: 'http://127.0.0.1:9/' });
		expect(await control('inbound')).toMatchObject({
			status: 0,
			error: expect.stringMatching(/./),
		});
		await control('webhooks', { global: `${web.url}/slow` });
		await control('settings', { webhooks: { timeoutMs: 30 } });
		web.answers.push({ body: '{"message-out":"Hi"}', delay: 200 });
		const inbound = await control('inbound');
		expect(inbound).toMatchObject({ status: 0, error: expect.stringContaining('timeout') });
		expect(inbound).not.toHaveProperty('reply');
	});
});
