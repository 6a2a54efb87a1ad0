import { until } from '../engine/until';
import { NUMBER, OTHER, useTrigger } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const { bench, workflow, callbackOf, receive, statusOf } = useTrigger(version);

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

		test.each([null, ''])('an inbound message whose state is %j starts one', async (state) => {
			const flow = workflow();
			await flow.activate();
			const url = String(await callbackOf());
			const sms = { uuid: 'a', type: 'smsi', state, from: OTHER, to: NUMBER, message: 'Hi' };
			expect(await statusOf(url, sms)).toBe(200);
			expect(flow.started).toMatchObject([{ event: 'inbound', message: 'Hi' }]);
		});

		test.each([null, ''])(
			'a message that was sent is known with %j as sender, too',
			async (from) => {
				const flow = workflow();
				await flow.activate();
				const url = String(await callbackOf());
				const sms = { uuid: 'a', from, to: OTHER, tn: { tn: Number(NUMBER) }, state: 'created' };
				await statusOf(url, sms);
				expect(flow.started).toMatchObject([{ event: 'delivery' }]);
			},
		);

		test('an inbound message starts one execution, whatever else is said of it later', async () => {
			const flow = workflow();
			await flow.activate();
			const url = String(await callbackOf());
			const sms = { uuid: 'a', type: 'smsi', state: 'success', from: OTHER, to: NUMBER };
			const told = [
				{ ...sms, delivered: false, readed: false },
				{ ...sms, delivered: true, readed: false, modified_on: '2026-07-30T00:00:00Z' },
				{ payload: { ...sms, delivered: true, readed: true }, timestamp: 1 },
				{ data: { payload: { ...sms, state: undefined } } },
			];
			for (const body of told) expect(await statusOf(url, body)).toBe(200);
			expect(flow.started).toHaveLength(1);
		});

		test('one that n8n could not start and refused may come again', async () => {
			const flow = workflow();
			await flow.activate();
			const url = String(await callbackOf());
			const sms = { uuid: 'a', type: 'smsi', state: 'success', from: OTHER, to: NUMBER };
			const call = async () => await statusOf(url, { ...sms, message: 'Hi', delivered: true });
			flow.isUp = false;
			expect(await call()).toBe(503);
			flow.isUp = true;
			expect([await call(), await call()]).toEqual([200, 200]);
			expect(flow.started).toHaveLength(1);
		});

		test.each([
			['refuses it', false, [200, 200]],
			['starts it', true, [200, 200]],
		])('one whose caller hangs up before n8n %s starts once', async (_, isUp, statuses) => {
			const flow = workflow();
			await flow.activate();
			const url = String(await callbackOf());
			const sms = { uuid: 'a', type: 'smsi', state: 'success', from: OTHER, to: NUMBER };
			const { reached, release } = flow.hold();
			flow.isUp = isUp;
			const caller = new AbortController();
			const first = statusOf(url, sms, caller.signal).catch(() => 'hung up');
			await reached;
			expect(await statusOf(url, sms)).toBe(503);
			caller.abort();
			expect(await first).toBe('hung up');
			release();
			await until(() => isUp === flow.started.length > 0);
			flow.isUp = true;
			expect([await statusOf(url, sms), await statusOf(url, sms)]).toEqual(statuses);
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
});
