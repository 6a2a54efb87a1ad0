import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { useOpenTact } from './node';

const bench = useOpenTact();

const question = {
	from: { __rl: true, mode: 'number', value: '12029822900' },
	to: '={{ $json.to }}',
	message: 'Shall we ship?',
	responseType: 'approval',
};
const items = [{ to: '14158531285' }, { to: '14158531286' }];

test('each recipient gets a signed link of its own, and the execution waits', async () => {
	const { json, waitTill } = await bench.run('sms.sendAndWait', question, items);
	expect(json).toEqual(items);
	expect(waitTill?.getFullYear()).toBe(3000);
	const bodies = bench.received().map(({ body }) => body as { to: number; message: string });
	expect(bodies.map(({ to }) => to)).toEqual([14158531285, 14158531286]);
	bodies.forEach(({ message }, index) => {
		const [asked, , link] = message.split('\n');
		expect(asked).toBe('Shall we ship?');
		expect(new URL(link).searchParams.get('item')).toBe(String(index));
		expect(new URL(link).searchParams.get('signature')).toMatch(/^[0-9a-f]{64}$/);
	});
});

test('a message that is too long with its link is not sent', async () => {
	const { error, waitTill } = await bench.fail(
		'sms.sendAndWait',
		{ ...question, message: 'x'.repeat(850) },
		[items[0]],
	);
	expect(error?.message).toContain('at most 918 are allowed');
	expect(waitTill).toBeUndefined();
	expect(bench.vendor.ledger.requests).toEqual([]);
});

test('the link counts among the segments', async () => {
	const { error } = await bench.fail(
		'sms.sendAndWait',
		{ ...question, message: 'x'.repeat(150), options: { maxSegments: 1 } },
		[items[0]],
	);
	expect(error?.message).toContain('Message takes 2 segments, at most 1 are allowed');
	expect(bench.vendor.ledger.requests).toEqual([]);
});

test('nothing waits when nothing was sent', async () => {
	await bench.control('balance', { amount: 0 });
	const { error, waitTill } = await bench.fail('sms.sendAndWait', question, items);
	expect(error?.httpCode).toBe('402');
	expect(waitTill).toBeUndefined();
});

test('an input item with a key "error" does not have the person asked again', async () => {
	const { json, waitTill, stored } = await bench.run(
		'sms.sendAndWait',
		question,
		[{ ...items[0], error: 'from a node before' }],
		{ tries: 3 },
	);
	expect(bench.received()).toHaveLength(1);
	expect(json).toEqual([items[0]]);
	expect(waitTill).toBeDefined();
	// At the end of the time the item goes on as it came.
	expect(stored.executionData?.nodeExecutionStack[0].data.main[0]?.[0].json).toEqual({
		...items[0],
		error: 'from a node before',
	});
});

test('a message whose answer holds an empty error is sent once', async () => {
	const sent = { uuid: '1', state: 'ENROUTE', error: null };
	bench.vendor.faults.set([
		{ method: 'POST', path: '/sms', status: 200, body: { success: true, payload: sent } },
	]);
	const { json } = await bench.run(
		'sms.send',
		{ ...question, simplify: false, message: 'Hello' },
		[items[0]],
		{ tries: 3 },
	);
	expect(bench.received()).toHaveLength(1);
	expect(json[0]).not.toHaveProperty('error');
});

test('the node is reached at the resume URL only, looking or answering', () => {
	expect(new OpenTact().description.webhooks).toMatchObject(
		['GET', 'POST'].map((httpMethod) => ({
			httpMethod,
			path: '={{ $nodeId }}',
			restartWebhook: true,
		})),
	);
});
