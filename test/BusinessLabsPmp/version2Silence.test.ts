import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const pmp = usePmp();

const seed = async (resource: string, values: Record<string, string | null>) =>
	((await pmp.control('seed', { resource, values })) as { last: string }).last;
const update = async (resource: string, id: string, updateFields: IDataObject, more = {}) =>
	await pmp.run(`${resource}.update`, { id: byId(id), updateFields, ...more });
const puts = () => pmp.calls.filter((call) => call.startsWith('PUT'));

describe('values that a read or the server changes', () => {
	test.each([
		['<p>{client_company} and {contract_subject}</p>', true],
		['{client_company}', true],
		['<p>{client_company} or {contract_subject}</p>', false],
	])('a contract with merge fields, updated again with %s', async (content, isSame) => {
		const id = await seed('contracts', {
			...{ subject: 'Care', client: '1', datestart: '2026-03-01' },
			content: isSame ? content : '<p>{client_company}</p>',
		});
		const { json } = await update('contract', id, { content });
		expect(json[0].changed).toBe(!isSame);
		expect(pmp.row('contracts', 'id', id).content).toBe(content);
	});

	test('a text of a contract that PMP did not store is told', async () => {
		const id = await seed('contracts', {
			...{ subject: 'Care', client: '1', datestart: '2026-03-01', content: '<p>Old</p>' },
		});
		pmp.simulator.faults.set([
			{
				...{ method: 'PUT', status: 404, headers: { 'content-type': 'application/json' } },
				body: { status: false, message: 'Contract Update Fail' },
			},
		]);
		const { error } = await pmp.fail('contract.update', {
			...{ id: byId(id), updateFields: { content: '<p>{client_company} new</p>' } },
		});
		expect(error?.description).toContain('PMP did not save: Content');
	});

	test('an event keeps its seconds', async () => {
		const id = await seed('calendar', {
			...{ title: 'Visit', start: '2026-05-01 10:00:30', description: '', userid: '1' },
			isstartnotified: '1',
		});
		await update('calendarEvent', id, { title: 'Long visit' });
		expect(pmp.row('calendar', 'eventid', id)).toMatchObject({
			...{ title: 'Long visit', start: '2026-05-01 10:00:30', isstartnotified: '1' },
		});
	});

	test('signs that the server would decode arrive as they are, also those sent back', async () => {
		const address = 'Unit 5%20b, "%22x%22"\n100%';
		const id = await seed('leads', {
			...{ name: 'Ann', status: '2', source: '1', assigned: '1', email: 'ann@example.org' },
			address: address.replace('\n', '<br />\n'),
		});
		const website = 'https://example.org/?q=%22a%20b%22&part=50%25';
		await update('lead', id, { website });
		expect(pmp.row('leads', 'id', id)).toMatchObject({
			...{ website, address: address.replace('\n', '<br />\n') },
		});
	});
});

describe('what PMP would drop is said before the update', () => {
	test.each([
		['task', { repeat_every: 'custom' }],
		['task', { repeat_every: 'custom', repeat_every_custom: 2 }],
		['expense', { repeat_every: 'custom', repeat_type_custom: 'week' }],
		['invoice', { recurring: 'custom' }],
	])('%s with a custom recurrence that is not whole: refused', async (resource, updateFields) => {
		const { error } = await pmp.fail(`${resource}.update`, { id: byId(1), updateFields });
		expect(error?.message).toMatch(
			/(Repeat|Recurring) Every is Custom, so .* are required as well/,
		);
		expect(pmp.calls).toEqual([]);
	});

	test('the same on creation', async () => {
		const { error } = await pmp.fail('task.create', {
			...{ name: 'Call', startdate: '2026-03-01' },
			additionalFields: { repeat_every: 'custom' },
		});
		expect(error?.message).toContain('Repeat Every (Unit) are required');
		expect(pmp.calls).toEqual([]);
	});

	test.each([
		['tasks', 'task', { rel_type: 'lead' }, 'only together with Related ID'],
		['tasks', 'task', { rel_id: '4' }, 'only together with Related ID'],
		['tasks', 'task', { milestone: byId(1), name: 'U' }, 'does not belong to a project'],
		['expenses', 'expense', { cycles: 3 }, 'does not save Cycles'],
		['expenses', 'expense', { repeat_every_custom: 3, note: 'x' }, 'only where Repeat Every is'],
		['projects', 'project', { project_rate_per_hour: 30 }, 'does not save the Rate per Hour'],
		['projects', 'project', { project_cost: 3, billing_type: '3' }, 'does not save the Project'],
	])('%s: %s.update %j', async (table, resource, updateFields, words) => {
		const id = await seed(table, RECORDS[table]);
		const { hints } = await update(resource, id, updateFields, { project_members: '1' });
		expect(hints.join(' ')).toContain(words);
		expect(puts()).toHaveLength(1);
	});

	test.each([
		['tasks', 'task', { rel_type: 'project', rel_id: '1', milestone: byId(1) }],
		['tasks', 'task', { repeat_every: '1-week', cycles: 3 }],
		['expenses', 'expense', { repeat_every: '1-month', cycles: 3 }],
		['projects', 'project', { project_cost: 30 }],
		['projects', 'project', { project_rate_per_hour: 3, billing_type: '2' }],
	])('nothing is said where all is saved: %s.update', async (table, resource, updateFields) => {
		const id = await seed(table, RECORDS[table]);
		const { hints } = await update(resource, id, updateFields, { project_members: '1' });
		expect(hints).toEqual([]);
	});
});

const RECORDS: Record<string, Record<string, string | null>> = {
	tasks: { name: 'T', startdate: '2026-03-01', rel_type: null, rel_id: null, recurring: '0' },
	expenses: {
		...{ category: '1', amount: '5.00', date: '2026-03-01', currency: '1', recurring: '0' },
	},
	projects: {
		...{ name: 'P', clientid: '1', billing_type: '1', start_date: '2026-01-01', status: '2' },
		project_cost: '5.00',
	},
};
