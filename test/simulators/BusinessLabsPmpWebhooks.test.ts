import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { TOKENS, startBusinessLabsPmp } from '../../simulators/BusinessLabsPmp';
import { useReceiver } from '../engine/receiver';
import { rowsOf, vendor } from './BusinessLabsPmpVendor';
import type { State } from './BusinessLabsPmpVendor';

const { get, del, put, form, control, state } = vendor(3);

const web = useReceiver();
const { received } = web;
const url = () => `${web.url}/hook`;

const hook = (rest: Record<string, string> = {}) =>
	form('webhooks', {
		name: 'Sync',
		url: url(),
		events: 'customer_created,lead_status_changed',
		...rest,
	});

it('never gives the secret back', async () => {
	expect((await hook({ secret: 's3cret' })).body).toMatchObject({ status: true, id: 1 });
	const { body } = await get('webhooks/1');
	expect(body).toMatchObject({ has_secret: true, timeout: '30', retry_count: '3', active: '1' });
	expect(body).not.toHaveProperty('secret');
});

it('delivers signed, when the cron job runs', async () => {
	await hook({ secret: 's3cret', headers: '{"X-Env":"test"}' });
	await form('customers', { company: 'Quiet Books' });
	await put('customers/1', { city: 'Leeds' });
	await put('leads/1', { status: '3' });
	expect(received).toHaveLength(0);
	expect(await control('deliver')).toEqual({ sent: 2, failed: 0 });
	const [first] = received;
	expect(JSON.parse(first.text)).toMatchObject({
		event: 'customer_created',
		data: { company: 'Quiet Books', userid: '4' },
	});
	expect(first.headers['x-env']).toBe('test');
	const [, t, v1] =
		/^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(first.headers['x-perfex-signature'])) ?? [];
	expect(v1).toBe(createHmac('sha256', 's3cret').update(`${t}.${first.text}`).digest('hex'));
});

it('does not sign without a secret', async () => {
	await hook();
	await form('customers', { company: 'Quiet Books' });
	await control('deliver');
	expect(received[0].headers).not.toHaveProperty('x-perfex-signature');
});

it('tries again as often as it was told, and logs it', async () => {
	await hook({ retry_count: '1' });
	await form('customers', { company: 'Quiet Books' });
	web.otherwise = { status: 500 };
	await control('deliver');
	expect(state().deliveries).toHaveLength(1);
	await control('deliver');
	expect(state().deliveries).toHaveLength(0);
	expect(rowsOf(await get('webhooks/1/logs'))).toMatchObject([
		{ event: 'customer_created', response_code: '500', attempt: '2', success: '0' },
		{ attempt: '1' },
	]);
});

it('queues nothing while it is switched off, and forgets its logs when deleted', async () => {
	await hook();
	const off = await form('webhooks/1/toggle', {});
	expect(off.body).toMatchObject({ status: true, active: '0' });
	await form('customers', { company: 'Quiet Books' });
	expect(state().deliveries).toEqual([]);
	await form('webhooks/1/toggle', {});
	expect((await get('webhooks/1')).body.active).toBe('1');
	await control('event', { group: 'customer', action: 'created', data: { userid: '1' } });
	await control('deliver');
	expect((await del('webhooks/1')).status).toBe(200);
	expect((await get('webhooks/1/logs')).status).toBe(404);
});

it('takes events from its catalogue only', async () => {
	const { events } = (await get('webhooks/events')).body as { events: Record<string, string[]> };
	expect(events.invoice).toContain('invoice_paid');
	expect((await hook({ events: 'customer_eaten' })).body.errors).toEqual({
		events: 'Unknown events: customer_eaten.',
	});
	expect((await hook({ events: '*' })).status).toBe(201);
	await control('settings', { eventSeparator: '.' });
	expect((await hook({ events: 'invoice.*,customer.created' })).status).toBe(201);
	await form('customers', { company: 'Quiet Books' });
	expect(state().deliveries).toMatchObject([
		{ webhook: '1', event: 'customer.created' },
		{ webhook: '2', event: 'customer.created' },
	]);
});

it('checks what it is given', async () => {
	const wrong = { url: 'ftp://example.com', timeout: '121', retry_count: '11', headers: '[]' };
	const { status, body } = await hook(wrong);
	expect([status, Object.keys(body.errors as object).sort()]).toEqual([
		422,
		['headers', 'retry_count', 'timeout', 'url'],
	]);
	await control('settings', { blockPrivateHosts: true });
	expect(Object.keys((await hook()).body.errors as object)).toEqual(['url']);
});

it('runs its cron job by itself when told to, and waits before it tries again', async () => {
	const pmp = await startBusinessLabsPmp({ version: 3, cronEvery: 20 });
	const post = (path: string, fields: Record<string, string>) =>
		fetch(`${pmp.url}/api/${path}`, {
			method: 'POST',
			body: new URLSearchParams(fields),
			headers: { authtoken: TOKENS.full },
		});
	web.otherwise = { status: 503 };
	await post('webhooks', { name: 'Sync', url: url(), events: '*' });
	await post('customers', { company: 'Quiet Books' });
	const queue = () => (pmp.state() as State).deliveries as Array<{ attempts: number; due: number }>;
	while (queue()[0]?.attempts !== 1) await delay(10);
	await delay(100);
	expect(received).toHaveLength(1);
	expect(queue()[0].due).toBeGreaterThan(Date.now() + 50_000);
	await pmp.stop();
});
