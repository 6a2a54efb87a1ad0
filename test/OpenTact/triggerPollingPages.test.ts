// A look that meets odd answers, or lists that change while they are read.
import { useTrigger } from './triggerNode';

const { bench, workflow, receive } = useTrigger();

describe('polling', () => {
	const poller = () => workflow({ mode: 'polling' });
	const stored = () => (bench.vendor.state() as { sms: Array<{ message: string }> }).sms;

	test('fewer messages than OpenTact says there are is an error, and changes nothing', async () => {
		await receive('Before');
		const flow = poller();
		const cut = (body: unknown) => {
			const { payload } = body as { payload: object };
			return { ...(body as object), payload: { ...payload, data: [] } };
		};
		const shorten = () => bench.vendor.faults.set([{ path: '/sms/search', cut }]);
		shorten();
		await expect(flow.poll()).rejects.toThrow(/0 of 1 records/);
		bench.vendor.faults.clear();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		const before = JSON.stringify(flow.staticData);
		shorten();
		await expect(flow.poll()).rejects.toThrow(/0 of 2 records/);
		expect(JSON.stringify(flow.staticData)).toBe(before);
		bench.vendor.faults.clear();
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	test.each([
		['an empty body', 200, ''],
		['a success without a list', 200, { success: true }],
		['a list of another form', 200, { success: true, payload: { hello: 'world' } }],
		['messages of which none has an ID', 200, { success: true, payload: [{ message: 'A' }, {}] }],
		['an HTML page', 200, '<html></html>'],
		['an error', 403, { success: false }],
	])('a look that meets %s changes no memory', async (_, status, body) => {
		const headers = { 'content-type': 'application/json' };
		const say = () => bench.vendor.faults.set([{ path: '/sms/search', status, headers, body }]);
		await receive('Before');
		const flow = poller();
		say();
		await expect(flow.poll()).rejects.toThrow();
		bench.vendor.faults.clear();
		expect(await flow.poll()).toBeNull();
		await receive('First');
		const before = JSON.stringify(flow.staticData);
		say();
		await expect(flow.poll()).rejects.toThrow();
		expect(JSON.stringify(flow.staticData)).toBe(before);
		bench.vendor.faults.clear();
		expect(await flow.poll()).toMatchObject([{ message: 'First' }]);
	});

	test('messages that are deleted while the pages are read cost no other one', async () => {
		const flow = poller();
		await flow.poll();
		for (let at = 0; at < 250; at++) await receive(`Number ${at}`);
		const rows = stored();
		bench.vendor.faults.set([
			{ path: 'skip=0', times: 1, skip: 0, then: () => void rows.splice(5, 1) },
		]);
		const found = new Set((await flow.poll())?.map(({ message }) => message));
		const lost = stored().filter(({ message }) => !found.has(message));
		expect(lost).toEqual([]);
		expect(await flow.poll()).toBeNull();
	});
});
