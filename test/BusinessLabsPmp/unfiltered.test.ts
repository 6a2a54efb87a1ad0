// A list is filtered and sorted as it was asked for, or it is an error; whatever the server does of it.
import type { IDataObject } from 'n8n-workflow';
import { usePmp } from './node';

describe.each(['auto', 'v2', 'v3'])('read as %s', (version) => {
	const pmp = usePmp(3);
	const records = Array.from({ length: 5 }, (_, index) => ({
		...{
			userid: String(index + 1),
			company: `Company ${index}`,
			city: index % 2 ? 'Rome' : 'Bari',
		},
		datecreated: `2026-0${index + 1}-15 10:00:00`,
	}));
	/** A server that counts its pages, and knows neither filters nor orders. */
	const page = (number: number, from: number, rows: IDataObject[] = records) => ({
		...(number > 1 && { path: `?page=${number}&` }),
		...(number === 1 && { path: '/api/customers' }),
		...{ status: 200, headers: { 'content-type': 'application/json' } },
		body: { data: rows.slice(from, from + 2), meta: { total: rows.length, total_pages: 3 } },
	});
	const serve = (rows?: IDataObject[]) =>
		pmp.simulator.faults.set([page(3, 4, rows), page(2, 2, rows), page(1, 0, rows)]);
	const list = async (parameters: IDataObject) => {
		const all = { returnAll: true, ...parameters };
		return (await pmp.run('customer.getAll', all, { credentials: { version } })).json;
	};
	const ids = async (parameters: IDataObject) => (await list(parameters)).map(({ id }) => id);

	test('by the day of creation', async () => {
		serve();
		expect(await ids({ filters: { created_after: '2026-03-01' } })).toEqual([3, 4, 5]);
		expect(await ids({ filters: { created_before: '2026-02-28' } })).toEqual([1, 2]);
		const filters = { created_after: '2026-02-01', city: 'Rome' };
		expect(await ids({ filters, returnAll: false, limit: 1 })).toEqual([2]);
	});

	test('in the order that was asked for, up to a limit', async () => {
		serve();
		expect(await ids({ options: { sort: '-userid' }, returnAll: false, limit: 2 })).toEqual([5, 4]);
		expect(await ids({ options: { sort: '-id' }, returnAll: false, limit: 2 })).toEqual([5, 4]);
		expect(await ids({ options: { sort: 'city,-company' } })).toEqual([5, 3, 1, 4, 2]);
		// Pages that came in that order, because it was asked for, are not read to the end.
		pmp.simulator.ledger.clear();
		expect(await ids({ options: { sort: 'userid' }, returnAll: false, limit: 2 })).toEqual([1, 2]);
		expect(pmp.calls).toHaveLength(version === 'v2' ? 3 : 1);
	});

	test('in the order of a database that compares capital letters', async () => {
		const names = ['aab', 'a_b', 'b', 'c', 'd'];
		serve(records.map((row, at) => ({ ...row, company: names[at] })));
		const found = await list({ options: { sort: 'company' }, returnAll: false, limit: 2 });
		if (version === 'v2') return;
		expect(found.map(({ company }) => company)).toEqual(['aab', 'a_b']);
		expect(pmp.calls.filter((call) => call.includes('/customers'))).toHaveLength(1);
	});

	test('by a column that the list does not tell: an error, and never an empty list', async () => {
		const without = (name: string) => records.map((row) => ({ ...row, [name]: undefined }));
		const wanted: Array<[string, IDataObject]> = [
			['city', { filters: { city: 'Rome' } }],
			['colour', { options: { sort: 'colour' } }],
			['datecreated', { filters: { created_after: '2026-01-01' } }],
		];
		wanted.push(['datecreated', { filters: { created_after: '2026-01-01' } }]);
		for (const [name, parameters] of wanted) {
			const rows = JSON.parse(JSON.stringify(without(name))) as IDataObject[];
			pmp.simulator.faults.set([
				{
					...{ path: '/api/customers', status: 200, body: rows },
					headers: { 'content-type': 'application/json' },
				},
			]);
			const { error } = await pmp.fail(
				'customer.getAll',
				{ returnAll: true, ...parameters },
				{ credentials: { version } },
			);
			expect(error.message).toContain(`PMP does not return "${name}" in this list`);
		}
	});

	test('where days come in the format of the installation, and flags as true and false', async () => {
		const rows = records.map((row, index) => ({
			...{ ...row, datecreated: `15/0${5 - index}/2026 10:00:00`, active: index < 3 },
			city: index === 0 ? 'Rome &amp; more' : 'Rome',
		}));
		serve(rows as never);
		expect(await ids({ filters: { created_after: '2026-03-01' } })).toEqual([1, 2, 3]);
		expect(await ids({ options: { sort: 'datecreated' } })).toEqual([5, 4, 3, 2, 1]);
		expect(await ids({ filters: { active: '0' } })).toEqual([4, 5]);
		expect(await ids({ filters: { city: 'Rome & more' } })).toEqual([1]);
		if (version !== 'v2') return;
		serve(rows.map((row) => ({ ...row, datecreated: '15 March 2026' })) as never);
		const { error } = await pmp.fail(
			'customer.getAll',
			{ returnAll: true, filters: { created_after: '2026-03-01' } },
			{ credentials: { version } },
		);
		expect(error.message).toContain('PMP shows "15 March 2026" as the day of creation');
	});

	test('an empty list has no columns at all', async () => {
		pmp.simulator.faults.clear();
		await pmp.control('empty', { resource: 'customers' });
		const filters = { city: 'Rome', created_after: '2026-01-01' };
		expect(await list({ filters, options: { sort: 'colour' } })).toEqual([]);
	});
});
