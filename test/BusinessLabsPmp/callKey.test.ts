import { usePmp } from './node';

// The waits between requests are not what this is about.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => {},
}));

describe('a creation on version 3 with Retry On Fail', () => {
	const pmp = usePmp(3);
	const posts = () => pmp.received.filter(({ method }) => method === 'POST');
	const keys = () => new Set(posts().map(({ headers }) => headers['idempotency-key']));
	const created = (name: string) =>
		pmp.state().tables.customers.filter(({ company }) => company === name);
	const two = { items: [{ name: 'A' }, { name: 'B' }], tries: 2 };
	const create = { company: '={{ $json.name }}', options: { itemsInFlight: 1 } };

	test('has one key over all tries, and is in doubt at the end', async () => {
		pmp.simulator.faults.set([{ method: 'POST', reset: 'after' }]);
		const { error } = await pmp.fail('customer.create', { company: 'Once' }, { tries: 3 });
		expect(posts()).toHaveLength(15);
		expect(keys().size).toBe(1);
		expect(created('Once')).toHaveLength(1);
		expect(error?.description).toContain('may have been carried out');
	});

	test('is done once when a later try gets the answer', async () => {
		pmp.simulator.faults.set([{ method: 'POST', reset: 'after', times: 5 }]);
		const { json } = await pmp.run('customer.create', create, two);
		expect(json.map(({ company }) => company)).toEqual(['A', 'B']);
		expect(keys().size).toBe(2);
		expect([created('A'), created('B')].map(({ length }) => length)).toEqual([1, 1]);
	});

	test('is a new call after a refusal, which the vendor would repeat', async () => {
		const body = { status: false, message: 'Not now' };
		pmp.simulator.faults.set([{ method: 'POST', status: 422, body, times: 1 }]);
		await pmp.run('customer.create', create, two);
		expect(keys().size).toBe(3);
		expect([created('A'), created('B')].map(({ length }) => length)).toEqual([1, 1]);
	});

	test('has the same key when only what follows it failed', async () => {
		pmp.simulator.faults.set([{ method: 'GET', reset: 'after', times: 5 }]);
		await pmp.run('customer.create', { company: 'Read later' }, { tries: 2 });
		expect(created('Read later')).toHaveLength(1);
		expect(keys().size).toBe(1);
	});
});
