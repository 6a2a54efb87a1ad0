// What OpenTact is answered when it calls, and which calls start nothing.
import type { IDataObject } from 'n8n-workflow';
import { byId, PROFILE } from './node';
import { NUMBER, OTHER, POOL, useTrigger } from './triggerNode';

const { bench, workflow, callbackOf } = useTrigger();
const SMS = { uuid: 'a', type: 'smsi', state: 'success', from: OTHER, to: NUMBER, message: 'Hi' };

async function call(url: string, body: unknown) {
	const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
	return [response.status, await response.json()];
}

async function active(parameters: IDataObject = {}) {
	const flow = workflow(parameters);
	await flow.activate();
	return { flow, url: String(await callbackOf()) };
}

test('yes, whether it starts something or not', async () => {
	const { flow, url } = await active({ events: ['inbound'] });
	expect(await call(url, SMS)).toEqual([200, { success: true }]);
	expect(await call(url, SMS)).toEqual([200, { success: true }]);
	expect(await call(url, { ...SMS, uuid: 'b', type: 'sms' })).toEqual([200, { success: true }]);
	expect(await call(url, { ...SMS, uuid: 'c', state: 'created' })).toEqual([
		200,
		{ success: true },
	]);
	expect(flow.started).toHaveLength(1);
});

test('each state of a message that was sent starts once', async () => {
	const { flow, url } = await active();
	const sent = { ...SMS, type: 'sms', state: 'sent', delivered: false };
	for (const state of ['created', 'sent', 'sent', 'failed']) await call(url, { ...sent, state });
	for (const delivered of [false, true, true]) await call(url, { ...sent, delivered });
	await call(url, { ...sent, uuid: 'b' });
	expect(flow.started.map(({ uuid, state, delivered }) => [uuid, state, delivered])).toEqual([
		['a', 'created', false],
		['a', 'sent', false],
		['a', 'failed', false],
		['a', 'sent', true],
		['b', 'sent', false],
	]);
});

test('why not', async () => {
	const { flow, url } = await active();
	const no = (message: string) => ({ success: false, message });
	const wrong = [401, no('The secret is wrong')];
	const [bare] = url.split('?');
	for (const address of [bare, `${bare}?n8n_secret=`, `${bare}?n8n_secret=undefined`])
		expect(await call(address, SMS)).toEqual(wrong);
	expect(await call(url, { uuid: 'a' })).toEqual([400, no('This is not a message from OpenTact')]);
	flow.parameters.mode = 'polling';
	expect(await call(url, SMS)).toEqual([
		404,
		no('This workflow polls OpenTact and takes no calls'),
	]);
	flow.parameters.mode = 'callback';
	flow.staticData = {};
	for (const address of [url, `${bare}?n8n_secret=`])
		expect(await call(address, SMS)).toEqual(wrong);
	expect(flow.started).toEqual([]);
});

test('later, while the same call is still being processed', async () => {
	const { flow, url } = await active();
	const { reached, release } = flow.hold();
	const first = call(url, SMS);
	await reached;
	expect(await call(url, SMS)).toEqual([
		503,
		{ success: false, message: 'This call is still being processed' },
	]);
	release();
	expect(await first).toEqual([200, { success: true }]);
	expect(flow.started).toHaveLength(1);
});

test('what it has replaced, to a workflow that asks', async () => {
	const theirs = 'https://example.com/messages';
	await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
	const { flow, url } = await active();
	expect(await call(url, { n8n_replaces: true })).toEqual([
		200,
		{ success: true, n8n_replaces: [theirs] },
	]);
	const [status] = await call(url, { n8n_replaces: 'true' });
	expect(status).toBe(400);
	expect(flow.started).toEqual([]);
});

test('a call in the editor is kept for the test run, one of the active workflow is not', async () => {
	const { flow, url } = await active();
	await call(url, SMS);
	expect(flow.started).toHaveLength(1);
	expect(await flow.poll('manual')).toBeNull();
	const listening = workflow({ otherUrl: 'replace' });
	await listening.activate(true);
	await call(String(await callbackOf()), { ...SMS, uuid: 'b' });
	expect(await listening.poll('manual')).toMatchObject([{ uuid: 'b' }]);
});

describe('an address that is in the way', () => {
	const HOW =
		'Choose another profile, or set "If the Profile Has a Callback URL" to replace it. It is ';
	const refused = async (otherUrl: string) =>
		await workflow({ otherUrl })
			.activate()
			.then(
				() => undefined,
				({ message, description }: { message: string; description: string }) => [
					message,
					description,
				],
			);

	test('is named without what stands behind it', async () => {
		const theirs = 'https://example.com/messages?key=hidden';
		await bench.api('PATCH', `/profile/messaging/${PROFILE}`, { callback_url: theirs });
		expect(await refused('stop')).toEqual([
			'The messaging profile already has another callback URL',
			`${HOW}https://example.com/messages`,
		]);
		expect(await refused('keepWorkflows')).toBeUndefined();
	});

	test.each(['stop', 'keepWorkflows'])("is another workflow's, and stays by %s", async (choice) => {
		const { url } = await active();
		expect(await refused(choice)).toEqual([
			'The messaging profile already calls another workflow',
			`${HOW}${url.split('?')[0]}`,
		]);
		expect(await refused('replace')).toBeUndefined();
	});
});

test('a profile that keeps its address is told, and one whose answer shows it as it was is not', async () => {
	const path = `/profile/messaging/${PROFILE}`;
	const asBefore = (body: any) => ({
		...body,
		payload: { ...body.payload, callback_url: 'https://example.com/old' },
	});
	bench.vendor.faults.set([{ path, method: 'PATCH', cut: asBefore }]);
	const flow = workflow();
	await flow.activate();
	expect(await callbackOf()).toContain(`hook-${flow.id}`);
	await flow.deactivate();
	bench.vendor.faults.set([{ path, cut: asBefore, times: 10 }]);
	await expect(workflow({ otherUrl: 'replace' }).activate()).rejects.toMatchObject({
		message: 'OpenTact did not take over the URL of the webhook',
		description: expect.stringContaining(
			'The messaging profile keeps the callback URL that it has. Look at it in the OpenTact portal.',
		),
	});
});

test('a workflow that cannot take its address away warns, and keeps what it remembers', async () => {
	const flow = workflow({ messagingProfile: byId(POOL) });
	await flow.activate();
	const remembered = JSON.stringify(flow.staticData);
	const json = { 'content-type': 'application/json' };
	const body = { success: false, message: 'Broken' };
	bench.vendor.faults.set([{ path: '/profile', status: 400, headers: json, body }]);
	expect(await flow.deactivate()).toBe(false);
	expect(flow.warnings).toEqual([
		expect.stringContaining('OpenTact keeps calling the webhook of a stopped workflow: '),
	]);
	expect(flow.warnings[0]).toContain('Broken');
	expect(JSON.stringify(flow.staticData)).toBe(remembered);
	bench.vendor.faults.set([]);
	expect(await flow.deactivate()).toBe(true);
	expect(JSON.stringify(flow.staticData)).not.toMatch(/profile|url|previous|secret/);
});
