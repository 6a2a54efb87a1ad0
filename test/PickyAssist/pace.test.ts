import { inFastTime } from '../engine/fastTime';
import type { Attempt, Execution } from '../engine/harness';
import { channel, usePickyAssist } from './node';

const MINUTE = 60_000;

/** The vendor takes 90 pushes a minute from a project, and drops the rest with the same answer. */
describe('many executions that send with one account', () => {
	const vendor = usePickyAssist();
	const world = () => vendor.simulator.state();
	/** Each answer takes several steps. */
	const fast = async <T>(work: () => Promise<T>) => await inFastTime(work, 5);
	const pause = async (milliseconds: number) =>
		await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

	const text = {
		application: channel('8'),
		number: '={{ $json.to }}',
		message: 'Your order is on its way',
	};
	const single = { ...text, options: { batchSize: 1 } };
	let nextNumber = 393330000000;
	const recipients = (count: number) =>
		Array.from({ length: count }, () => ({ to: String(nextNumber++) }));

	let nextExecution = 1;
	const send = async (
		count: number,
		rest: Partial<Execution> = {},
		parameters: object = single,
	): Promise<Attempt> =>
		await vendor.attempt(
			'message.sendText',
			{ ...parameters },
			{ items: recipients(count), executionId: String(nextExecution++), ...rest },
		);

	/** Every message that was told as sent was accepted, and nothing was dropped. */
	function expectTruth(outcomes: Attempt[], sent: number): void {
		expect(world().dropped).toHaveLength(0);
		const accepted = new Set(world().messages.map(({ msgId }) => msgId));
		const told = outcomes.flatMap(({ json }) => json).filter((json) => json.msg_id !== undefined);
		for (const { msg_id: id } of told) expect(accepted).toContain(id);
		expect(told).toHaveLength(sent);
	}

	it('loses nothing at once, in three workflows', async () => {
		const outcomes = await fast(
			async () =>
				await Promise.all(
					['a', 'b', 'c'].map(async (workflowId) => await send(40, { workflowId })),
				),
		);
		expectTruth(outcomes, 120);
	});

	it('loses nothing one after another', async () => {
		const outcomes: Attempt[] = [];
		await fast(async () => {
			for (let count = 0; count < 3; count++) outcomes.push(await send(40));
		});
		expectTruth(outcomes, 120);
	});

	it('loses nothing in 120 executions of one message, and tells why some took long', async () => {
		const outcomes = await fast(
			async () => await Promise.all(Array.from({ length: 120 }, async () => await send(1))),
		);
		expectTruth(outcomes, 120);
		const hints = outcomes.flatMap((outcome) => outcome.hints);
		expect(hints.length).toBeGreaterThan(20);
		expect(hints[0]).toMatch(
			/^A call had to wait for \d+ s, because other executions use the same account\. Picky Assist's limit for pushes is 90 in 60 s/,
		);
	});

	it('sends a single message within ten seconds while a campaign runs', async () => {
		const waits: number[] = [];
		const outcomes: Attempt[] = [];
		await fast(async () => {
			const campaign = send(200, { workflowId: 'campaign' });
			for (let count = 0; count < 9; count++) {
				await pause(8000);
				const start = Date.now();
				outcomes.push(await send(1, { workflowId: 'orders' }));
				waits.push(Date.now() - start);
			}
			outcomes.push(await campaign);
		});
		expectTruth(outcomes, 209);
		expect(Math.max(...waits)).toBeLessThan(10_000);
	});

	it('counts what a cancelled execution has sent', async () => {
		const controller = new AbortController();
		const outcomes = await fast(async () => {
			const cancelled = send(200, { signal: controller.signal });
			await pause(1000);
			controller.abort();
			await cancelled.catch(() => {});
			return [await send(90)];
		});
		const before = world().messages.length - 90;
		expect(before).toBeGreaterThan(30);
		expectTruth(outcomes, 90);
	});

	it('counts what a failed execution has sent', async () => {
		world().settings.refuse = { numbers: [String(nextNumber + 70)], as: 'row' };
		const outcomes = await fast(async () => {
			const failed = await send(100);
			expect(failed.error?.description).toMatch(/\d+ of 100 items were completed\./);
			return [await send(90)];
		});
		expect(world().messages.length).toBeGreaterThan(150);
		expectTruth(outcomes, 90);
	});

	it('shares status checks, and keeps to three a minute', async () => {
		const outcomes = await fast(
			async () =>
				await Promise.all(
					Array.from({ length: 5 }, async () => await vendor.run('device.getStatus', {})),
				),
		);
		expect(outcomes.every(({ json }) => json.length === 1)).toBe(true);
		const times = vendor.received.map(({ at }) => at);
		expect(times[3] - times[0]).toBeGreaterThanOrEqual(MINUTE);
	});

	it('shares the five seconds between files where a phone sends', async () => {
		const file = {
			application: channel('1'),
			number: '={{ $json.to }}',
			mediaSource: 'url',
			media: 'https://example.com/photo.jpg',
		};
		await fast(
			async () =>
				await Promise.all(
					['a', 'b', 'c'].map(
						async (workflowId) =>
							await vendor.run('message.sendMedia', file, { items: recipients(1), workflowId }),
					),
				),
		);
		const [first, second, third] = vendor.received.map(({ at }) => at);
		expect(second - first).toBeGreaterThanOrEqual(5000);
		expect(third - second).toBeGreaterThanOrEqual(5000);
	});

	it('counts each project for itself', async () => {
		const start = Date.now();
		await send(50);
		await send(1, { credentials: vendor.credentials({ apiToken: 'another' }) });
		await send(9);
		expect(Date.now() - start).toBeLessThan(10_000);
	});

	describe('a bound of the node', () => {
		const bounded = { ...text, options: { batchSize: 1, pushesPerMinute: 5 } };

		it('holds for all executions of that node, and for no other', async () => {
			const outcomes = await fast(
				async () =>
					await Promise.all([
						send(4, { workflowId: 'a' }, bounded),
						send(4, { workflowId: 'a' }, bounded),
						send(40, { workflowId: 'b' }),
					]),
			);
			expectTruth(outcomes, 48);
			const start = vendor.received[0].at;
			const inFirstMinute = vendor.received.filter(({ at }) => at < start + MINUTE);
			expect(inFirstMinute).toHaveLength(45);
		});

		it('cannot raise or switch off what the account allows', async () => {
			const outcomes = await fast(
				async () =>
					await Promise.all(
						[0, 10_000].map(
							async (pushesPerMinute) =>
								await send(60, {}, { ...text, options: { batchSize: 1, pushesPerMinute } }),
						),
					),
			);
			expectTruth(outcomes, 120);
		});
	});

	describe('what the credential says', () => {
		it('keeps to its part of the account, from the next execution on', async () => {
			const halved = vendor.credentials({ processes: 2 });
			const outcomes = await fast(async () => [
				await send(30),
				await send(60, { credentials: halved }),
			]);
			expectTruth(outcomes, 90);
			const times = vendor.received.map(({ at }) => at);
			expect(times[44] - times[0]).toBeLessThan(MINUTE);
			expect(times[45] - times[0]).toBeGreaterThanOrEqual(MINUTE);
		});

		it('takes another number of pushes that the vendor agreed to', async () => {
			world().settings.limits.push = 10;
			const outcomes = await fast(async () => [
				await send(15, { credentials: vendor.credentials({ pushesPerMinute: 10 }) }),
			]);
			expectTruth(outcomes, 15);
		});

		it.each([0, 1.5, 'two'])('refuses %p processes', async (processes) => {
			const { error } = await send(1, { credentials: vendor.credentials({ processes }) });
			expect(error?.message).toContain('n8n Processes in the credential must be a whole number');
			expect(vendor.received).toHaveLength(0);
		});
	});

	describe('a time limit of the execution', () => {
		it('is told at once, with the arithmetic, when it is too short', async () => {
			const outcome = await send(300, { endsAt: Date.now() + 2 * MINUTE });
			expect(outcome.error?.message).toBe(
				'The limit of the account would make this execution longer than its time limit',
			);
			expect(outcome.error?.description).toMatch(
				/^At this pace 300 calls take at least 180 s\. Picky Assist's limit for pushes is 90 in 60 s.* n8n ends this execution in 1\d\d s, so nothing was sent\./,
			);
			expect(vendor.received).toHaveLength(0);
		});

		it('makes every item an error item with Continue On Fail', async () => {
			const { json } = await send(91, {
				endsAt: Date.now() + 30_000,
				onError: 'continueRegularOutput',
			});
			expect(json).toHaveLength(91);
			expect(json[90].error).toContain('At this pace 91 calls take at least 60 s.');
			expect(vendor.received).toHaveLength(0);
		});

		it('does not matter when it is long enough', async () => {
			const outcomes = await fast(async () => [
				await send(100, { endsAt: Date.now() + 2 * MINUTE }),
			]);
			expectTruth(outcomes, 100);
			expect(outcomes[0].hints).toEqual([
				"At this pace 100 calls take at least 60 s. Picky Assist's limit for pushes is 90 in 60 s, for all executions that use this account together.",
			]);
		});
	});
});
