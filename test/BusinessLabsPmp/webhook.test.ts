import { createHmac } from 'node:crypto';
import { isVerified } from '../../nodes/BusinessLabsPmp/trigger/signature';
import { withClockAhead } from '../engine/calendar';
import { useWebhooks } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const { pmp, doorway, workflow, hooks, create } = useWebhooks(version);
	const again = async (call: { url: string; body: string; signature: string }) =>
		(
			await fetch(call.url, {
				method: 'POST',
				body: call.body,
				headers: { 'content-type': 'application/json', 'x-perfex-signature': call.signature },
			})
		).status;

	test('a forged, changed or late call is a 401, a repeated one a 200, and none starts anything', async () => {
		const flow = workflow();
		await flow.activate();
		await create();
		await pmp.control('deliver');
		expect(flow.started).toHaveLength(1);
		const { headers, ...sent } = doorway.calls.at(-1)!;
		const call = { ...sent, signature: String(headers['x-perfex-signature']) };
		const signed = (secret: string, body: string, at: number) =>
			`t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
		const now = Math.floor(Date.now() / 1000);
		const secret = String(hooks()[0].secret);

		expect(await again(call)).toBe(200);
		expect(await again({ ...call, signature: '' })).toBe(401);
		expect(await again({ ...call, signature: 't=1,v1=00' })).toBe(401);
		expect(await again({ ...call, signature: signed('guess', call.body, now) })).toBe(401);
		expect(await again({ ...call, signature: signed(secret, `${call.body} `, now) })).toBe(401);
		expect(await again({ ...call, signature: signed(secret, call.body, now - 301) })).toBe(401);
		expect(await again({ ...call, signature: signed(secret, call.body, now + 360) })).toBe(401);
		expect(flow.started).toHaveLength(1);
		// Delivered again, with another time in the signature.
		expect(await again({ ...call, signature: signed(secret, call.body, now - 200) })).toBe(200);
		expect(flow.started).toHaveLength(1);
	});

	test('a call that n8n could not start and refused may come again', async () => {
		const flow = workflow();
		await flow.activate();
		await create();
		flow.isUp = false;
		await pmp.control('deliver');
		flow.isUp = true;
		const { headers, ...call } = doorway.calls.at(-1)!;
		const signature = String(headers['x-perfex-signature']);
		expect(flow.started).toHaveLength(0);
		expect(await again({ ...call, signature })).toBe(200);
		expect(await again({ ...call, signature })).toBe(200);
		expect(flow.started).toHaveLength(1);
	});

	test('whatever is signed starts an execution, unless it is nested without an end', async () => {
		const flow = workflow();
		await flow.activate();
		const [{ url, secret }] = hooks();
		const post = async (body: string) => {
			const at = Math.floor(Date.now() / 1000);
			const v1 = createHmac('sha256', String(secret)).update(`${at}.${body}`).digest('hex');
			return await again({ url: String(url), body, signature: `t=${at},v1=${v1}` });
		};
		for (const body of ['{"event":"a"}', '[{"event":"b"}]', '"text"', '7']) {
			expect(await post(body)).toBe(200);
		}
		const data = [[{ event: 'b' }], 'text', 7].map((each) => ({ data: each }));
		expect(flow.started).toEqual([{ event: 'a' }, ...data]);
		expect(await post(`${'['.repeat(200)}${']'.repeat(200)}`)).toBe(400);
		expect(flow.started).toHaveLength(4);
	});

	describe('what is signed for the workflow', () => {
		const sign = (secret: unknown, body: string, at = Math.floor(Date.now() / 1000)) =>
			`t=${at},v1=${createHmac('sha256', String(secret)).update(`${at}.${body}`).digest('hex')}`;
		const start = async () => {
			const flow = workflow();
			await flow.activate();
			const [{ url, secret }] = hooks();
			const post = async (body: string, type = 'application/json', signed = body, at?: number) =>
				await fetch(String(url), {
					method: 'POST',
					body,
					headers: { 'content-type': type, 'x-perfex-signature': sign(secret, signed, at) },
				});
			return { flow, post };
		};

		test('starts once, also when it is delivered again later with another signature', async () => {
			const { flow, post } = await start();
			const at = Math.floor(Date.now() / 1000);
			for (const later of [-60, 0, 0, 60]) {
				const { status } = await post('{"event":"a"}', undefined, undefined, at + later);
				expect(status).toBe(200);
			}
			expect(flow.started).toEqual([{ event: 'a' }]);
		});

		test.each([-20, 20])(
			'starts while n8n is wrong about the time by %i minutes',
			async (minutes) => {
				const wrong = async <T>(work: () => Promise<T>) =>
					await withClockAhead(minutes * 60_000, work);
				const at = Math.floor(Date.now() / 1000);
				const { flow, post } = await wrong(start);
				const call = async (event: string, time: number) =>
					(await post(`{"event":"${event}"}`, undefined, undefined, time)).status;
				expect(await wrong(async () => await call('a', at))).toBe(200);
				// Set right meanwhile.
				expect(await call('b', at)).toBe(200);
				expect(await call('c', at - 301)).toBe(401);
				expect(flow.started).toEqual([{ event: 'a' }, { event: 'b' }]);
			},
		);

		test('is not accepted again before it is certain, and starts when the first was refused', async () => {
			const { flow, post } = await start();
			const { reached, release } = flow.hold();
			flow.isUp = false;
			const first = post('{"event":"a"}');
			await reached;
			expect((await post('{"event":"a"}')).status).toBe(503);
			release();
			expect((await first).status).toBe(503);
			flow.isUp = true;
			expect((await post('{"event":"a"}')).status).toBe(200);
			expect((await post('{"event":"a"}')).status).toBe(200);
			expect(flow.started).toEqual([{ event: 'a' }]);
		});

		test.each([
			['a multipart form', 'multipart/form-data; boundary=b', ''],
			['a form', 'application/x-www-form-urlencoded', 'event=a'],
			['XML', 'application/xml', '<event>a</event>'],
			['XML of another name', 'application/soap+xml', '<event>a</event>'],
		])('is refused as %s', async (_, type, signed) => {
			const { flow, post } = await start();
			const form = '--b\r\nContent-Disposition: form-data; name="event"\r\n\r\na\r\n--b--\r\n';
			expect((await post(signed || form, type, signed)).status).toBe(415);
			expect(flow.started).toEqual([]);
		});

		test.each([
			['Application/JSON; charset=utf-8', 200],
			['x-multipart/mixed', 200],
			['x-application/x-www-form-urlencoded', 200],
			['application/x-www-form-urlencoded-like', 200],
			['application/xml-like', 200],
			['application/notxml', 200],
			['text/xml', 415],
			['APPLICATION/XML ; charset=utf-8', 415],
		])('as %s it is answered with %i', async (type, status) => {
			const { flow, post } = await start();
			expect((await post('{"event":"a"}', type)).status).toBe(status);
			expect(flow.started).toEqual(status === 200 ? [{ event: 'a' }] : []);
		});

		test('is answered with what became of it', async () => {
			const { flow, post } = await start();
			const answer = async (...given: Parameters<typeof post>) =>
				await (await post(...given)).json();
			expect(await answer('{"event":"a"}')).toEqual({ success: true });
			const no = (message: string) => ({ success: false, message });
			expect(await answer('{"event":"a"}')).toEqual({
				...{ success: true, message: 'This call was already received' },
			});
			expect(await answer('a', undefined, 'b')).toEqual(no('The signature does not match'));
			expect(await answer('<a/>', 'text/xml')).toEqual(no('The body must be JSON'));
			const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
			expect(await answer(deep)).toEqual(no('The body is nested too deep'));
			const { reached, release } = flow.hold();
			const first = post('{"event":"b"}');
			await reached;
			expect(await answer('{"event":"b"}')).toEqual(no('This call is still being processed'));
			release();
			await first;
			flow.parameters.mode = 'polling';
			expect(await answer('{"event":"c"}')).toEqual(
				no('This workflow polls PMP and takes no calls'),
			);
			expect(flow.started).toEqual([{ event: 'a' }, { event: 'b' }]);
		});

		test('starts without secrets, and with nothing where nothing came', async () => {
			const { flow, post } = await start();
			await post('{"event":"a","data":{"password":"x","name":"y"}}');
			await post('');
			expect(flow.started).toEqual([{ event: 'a', data: { name: 'y' } }, {}]);
		});
	});

	test('the bytes count, not what they mean', () => {
		const body = Buffer.from('{"name":"\u00e9",  "n":1.0}');
		const v1 = createHmac('sha256', 's').update('100.').update(body).digest('hex');
		expect(isVerified(`t=100,v1=${v1}`, body, 's', 300)).toBe(true);
		expect(isVerified(`v1=${v1}, t=100`, body, 's', 300)).toBe(true);
		expect(
			isVerified(`t=100,v1=${v1}`, Buffer.from(JSON.stringify(JSON.parse(String(body)))), 's', 300),
		).toBe(false);
		expect(isVerified(`t=100,v1=${v1}`, body, '', 300)).toBe(false);
		expect(isVerified(undefined, body, 's', 300)).toBe(false);
	});

	test('a body by a name that n8n does not know is read', async () => {
		const flow = workflow();
		await flow.activate();
		const [{ url, secret }] = hooks();
		const body = JSON.stringify({ event: 'customer_created', data: { id: '7' } });
		const now = Math.floor(Date.now() / 1000);
		const digest = createHmac('sha256', String(secret)).update(`${now}.${body}`).digest('hex');
		const headers = {
			'content-type': 'application/vnd.api+json',
			'x-perfex-signature': `t=${now},v1=${digest}`,
		};
		const answer = await fetch(String(url), { method: 'POST', body, headers });
		expect(answer.status).toBe(200);
		expect(flow.started).toMatchObject([{ data: { id: '7' } }]);
	});
});
