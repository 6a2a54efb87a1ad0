import { triggerWorkflow, type, useWebhooks } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const { pmp, doorway, workflow, hooks, create } = useWebhooks(version);

	test('registers itself with a secret, is called, and removes itself', async () => {
		const flow = workflow(['customer_created', 'lead_created']);
		await flow.activate();
		expect(hooks()).toMatchObject([
			{
				name: 'n8n: My workflow',
				url: `${doorway.url}/webhook/hook-${flow.id}/businesslabs-pmp`,
				events: 'customer_created,lead_created',
				secret: expect.stringMatching(/^[0-9a-f]{64}$/),
			},
		]);
		await create('Delivered');
		expect(await pmp.control('deliver')).toEqual({ sent: 1, failed: 0 });
		expect(flow.started).toMatchObject([
			{ event: 'customer_created', data: { company: 'Delivered' } },
		]);
		expect(await flow.deactivate()).toBe(true);
		expect(hooks()).toEqual([]);
		expect(flow.warnings).toEqual([]);
	});

	test('is found again instead of doubled', async () => {
		const flow = workflow();
		await flow.activate();
		const { secret } = hooks()[0];
		await flow.activate();
		expect(hooks()).toMatchObject([{ secret }]);
		expect(pmp.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);

		flow.staticData = {};
		await flow.activate();
		expect(hooks()).toHaveLength(1);
		expect(hooks()[0].secret).not.toBe(secret);
		await create();
		await pmp.control('deliver');
		expect(flow.started).toHaveLength(1);

		flow.parameters.events = ['lead_created'];
		await flow.activate();
		expect(hooks()).toMatchObject([{ events: 'lead_created' }]);
	});

	test.each(['0', 0, false, 'false'])(
		'a webhook that was switched off (%j) is switched on',
		async (active) => {
			const flow = workflow();
			await flow.activate();
			await fetch(`${pmp.simulator.url}/api/webhooks/${hooks()[0].id}/toggle`, {
				method: 'POST',
				headers: { authtoken: String(pmp.credentials().token) },
			});
			expect(hooks()[0].active).toBe('0');
			const cut = (body: any) => body.map((hook: object) => ({ ...hook, active }));
			pmp.simulator.faults.set([{ method: 'GET', path: '/api/webhooks', cut }]);
			await flow.activate();
			expect(hooks()).toMatchObject([{ active: '1' }]);
		},
	);

	test.each(['1', 1, true])('one that is on (%j) is left as it is', async (active) => {
		const flow = workflow();
		await flow.activate();
		const cut = (body: any) => body.map((hook: object) => ({ ...hook, active }));
		pmp.simulator.faults.set([{ method: 'GET', path: '/api/webhooks', cut }]);
		await flow.activate();
		expect(pmp.calls.filter((call) => !call.startsWith('GET'))).toHaveLength(1);
	});

	test('a test in the editor has a webhook of its own', async () => {
		const flow = workflow();
		await flow.activate();
		await flow.activate(true);
		expect(hooks().map(({ url }) => url)).toEqual([
			`${doorway.url}/webhook/hook-${flow.id}/businesslabs-pmp`,
			`${doorway.url}/webhook-test/hook-${flow.id}/businesslabs-pmp`,
		]);
		await create();
		expect(await pmp.control('deliver')).toEqual({ sent: 2, failed: 0 });
		expect(flow.started).toHaveLength(2);
		expect(await flow.poll('manual')).toMatchObject([{ event: 'customer_created' }]);
		expect(await flow.poll('manual')).toBeNull();
		expect(await flow.poll()).toBeNull();
		await flow.deactivate(true);
		expect(hooks()).toHaveLength(1);
	});

	test('a webhook that is gone already is no problem', async () => {
		const flow = workflow();
		await flow.activate();
		await pmp.control('empty', { resource: 'webhooks' });
		expect(await flow.deactivate()).toBe(true);
		expect(flow.warnings).toEqual([]);
	});

	test.each([
		[404, { status: false, message: 'Webhook Delete Fail' }],
		[404, '<html>Not found</html>'],
		[200, {}],
	])('a removal answered with %i %j is looked at again', async (status, body) => {
		const headers = { 'content-type': 'application/json' };
		const flow = workflow();
		await flow.activate();
		pmp.simulator.faults.set([{ method: 'DELETE', status, headers, body }]);
		expect(await flow.deactivate()).toBe(false);
		expect(flow.warnings.join()).toContain('PMP keeps calling the webhook');
		pmp.simulator.faults.clear();
		await flow.activate();
		expect(hooks()).toHaveLength(1);

		const then = async () => await pmp.control('empty', { resource: 'webhooks' });
		const listed = { method: 'GET', path: '/api/webhooks', times: 1, then };
		pmp.simulator.faults.set([listed, { method: 'DELETE', status, headers, body }]);
		expect(await flow.deactivate()).toBe(true);
		expect(flow.warnings).toHaveLength(1);
	});

	test('a token that has ended does not keep the workflow from being stopped', async () => {
		const flow = workflow();
		await flow.activate();
		pmp.simulator.faults.set([{ status: 401, body: { status: false, message: 'Invalid Token.' } }]);
		expect(await flow.deactivate()).toBe(false);
		expect(flow.warnings.join()).toContain('did not accept the token');
	});

	test.each([{ status: true }, { status: true, record_id: '7' }, { status: true, id: 7 }])(
		'answered with %j, the webhook is known by its ID or by its address',
		async (body) => {
			const headers = { 'content-type': 'application/json' };
			const flow = workflow();
			const listed = [
				{ id: '6', url: 'https://example.com/other' },
				{ id: '7', url: `${doorway.url}/webhook/hook-${flow.id}/businesslabs-pmp` },
			];
			const post = { method: 'POST', path: '/api/webhooks', status: 200, headers, body };
			const get = { method: 'GET', path: '/api/webhooks', status: 200, headers };
			// Whether there is one, and which one is to be renewed, is asked before.
			pmp.simulator.faults.set([post, { ...get, body: [], times: 2 }, { ...get, body: listed }]);
			await flow.activate();
			expect(JSON.stringify(flow.staticData)).toContain('"id":"7"');
		},
	);

	test('one whose ID nobody tells is an error', async () => {
		const headers = { 'content-type': 'application/json' };
		pmp.simulator.faults.set([
			{ method: 'POST', path: '/api/webhooks', status: 200, headers, body: { status: true } },
		]);
		await expect(workflow().activate()).rejects.toThrow('PMP did not return the ID of the webhook');
	});

	test('an older server, and no event, are told in plain words', async () => {
		await pmp.control('version', { version: 2 });
		await expect(workflow(undefined, { version: 'auto' }).activate()).rejects.toThrow(
			'older than version 3',
		);
		await pmp.control('version', { version: 3 });
		await expect(workflow([]).activate()).rejects.toThrow('choose at least one event');
	});

	test.each(['_', '.'])(
		'events come from the catalogue, written with "%s"',
		async (eventSeparator) => {
			await pmp.control('settings', { eventSeparator });
			const events = await type.methods.loadOptions.getEvents.call(pmp.editor());
			expect(events).toContainEqual({
				name: `invoice${eventSeparator}paid`,
				value: `invoice${eventSeparator}paid`,
			});
			const flow = workflow([`customer${eventSeparator}created`]);
			await flow.activate();
			await create();
			await pmp.control('deliver');
			expect(flow.started).toHaveLength(1);
		},
	);

	test('a call to a node that polls starts nothing, and publishing it registers nothing', async () => {
		const id = `polls${version}`;
		const parameters = { mode: 'polling', resource: 'customer' };
		const flow = triggerWorkflow(id, pmp.credentials(), parameters, doorway, version);
		await flow.activate();
		expect(hooks()).toEqual([]);
		const url = `${doorway.url}/webhook/hook-${id}/businesslabs-pmp`;
		const answer = await fetch(url, { method: 'POST', body: '{}' });
		expect(answer.status).toBe(404);
		expect(flow.started).toEqual([]);
	});

	test('while polling there is no webhook', () => {
		const [{ httpMethod }] = type.description.webhooks ?? [];
		expect(httpMethod).toContain('"polling" ? "" : "POST"');
		expect(JSON.stringify(type.description)).not.toContain('usableAsTool');
	});
});
