import { getEventListeners } from 'node:events';
import { CancelledError } from '../../nodes/shared/contract/errors';
import { Failure } from '../../nodes/shared/engine/failure';
import { pause, waitBeforeRetry, waitForAll } from '../../nodes/shared/engine/retry';
import { inFastTime } from '../engine/fastTime';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const answer = (statusCode: number, headers: Record<string, string> = {}) => ({
	statusCode,
	headers,
	body: '',
});
const failure = (kind: Failure['kind']) => new Failure(kind, new Error(kind));
/** Seconds since 1970 at which a limit resets, so many seconds from now. */
const usedUp = (seconds: number) => ({
	'x-ratelimit-remaining': '0',
	'x-ratelimit-reset': String(NOW / 1000 + seconds),
});

beforeEach(() => {
	jest.spyOn(Date, 'now').mockReturnValue(NOW);
	jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => jest.restoreAllMocks());

describe('a request that failed', () => {
	it.each<[string, Failure | number, boolean, boolean]>([
		['the connection was never made', failure('unreached'), false, true],
		['the answer was lost, and it may be repeated', failure('lost'), true, true],
		['the answer was lost, and it must not be repeated', failure('lost'), false, false],
		['a setting is wrong', failure('misdirected'), true, false],
		['the answer cannot be unpacked', failure('garbled'), true, false],
		['the vendor let nobody in', failure('refused'), true, false],
		['the execution was cancelled', failure('cancelled'), true, false],
		['the vendor did not take it yet', 429, false, true],
		['the vendor broke, and it may be repeated', 500, true, true],
		['the vendor broke, and it must not be repeated', 500, false, false],
		['the vendor is busy, and it must not be repeated', 503, false, false],
		['it was refused', 422, true, false],
		['it was forbidden, which is the last status below 500 that counts', 499, true, false],
		['it worked', 200, true, false],
	])('because %s', (_, outcome, repeatable, again) => {
		const result = typeof outcome === 'number' ? answer(outcome) : outcome;
		expect(waitBeforeRetry(result, repeatable, 1)).toBe(again ? 500 : undefined);
	});

	it.each([
		[429, 5],
		[500, 2],
		[501, 2],
		[502, 5],
		[503, 5],
		[504, 5],
		[505, 2],
		[519, 2],
		[520, 5],
		[530, 5],
		[531, 2],
	])('with %i is sent %i times in all', (status, most) => {
		const again = (tries: number) => waitBeforeRetry(answer(status), true, tries) !== undefined;
		expect([1, 2, 3, 4, 5, 6].filter(again)).toEqual(
			Array.from({ length: most - 1 }, (_, index) => index + 1),
		);
	});

	it('that took all of its time is sent twice', () => {
		const late = new Failure('lost', new Error('late'), true);
		expect([1, 2].map((tries) => waitBeforeRetry(late, true, tries))).toEqual([500, undefined]);
		expect(waitBeforeRetry(late, false, 1)).toBeUndefined();
	});

	it('without a connection is sent five times, too', () => {
		const again = (tries: number) => waitBeforeRetry(failure('unreached'), false, tries);
		expect([1, 2, 3, 4, 5].map(again)).toEqual([500, 1000, 2000, 4000, undefined]);
	});

	it('waits for between half of the time and all of it, so that many do not come at once', () => {
		jest.spyOn(Math, 'random').mockReturnValue(0);
		expect(waitBeforeRetry(answer(429), false, 3)).toBe(1000);
		jest.spyOn(Math, 'random').mockReturnValue(0.5);
		expect(waitBeforeRetry(answer(429), false, 3)).toBe(1500);
	});
});

describe('a vendor that says when it wants to hear again', () => {
	it.each<[string, Record<string, string>, number]>([
		['in seconds', { 'retry-after': '7' }, 7000],
		['as a date', { 'retry-after': 'Sun, 01 Mar 2026 12:00:09 GMT' }, 9000],
		['by the time at which the limit resets', usedUp(20), 20_000],
		['in seconds, which count more than the limit', { 'retry-after': '7', ...usedUp(20) }, 7000],
		['by the limit, where the seconds say nothing', { 'retry-after': '0', ...usedUp(20) }, 20_000],
		[
			'by the limit, where the date is over',
			{ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT', ...usedUp(20) },
			20_000,
		],
		['in less than it would wait anyway', { 'retry-after': '0.1' }, 500],
		['in words that say nothing', { 'retry-after': 'soon' }, 500],
		['by a limit that is not used up', { ...usedUp(20), 'x-ratelimit-remaining': '3' }, 500],
		['by a limit that has reset', usedUp(-1), 500],
		['after the longest wait there is', { 'retry-after': '300' }, 300_000],
	])('%s is heeded', (_, headers, wait) => {
		expect(waitBeforeRetry(answer(429, headers), false, 1)).toBe(wait);
		expect(waitBeforeRetry(answer(503, headers), true, 1)).toBe(wait);
		// With other statuses the header belongs to a proxy's error page.
		expect(waitBeforeRetry(answer(502, headers), true, 1)).toBe(500);
	});

	it('is understood by its own clock, whatever n8n’s says', () => {
		const date = { date: 'Sun, 01 Mar 2026 11:30:00 GMT' };
		const after = { 'retry-after': 'Sun, 01 Mar 2026 11:30:07 GMT', ...date };
		expect(waitBeforeRetry(answer(429, after), false, 1)).toBe(7000);
		const reset = { ...usedUp(20 - 30 * 60), ...date };
		expect(waitBeforeRetry(answer(429, reset), false, 1)).toBe(20_000);
		expect(waitForAll(answer(200, reset), undefined)).toBe(20_000);
		const unclear = { 'retry-after': '7', date: 'today' };
		expect(waitBeforeRetry(answer(429, unclear), false, 1)).toBe(7000);
	});

	it('gets an error for it where the workflow would hang', () => {
		expect(waitBeforeRetry(answer(429, { 'retry-after': '301' }), false, 1)).toBeUndefined();
	});

	it('is heeded by all executions of the account, where it means the account', () => {
		expect(waitForAll(answer(429), 1234)).toBe(1234);
		expect(waitForAll(answer(429, { 'retry-after': '301' }), undefined)).toBeUndefined();
		expect(waitForAll(answer(503, { 'retry-after': '7' }), 1234)).toBe(7000);
		expect(waitForAll(answer(503), 1234)).toBeUndefined();
		expect(waitForAll(answer(500, { 'retry-after': '7' }), 1234)).toBeUndefined();
		expect(waitForAll(answer(200, usedUp(20)), undefined)).toBe(20_000);
		expect(waitForAll(answer(200, usedUp(300)), undefined)).toBe(300_000);
		expect(waitForAll(answer(200, usedUp(301)), undefined)).toBeUndefined();
		expect(waitForAll(answer(200), undefined)).toBeUndefined();
	});
});

describe('a pause', () => {
	beforeEach(() => jest.restoreAllMocks());

	it.each([0, 1, 999, 1000, 2500])('of %i ms takes that long', async (milliseconds) => {
		const { signal } = new AbortController();
		await inFastTime(async () => {
			const start = Date.now();
			await pause(milliseconds, signal);
			expect(Date.now() - start).toBeGreaterThanOrEqual(milliseconds);
			expect(Date.now() - start).toBeLessThan(milliseconds + 50);
		});
		// Thousands of pauses of one execution must not leave thousands of listeners.
		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	});

	it('ends as soon as the execution is cancelled', async () => {
		const controller = new AbortController();
		await inFastTime(async () => {
			const start = Date.now();
			setTimeout(() => controller.abort(), 300);
			await expect(pause(60_000, controller.signal)).rejects.toThrow(CancelledError);
			expect(Date.now() - start).toBeLessThan(400);
		});
	});

	it('does not begin in an execution that is cancelled already', async () => {
		await expect(pause(60_000, AbortSignal.abort())).rejects.toThrow(CancelledError);
		await expect(pause(0, AbortSignal.abort())).rejects.toThrow(CancelledError);
	});

	it('leaves no timer behind that lives for longer than a second', async () => {
		const controller = new AbortController();
		const asked: Array<number | undefined> = [];
		const { setTimeout: real } = globalThis;
		globalThis.setTimeout = ((work: () => void, milliseconds?: number) => {
			asked.push(milliseconds);
			return real(work, milliseconds);
		}) as typeof setTimeout;
		try {
			const paused = pause(60_000, controller.signal).catch(() => {});
			controller.abort();
			await paused;
		} finally {
			globalThis.setTimeout = real;
		}
		expect(asked).toEqual([1000]);
	});
});
