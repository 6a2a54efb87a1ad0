import { Pacer } from '../../nodes/shared/engine/pacer';

describe('the pacer', () => {
	const rate = { name: 'calls', calls: 3, per: 200 };
	const pause = async (milliseconds: number) =>
		await new Promise((resolve) => setTimeout(resolve, milliseconds));

	it('never lets more calls through than the rate allows, and keeps their order', async () => {
		const pacer = new Pacer(rate);
		const seen: Array<{ index: number; at: number }> = [];
		await Promise.all(
			Array.from({ length: 10 }, async (_, index) => {
				await pacer.through(async () => {
					// The vendor sees a call some time after it left.
					await pause(Math.random() * 30);
					seen.push({ index, at: Date.now() });
				});
			}),
		);
		const times = seen.map(({ at }) => at).sort((a, b) => a - b);
		for (let start = 0; start + 3 < times.length; start++) {
			expect(times[start + 3] - times[start]).toBeGreaterThanOrEqual(199);
		}
		const rounds = seen.map(({ index }) => Math.floor(index / 3));
		expect(rounds).toEqual([...rounds].sort((a, b) => a - b));
		expect(times[9] - times[0]).toBeGreaterThanOrEqual(595);
	});

	it('does not hold back what stays under the rate', async () => {
		const pacer = new Pacer({ ...rate, per: 60_000 });
		const start = Date.now();
		await Promise.all([1, 2, 3].map(async () => await pacer.through(async () => {})));
		expect(Date.now() - start).toBeLessThan(100);
	});

	it('counts calls that fail, and hands their failure on', async () => {
		const pacer = new Pacer({ ...rate, calls: 1 });
		const start = Date.now();
		await expect(pacer.through(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
		await pacer.through(async () => {});
		expect(Date.now() - start).toBeGreaterThanOrEqual(199);
	});

	it('ends every wait at once when the execution is cancelled', async () => {
		const { signal, ...controller } = cancellable();
		const pacer = new Pacer({ ...rate, calls: 1, per: 60_000 }, signal);
		const calls: number[] = [];
		const waiting = [1, 2, 3].map(
			async (call) => await pacer.through(async () => calls.push(call)),
		);
		await waiting[0];
		const start = Date.now();
		controller.abort();
		const rest = await Promise.allSettled(waiting.slice(1));
		expect(rest.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(Date.now() - start).toBeLessThan(100);
		expect(calls).toEqual([1]);
	});

	function cancellable() {
		const controller = new AbortController();
		return { signal: controller.signal, abort: () => controller.abort() };
	}
});
