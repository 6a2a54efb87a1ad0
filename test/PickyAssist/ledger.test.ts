import { inFastTime } from '../engine/fastTime';
import { usePickyAssist } from './node';

describe('ten thousand messages against the ledger of the vendor', () => {
	const vendor = usePickyAssist();
	const world = () => vendor.simulator.state();
	const numberOf = (index: number) => String(393330000000 + index);
	const send = {
		application: { __rl: true, mode: 'list', value: '8' },
		number: '={{ $json.to }}',
		message: '=Hello {{ $json.name }}',
	};
	const items = Array.from({ length: 10_000 }, (_, index) => ({
		to: numberOf(index),
		name: `N${index}`,
	}));

	it('sends each exactly once, or says what became of it', async () => {
		// 3 % are refused; the vendor drops silently beyond 90 pushes a minute, as it really does.
		const refused = items.filter((_, index) => index % 33 === 7).map(({ to }) => to);
		world().settings.refuse = { numbers: refused, as: 'row' };
		vendor.simulator.faults.set([
			{ path: '/push', status: 429, headers: { 'retry-after': '2' }, skip: 20, times: 2 },
			{ path: '/push', reset: 'after', skip: 40, times: 1 },
		]);
		const outcome = await inFastTime(
			async () =>
				await vendor.run('message.sendText', send, { items, onError: 'continueRegularOutput' }),
		);

		expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		const answered = vendor.received.filter(({ status }) => status === 200);
		expect(answered).toHaveLength(99);
		expect(vendor.received).toHaveLength(102);

		const delivered = new Map(world().messages.map((message) => [message.recipient, message]));
		expect(delivered.size).toBe(world().messages.length);
		expect(world().dropped).toEqual([]);

		const count = { sent: 0, refused: 0, doubtful: 0 };
		outcome.items.forEach(({ json }, index) => {
			const message = delivered.get(numberOf(index));
			if (json.msg_id) {
				count.sent++;
				expect(message).toMatchObject({
					msgId: json.msg_id,
					pushId: json.push_id,
					referenceNumber: json.reference_number,
					text: `Hello N${index}`,
				});
				return;
			}
			if (String(json.error).includes('may have been sent')) {
				count.doubtful++;
				if (message) expect(json.error).toContain(message.referenceNumber);
				return;
			}
			count.refused++;
			expect(json.error).toContain('code 406');
			expect(message).toBeUndefined();
			expect(refused).toContain(numberOf(index));
		});
		expect(count.doubtful).toBe(100);
		expect(count.sent + count.refused + count.doubtful).toBe(10_000);
		// The push whose answer was lost had been carried out: its items are doubtful and not sent twice.
		const lost = world().messages.length - count.sent;
		expect(lost).toBeGreaterThan(90);
		expect(lost).toBeLessThanOrEqual(100);
	}, 120_000);

	it('loses no message when the node sets no bound of its own', async () => {
		const { json } = await inFastTime(
			async () =>
				await vendor.run(
					'message.sendText',
					{ ...send, options: { batchSize: 1, pushesPerMinute: 0 } },
					{ items: items.slice(0, 100) },
				),
		);
		expect(json).toHaveLength(100);
		expect(world().dropped).toHaveLength(0);
	});

	it('waits five seconds between files where a phone sends', async () => {
		await inFastTime(
			async () =>
				await vendor.run(
					'message.sendMedia',
					{
						application: { __rl: true, mode: 'list', value: '1' },
						number: '={{ $json.to }}',
						mediaSource: 'url',
						media: '=https://example.com/{{ $json.name }}.jpg',
					},
					{ items: items.slice(0, 3) },
				),
		);
		const [first, second, third] = vendor.received.map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(5000);
		expect(third - second).toBeGreaterThanOrEqual(5000);
	});

	it('stops waiting at once when the execution is cancelled', async () => {
		const controller = new AbortController();
		const start = Date.now();
		const running = vendor.run(
			'message.sendText',
			{ ...send, options: { batchSize: 1, pushesPerMinute: 1 } },
			{ items: items.slice(0, 5), signal: controller.signal },
		);
		setTimeout(() => controller.abort(), 500);
		await running.catch(() => {});
		expect(Date.now() - start).toBeLessThan(5000);
		expect(vendor.received).toHaveLength(1);
	});
});
