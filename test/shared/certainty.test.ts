import { CancelledError, VendorError } from '../../nodes/shared/contract/errors';
import type { WireRequest } from '../../nodes/shared/contract/types';
import { unlessUnread } from '../../nodes/shared/engine/afterWrite';
import { changesOnce, isRepeatable, judged } from '../../nodes/shared/engine/certainty';

const send: WireRequest = { method: 'POST', path: '/push' };
const refusal = new VendorError('No', { isRefusal: true });
const answer = (statusCode: number) => ({ statusCode, headers: {}, body: '' });

const silent = { saysYes: () => false };

/** Whether what became of a request is left open. */
function isOpen(error: unknown, request: WireRequest, status: number, client = {}): boolean {
	const result = judged(error, request, answer(status), { ...silent, ...client });
	if (result === error) return false;
	expect(result).toMatchObject({ isUncertain: true });
	return true;
}

describe('a write that was answered with an error', () => {
	it.each([
		[200, false],
		[299, false],
		[300, true],
		[302, true],
		[399, true],
		[400, false],
		[403, false],
		[408, true],
		[409, false],
		[422, false],
		[498, false],
		[499, true],
		[500, true],
		[502, true],
		[599, true],
	])('of %i in the vendor’s own words: is it in doubt? %s', (status, inDoubt) => {
		expect(isOpen(refusal, send, status)).toBe(inDoubt);
		const client = { isVerdict: () => true };
		expect(isOpen(refusal, send, status, client)).toBe(false);
		expect(isOpen(refusal, send, status, { isVerdict: () => false })).toBe(inDoubt);
	});

	it.each([401, 429])(
		'of %i was not let in, whoever says so, unless it says yes as well',
		(status) => {
			expect(isOpen(new VendorError('?'), send, status)).toBe(false);
			expect(isOpen(new TypeError('?'), send, status)).toBe(false);
			const yes = { saysYes: () => true };
			expect(isOpen(new VendorError('?'), send, status, yes)).toBe(true);
		},
	);

	it.each([200, 400, 403, 404, 405, 413, 422])('of %i in anybody’s words is in doubt', (status) => {
		expect(isOpen(new VendorError('?'), send, status)).toBe(true);
		expect(isOpen(new TypeError('?'), send, status)).toBe(true);
	});

	it('is only a failure where another one like it does the same', () => {
		for (const request of [{ method: 'GET', path: '/' } as const, { ...send, repeatable: true }]) {
			expect(isOpen(new VendorError('?'), request, 500)).toBe(false);
		}
	});

	it('is in doubt, and may be sent again, where the vendor knows it by its key', () => {
		const request = { ...send, repeatable: true, idempotencyKey: 'k' };
		const result = judged(new VendorError('?'), request, answer(500), silent);
		expect(result).toMatchObject({ isUncertain: true, isRepeatable: true });
		expect(judged(new VendorError('?'), send, answer(500), silent)).toMatchObject({
			isRepeatable: false,
		});
	});

	it('is one that changes something unless it says otherwise', () => {
		expect([isRepeatable(send), changesOnce(send)]).toEqual([false, true]);
		const read: WireRequest = { method: 'GET', path: '/' };
		expect([isRepeatable(read), changesOnce(read)]).toEqual([true, false]);
		const odd: WireRequest = { ...read, repeatable: false };
		expect([isRepeatable(odd), changesOnce(odd)]).toEqual([false, true]);
	});
});

describe('what is read after a good write', () => {
	it('is told where it cannot be read, and fails nothing', async () => {
		const told: string[] = [];
		const tell = (reason: string) => void told.push(reason);
		expect(await unlessUnread(Promise.resolve(7), tell)).toBe(7);
		expect(told).toEqual([]);
		expect(await unlessUnread(Promise.reject(new VendorError('Not found')), tell)).toBeUndefined();
		expect(await unlessUnread(Promise.reject(new TypeError('x of y')), tell)).toBeUndefined();
		expect(told).toEqual(['Not found', 'The response has an unexpected format']);
	});

	it('stays cancelled where somebody cancels', async () => {
		const told: string[] = [];
		const reading = unlessUnread(Promise.reject(new CancelledError()), (text) => told.push(text));
		await expect(reading).rejects.toThrow(CancelledError);
		expect(told).toEqual([]);
	});
});
