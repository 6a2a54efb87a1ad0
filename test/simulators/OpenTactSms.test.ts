import { OPENTACT_SECOND_ACCOUNT } from '../../simulators/OpenTact';
import { useReceiver } from '../engine/receiver';
import { until } from '../engine/until';
import { basic, useOpenTact } from './OpenTactVendor';

const own = '12029822900';
const silent = '12029822904';
const customer = '14155550100';
const text = { from: own, to: customer, message: 'Hello' };

const vendor = useOpenTact();
const web = useReceiver();

const balance = async () => (await vendor.call('GET', '/account')).payload.balance;
const outbound = async (uuid: string) =>
	(await vendor.call('GET', `/sms/outbound/${uuid}`)).payload;
const setProfile = async (values: object) => {
	const [{ uuid }] = (await vendor.call('GET', '/profile/messaging')).payload;
	await vendor.call('PATCH', `/profile/messaging/${uuid}`, values);
};

describe('sending', () => {
	it('accepts with 202, echoes `to` as it came, and costs money', async () => {
		const sent = await vendor.call('POST', '/sms', { ...text, to: Number(customer) });
		expect(sent.status).toBe(202);
		expect(sent.payload).toMatchObject({
			type: 'smso',
			state: 'created',
			from: own,
			to: Number(customer),
			message: 'Hello',
			thread: expect.stringMatching(/^[0-9a-f]{32}$/),
			delivered: false,
			automated: false,
			tn: { tn: Number(own) },
		});
		expect(await balance()).toBe(99.995);
		await vendor.control('behaviour', { smsStatus: 200 });
		expect((await vendor.call('POST', '/sms', text)).status).toBe(200);
	});

	it('goes from created over sending and sent to delivered', async () => {
		await vendor.control('behaviour', { smsStep: 60 });
		const { uuid } = (await vendor.call('POST', '/sms', text)).payload;
		const seen = new Set<string>();
		const last = await until(async () => {
			const sms = await outbound(uuid);
			seen.add(sms.state);
			return sms.delivered && sms;
		});
		expect([...seen]).toEqual(['created', 'sending', 'sent']);
		expect(last).toMatchObject({
			to: customer,
			reference_id: expect.any(String),
			tn: { sms: true },
			account: { balance: 99.995 },
			created_by: { email: expect.any(String) },
		});
	});

	it('can end in success, as the events of 2022 do', async () => {
		await vendor.control('behaviour', { smsFinalState: 'success', smsStep: null });
		const { uuid } = (await vendor.call('POST', '/sms', text)).payload;
		await vendor.control('sms-settle');
		expect(await outbound(uuid)).toMatchObject({ state: 'success', delivered: true });
	});

	it('takes the older body, with the sender as the integer `tn`', async () => {
		const { status, payload } = await vendor.call('POST', '/sms', {
			...{ tn: Number(own), to: customer, message: 'Hello' },
		});
		expect([status, payload.from]).toEqual([202, own]);
		const asText = await vendor.call('POST', '/sms', { ...text, from: undefined, tn: own });
		expect(asText.body.fields).toEqual({
			'params.tn': { message: 'invalid integer number', value: own },
		});
	});

	it.each([
		['nothing to say', { message: '' }, 'params.message', 'minLength 1'],
		['919 characters', { message: 'x'.repeat(919) }, 'params.message', 'maxLength 918'],
		['no number', { to: 'qwerty123456789' }, 'params.to', 'invalid integer number'],
		['a short number', { to: '12' }, 'params.to', 'minLength 3'],
		['no sender', { from: undefined }, 'params.from', "'from' is required"],
		['`text`', { text: 'Hello' }, 'params.text', expect.stringContaining('excess')],
		[
			'a short callback',
			{ custom_callback_url: 'http://a' },
			'params.custom_callback_url',
			'minLength 10',
		],
	])('refuses %s', async (_what, values, path, message) => {
		const { status, body } = await vendor.call('POST', '/sms', { ...text, ...values });
		expect([status, body.success, body.status]).toEqual([500, false, 500]);
		expect(body.fields[path].message).toEqual(message);
		expect(await balance()).toBe(100);
	});

	it('accepts 918 characters', async () => {
		expect((await vendor.call('POST', '/sms', { ...text, message: 'x'.repeat(918) })).status).toBe(
			202,
		);
	});

	it('answers 402 without money and 404 for a number of somebody else', async () => {
		expect((await vendor.call('POST', '/sms', { ...text, from: '12029822905' })).status).toBe(404);
		await vendor.control('balance', { amount: 0.001 });
		expect(await vendor.call('POST', '/sms', text)).toMatchObject({
			status: 402,
			body: { success: false, message: 'Not enough balance', status: 402 },
		});
	});

	it('fails later when the carrier refuses, or the number has no SMS', async () => {
		await vendor.control('sms-outcome', { to: customer, outcome: 'failed' });
		await vendor.control('behaviour', { smsStep: null });
		const refused = (await vendor.call('POST', '/sms', text)).payload.uuid;
		const mute = (await vendor.call('POST', '/sms', { ...text, from: silent, to: '14155550111' }))
			.payload;
		await vendor.control('sms-settle');
		expect(await outbound(refused)).toMatchObject({
			state: 'failed',
			reason: 'Rejected by carrier',
		});
		expect(await outbound(mute.uuid)).toMatchObject({ state: 'failed', delivered: false });
	});
});

describe('callbacks', () => {
	it('come to the profile, flat, once sent and once delivered', async () => {
		await setProfile({ callback_url: `${web.url}/hook?key=1` });
		const { uuid } = (await vendor.call('POST', '/sms', text)).payload;
		await until(async () => web.received.length === 2);
		expect(web.received).toMatchObject([
			{ method: 'POST', path: '/hook?key=1', body: { uuid, state: 'sent', delivered: false } },
			{ method: 'POST', path: '/hook?key=1', body: { uuid, type: 'smso', delivered: true } },
		]);
		expect(web.received[0].body).not.toHaveProperty('payload');
	});

	it('come to the URL of the message instead', async () => {
		await setProfile({ callback_url: `${web.url}/profile` });
		await vendor.call('POST', '/sms', { ...text, custom_callback_url: `${web.url}/own` });
		await until(async () => web.received.length === 2);
		expect(web.received.map(({ path }) => path)).toEqual(['/own', '/own']);
	});

	it('come to the second URL when the first cannot be reached', async () => {
		await setProfile({
			callback_url: 'http://127.0.0.1:9/gone',
			callback_url2: `${web.url}/second`,
		});
		await vendor.control('sms-receive', { from: customer, to: own, message: 'Hi' });
		expect(web.received.map(({ path }) => path)).toEqual(['/second']);
		const { callbacks } = vendor.simulator.state() as { callbacks: Array<{ status: number }> };
		expect(callbacks.map(({ status }) => status)).toEqual([0, 200]);
	});

	it('report failures', async () => {
		await setProfile({ callback_url: `${web.url}/hook` });
		await vendor.control('sms-outcome', { to: customer, outcome: 'undelivered' });
		await vendor.call('POST', '/sms', text);
		await until(async () => web.received.length === 2);
		expect(web.received.map(({ body }) => body.state)).toEqual(['sent', 'failed']);
	});

	it('can be wrapped, and can come twice', async () => {
		await setProfile({ callback_url: `${web.url}/hook` });
		await vendor.control('behaviour', { callbackShape: 'payload' });
		await vendor.control('sms-receive', { from: customer, to: own, message: 'One', times: 2 });
		await vendor.control('behaviour', { callbackShape: 'data' });
		await vendor.control('sms-receive', { from: customer, to: own, message: 'Two' });
		expect(web.received.map(({ body }) => (body.payload ?? body.data.payload).message)).toEqual([
			...['One', 'One', 'Two'],
		]);
	});
});

describe('receiving', () => {
	it('stores, charges and reports a message', async () => {
		await setProfile({ callback_url: `${web.url}/hook` });
		const { uuid } = await vendor.control('sms-receive', {
			from: customer,
			to: own,
			message: 'Hi',
		});
		expect(web.received[0].body).toMatchObject({
			...{ uuid, type: 'smsi', state: 'success', from: customer, to: own, readed: false },
		});
		const { status, payload } = await vendor.call('GET', `/sms/inbound/${uuid}`);
		expect([status, payload.tnlease.uuid.length]).toEqual([200, 36]);
		expect(await balance()).toBe(99.997);
		expect((await vendor.call('GET', `/sms/outbound/${uuid}`)).status).toBe(404);
	});

	it('needs a number that is enabled for SMS', async () => {
		for (const to of [silent, '12029822929']) {
			expect(await vendor.control('sms-receive', { from: customer, to, message: 'Hi' })).toEqual({
				received: false,
			});
		}
	});
});

describe('searching', () => {
	beforeEach(async () => {
		await vendor.control('behaviour', { smsStep: null });
		for (let n = 1; n <= 12; n++)
			await vendor.call('POST', '/sms', { ...text, message: `Out ${n}` });
		await vendor.control('sms-receive', { from: customer, to: own, message: 'In 1' });
		await vendor.control('sms-receive', { from: '14155550199', to: own, message: 'In 2' });
	});
	const search = async (body: object = {}, way = '') =>
		await vendor.call('POST', `/sms/search${way}`, body);
	const messages = (reply: { payload: any }) => reply.payload.data.map((each: any) => each.message);

	it('gives ten of both directions, newest first', async () => {
		const { status, payload } = await search();
		expect(status).toBe(200);
		expect(payload).toMatchObject({ take: 10, skip: 0, total: 14 });
		expect(messages({ payload }).slice(0, 3)).toEqual(['In 2', 'In 1', 'Out 12']);
		expect(payload.data[0]).toMatchObject({ type: 'smsi', readed: false });
		expect(payload.data[2]).toMatchObject({ type: 'smso', automated: false });
	});

	it('pages by query, which wins over the body', async () => {
		const { payload } = await vendor.call('POST', '/sms/search?take=5&skip=12', { take: 1 });
		expect(payload).toMatchObject({ take: 5, skip: 12, total: 14 });
		expect(messages({ payload })).toEqual(['Out 2', 'Out 1']);
	});

	it.each(['take=101', 'take=0', 'skip=-1', 'take=x'])('refuses ?%s', async (query) => {
		const { status, body } = await vendor.call('POST', `/sms/search?${query}`, {});
		expect([status, Object.keys(body.fields)]).toEqual([500, [query.split('=')[0]]]);
	});

	it('refuses an unknown filter, sort field or direction', async () => {
		const { body } = await search({ order: { thread: 'ASC', from: 'UP' }, colour: 1, take: 101 });
		expect(Object.keys(body.fields).sort()).toEqual([
			...['params.colour', 'params.order.from', 'params.order.thread', 'params.take'],
		]);
	});

	it('filters with AND and OR, by mask and by value, and sorts', async () => {
		expect(messages(await search({ message: 'Out 1*', order: { message: 'ASC' } }))).toEqual([
			...['Out 1', 'Out 10', 'Out 11', 'Out 12'],
		]);
		const both = { from: customer, message: 'Out 2' };
		expect((await search(both)).payload.total).toBe(0);
		const either = await search({ ...both, mode: 'OR', order: { from: 'ASC' } });
		expect(either.payload).toMatchObject({ mode: 'OR', order: { from: 'ASC' } });
		expect(messages(either)).toEqual(['Out 2', 'In 1']);
		expect((await search({ state: 'created' }, '/outbound')).payload.total).toBe(12);
		expect(messages(await search({ from: '*0199' }, '/inbound'))).toEqual(['In 2']);
		expect((await search({ state: 'sent' }, '/inbound')).status).toBe(500);
	});

	it('narrows by date', async () => {
		const { payload } = await search({}, '/inbound');
		const last = payload.data[0].created_on;
		expect((await search({ created_on_from: last }, '/inbound')).payload.total).toBeGreaterThan(0);
		expect((await search({ created_on_from: '2099-01-01T00:00:00Z' })).payload.total).toBe(0);
		expect((await search({ created_on_from: 'tomorrow' })).status).toBe(500);
	});

	it('shows nothing of another account', async () => {
		const { payload } = await vendor.call(
			'POST',
			'/sms/search',
			{},
			basic(OPENTACT_SECOND_ACCOUNT),
		);
		expect(payload).toEqual({ take: 10, skip: 0, total: 0, data: [] });
	});
});
