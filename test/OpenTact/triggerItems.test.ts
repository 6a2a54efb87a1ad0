// What a message looks like as an item, and addresses and messages that OpenTact's trigger cannot use.
import type { IDataObject } from 'n8n-workflow';
import type { Doorway } from '../engine/doorway';
import { TriggerWorkflow } from '../engine/trigger';
import { byId, PROFILE } from './node';
import { NUMBER, OTHER, useTrigger } from './triggerNode';

describe.each([1, 2])('version %i', (version) => {
	const { bench, setup, workflow, callbackOf, receive, statusOf } = useTrigger(version);

	test.each<[IDataObject, IDataObject]>([
		[
			{ type: 'smsi', from: OTHER, tn: { tn: NUMBER } },
			{ event: 'inbound', from: OTHER, to: NUMBER },
		],
		[
			{ type: 'smsi', from: OTHER, tn: NUMBER },
			{ event: 'inbound', from: OTHER, to: NUMBER },
		],
		[
			{ type: 'sms', to: OTHER, tn: { tn: NUMBER } },
			{ event: 'delivery', from: NUMBER, to: OTHER },
		],
		[
			{ to: NUMBER, from: OTHER, tn: NUMBER },
			{ event: 'inbound', from: OTHER, to: NUMBER },
		],
		[
			{ to: OTHER, from: `+${NUMBER}`, tn: NUMBER },
			{ event: 'delivery', to: OTHER },
		],
		[{ to: NUMBER, from: OTHER, state: 'sent' }, { event: 'delivery' }],
		[{ to: NUMBER, readed: false }, { event: 'inbound' }],
	])('%j is %j', async (message, item) => {
		const flow = workflow();
		await flow.activate();
		const body = { uuid: 'a', message: 'Hi', account: 'hidden', ...message };
		expect(await statusOf(String(await callbackOf()), body)).toBe(200);
		expect(flow.started).toEqual([expect.objectContaining({ uuid: 'a', message: 'Hi', ...item })]);
		expect(flow.started[0]).not.toHaveProperty('account');
	});

	test('an address longer than OpenTact takes is refused, and the profile stays as it is', async () => {
		const long = { url: `https://n8n.example.com/${'x'.repeat(200)}`, workflows: new Map() };
		const parameters = { mode: 'callback', events: ['inbound'], messagingProfile: byId(PROFILE) };
		const flow = new TriggerWorkflow(
			`long${version}`,
			setup(),
			parameters,
			long as unknown as Doorway,
		);
		await expect(flow.activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				/^The webhook URL has 2\d\d characters, but OpenTact accepts at most 255/,
			),
			description: expect.stringContaining('Shorten the URL of n8n (WEBHOOK_URL).'),
		});
		expect(await callbackOf()).toBeNull();
	});

	test('what was never set is not in the way of stopping, whatever OpenTact says', async () => {
		const flow = workflow();
		const headers = { 'content-type': 'application/json' };
		const body = { success: false, message: 'Broken', status: 400 };
		bench.vendor.faults.set([{ path: '/profile', status: 400, headers, body }]);
		expect(await flow.deactivate()).toBe(true);
		expect(flow.warnings).toEqual([]);
	});

	test('a message without an ID is told, and hides no other', async () => {
		const flow = workflow({ mode: 'polling' });
		await flow.poll();
		await receive('First');
		await receive('Second');
		const without = (which: (index: number) => boolean) => (body: any) => {
			const rows = body.payload.data.map((row: IDataObject, index: number) =>
				which(index) ? { ...row, uuid: '' } : row,
			);
			return { ...body, payload: { ...body.payload, data: rows } };
		};
		bench.vendor.faults.set([{ path: '/sms/search/inbound', cut: without(() => true) }]);
		await expect(flow.poll()).rejects.toThrow('OpenTact tells of messages of which none has an ID');
		bench.vendor.faults.set([
			{ path: '/sms/search/inbound', cut: without((index) => index === 0) },
		]);
		expect(await flow.poll()).toMatchObject([{ message: 'Second' }]);
		expect(flow.warnings).toEqual([
			expect.stringContaining('OpenTact tells of messages that have no ID'),
		]);
	});
});
