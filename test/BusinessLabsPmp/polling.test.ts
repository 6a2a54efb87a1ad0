import type { IDataObject } from 'n8n-workflow';
import { pollables } from '../../nodes/BusinessLabsPmp/trigger/pollable';
import { startBusinessLabsPmp } from '../../simulators/BusinessLabsPmp';
import { control } from '../engine/control';
import { expectTheSameLater } from '../engine/sameNotes';
import { usePmp } from './node';
import { triggerWorkflow } from './triggerNode';

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

	test.each(['auto', `v${version}`])('takes as many as fit on a page just so (%s)', async (how) => {
		await pmp.control('empty', { resource: 'leads' });
		const flow = watch('lead');
		flow.credentials = pmp.credentials({ version: how });
		await flow.poll();
		for (const count of [100, 100]) {
			await pmp.control('seed', { resource: 'leads', count });
			expect(await flow.poll()).toHaveLength(count);
		}
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
		await expect(flow.poll()).rejects.toThrow('The token does not have permission');
		expect(await flow.poll()).toHaveLength(1);
	});

	const json = { 'content-type': 'application/json' };
	const notUnderstood = [
		['an empty body', 200, ''],
		['an object of another form', 200, { hello: 'world' }],
		['a list of what is no record', 200, [1, 2]],
		['records of which none has an ID', 200, [{ company: 'A' }, { userid: '2abc' }]],
		['an HTML page', 200, '<html>Please wait</html>'],
		['an error', 403, { status: false, message: 'no permissions' }],
	] as const;
	const say = (status: number, body: unknown) =>
		pmp.simulator.faults.set([{ method: 'GET', status, headers: json, body, path: '/customers' }]);

	test.each(notUnderstood)('a first look that meets %s takes no notes', async (_, status, body) => {
		const flow = watch('customer');
		say(status, body);
		await expect(flow.poll()).rejects.toThrow();
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toBeNull();
		await pmp.control('seed', { resource: 'customers', count: 1 });
		expect(await flow.poll()).toHaveLength(1);
	});

	test.each(notUnderstood)('a later look that meets %s changes none', async (_, status, body) => {
		const flow = watch('customer');
		await flow.poll();
		await pmp.control('seed', { resource: 'customers', count: 2 });
		const before = JSON.stringify(flow.staticData);
		say(status, body);
		await expect(flow.poll()).rejects.toThrow();
		expect(JSON.stringify(flow.staticData)).toBe(before);
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toHaveLength(2);
	});

	test.each(['2abc', '', '-1', 'NaN', '1e3'])(
		'an ID like "%s" is ignored and told',
		async (odd) => {
			const flow = watch('customer');
			const rows = (ids: string[]) =>
				pmp.simulator.faults.set([
					{
						path: '/customers',
						status: 200,
						headers: json,
						body: ids.map((userid) => ({ userid })),
					},
				]);
			rows(['1', odd]);
			expect(await flow.poll()).toBeNull();
			expect(flow.warnings.join()).toContain('an ID that is no number');
			rows(['1', odd, '3']);
			expect(await flow.poll()).toMatchObject([{ id: 3 }]);
			expect(await flow.poll()).toBeNull();
		},
	);

	test('a record that becomes visible after one with a higher ID is put out', async () => {
		const flow = watch('customer');
		await flow.poll();
		await pmp.control('seed', { resource: 'customers', values: { userid: '9' } });
		expect(await flow.poll()).toMatchObject([{ id: 9 }]);
		await pmp.control('seed', { resource: 'customers', values: { userid: '7' } });
		expect(await flow.poll()).toMatchObject([{ id: 7 }]);
		expect(await flow.poll()).toBeNull();
	});

	test('a look that begins while another one is under way puts nothing out twice', async () => {
		const flow = watch('customer');
		await flow.poll();
		await pmp.control('seed', { resource: 'customers', count: 2 });
		const looks = await Promise.all([flow.poll(), flow.poll(), flow.poll()]);
		expect(looks.flatMap((found) => found ?? [])).toHaveLength(2);
		expect(await flow.poll()).toBeNull();
	});

	test.each(['new', 'changed'])(
		'a look from the same notes finds the same, but not while n8n is storing it (%s)',
		async (event) => {
			if (version === 2 && event === 'changed') return;
			await expectTheSameLater(watch('customer', { event }), async () => {
				await pmp.control('seed', { resource: 'customers', count: 2 });
			});
		},
	);

	test('a list that is shorter than the server says is an error, and changes nothing', async () => {
		const flow = watch('customer');
		flow.credentials = pmp.credentials({ version: `v${version}` });
		const isShort = /of a list that is longer|the same pages of the list/;
		const shorten = (rows: unknown[]) => {
			const body = { data: rows, meta: { total: 500 } };
			pmp.simulator.faults.set([{ path: '/customers', status: 200, headers: json, body }]);
		};
		shorten(version === 2 ? [{ userid: '3' }, { userid: '2' }] : []);
		await expect(flow.poll()).rejects.toThrow(isShort);
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toBeNull();
		await pmp.control('seed', { resource: 'customers', count: 2 });
		const before = JSON.stringify(flow.staticData);
		shorten([{ userid: '5' }, { userid: '4' }]);
		await expect(flow.poll()).rejects.toThrow(isShort);
		expect(JSON.stringify(flow.staticData)).toBe(before);
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toHaveLength(2);
	});

	test('a list that lacks records for a while puts none out twice', async () => {
		const flow = watch('customer');
		await flow.poll();
		await pmp.control('seed', { resource: 'customers', count: 2 });
		expect(await flow.poll()).toHaveLength(2);
		say(404, { status: false, message: 'No data were found' });
		expect(await flow.poll()).toBeNull();
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toBeNull();
	});

	test('another account starts from now, and so does the first one afterwards', async () => {
		const other = await startBusinessLabsPmp({ version });
		try {
			const flow = watch('customer');
			await flow.poll();
			await control(other, 'seed', { resource: 'customers', count: 300 });
			const first = flow.credentials;
			flow.credentials = { ...first, baseUrl: other.url };
			expect(await flow.poll()).toBeNull();
			await control(other, 'seed', { resource: 'customers', count: 1 });
			expect(await flow.poll()).toMatchObject([{ id: 304 }]);
			flow.credentials = first;
			expect(await flow.poll()).toBeNull();
			await pmp.control('seed', { resource: 'customers', count: 1 });
			expect(await flow.poll()).toMatchObject([{ id: 4 }]);
		} finally {
			await other.stop();
		}
	});

	test('another kind of record starts from now', async () => {
		const flow = watch('lead');
		await flow.poll();
		flow.parameters.resource = 'customer';
		expect(await flow.poll()).toBeNull();
	});

	test.each(Object.keys(pollables))(
		'%s: a new one is put out, without secrets',
		async (resource) => {
			const flow = watch(resource, { simplify: false });
			const { definition } = pollables[resource];
			await flow.poll();
			await pmp.control('seed', { resource: definition.path, count: 1 });
			const records = (await flow.poll()) ?? [];
			expect(records).toHaveLength(1);
			expect(Number(records[0].id)).toBeGreaterThan(0);
			expect(String(records[0].id)).toBe(String(records[0][definition.idKey]));
			expect(JSON.stringify(records)).not.toMatch(/\$2a\$|new_pass_key|email_verification_key/);
			expect(await flow.poll()).toBeNull();
		},
	);
});
