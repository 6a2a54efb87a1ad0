/** Everything but the date goes on as it is. */
const REAL = [
	...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
	...(['clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

/** A date that stands still until it is moved on, for the node and the vendor alike. */
export async function withCalendar<T>(
	work: (pass: (milliseconds: number) => void) => Promise<T>,
): Promise<T> {
	jest.useFakeTimers({ now: Date.now(), doNotFake: [...REAL] });
	try {
		return await work((milliseconds) => {
			jest.setSystemTime(Date.now() + milliseconds);
		});
	} finally {
		jest.useRealTimers();
	}
}

/** What n8n does while its clock is ahead of the vendor's by so many milliseconds. */
export async function withClockAhead<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
	const now = Date.now;
	const spy = jest.spyOn(Date, 'now').mockImplementation(() => now() + milliseconds);
	return await work().finally(() => spy.mockRestore());
}
