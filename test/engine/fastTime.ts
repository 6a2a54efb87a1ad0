/**
 * Runs something while the clock goes faster than the real one, for the node and the vendor alike:
 * both wait and count in a minute of which the test has no time.
 * @param step milliseconds that go by whenever there is nothing else to do; requests take several
 */
export async function inFastTime<T>(work: () => Promise<T>, step = 2): Promise<T> {
	jest.useFakeTimers({
		doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate', 'performance'],
	});
	try {
		let isDone = false;
		const outcome = work().finally(() => {
			isDone = true;
		});
		while (!isDone) {
			await new Promise((resolve) => setImmediate(resolve));
			await jest.advanceTimersByTimeAsync(step);
		}
		return await outcome;
	} finally {
		jest.useRealTimers();
	}
}
