import { TriggerWorkflow } from '../engine/trigger';
import { byId, PROFILE } from './node';
import { POOL, useTrigger } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const trigger = useTrigger(version);
	const { bench, setup, workflow, callbackOf, receive } = trigger;

	describe('activation and deactivation', () => {
		test('sets the callback URL with a secret, and puts the former value back', async () => {
			const flow = workflow();
			await flow.activate();
			const url = new URL(String(await callbackOf()));
			expect(url.origin + url.pathname).toBe(
				`${trigger.doorway.url}/webhook/hook-${flow.id}/opentact`,
			);
			expect(url.searchParams.get('n8n_secret')).toMatch(/^[0-9a-f]{32}$/);
			await flow.deactivate();
			expect(await callbackOf()).toBeNull();
		});

		test.each([null, 'https://example.com/messages'])(
			'a profile that keeps calling %j is an error, where the answer alone says so it is none',
			async (callback_url) => {
				const cut = (body: any) => ({ ...body, payload: { ...body.payload, callback_url } });
				bench.vendor.faults.set([{ path: '/profile', cut }]);
				await expect(workflow().activate()).rejects.toThrow('did not take over the URL');
				bench.vendor.faults.set([{ method: 'PATCH', path: '/profile', cut }]);
				const flow = workflow({ otherUrl: 'replace' });
				await flow.activate();
				expect(await callbackOf()).toContain(flow.id);
			},
		);

		test('an answer that does not say what the profile calls is none', async () => {
			const slim = ({ success }: any) => ({ success, payload: { uuid: PROFILE } });
			bench.vendor.faults.set([{ method: 'PATCH', path: '/profile', cut: slim }]);
			await workflow().activate();
			const reads = bench.received().filter(({ call }) => call.startsWith('GET /profile'));
			// One to know whether it is registered, one for what to put back; none to look again.
			expect(reads).toHaveLength(2);
			expect(await callbackOf()).toContain('n8n_secret=');
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
			await expect(flow.activate()).rejects.toThrow('already has another callback URL');
			expect(await callbackOf()).toBe(theirs);
			await flow.deactivate();
			expect(await callbackOf()).toBe(theirs);
		});

		test("another workflow's URL is replaced by the user's choice alone", async () => {
			const first = workflow();
			await first.activate();
			const firstUrl = await callbackOf();
			const second = workflow();
			await expect(second.activate()).rejects.toThrow('already calls another workflow');
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

		test('another profile chosen that calls it already: the former one gets its value back, too', async () => {
			const flow = workflow();
			await flow.activate();
			const callback_url = await callbackOf();
			await bench.api('PATCH', `/profile/messaging/${POOL}`, { callback_url });
			flow.parameters.messagingProfile = byId(POOL);
			await flow.activate();
			expect(await callbackOf(PROFILE)).toBeNull();
			expect(await callbackOf(POOL)).toContain(`hook-${flow.id}`);
		});

		test('a test in the editor borrows the profile of the active workflow', async () => {
			const flow = workflow();
			await flow.activate();
			const url = await callbackOf();
			const test = new TriggerWorkflow(flow.id, setup(), flow.parameters, trigger.doorway);
			await test.activate(true);
			expect(await callbackOf()).toContain('/webhook-test/');
			await receive('Only a test');
			expect(test.started).toMatchObject([{ message: 'Only a test' }]);
			// n8n asks a node that can poll for the items of a test run.
			expect(await test.poll('manual')).toEqual(test.started);
			await test.deactivate(true);
			expect(await callbackOf()).toBe(url);
		});

		test('published while a test in the editor listens, it keeps what the test has replaced', async () => {
			const theirs = 'https://example.com/messages';
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
			const flow = workflow();
			const test = new TriggerWorkflow(flow.id, setup(), flow.parameters, trigger.doorway);
			await test.activate(true);
			await flow.activate();
			const url = await callbackOf();
			expect(url).toContain('/webhook/');
			await test.deactivate(true);
			expect(await callbackOf()).toBe(url);
			await flow.deactivate();
			expect(await callbackOf()).toBe(theirs);
			expect(test.started).toEqual([]);
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

		test.each(['', '<html>Not found</html>'])(
			'a 404 of a server before OpenTact ("%s") does not lose the former address',
			async (body) => {
				const theirs = 'https://example.com/messages';
				await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
				const flow = workflow();
				await flow.activate();
				bench.vendor.faults.set([{ path: '/profile', status: 404, body }]);
				expect(await flow.deactivate()).toBe(false);
				expect(flow.warnings).toEqual([expect.stringContaining('keeps calling the webhook')]);
				bench.vendor.faults.clear();
				await flow.activate();
				await flow.deactivate();
				expect(await callbackOf()).toBe(theirs);
			},
		);

		test('its own address of before n8n got another one is known and replaced', async () => {
			const flow = workflow();
			await flow.activate();
			const former = String(await callbackOf());
			const moved = former.replace(trigger.doorway.url, 'https://old.example.com/n8n');
			await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: moved });
			await flow.activate();
			expect(await callbackOf()).toContain(trigger.doorway.url);
			await receive();
			expect(flow.started).toHaveLength(1);
			await flow.deactivate();
			expect(await callbackOf()).toBeNull();
		});

		test.each(['a', 'short', '0'.repeat(31), `${'0'.repeat(31)}G`])(
			'a secret that it did not make ("%s") is not taken over',
			async (secret) => {
				const flow = workflow();
				const url = `${trigger.doorway.url}/webhook/hook-${flow.id}/opentact?n8n_secret=${secret}`;
				await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: url });
				await flow.activate();
				expect(new URL(String(await callbackOf())).searchParams.get('n8n_secret')).toMatch(
					/^[0-9a-f]{32}$/,
				);
				await receive();
				expect(flow.started).toHaveLength(1);
			},
		);

		test('stopped after n8n forgot everything, it takes its own address away', async () => {
			const flow = workflow();
			await flow.activate();
			flow.staticData = {};
			expect(await flow.deactivate()).toBe(true);
			expect(await callbackOf()).toBeNull();
		});

		test('no read of the node shows the secret of a trigger', async () => {
			const flow = workflow();
			await flow.activate();
			const secret = String(new URL(String(await callbackOf())).searchParams.get('n8n_secret'));
			const profile = byId(PROFILE);
			for (const [operation, parameters] of [
				['messagingProfile.get', { uuid: profile, messagingProfile: profile, simplify: false }],
				['messagingProfile.getAll', { returnAll: true, simplify: false }],
				['phoneNumber.getAll', { returnAll: true, simplify: false }],
			] as const) {
				const { json } = await bench.run(operation, parameters);
				expect(JSON.stringify(json)).not.toContain(secret);
			}
		});

		test('no profile, or one that is none', async () => {
			await expect(workflow({ messagingProfile: byId('x') }).activate()).rejects.toThrow(
				'Messaging Profile must be an ID like',
			);
			expect(bench.vendor.ledger.requests).toEqual([]);
		});
	});
});
