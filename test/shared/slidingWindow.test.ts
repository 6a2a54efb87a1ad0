import { setTimeout as later } from 'node:timers/promises';
import { SlidingWindow } from '../../nodes/shared/engine/slidingWindow';
import type { Caller } from '../../nodes/shared/engine/slidingWindow';
import { inFastTime as inTime } from '../engine/fastTime';

const MINUTE = 60_000;
/** Nothing here waits for anything but the clock. */
const inFastTime = async <T>(work: () => Promise<T>) => await inTime(work, 25);

/** Calls as the vendor saw them, in the order in which they were made. */
type Seen = Array<{ workflow: string; execution: string; index: number; at: number }>;

/** A window of so many calls a minute, and what goes through it. */
function openWindow(calls: number, per = MINUTE) {
	const window = new SlidingWindow();
	window.setRate({ calls, per }, 1);
	const seen: Seen = [];
	const start = Date.now();
	/** Makes so many calls at once, or one after the other; each takes up to 30 ms. */
	const make = async (
		caller: Partial<Caller>,
		count: number,
		{ inFlight = count, takes = () => Math.random() * 30 } = {},
	) => {
		const whole = { workflow: 'w', execution: 'e', ...caller };
		let next = 0;
		const worker = async () => {
			while (next < count) {
				const index = next++;
				await window.through(whole, async () => {
					const { workflow, execution } = whole;
					seen.push({ workflow, execution, index, at: Date.now() - start });
					await jestSleep(takes());
				});
			}
		};
		await Promise.all(Array.from({ length: Math.min(inFlight, count) }, worker));
	};
	const of = (workflow: string) => seen.filter((call) => call.workflow === workflow);
	return { window, make, seen, of };
}

const jestSleep = async (milliseconds: number) =>
	await new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function expectRateKept(seen: Seen, calls: number, per = MINUTE) {
	const times = seen.map(({ at }) => at).sort((a, b) => a - b);
	for (let index = calls; index < times.length; index++) {
		expect(times[index] - times[index - calls]).toBeGreaterThanOrEqual(per);
	}
}

const indices = (seen: Seen) => seen.map(({ index }) => index);
const range = (length: number) => Array.from({ length }, (_, index) => index);

describe('the window over the calls of an account', () => {
	it('is idle only while nobody waits, none is under way and the vendor remembers none', async () => {
		const { window } = openWindow(2);
		expect(window.isIdle).toBe(true);
		await inFastTime(async () => {
			const call = async (takes: number) =>
				await window.through({ workflow: 'w', execution: 'e' }, async () => await jestSleep(takes));
			await call(10);
			expect(window.isIdle).toBe(false);
			const underWay = call(1000);
			expect(window.isIdle).toBe(false);
			const waiting = [call(10), call(10)];
			expect(window.isIdle).toBe(false);
			await Promise.all([underWay, ...waiting]);
			await jestSleep(MINUTE);
			expect(window.isIdle).toBe(true);
		});
	});

	it('never lets more calls through than the rate allows, and keeps their order', async () => {
		const { make, seen } = openWindow(90);
		await inFastTime(async () => await make({}, 300));
		expectRateKept(seen, 90);
		expect(indices(seen)).toEqual(range(300));
	});

	it('wastes no place: each minute takes as many calls as the rate allows', async () => {
		const { make, seen } = openWindow(90);
		await inFastTime(async () => await make({}, 270, { inFlight: 5, takes: () => 5 }));
		for (const minute of [1, 2, 3]) {
			expect(seen.filter(({ at }) => at < minute * MINUTE + 3000).length / minute).toBeGreaterThan(
				88,
			);
		}
		// A hundred calls take little more than one.
		expect(seen[99].at).toBeLessThan(MINUTE + 3000);
	});

	it('does not hold back what stays under the rate', async () => {
		const { make } = openWindow(3);
		const start = Date.now();
		await make({}, 3);
		expect(Date.now() - start).toBeLessThan(1000);
	});

	it('counts a call until the vendor has forgotten its answer, also when it fails', async () => {
		const { window, make, seen } = openWindow(1);
		await inFastTime(async () => {
			const failing = window.through({ workflow: 'w', execution: 'e' }, async () => {
				await jestSleep(10_000);
				throw new Error('no');
			});
			await expect(failing).rejects.toThrow('no');
			await make({ execution: 'later' }, 1);
		});
		expect(seen[0].at).toBeGreaterThanOrEqual(MINUTE + 10_000);
	});

	it('leaves room for a single call while another workflow makes hundreds', async () => {
		const { window, make, of } = openWindow(90);
		const waits: number[] = [];
		await inFastTime(async () => {
			const campaign = make({ workflow: 'campaign' }, 400, { inFlight: 5 });
			for (let second = 0; second < 150; second += 6) {
				const start = Date.now();
				await window.through({ workflow: 'single', execution: `${second}` }, async () => {
					waits.push(Date.now() - start);
					await jestSleep(20);
				});
				await jestSleep(6000);
			}
			await campaign;
		});
		expect(waits).toHaveLength(25);
		expect(Math.max(...waits)).toBeLessThan(10_000);
		expect(indices(of('campaign'))).toEqual(range(400));
	});

	it('shares evenly between workflows that send at the same time', async () => {
		const { make, seen, of } = openWindow(90);
		await inFastTime(async () => {
			const campaign = make({ workflow: 'campaign' }, 400, { inFlight: 5 });
			await jestSleep(5000);
			await Promise.all([
				campaign,
				...range(4).map(async (n) => await make({ workflow: `w${n}` }, 60, { inFlight: 2 })),
			]);
		});
		expectRateKept(seen, 90);
		const ends = range(4).map((n) => of(`w${n}`)[59].at);
		expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(10_000);
		// In the second minute everybody has a fifth.
		const inSecond = (workflow: string) =>
			of(workflow).filter(({ at }) => at > MINUTE + 5000 && at < 2 * MINUTE).length;
		const shares = ['campaign', 'w0', 'w1', 'w2', 'w3'].map(inSecond);
		expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(12);
	});

	it('shares evenly between the executions of one workflow', async () => {
		const { window, make } = openWindow(90);
		let wait = 0;
		await inFastTime(async () => {
			const campaign = make({ execution: 'campaign' }, 200, { inFlight: 5 });
			await jestSleep(65_000);
			const start = Date.now();
			await window.through({ workflow: 'w', execution: 'single' }, async () => {
				wait = Date.now() - start;
			});
			await campaign;
		});
		expect(wait).toBeLessThan(10_000);
	});

	it('ends every wait at once when the execution is cancelled, and lets others go on', async () => {
		const { make, seen } = openWindow(1, 300);
		const controller = new AbortController();
		const cancelled = make({ execution: 'cancelled', signal: controller.signal }, 3);
		const other = make({ execution: 'other' }, 1);
		await later(50);
		const start = Date.now();
		controller.abort();
		await expect(cancelled).rejects.toThrow('cancelled');
		expect(Date.now() - start).toBeLessThan(100);
		await other;
		expect(seen.map(({ execution }) => execution)).toEqual(['cancelled', 'other']);
		await expect(make({ signal: controller.signal }, 1)).rejects.toThrow('cancelled');
	});

	it('follows the newest reading of the rate, also for those who wait already', async () => {
		const { window, make, seen } = openWindow(9);
		await inFastTime(async () => {
			const campaign = make({}, 30, { takes: () => 5 });
			await jestSleep(2000);
			window.setRate({ calls: 60, per: MINUTE }, 3);
			window.setRate({ calls: 1, per: MINUTE }, 2);
			await campaign;
		});
		expect(seen[29].at).toBeLessThan(5000);
	});

	it('does not wait for longer when the clock is set back', async () => {
		const { make, seen, window } = openWindow(2, 400);
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'], now: Date.now() + 3_600_000 });
		try {
			const first = make({}, 2, { takes: () => 1 });
			await jest.advanceTimersByTimeAsync(5);
			await first;
		} finally {
			jest.useRealTimers();
		}
		const start = Date.now();
		await make({}, 2, { takes: () => 1 });
		expect(Date.now() - start).toBeLessThan(1500);
		expect(seen).toHaveLength(4);
		await later(450);
		expect(window.isIdle).toBe(true);
	});

	it('knows that of a full one, and of calls that are still under way', async () => {
		const { window, make } = openWindow(3);
		await inFastTime(async () => {
			const underWay = make({}, 3, { takes: () => 1000 });
			expect([1, 3, 4].map((calls) => window.earliest(calls))).toEqual([
				MINUTE,
				MINUTE,
				2 * MINUTE,
			]);
			await underWay;
			await jestSleep(20_000);
			for (const [calls, seconds] of [
				[1, 40],
				[4, 100],
			]) {
				expect(Math.abs(window.earliest(calls) - seconds * 1000)).toBeLessThan(500);
			}
		});
	});

	it('holds nothing against a workflow whose calls the vendor has forgotten', async () => {
		const { make, seen } = openWindow(1);
		await inFastTime(async () => {
			await make({ workflow: 'early' }, 1);
			await jestSleep(MINUTE);
			const others = [make({ workflow: 'now' }, 1)];
			others.push(make({ workflow: 'early' }, 1), make({ workflow: 'late' }, 1));
			await Promise.all(others);
		});
		expect(seen.map(({ workflow }) => workflow)).toEqual(['early', 'now', 'early', 'late']);
	});

	it('makes the calls of a small rate in as few minutes as it can', async () => {
		const { make, seen } = openWindow(10);
		await inFastTime(async () => await make({}, 30));
		expectRateKept(seen, 10);
		expect(seen[29].at).toBeLessThan(3 * MINUTE + 3000);
	});

	it('prefers the workflow that had fewer calls of late, however many executions another has', async () => {
		const { make, seen } = openWindow(2);
		await inFastTime(async () => {
			const calls = [make({ workflow: 'first' }, 1)];
			await jestSleep(30_000);
			calls.push(make({ workflow: 'many', execution: '1' }, 1));
			await jestSleep(10_000);
			calls.push(make({ workflow: 'many', execution: '2' }, 1), make({ workflow: 'other' }, 1));
			await Promise.all(calls);
		});
		const order = seen.map(({ workflow, execution }) => `${workflow} ${execution}`);
		expect(order).toEqual(['first e', 'many 1', 'other e', 'many 2']);
	});

	it('knows how long so many more calls take at least', async () => {
		const { window, make } = openWindow(3);
		expect([1, 3, 4, 6, 7].map((calls) => window.earliest(calls))).toEqual([
			0,
			0,
			MINUTE,
			MINUTE,
			2 * MINUTE,
		]);
		await inFastTime(async () => {
			await make({}, 2, { takes: () => 0 });
			await jestSleep(20_000);
			expect(window.earliest(1)).toBe(0);
			for (const [calls, seconds] of [
				[2, 40],
				[3, 40],
				[4, 60],
				[5, 100],
			]) {
				expect(Math.abs(window.earliest(calls) - seconds * 1000)).toBeLessThan(500);
			}
		});
	});
});
