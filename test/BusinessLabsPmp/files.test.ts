import type { IDataObject } from 'n8n-workflow';
import { byId, itemWith, usePmp } from './node';

describe('files go along with every record that takes them', () => {
	const pmp = usePmp(2);

	test.each<[string, string, IDataObject]>([
		['lead', 'leads', { name: 'A', status: byId(1), source: byId(1), assigned: byId(1) }],
		[
			'project',
			'projects',
			{ name: 'A', clientid: byId(1), billing_type: '1', start_date: '2026-01-01', status: '1' },
		],
		['task', 'tasks', { name: 'A', startdate: '2026-01-01' }],
		[
			'ticket',
			'tickets',
			{ subject: 'A', department: byId(1), userid: byId(1), contactid: byId(1) },
		],
		[
			'expense',
			'expenses',
			{ category: byId(1), amount: 1, date: '2026-01-01', currency: byId(1) },
		],
		['contract', 'contracts', { subject: 'A', client: byId(1), datestart: '2026-01-01' }],
	])('%s', async (resource, table, parameters) => {
		const files = {
			a: { fileName: 'a.pdf', content: '1' },
			b: { fileName: 'b.txt', content: '2' },
		};
		await pmp.run(
			`${resource}.create`,
			{ ...parameters, files: 'a,b', returnCreated: false },
			{ items: [itemWith(files)] },
		);
		expect(pmp.last('POST')?.files.map(({ field, fileName }) => [field, fileName])).toEqual([
			['file[]', 'a.pdf'],
			['file[]', 'b.txt'],
		]);
		const [stored] = Object.entries(pmp.state().attachments).filter(([name]) =>
			name.startsWith(`${table}:`),
		);
		expect(stored[1].map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.txt']);
	});
});
