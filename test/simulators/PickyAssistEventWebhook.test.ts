import { API_TOKENS } from '../../simulators/PickyAssist';
import { useReceiver } from '../engine/receiver';
import { until } from '../engine/until';
import { token, useVendor } from './PickyAssistVendor';

const { control, post, state } = useVendor();
const web = useReceiver();

describe('the Event Webhook', () => {
	const send = async (application: number, data: object[]) =>
		await post('/push', { token, application, data });

	beforeEach(async () => await control('webhooks', { event: `${web.url}/events?secret=1` }));

	// A call on its way would reach the next test.
	afterEach(async () => await until(() => state().events.every(({ status }) => status > 0)));

	it('hears of a delivery once, with ids as strings and event_id as number', async () => {
		const sent = await send(8, [
			{ number: '393331234567', message: 'Your order', reference_number: 'Y12333' },
			{ number: '393331234568', message: 'Your order' },
		]);
		expect(web.received).toHaveLength(0);
		await until(() => web.received.length === 1);
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
		expect(web.received[0].path).toBe('/events?secret=1');
		expect(web.received[0].headers['content-type']).toBe('application/json');
		expect(web.received[0].body).toEqual({
			project_id: '715',
			event_id: 1,
			data: [row, { ...second, number: '393331234568', msg_id: sent.data[1].msg_id }],
		});
	});

	it('hears of each state; phones send no read receipts', async () => {
		const statuses = [4, 1, 3];
		await control('settings', { delivery: { statuses, afterMs: 20, rowsPerCall: 1 } });
		const seen = () => web.received.map(({ body }) => body.data[0].status);
		await send(121, [{ number: '393331234567', message: 'Hi' }]);
		await until(() => web.received.length === 3);
		expect(seen().sort()).toEqual(['1', '3', '4']);
		await send(1, [{ number: '393331234567', message: 'Hi' }]);
		await until(() => web.received.length === 5);
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(seen().sort()).toEqual(['1', '1', '3', '4', '4']);
	});

	it('hears why a message failed, from WhatsApp Official alone', async () => {
		await control('settings', { delivery: { failing: ['393331234567'] } });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await send(8, data);
		await until(() => web.received.length === 1);
		await send(10, data);
		await until(() => web.received.length === 2);
		expect(web.received[0].body.data).toMatchObject([
			{ status: '2', error_message: 'Message undeliverable' },
		]);
		expect(web.received[1].body.data[0]).toMatchObject({ status: '2' });
		expect(web.received[1].body.data[0]).not.toHaveProperty('error_message');
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
		expect(web.received).toHaveLength(0);
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
		await until(() => web.received.length === 1);
		expect(web.received[0].body).toEqual({
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
		await until(() => web.received.length === 2);
		const bodies = web.received.map(({ body }) => body).sort((a, b) => a.event_id - b.event_id);
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
		web.answers.push({ status: 500, body: '' });
		await control('subscriber');
		await until(() => state().events[0]?.status === 500);
		await control('settings', { webhooks: { retriesMs: [10, 10] } });
		web.answers.push({ status: 500, body: '' });
		await control('subscriber');
		await until(() => state().events[1]?.status === 200);
		expect(state().events).toMatchObject([{ attempts: 1 }, { attempts: 2 }]);
		expect(web.received).toHaveLength(3);
	});

	it('is that of the project which created it', async () => {
		await control('webhooks', { generation: 'v4', event: `${web.url}/v4` });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await post('/push', { token: API_TOKENS.v4, application: 121, data }, 'v4');
		await until(() => web.received.length === 1);
		expect(web.received[0]).toMatchObject({ path: '/v4', body: { project_id: '501326' } });
	});

	it('loses what a device command throws out of the queue', async () => {
		await post('/device-action', { token, command: 'stop-message-queue' });
		const data = [{ number: '393331234567', message: 'Hi' }];
		await send(1, data);
		await post('/device-action', { token, command: 'stop-message-queue' });
		await new Promise((resolve) => setTimeout(resolve, 100));
		expect(web.received).toHaveLength(0);
		await post('/device-action', { token, command: 'delete-message-queue' });
		await send(1, data);
		await until(() => web.received.length === 1);
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
