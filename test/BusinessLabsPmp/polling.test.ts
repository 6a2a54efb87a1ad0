import type { IDataObject } from 'n8n-workflow';
import { kinds } from '../../nodes/BusinessLabsPmp/trigger/pollable';
import { usePmp } from './node';
import { triggerWorkflow } from './triggerBench';

let count = 0;

describe.each([2, 3] as const)('polling version %i', (version) => {
	const pmp = usePmp(version);
	const watch = (resource: string, more: IDataObject = {}) =>
		triggerWorkflow(`poll${++count}`, pmp.credentials({ version: 'auto' }), {
			mode: 'polling',
			resource,
			...more,
		});

	test('starts from now, then puts out what is new, once and in order', async () => {
		const flow = watch('customer');
		expect(await flow.poll()).toBeNull();
		expect(await flow.poll()).toBeNull();
		await pmp.run('customer.create', { company: 'First', returnCreated: false });
		await pmp.run('customer.create', { company: 'Second', returnCreated: false });
		const records = await flow.poll();
		expect(records?.map(({ company }) => company)).toEqual(['First', 'Second']);
		expect(records?.[0]).toMatchObject({ id: 4, active: true });
		expect(await flow.poll()).toBeNull();
	});

	test('misses none when more arrive than fit on a page, all in the same second', async () => {
		const flow = watch('lead');
		await flow.poll();
		await pmp.control('seed', {
			resource: 'leads',
			count: 250,
			values: { dateadded: '2020-01-01 00:00:00' },
		});
		const records = (await flow.poll()) ?? [];
		expect(records).toHaveLength(250);
		const ids = records.map(({ id }) => Number(id));
		expect(ids).toEqual([...ids].sort((a, b) => a - b));
		expect(new Set(ids).size).toBe(250);
		expect(await flow.poll()).toBeNull();
	});

	test('starts from now where there is nothing yet, and when records were deleted', async () => {
		await pmp.control('empty', { resource: 'tickets' });
		const flow = watch('ticket');
		expect(await flow.poll()).toBeNull();
		await pmp.control('seed', { resource: 'tickets', count: 1 });
		expect(await flow.poll()).toHaveLength(1);
		await pmp.control('empty', { resource: 'tickets' });
		expect(await flow.poll()).toBeNull();
		await pmp.control('seed', { resource: 'tickets', count: 1 });
		expect(await flow.poll()).toHaveLength(1);
	});

	test('a test in the editor shows the newest record and remembers nothing', async () => {
		const flow = watch('customer', { simplify: false });
		const [record] = (await flow.poll('manual')) ?? [];
		expect(record).toMatchObject({ userid: '3', id: '3' });
		expect(flow.staticData).toEqual({ 'node:BusinessLabs PMP Trigger': {} });
		await pmp.control('empty', { resource: 'customers' });
		expect(await flow.poll('manual')).toBeNull();
	});

	test('a failure loses nothing', async () => {
		const flow = watch('customer');
		await flow.poll();
		await pmp.control('seed', { resource: 'customers', count: 1 });
		pmp.simulator.faults.set([
			{
				method: 'GET',
				status: 403,
				headers: { 'content-type': 'application/json' },
				body: { status: false, message: 'no permissions' },
				times: 1,
			},
		]);
		await expect(flow.poll()).rejects.toThrow('The token may not do this');
		expect(await flow.poll()).toHaveLength(1);
	});

	test('another kind of record starts from now', async () => {
		const flow = watch('lead');
		await flow.poll();
		flow.parameters.resource = 'customer';
		expect(await flow.poll()).toBeNull();
	});

	test.each(Object.keys(kinds))('%s: a new one is put out, without secrets', async (resource) => {
		const flow = watch(resource, { simplify: false });
		const { definition } = kinds[resource];
		await flow.poll();
		await pmp.control('seed', { resource: definition.path, count: 1 });
		const records = (await flow.poll()) ?? [];
		expect(records).toHaveLength(1);
		expect(Number(records[0].id)).toBeGreaterThan(0);
		expect(String(records[0].id)).toBe(String(records[0][definition.idKey]));
		expect(JSON.stringify(records)).not.toMatch(/\$2a\$|new_pass_key|email_verification_key/);
		expect(await flow.poll()).toBeNull();
	});
});

describe('new or updated', () => {
	const pmp = usePmp(3);
	const watch = (resource: string) =>
		triggerWorkflow(`changes${++count}`, pmp.credentials(), {
			mode: 'polling',
			resource,
			event: 'changed',
		});
	const rename = async (id: number, company: string) =>
		await pmp.run('customer.update', {
			id: { __rl: true, mode: 'id', value: String(id) },
			updateFields: { company },
		});

	test('puts out each change once, however far a look goes back', async () => {
		const flow = watch('customer');
		expect(await flow.poll()).toBeNull();
		await rename(1, 'Renamed');
		expect(await flow.poll()).toMatchObject([{ id: 1, company: 'Renamed' }]);
		expect(await flow.poll()).toBeNull();
		await rename(1, 'Renamed again');
		await pmp.run('customer.create', { company: 'Created', returnCreated: false });
		const records = (await flow.poll()) ?? [];
		expect(records.map(({ company }) => company).sort()).toEqual(['Created', 'Renamed again']);
		expect(await flow.poll()).toBeNull();
	});

	test('asks again with a higher limit when not everything fits', async () => {
		const flow = watch('lead');
		await flow.poll();
		await pmp.control('seed', { resource: 'leads', count: 450 });
		expect(await flow.poll()).toHaveLength(450);
		expect(await flow.poll()).toBeNull();
	});

	test('shows a sample', async () => {
		expect(await watch('ticket').poll('manual')).toHaveLength(1);
	});

	test('says so when the server is older', async () => {
		await pmp.control('version', { version: 2 });
		await expect(watch('customer').poll()).rejects.toThrow('older than version 3');
		await pmp.control('version', { version: 3 });
	});
});
