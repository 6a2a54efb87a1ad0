import type { IDataObject } from 'n8n-workflow';
import { pollables } from '../../nodes/BusinessLabsPmp/trigger/pollable';
import { startBusinessLabsPmp } from '../../simulators/BusinessLabsPmp';
import { withCalendar, withClockAhead } from '../engine/calendar';
import { control } from '../engine/control';
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
			const flow = watch('customer', { event });
			await flow.poll();
			await pmp.control('seed', { resource: 'customers', count: 2 });
			const before = JSON.stringify(flow.staticData);
			const first = await flow.poll();
			expect(first).toHaveLength(2);
			const again = async () => {
				flow.staticData = JSON.parse(before) as IDataObject;
				return await flow.poll();
			};
			expect(await again()).toBeNull();
			expect(JSON.stringify(flow.staticData)).toBe(before);
			await withCalendar(async (pass) => {
				pass(11_000);
				expect(await again()).toEqual(first);
				expect(await flow.poll()).toBeNull();
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

describe('records that are deleted while the pages are read', () => {
	const pmp = usePmp(3);
	const start = async () => {
		const flow = triggerWorkflow(`pages${++count}`, pmp.credentials(), {
			mode: 'polling',
			resource: 'lead',
		});
		await flow.poll();
		await pmp.control('seed', { resource: 'leads', count: 250 });
		return flow;
	};
	const remove = async (id: number) =>
		await pmp.control('remove', { resource: 'leads', id: `${id}` });

	test('cost no other one', async () => {
		const flow = await start();
		pmp.simulator.faults.set([{ path: 'page=1&', times: 1, then: async () => await remove(250) }]);
		const ids = (await flow.poll())?.map(({ id }) => Number(id));
		expect(ids).toEqual(Array.from({ length: 250 }, (_, at) => at + 4));
		expect(await flow.poll()).toBeNull();
	});

	test('each time are an error, and nothing is lost', async () => {
		const flow = await start();
		let id = 253;
		pmp.simulator.faults.set([{ path: 'page=1&', then: async () => await remove(id--) }]);
		await expect(flow.poll()).rejects.toThrow();
		pmp.simulator.faults.clear();
		expect(await flow.poll()).toHaveLength(id - 3);
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

	const edit = async (id: number, ago: number, company = `Edited ${++count}`) =>
		await pmp.control('edit', {
			resource: 'customers',
			id: String(id),
			values: { company },
			at: Math.floor(Date.now() / 1000) - ago,
		});
	/** Looks while n8n's clock is wrong by so many minutes. */
	const lookWith = async (flow: ReturnType<typeof watch>, minutes: number) =>
		await withClockAhead(minutes * 60_000, async () => await flow.poll());

	test.each([-60 * 24, -20, 20, 60 * 24])(
		'n8n may be wrong about the time by %i minutes',
		async (minutes) => {
			const flow = watch('customer');
			expect(await lookWith(flow, minutes)).toBeNull();
			await edit(1, 0);
			expect(await lookWith(flow, minutes)).toHaveLength(1);
			await edit(2, 600);
			expect(await lookWith(flow, minutes)).toHaveLength(1);
			expect(await lookWith(flow, minutes)).toBeNull();
		},
	);

	test('a server that does not tell the time is asked further back', async () => {
		const flow = watch('customer');
		pmp.simulator.faults.set([{ path: '/zapier', noDate: true }]);
		expect(await lookWith(flow, 20)).toBeNull();
		await edit(1, 600);
		expect(await lookWith(flow, 20)).toHaveLength(1);
		pmp.simulator.faults.clear();
		expect(await lookWith(flow, 20)).toBeNull();
		await edit(2, 600);
		expect(await lookWith(flow, 20)).toHaveLength(1);
	});

	/** Cuts off what `zapier/poll` gives, whatever limit was asked for. */
	const cap = (most: number) =>
		pmp.simulator.faults.set([{ path: '/zapier/poll', cut: (body) => cutTo(body, most) }]);
	const cutTo = (body: any, most: number) => ({ ...body, data: body.data.slice(0, most) });

	test.each([25, 50, 100, 137, 200, 500])(
		'a server that gives %i at most keeps nothing back in silence',
		async (most) => {
			cap(most);
			const flow = watch('lead');
			await flow.poll();
			await pmp.control('seed', { resource: 'leads', count: most - 4 });
			expect(await flow.poll()).toHaveLength(most - 4);
			await pmp.control('seed', { resource: 'leads', count: 700 });
			await expect(flow.poll()).rejects.toThrow(`gives no more than ${most} changes at once`);
			pmp.simulator.faults.clear();
			expect(await flow.poll()).toHaveLength(700);
		},
	);

	test('as many changes as a server might cut off at are all right', async () => {
		await pmp.control('seed', { resource: 'leads', count: 300 });
		for (const { id } of pmp.state().tables.leads) {
			await pmp.control('edit', { resource: 'leads', id, values: {}, at: 1_000 });
		}
		const flow = watch('lead');
		await flow.poll();
		await pmp.control('seed', { resource: 'leads', count: 200 });
		expect(await flow.poll()).toHaveLength(200);
	});

	test('a small installation of which everything changed at once is all right', async () => {
		await pmp.control('empty', { resource: 'leads' });
		const flow = watch('lead');
		await flow.poll();
		await pmp.control('seed', { resource: 'leads', count: 50 });
		expect(await flow.poll()).toHaveLength(50);
	});

	test.each(['', { status: true }, { status: true, data: 'none' }, '<html></html>'])(
		'an answer like %j changes no memory',
		async (body) => {
			const headers = { 'content-type': 'application/json' };
			const say = () =>
				pmp.simulator.faults.set([{ path: '/zapier/poll', status: 200, headers, body }]);
			const flow = watch('customer');
			say();
			await expect(flow.poll()).rejects.toThrow();
			pmp.simulator.faults.clear();
			expect(await flow.poll()).toBeNull();
			await edit(1, 0);
			say();
			await expect(flow.poll()).rejects.toThrow();
			pmp.simulator.faults.clear();
			expect(await flow.poll()).toHaveLength(1);
		},
	);

	test('a record without an ID is ignored and told', async () => {
		const flow = watch('customer');
		await flow.poll();
		await edit(1, 0);
		const nameless = (body: any) => ({ ...body, data: [...body.data, { company: 'Nameless' }] });
		pmp.simulator.faults.set([{ path: '/zapier/poll', cut: nameless }]);
		expect(await flow.poll()).toHaveLength(1);
		expect(flow.warnings.join()).toContain('that have no ID');
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
