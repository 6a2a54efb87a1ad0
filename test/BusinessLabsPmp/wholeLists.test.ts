// Lists that the node needs as a whole, where the server gives them in parts or not at all.
import { byId, usePmp } from './node';

const json = { 'content-type': 'application/json' };

describe.each([2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);

	test('the next number is free, however many documents there are', async () => {
		await pmp.control('seed', { resource: 'estimates', count: 230 });
		const used = pmp.state().tables.estimates.map(({ number }) => Number(number));
		const item = [{ description: 'A', qty: 1, rate: 10 }];
		await pmp.run('estimate.create', {
			...{ clientid: byId(1), date: '2026-07-30', expirydate: '2026-08-30', currency: byId(1) },
			...{ status: '1', billing_street: 'A', newitems: { item }, returnCreated: false },
		});
		expect(pmp.last('POST')?.body).toMatchObject({ number: String(Math.max(...used) + 1) });
	});

	test('they are asked for by offset where the server counts so', async () => {
		const whole = Array.from({ length: 45 }, (_, n) => ({ id: String(n + 1), number: `${n + 1}` }));
		const part = (offset: number) => ({
			...{ status: 200, headers: json, method: 'GET' },
			body: { status: true, data: whole.slice(offset, offset + 20), total: 45, limit: 20, offset },
		});
		pmp.simulator.faults.set([
			{ path: 'offset=20', ...part(20) },
			{ path: 'offset=40', ...part(40) },
			{ path: '/api/estimates', ...part(0) },
		]);
		const item = [{ description: 'A', qty: 1, rate: 10 }];
		await pmp.run('estimate.create', {
			...{ clientid: byId(1), date: '2026-07-30', expirydate: '2026-08-30', currency: byId(1) },
			...{ status: '1', billing_street: 'A', newitems: { item }, returnCreated: false },
		});
		expect(pmp.last('POST')?.body).toMatchObject({ number: '46' });
	});
});

describe('on version 3 alone', () => {
	const pmp = usePmp(3);

	test('a list without pages whose rest the server keeps is an error that says what to ask for', async () => {
		const notes = { rel_type: 'customer', rel_id: '1', returnAll: true };
		const body = { status: true, data: [{ id: '1' }], total: 45 };
		pmp.simulator.faults.set([{ path: '/notes/', status: 200, headers: json, body }]);
		const { error } = await pmp.fail('note.getAll', notes);
		expect(error.message).toContain('BusinessLabs PMP gives 1 of 45 records of this list');
		expect(error.description).toBe(
			'The server cuts the list off, and does not give the rest. Ask its administrator for a higher limit, or for version 3 of the API module.',
		);
		const more = { status: true, data: [{ id: '1' }], has_more: true };
		pmp.simulator.faults.set([{ path: '/notes/', status: 200, headers: json, body: more }]);
		const other = await pmp.fail('note.getAll', notes);
		expect(other.error.message).toContain('BusinessLabs PMP gives not all records of this list');
	});
});
