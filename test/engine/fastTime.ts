/**
 * Runs something while the clock goes faster than the real one, for the node and the vendor alike:
 * both wait and count in a minute of which the test has no time.
 */
export async function inFastTime<T>(work: () => Promise<T>): Promise<T> {
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
			await jest.advanceTimersByTimeAsync(2);
		}
		return await outcome;
	} finally {
		jest.useRealTimers();
	}
}
