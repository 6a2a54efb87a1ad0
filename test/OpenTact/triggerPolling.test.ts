import { OpenTactTrigger } from '../../nodes/OpenTact/OpenTactTrigger.node';
import { NUMBER, useTrigger } from './triggerBench';

const { bench, workflow, receive } = useTrigger();

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
