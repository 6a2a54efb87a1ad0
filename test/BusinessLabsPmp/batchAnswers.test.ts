// The vendor does not document what a batch answers: each form that makes sense is understood, no other is.
import * as lookups from '../../nodes/BusinessLabsPmp/methods/lookups';
import { usePmp } from './node';

const pmp = usePmp(3);
const answer = (body: unknown, status = 200) =>
	pmp.simulator.faults.set([
		{ path: '/api/batch', status, headers: { 'content-type': 'application/json' }, body },
	]);
const result = (more: object) => ({
	status: true,
	results: [{ tool: 'list_departments', ...more }],
});

describe('a list that only the batch can reach', () => {
	const departments = async () =>
		(await pmp.run('lookup.getDepartments', { returnAll: true })).json;
	const rows = [
		{ departmentid: '1', name: 'Support', password: 'of-its-mailbox' },
		{ departmentid: '2', name: 'Sales', password: null },
	];
	const shown = [
		{ departmentid: '1', name: 'Support' },
		{ departmentid: '2', name: 'Sales' },
	];

	test.each([
		result({ success: true, result: rows }),
		result({ success: true, result: { data: rows } }),
		result({ success: true, result: { 1: rows[0], 2: rows[1] } }),
		result({ success: true, result: JSON.stringify(rows) }),
		result({ content: [{ type: 'text', text: JSON.stringify(rows) }] }),
		{ status: true, results: { 0: { tool: 'list_departments', result: rows } } },
		{ status: true, data: rows },
	])('%j: its rows, without the passwords of mailboxes', async (body) => {
		answer(body);
		expect(await departments()).toEqual(shown);
	});

	test.each([
		result({ success: true, result: [] }),
		result({ success: true, result: { data: [] } }),
		result({ success: false, result: { status: false, message: 'No data were found' } }),
	])('%j: none', async (body) => {
		answer(body);
		expect(await departments()).toEqual([]);
	});

	test.each([
		[
			result({ success: false, result: { status: false, message: 'No right to see it' } }),
			'No right',
		],
		[
			result({ success: true, result: { status: false, message: 'No right to see it' } }),
			'No right',
		],
		[result({ error: 'No right to see it' }), 'No right'],
		[
			result({ success: true, result: { departments: [{ name: 'Support' }] } }),
			'not answer with a list',
		],
		[{ status: true, results: [] }, 'not answer with a list'],
		[{ status: true, message: 'Done' }, 'not answer with a list'],
	])('%j: an error, in the editor as well', async (body, message) => {
		answer(body);
		const { error } = await pmp.fail('lookup.getDepartments', { returnAll: true });
		expect(error.message).toContain(message);
		expect(error.description ?? '').not.toContain('may have been carried out');
		await expect(lookups.searchDepartments.call(pmp.editor(), '')).rejects.toThrow(message);
	});
});

describe('operations in one call', () => {
	const operations = JSON.stringify(
		['A', 'B'].map((company) => ({ tool: 'customers_create', args: { company } })),
	);
	const run = async () => await pmp.run('batch.run', { operations }, { tries: 3 });
	const [done, failed] = [
		{ tool: 'customers_create', success: true },
		{ tool: 'customers_create', success: false, error: 'No' },
	];

	test.each([
		{ status: true, results: [done, failed] },
		{ status: false, message: 'Some operations failed', results: [done, failed] },
		{ success: false, results: { 0: done, 1: failed } },
		[done, failed],
	])('%j: one item for each, sent once', async (body) => {
		answer(body);
		const { json, hints } = await run();
		expect(json).toEqual([
			{ tool: 'customers_create', success: true },
			{ tool: 'customers_create', success: false, errorMessage: 'No' },
		]);
		expect(hints).toEqual([]);
		expect(pmp.calls).toEqual(['POST /api/batch']);
	});

	test.each([
		[{ status: true, results: [done] }, [done]],
		[{ status: true, results: [] }, [{ status: true, results: [] }]],
		[{ status: true, message: 'Done' }, [{ status: true, message: 'Done' }]],
	])('%j: what is not told is said', async (body, items) => {
		answer(body);
		const { json, hints } = await run();
		expect(json).toEqual(items);
		expect(hints).toEqual([
			'PMP tells of 1 operations, and 2 were sent. Check there what became of them.',
		]);
	});

	test('results that are mere words are items, too', async () => {
		answer({ status: true, results: ['created', 'skipped'] });
		const { json, hints } = await run();
		expect(json).toEqual([{ result: 'created' }, { result: 'skipped' }]);
		expect(hints).toEqual([]);
	});

	test('a no without results is a refusal', async () => {
		answer({ status: false, message: 'The batch is switched off' });
		const { error } = await pmp.fail('batch.run', { operations });
		expect(error.message).toContain('The batch is switched off');
	});
});
