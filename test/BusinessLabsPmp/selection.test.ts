// Lists that the node sorts and filters itself, and what it trusts of a server that does it.
import type { IDataObject } from 'n8n-workflow';
import { usePmp } from './node';

const json = { 'content-type': 'application/json' };

describe('a server that gives its list as it is', () => {
	const pmp = usePmp();
	const rows: IDataObject[] = [
		{ userid: '10', company: 'beta', city: 'Rome &amp; Bari', active: true, datecreated: '' },
		{ userid: '9', company: 'Alpha', city: null, active: false, datecreated: '01/03/2026 10:00' },
		{ userid: '101', company: 'alpha', city: ' Rome', active: '1', datecreated: '02/02/2026' },
		{ userid: '11', company: 'Gamma', city: 'Rome', active: 0, datecreated: '2026-03-02 08:00:00' },
	];
	const list = async (more: IDataObject, body: unknown = rows) => {
		pmp.simulator.faults.set([{ path: '/api/customers', status: 200, headers: json, body }]);
		const { json: found } = await pmp.run('customer.getAll', { returnAll: true, ...more });
		return found.map(({ id }) => String(id)).join();
	};

	test.each([
		['id', '9,10,11,101'],
		['-id', '101,11,10,9'],
		['userid', '9,10,11,101'],
		['company, id', '9,101,10,11'],
		['company,-id', '101,9,10,11'],
		['- company, id', '11,10,9,101'],
		['city, id', '9,101,11,10'],
		['-city, id', '10,11,101,9'],
		['datecreated', '10,101,9,11'],
	])('sorted by %s', async (sort, expected) => {
		expect(await list({ options: { sort } })).toBe(expected);
	});

	test.each<[IDataObject, string]>([
		[{ city: 'Rome' }, '101,11'],
		[{ city: 'Rome & Bari' }, '10'],
		[{ active: '1' }, '10,101'],
		[{ active: '0' }, '9,11'],
		[{ created_after: '2026-03-01' }, '9,11'],
		[{ created_before: '2026-03-01' }, '10,9,101'],
		[{ created_after: '2026-02-02', created_before: '2026-03-01' }, '9,101'],
		[{ created_after: '2026-02-02', city: 'Rome' }, '101,11'],
	])('filtered by %j', async (filters, expected) => {
		expect(await list({ filters })).toBe(expected);
	});

	test.each<[IDataObject, string]>([
		[{ options: { sort: 'turnover' } }, 'turnover'],
		[{ options: { sort: 'company,-turnover' } }, 'turnover'],
	])('what it does not show cannot be sorted or filtered by: %j', async (more, name) => {
		pmp.simulator.faults.set([{ path: '/api/customers', status: 200, headers: json, body: rows }]);
		const { error } = await pmp.fail('customer.getAll', { returnAll: true, ...more });
		expect(error.message).toContain(`PMP does not return "${name}" in this list`);
		expect(error.description).toBe(
			'So the list cannot be filtered or sorted by it. Check the name of the column, or take the filter out.',
		);
		expect(await list(more, [])).toBe('');
	});

	test.each([{ created_after: '2026-01-01' }, { created_before: '2026-01-01' }])(
		'a day of creation that it does not show, or in another format, filters nothing: %j',
		async (filters) => {
			const failing = async (row: IDataObject) => {
				const body = [{ userid: '1', ...row }];
				pmp.simulator.faults.set([{ path: '/api/customers', status: 200, headers: json, body }]);
				return (await pmp.fail('customer.getAll', { returnAll: true, filters })).error;
			};
			expect((await failing({})).message).toContain('PMP does not return "datecreated"');
			const { message, description } = await failing({ datecreated: '02.01.2026' });
			expect(message).toContain('PMP shows "02.01.2026" as the day of creation');
			expect(description).toContain(
				'Compare the date format in the credential with the one in PMP',
			);
		},
	);
});

describe('a server that sorts and filters', () => {
	const pmp = usePmp(3);
	const paged = async (more: IDataObject, rows: IDataObject[]) => {
		const body = { status: true, data: rows, total: rows.length, page: 1, total_pages: 1 };
		pmp.simulator.faults.set([{ path: '/api/customers', status: 200, headers: json, body }]);
		const { json: found } = await pmp.run('customer.getAll', { returnAll: true, ...more });
		return found.map(({ id }) => String(id)).join();
	};

	test.each<[string, IDataObject[], string]>([
		['by what it does not show', [{ userid: '2' }, { userid: '1' }], '2,1'],
		['by what it shows in part', [{ userid: '2', company: 'b' }, { userid: '1' }], '2,1'],
		[
			'in its own way',
			[
				{ userid: '1', company: 'Éclair' },
				{ userid: '2', company: 'Zoo' },
			],
			'1,2',
		],
		[
			'not at all',
			[
				{ userid: '1', company: 'b' },
				{ userid: '2', company: 'a' },
			],
			'2,1',
		],
		[
			'with nothing at the end',
			[
				{ userid: '1', company: 'b' },
				{ userid: '2', company: null },
			],
			'2,1',
		],
	])('%s', async (_, rows, expected) => {
		expect(await paged({ options: { sort: 'company' } }, rows)).toBe(expected);
	});

	test('by the day, where it does not show it', async () => {
		const rows = [{ userid: '2' }, { userid: '1' }];
		expect(await paged({ filters: { created_after: '2026-01-01' } }, rows)).toBe('2,1');
	});
});
