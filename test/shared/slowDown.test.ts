import { setTimeout as delay } from 'node:timers/promises';
import { forgetAccounts } from '../../nodes/shared/engine/rateLimiter';
import { SECRET, startThings, things } from './vendor';

describe('a vendor that asks one execution to slow down', () => {
	let vendor: Awaited<ReturnType<typeof startThings>>;

	beforeAll(async () => {
		vendor = await startThings();
	});
	beforeEach(() => {
		vendor.reset();
		forgetAccounts();
	});
	afterAll(async () => await vendor.stop());

	const create = { operation: 'create', name: 'a' };
	const statuses = () => vendor.ledger.requests.map(({ status }) => status);
	const items = Array.from({ length: 20 }, () => ({}));

	it('is heeded by the others that use the same account', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '1' }, times: 1 }]);
		const first = things(vendor.url, create);
		await delay(200);
		const start = Date.now();
		const others = await Promise.all(
			['2', '3', '4'].map(
				async (executionId) =>
					await things(vendor.url, { ...create, name: executionId }, { executionId, items }),
			),
		);
		expect(Date.now() - start).toBeGreaterThanOrEqual(600);
		await first;
		expect(statuses().filter((status) => status === 429)).toHaveLength(1);
		expect(statuses()).toHaveLength(62);
		expect(others.flatMap(({ json }) => json)).toHaveLength(60);
	});

	it('is no matter to another account', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '1' }, times: 1 }]);
		const first = things(vendor.url, create);
		await delay(100);
		const start = Date.now();
		const credentials = { baseUrl: vendor.url, token: `${SECRET}-2` };
		await things(vendor.url, { ...create, name: 'b' }, { credentials });
		expect(Date.now() - start).toBeLessThan(700);
		await first;
	});

	it('is heeded before it asks, where it says that the limit is used up', async () => {
		const reset = String(Math.ceil(Date.now() / 1000) + 1);
		const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
		vendor.faults.set([{ status: 200, body: [], headers, times: 1 }]);
		await things(vendor.url, { operation: 'getAll', returnAll: true });
		await things(vendor.url, create, { executionId: '2' });
		expect(vendor.ledger.requests[1].at).toBeGreaterThanOrEqual(Number(reset) * 1000 - 20);
		expect(statuses()).toEqual([200, 200]);
	});

	it('does not hold up others with a pause that would hang the workflow', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '7200' }, times: 1 }]);
		await things(vendor.url, create, { onError: 'continueRegularOutput' });
		const start = Date.now();
		await things(vendor.url, create, { executionId: '2' });
		expect(Date.now() - start).toBeLessThan(1000);
	});

	it('ends the wait of an execution that is cancelled', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '30' }, times: 1 }]);
		const controller = new AbortController();
		const { signal } = controller;
		const first = things(vendor.url, create, { signal }).catch(() => {});
		await delay(100);
		const second = things(vendor.url, create, { executionId: '2', signal }).catch(() => {});
		await delay(100);
		const start = Date.now();
		controller.abort();
		await Promise.all([first, second]);
		expect(Date.now() - start).toBeLessThan(1500);
		expect(statuses()).toEqual([429]);
	});
});
