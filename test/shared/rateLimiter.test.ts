import { CancelledError, InputError } from '../../nodes/shared/contract/errors';
import type { Client, Credentials, Pace } from '../../nodes/shared/contract/types';
import { Failure } from '../../nodes/shared/engine/failure';
import { forgetAccounts, RateLimiter } from '../../nodes/shared/engine/rateLimiter';
import { inFastTime } from '../engine/fastTime';

const MINUTE = 60_000;
const pushes: Pace = { name: 'pushes', calls: 90, per: MINUTE };
const client = {
	baseUrl: ({ url }: Credentials) => String(url),
	account: ({ token }: Credentials) => String(token),
} as unknown as Client;

interface Who {
	workflow?: string;
	node?: string;
	execution?: string;
	signal?: AbortSignal;
	/** Any other is a field of the credential. */
	[field: string]: unknown;
}

/** The limits as one node of one execution meets them. */
function limiter({ workflow = 'w', node = 'n', execution = 'e', signal, ...fields }: Who = {}) {
	const context = {
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ id: node }),
		getExecutionId: () => execution,
	} as ConstructorParameters<typeof RateLimiter>[0];
	const credentials = { url: 'u', token: 't', ...fields } as Credentials;
	return new RateLimiter(context, client, credentials, signal);
}

/** Makes so many calls, and gives the milliseconds after which each began. */
async function times(limits: RateLimiter, paces: Pace[], count: number): Promise<number[]> {
	const start = Date.now();
	return await Promise.all(
		Array.from(
			{ length: count },
			async () =>
				await limits.through(paces, async () => await Promise.resolve(Date.now() - start)),
		),
	);
}

beforeEach(forgetAccounts);
afterEach(forgetAccounts);

describe('the limit of an account', () => {
	it('is one for all nodes, workflows and executions that use it', async () => {
		const two: Pace = { name: 'pushes', calls: 2, per: MINUTE };
		await inFastTime(async () => {
			const begun = await Promise.all([
				times(limiter({ execution: '1' }), [two], 1),
				times(limiter({ execution: '2', node: 'other' }), [two], 1),
				times(limiter({ execution: '3', workflow: 'other' }), [two], 1),
			]);
			const [first, second, third] = begun.flat().sort((a, b) => a - b);
			expect(first).toBeLessThan(100);
			expect(second).toBeLessThan(100);
			expect(third).toBeGreaterThanOrEqual(MINUTE);
		});
	});

	it.each([[{ token: 'other' }], [{ url: 'other' }]])('is no matter to %j', async (other) => {
		const one: Pace = { name: 'pushes', calls: 1, per: MINUTE };
		expect(await times(limiter(), [one], 1)).toHaveLength(1);
		const [begun] = await times(limiter(other), [one], 1);
		expect(begun).toBeLessThan(1000);
	});

	it('counts each of its names apart, and a call against all that it names', async () => {
		const files: Pace = { name: 'files', calls: 1, per: 5000 };
		await inFastTime(async () => {
			const limits = limiter();
			const begun = await times(limits, [files, pushes], 3);
			expect(begun[2] - begun[1]).toBeGreaterThanOrEqual(5000);
			expect(begun[1] - begun[0]).toBeGreaterThanOrEqual(5000);
			expect(limits.earliest(pushes, 87)).toBe(0);
			expect(limits.earliest(pushes, 88)).toBeGreaterThan(0);
			expect(limits.longestWait).toBeGreaterThanOrEqual(10_000);
			expect(limits.longestWait).toBeLessThan(11_000);
		});
	});

	it('gives a node that wants less its own limit before it, and others the rest', async () => {
		const slow = { ...pushes, atMost: 1 };
		expect(limiter().earliest(slow, 2)).toBe(MINUTE);
		expect(limiter().earliest({ ...pushes, atMost: 90 }, 90)).toBe(0);
		expect(limiter().earliest({ ...pushes, atMost: 1000 }, 91)).toBe(MINUTE);
		await inFastTime(async () => {
			const [, second] = await times(limiter(), [slow], 2);
			expect(second).toBeGreaterThanOrEqual(MINUTE);
		});
		const [other] = await times(limiter({ node: 'other' }), [slow], 1);
		expect(other).toBeLessThan(1000);
	});
});

describe('n8n in several processes', () => {
	it.each<[unknown, Pace, { calls: number; per: number }]>([
		[undefined, pushes, { calls: 90, per: MINUTE }],
		['', pushes, { calls: 90, per: MINUTE }],
		[null, pushes, { calls: 90, per: MINUTE }],
		[1, pushes, { calls: 90, per: MINUTE }],
		['4', pushes, { calls: 22, per: MINUTE }],
		[90, pushes, { calls: 1, per: MINUTE }],
		[180, pushes, { calls: 1, per: 2 * MINUTE }],
		[100, pushes, { calls: 1, per: 66_667 }],
		[2, { ...pushes, atMost: 10 }, { calls: 5, per: MINUTE }],
		[2, { ...pushes, atMost: 1000 }, { calls: 45, per: MINUTE }],
	])('%j divide the limit among them', (processes, pace, share) => {
		expect(limiter({ processes }).shareOf(pace)).toEqual(share);
	});

	it('divide what the account has, also where a node has a limit of its own', () => {
		const limits = limiter({ processes: 2 });
		expect(limits.earliest(pushes, 45)).toBe(0);
		expect(limits.earliest(pushes, 46)).toBe(MINUTE);
		expect(limits.earliest({ ...pushes, atMost: 80 }, 40)).toBe(0);
		expect(limits.earliest({ ...pushes, atMost: 80 }, 41)).toBe(MINUTE);
	});

	it.each([0, -1, 1.5, 'two', ' '])('cannot be %j of them', (processes) => {
		const wrong = () => limiter({ processes });
		expect(wrong).toThrow(InputError);
		expect(wrong).toThrow(
			`n8n Processes in the credential must be a whole number from 1, it is "${processes}"`,
		);
	});
});

describe('a vendor that asks to wait', () => {
	const busy = (seconds: string) => ({
		statusCode: 503,
		headers: { 'retry-after': seconds },
		body: '',
	});

	it('is not called by anybody until then, and the longest wait counts', async () => {
		await inFastTime(async () => {
			limiter().heed(busy('7'), undefined);
			limiter().heed(busy('2'), undefined);
			const [begun] = await times(limiter({ execution: 'other' }), [], 1);
			expect(begun).toBeGreaterThanOrEqual(7000);
			expect(begun).toBeLessThan(7500);
			const [again] = await times(limiter(), [], 1);
			expect(again).toBeLessThan(100);
		});
	});

	it('asks nothing of other accounts, nor with a failure that is no answer', async () => {
		limiter().heed(busy('60'), undefined);
		limiter({ token: 'other' }).heed(new Failure('lost', new Error('x')), 60_000);
		const [begun] = await times(limiter({ token: 'other' }), [], 1);
		expect(begun).toBeLessThan(1000);
	});

	it('does not hold an execution that is cancelled', async () => {
		limiter().heed(busy('60'), undefined);
		const signal = AbortSignal.abort();
		await expect(times(limiter({ signal }), [], 1)).rejects.toThrow(CancelledError);
	});
});

it('keeps what is still to be counted while it forgets accounts that nobody uses', async () => {
	const one: Pace = { name: 'pushes', calls: 1, per: 10 * MINUTE };
	const short: Pace = { name: 'others', calls: 1, per: 1000 };
	await inFastTime(async () => {
		await times(limiter(), [one, short], 1);
		limiter({ token: 'closed' }).heed(
			{ statusCode: 503, headers: { 'retry-after': '300' }, body: '' },
			undefined,
		);
		await jest.advanceTimersByTimeAsync(2 * MINUTE);
		// Whoever comes now has idle accounts looked for.
		await times(limiter({ token: 'third' }), [short], 1);
		expect(limiter().earliest(one, 1)).toBeGreaterThan(7 * MINUTE);
		expect(limiter().earliest(short, 1)).toBe(0);
		const [begun] = await times(limiter({ token: 'closed' }), [], 1);
		expect(begun).toBeGreaterThan(2 * MINUTE);
	});
});
