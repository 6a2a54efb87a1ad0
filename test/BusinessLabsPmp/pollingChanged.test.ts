import { withCalendar, withClockAhead } from '../engine/calendar';
import { usePmp } from './node';
import { triggerWorkflow } from './triggerNode';

let count = 0;

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

	test('asks once where few have changed', async () => {
		const flow = watch('customer');
		await flow.poll();
		await rename(1, 'Renamed');
		const before = pmp.calls.length;
		expect(await flow.poll()).toHaveLength(1);
		const asked = pmp.calls.slice(before).filter((call) => call.includes('/zapier/poll/'));
		expect(asked).toHaveLength(1);
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

	test('a server whose clock was ahead and is set right keeps nothing back', async () => {
		const flow = watch('customer');
		await flow.poll();
		await withCalendar(async (pass) => {
			pass(120 * 60_000);
			await edit(1, 0);
			expect(await lookWith(flow, -120)).toHaveLength(1);
			expect(await lookWith(flow, -120)).toBeNull();
			pass(-120 * 60_000);
			await edit(2, 0);
			expect(await flow.poll()).toHaveLength(1);
			expect(await flow.poll()).toBeNull();
		});
	});

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

	const idless = { status: true, data: [{ company: 'A' }, {}] };
	test.each(['', { status: true }, { status: true, data: 'none' }, '<html></html>', idless])(
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

	test("a record may have its ID under the name of its own list's", async () => {
		const flow = watch('customer');
		const own = (body: any) => ({
			...body,
			data: body.data.map(({ id, ...rest }: { id: unknown }) => ({ ...rest, userid: id })),
		});
		pmp.simulator.faults.set([{ path: '/zapier/poll', cut: own }]);
		await flow.poll();
		await edit(1, 0);
		expect(await flow.poll()).toMatchObject([{ id: 1 }]);
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
