import type { IDataObject } from 'n8n-workflow';
import { happeningOf, messageIn } from '../../nodes/OpenTact/trigger/callback';
import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { Bench, byId } from './bench';
import { Doorway, TriggerWorkflow } from '../engine/trigger';
import type { TriggerSetup } from '../engine/trigger';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';

const PROFILE = '10000000-0000-4000-8000-000000000001';
const POOL = '10000000-0000-4000-8000-000000000002';
const NUMBER = '12029822900';
const OTHER = '14158531285';

let bench: Bench;
let doorway: Doorway;
beforeAll(async () => {
	bench = await Bench.start();
	doorway = await Doorway.open();
});
afterAll(async () => {
	await doorway.close();
	await bench.vendor.stop();
});
beforeEach(() => {
	bench.vendor.reset();
	doorway.workflows.clear();
});

let count = 0;
const setup = (): TriggerSetup => ({
	type: new OpenTactTrigger(),
	credentialType: new OpenTactApi(),
	credentials: bench.password(),
});
const workflow = (parameters: IDataObject = {}) =>
	new TriggerWorkflow(
		`workflow${++count}`,
		setup(),
		{
			mode: 'callback',
			events: ['inbound', 'delivery'],
			messagingProfile: byId(PROFILE),
			...parameters,
		},
		doorway,
	);
const callbackOf = async (profile = PROFILE) =>
	(await bench.api('GET', `/profile/messaging/${profile}`)).callback_url as string | null;
const receive = async (message = 'Hi', more: object = {}) =>
	await bench.control('sms-receive', { from: OTHER, to: NUMBER, message, ...more });
const statusOf = async (url: string, body: unknown) =>
	(await fetch(url, { method: 'POST', body: JSON.stringify(body) })).status;

describe('activation and deactivation', () => {
	test('sets the callback URL with a secret, and puts the former value back', async () => {
		const flow = workflow();
		await flow.activate();
		const url = new URL(String(await callbackOf()));
		expect(url.origin + url.pathname).toBe(`${doorway.url}/webhook/hook-${flow.id}/opentact`);
		expect(url.searchParams.get('n8n_secret')).toMatch(/^[0-9a-f]{32}$/);
		await flow.deactivate();
		expect(await callbackOf()).toBeNull();
	});

	test('a callback URL of somebody else comes back', async () => {
		const theirs = 'https://example.com/messages';
		await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
		const flow = workflow();
		await flow.activate();
		expect(await callbackOf()).not.toBe(theirs);
		await flow.deactivate();
		expect(await callbackOf()).toBe(theirs);
	});

	test('"Stop" leaves the URL of somebody else alone', async () => {
		const theirs = 'https://example.com/messages?key=hidden';
		await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
		const flow = workflow({ otherUrl: 'stop' });
		await expect(flow.activate()).rejects.toThrow('has another callback URL already');
		expect(await callbackOf()).toBe(theirs);
		await flow.deactivate();
		expect(await callbackOf()).toBe(theirs);
	});

	test("another workflow's URL is replaced by the user's choice alone", async () => {
		const first = workflow();
		await first.activate();
		const firstUrl = await callbackOf();
		const second = workflow();
		await expect(second.activate()).rejects.toThrow('calls another workflow already');
		expect(await callbackOf()).toBe(firstUrl);
		await second.deactivate();
		expect(await callbackOf()).toBe(firstUrl);

		second.parameters.otherUrl = 'replace';
		await second.activate();
		expect(await callbackOf()).not.toBe(firstUrl);
		await receive();
		expect([first.started.length, second.started.length]).toEqual([0, 1]);
		await second.deactivate();
		expect(await callbackOf()).toBe(firstUrl);
		await first.deactivate();
		expect(await callbackOf()).toBeNull();
	});

	test('a workflow that is stopped does not touch the URL that replaced its own', async () => {
		const first = workflow();
		const second = workflow({ otherUrl: 'replace' });
		await first.activate();
		await second.activate();
		const url = await callbackOf();
		await first.deactivate();
		expect(await callbackOf()).toBe(url);
	});

	test('activated twice, also after n8n forgot everything, it sets the URL once', async () => {
		const flow = workflow();
		await flow.activate();
		const url = await callbackOf();
		await flow.activate();
		expect(await callbackOf()).toBe(url);
		flow.staticData = {};
		await flow.activate();
		expect(await callbackOf()).toBe(url);
		expect(bench.received().filter(({ call }) => call.startsWith('PATCH'))).toHaveLength(1);
		await receive();
		expect(flow.started).toHaveLength(1);
	});

	test('another profile chosen: the former one gets its value back', async () => {
		const flow = workflow();
		await flow.activate();
		flow.parameters.messagingProfile = byId(POOL);
		await flow.activate();
		expect(await callbackOf(PROFILE)).toBeNull();
		expect(await callbackOf(POOL)).toContain(`hook-${flow.id}`);
		await flow.deactivate();
		expect(await callbackOf(POOL)).toBeNull();
	});

	test('a test in the editor borrows the profile of the active workflow', async () => {
		const flow = workflow();
		await flow.activate();
		const url = await callbackOf();
		const test = new TriggerWorkflow(flow.id, setup(), flow.parameters, doorway);
		await test.activate(true);
		expect(await callbackOf()).toContain('/webhook-test/');
		await receive('Only a test');
		expect(test.started).toMatchObject([{ message: 'Only a test' }]);
		// n8n asks a node that can poll for the items of a test run.
		expect(await test.poll('manual')).toEqual(test.started);
		await test.deactivate(true);
		expect(await callbackOf()).toBe(url);
	});

	test('a profile that is gone, or a wrong password, does not keep a workflow alive', async () => {
		const flow = workflow();
		await flow.activate();
		await bench.api('DELETE', `/profile/messaging/${PROFILE}`);
		await flow.deactivate();
		expect(flow.warnings).toEqual([]);

		const other = workflow({ messagingProfile: byId(POOL) });
		await other.activate();
		bench.vendor.faults.set([{ path: '/profile', status: 403, body: { success: false } }]);
		await other.deactivate();
		expect(other.warnings).toEqual([expect.stringContaining('keeps calling the webhook')]);
		bench.vendor.faults.clear();
		await other.deactivate();
		expect(await callbackOf(POOL)).toBeNull();
	});

	test('no profile, or one that is none', async () => {
		await expect(workflow({ messagingProfile: byId('x') }).activate()).rejects.toThrow(
			'Messaging Profile must be an ID like',
		);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

describe('callbacks', () => {
	test.each(['flat', 'payload', 'data'])('an inbound message, %s', async (callbackShape) => {
		await bench.control('behaviour', { callbackShape });
		const flow = workflow();
		await flow.activate();
		await receive('Hello');
		expect(flow.started).toEqual([
			{
				event: 'inbound',
				uuid: expect.any(String),
				from: OTHER,
				to: NUMBER,
				message: 'Hello',
				thread: expect.any(String),
				state: 'success',
				delivered: true,
				created_on: expect.any(String),
			},
		]);
	});

	test('the states of a sent message, and only those where no more is wanted', async () => {
		const flow = workflow({ events: ['delivery'] });
		await flow.activate();
		await bench.run('sms.send', {
			from: { __rl: true, mode: 'number', value: NUMBER },
			to: OTHER,
			message: 'Hello',
		});
		const deadline = Date.now() + 5000;
		while (flow.started.length < 2 && Date.now() < deadline) {
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		await receive();
		expect(flow.started).toMatchObject([
			{ event: 'delivery', from: NUMBER, to: OTHER, state: 'sent', delivered: false },
			{ event: 'delivery', delivered: true },
		]);
		expect(flow.started).toHaveLength(2);
	});

	test('one that is delivered three times starts one execution, at once or later', async () => {
		const flow = workflow();
		await flow.activate();
		await receive('Hello', { times: 3 });
		expect(flow.started).toHaveLength(1);
		const [{ body, url }] = (
			bench.vendor.state() as { callbacks: Array<{ body: unknown; url: string }> }
		).callbacks;
		const statuses = await Promise.all([1, 2, 3].map(async () => await statusOf(url, body)));
		expect(statuses).toEqual([200, 200, 200]);
		expect(flow.started).toHaveLength(1);
	});

	test('what is remembered is bounded', async () => {
		const flow = workflow();
		await flow.activate();
		const url = String(await callbackOf());
		for (let at = 0; at < 550; at++) {
			await statusOf(url, { uuid: `id-${at}`, type: 'smsi', state: 'success', from: '1' });
		}
		expect(flow.started).toHaveLength(550);
		expect(JSON.stringify(flow.staticData).length).toBeLessThan(20_000);
	});

	test('an inbound message counts once it is complete', async () => {
		const flow = workflow();
		await flow.activate();
		const url = String(await callbackOf());
		const message = { uuid: 'id', type: 'smsi', from: OTHER, to: NUMBER, message: 'Hi' };
		expect(await statusOf(url, { ...message, state: 'created' })).toBe(200);
		expect(flow.started).toEqual([]);
		expect(await statusOf(url, { ...message, state: 'success' })).toBe(200);
		expect(flow.started).toHaveLength(1);
	});

	test('a wrong secret is 401, what is not a message 400; neither starts anything', async () => {
		const flow = workflow();
		await flow.activate();
		const url = String(await callbackOf());
		const message = { uuid: 'id', type: 'smsi', state: 'success', from: OTHER };
		expect(
			await statusOf(
				url.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
				message,
			),
		).toBe(401);
		expect(await statusOf(url.split('?')[0], message)).toBe(401);
		for (const body of [{}, [], { hello: 'world' }, { data: { payload: [] } }, 'text', null]) {
			expect(await statusOf(url, body)).toBe(400);
		}
		expect(flow.started).toEqual([]);
	});

	test('fields of any type are survived, and what is nested without an end is refused', async () => {
		const flow = workflow({ simplify: false });
		await flow.activate();
		const url = String(await callbackOf());
		const message = { type: 'smsi', state: 'success', from: OTHER, to: NUMBER };
		const hostile = [{ toString: 1, valueOf: 1 }, [[null]], true, -1e308, null];
		let sent = 0;
		for (const name of ['from', 'to', 'message', 'delivered', 'tn', 'type', 'data', 'payload']) {
			for (const value of hostile) {
				const uuid = `id-${++sent}`;
				expect(await statusOf(url, { ...message, uuid, readed: true, [name]: value })).toBe(200);
			}
		}
		expect(flow.started).toHaveLength(sent);
		let deep: object = {};
		for (let level = 0; level < 200; level++) deep = { deep };
		expect(await statusOf(url, { ...message, uuid: 'deep', deep })).toBe(400);
		for (const name of ['uuid', 'state']) {
			await statusOf(url, { ...message, uuid: 'id', [name]: { toString: 1 } });
		}
		expect(flow.started).toHaveLength(sent);
	});

	test('the raw record has no secrets of the users in it', async () => {
		const flow = workflow({ simplify: false });
		await flow.activate();
		const url = String(await callbackOf());
		await statusOf(url, {
			uuid: 'id',
			type: 'smsi',
			state: 'success',
			tn: { tn: 1 },
			account: { admin: { password: 'hash', token: 'secret' } },
		});
		expect(flow.started).toMatchObject([{ event: 'inbound', tn: { tn: 1 } }]);
		expect(JSON.stringify(flow.started)).not.toMatch(/hash|secret/);
	});
});

test.each([
	[{ type: 'smsi' }, 'inbound'],
	[{ type: 'smso' }, 'delivery'],
	[{ type: 'smsr' }, 'delivery'],
	[{ type: 'sms' }, 'delivery'],
	[{ tn: { tn: 18382050008 }, to: '18382050008', from: '1' }, 'inbound'],
	[{ tn: { tn: 18382050008 }, from: '+18382050008', to: '1' }, 'delivery'],
	[{ from: '1', to: '2', readed: false }, 'inbound'],
	[{ tn: 1, to: 2, state: 'sent' }, 'delivery'],
	[{ to: '2', state: 'success' }, 'delivery'],
])('%j is %s', (message, event) => {
	expect(happeningOf(message)).toBe(event);
});

test('a message is found wherever it lies', () => {
	const message = { uuid: 'id', state: 'sent' };
	expect(messageIn({ type: 'sms', timestamp: 'x', payload: message })).toBe(message);
	expect(messageIn({ data: { event_type: 'message.finalized', payload: message } })).toBe(message);
	expect(messageIn({ payload: { uuid: 1 } })).toBeUndefined();
});

describe('polling', () => {
	const poller = () => workflow({ mode: 'polling' });

	test('starts from now, then gives each message once, oldest first', async () => {
		await receive('Before');
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		await receive('Second');
		expect((await flow.poll())?.map(({ message }) => message)).toEqual(['First', 'Second']);
		expect(await flow.poll()).toBeNull();
		await receive('Third');
		expect(await flow.poll()).toMatchObject([{ event: 'inbound', message: 'Third', to: NUMBER }]);
	});

	test('starts with an empty account, too', async () => {
		const flow = poller();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	test('misses nothing when more came than fit on a page', async () => {
		const flow = poller();
		await flow.poll();
		for (let at = 0; at < 250; at++) await receive(`Number ${at}`);
		const found = await flow.poll();
		expect(found?.map(({ message }) => message)).toEqual(
			Array.from({ length: 250 }, (_, at) => `Number ${at}`),
		);
		expect(await flow.poll()).toBeNull();
	});

	test('a message that is completed later is not missed', async () => {
		const flow = poller();
		await flow.poll();
		await receive('Slow', { state: 'created' });
		await receive('Quick');
		expect(await flow.poll()).toMatchObject([{ message: 'Quick' }]);
		const { sms } = bench.vendor.state() as { sms: Array<{ message: string; state: string }> };
		for (const each of sms) if (each.message === 'Slow') each.state = 'success';
		expect(await flow.poll()).toMatchObject([{ message: 'Slow' }]);
		expect(await flow.poll()).toBeNull();
	});

	test('a look that fails loses nothing', async () => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		bench.vendor.faults.set([{ path: '/sms/search', status: 403, body: { success: false } }]);
		await expect(flow.poll()).rejects.toThrow('OpenTact refused');
		bench.vendor.faults.clear();
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	test('a test in the editor shows the newest message and changes nothing', async () => {
		const flow = poller();
		await flow.poll();
		await receive('First');
		await receive('Second');
		expect(await flow.poll('manual')).toMatchObject([{ message: 'Second' }]);
		expect(await flow.poll()).toHaveLength(2);
	});

	test('in callback mode nothing is asked', async () => {
		const flow = workflow();
		expect(await flow.poll()).toBeNull();
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

test('n8n finds times to poll in polling mode alone, and a webhook in the other', () => {
	const { properties, webhooks } = new OpenTactTrigger().description;
	const times = properties.filter(({ name }) => name === 'pollTimes');
	expect(times.map(({ default: initial }) => initial)).toEqual([
		{ item: [{ mode: 'everyMinute' }] },
		{ item: [] },
	]);
	expect(webhooks).toMatchObject([{ httpMethod: expect.stringContaining('"polling" ? ""') }]);
});
