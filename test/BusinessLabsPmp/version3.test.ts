import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { byId, itemWith, usePmp } from './node';

describe('version 3', () => {
	const pmp = usePmp(3);

	test('a ticket is answered, with a file', async () => {
		const { json } = await pmp.run(
			'ticket.reply',
			{
				...{ id: byId(1), message: '<p>Done</p>', files: 'data' },
				additionalFields: { admin: byId(2), status: '5', cc: 'a@example.com' },
			},
			{ items: [itemWith({ data: { fileName: 'log.txt', content: 'x' } })] },
		);
		const post = pmp.last('POST');
		expect(post).toMatchObject({
			path: '/api/tickets/reply/1',
			body: { message: '<p>Done</p>', admin: '2', status: '5', cc: 'a@example.com' },
		});
		expect(post?.files.map(({ field }) => field)).toEqual(['file[]']);
		expect(json).toEqual([{ status: true, message: 'Ticket reply added successfully.', id: 1 }]);
		expect(pmp.row('tickets', 'ticketid', '1').status).toBe('5');
	});

	test('an invoice is sent', async () => {
		const { json } = await pmp.run('invoice.send', {
			id: byId(1),
			additionalFields: { cc: 'boss@example.com' },
		});
		expect(pmp.last('POST')).toMatchObject({
			path: '/api/invoices/1/send',
			body: { cc: 'boss@example.com' },
		});
		expect(json[0]).toMatchObject({ status: true });
		await pmp.run('invoice.send', { id: byId(1) });
	});

	test('webhooks: events, toggle and logs', async () => {
		const hook = { name: 'H', url: 'https://example.com/h', events: ['lead_created'] };
		const created = await pmp.run('webhook.create', hook);
		const id = byId(Number(created.json[0].id));
		expect(created.json[0]).toMatchObject({ active: true, has_secret: false });
		const toggled = await pmp.run('webhook.toggle', { id });
		expect(toggled.json[0]).toMatchObject({ status: true, active: '0' });
		expect(pmp.last('POST')?.path).toBe(`/api/webhooks/${id.value}/toggle`);
		const logs = await pmp.run('webhook.getLogs', { id });
		expect(logs.json).toEqual([]);
		expect(pmp.last('GET')?.path).toBe(`/api/webhooks/${id.value}/logs`);
		const events = await pmp.run('webhook.getEvents', { returnAll: true });
		expect(events.json).toContainEqual({ name: 'invoice_paid', group: 'invoice' });
		expect(pmp.last('GET')?.path).toBe('/api/webhooks/events');
	});

	test('articles of one group', async () => {
		await pmp.control('seed', {
			resource: 'knowledge_base',
			count: 2,
			values: { articlegroup: '7' },
		});
		const { json } = await pmp.run('knowledgeBaseArticle.getAll', {
			filters: { articlegroup: byId(7) },
		});
		expect(json).toHaveLength(2);
		expect(pmp.last('GET')?.query).toMatchObject({ group_id: '7' });
	});

	test('a group with articles stays', async () => {
		const { error } = await pmp.fail('knowledgeBaseGroup.delete', { id: byId(1) });
		expect(error?.message).toContain('The group still has articles');
		expect(error?.httpCode).toBe('409');
	});

	test('custom tables', async () => {
		const table = 'tblfleet';
		await pmp.control('customTable', { name: table, columns: 'id:int plate km:int', rows: [] });
		const created = await pmp.run('customTable.create', { table, columns: { plate: 'AB', km: 1 } });
		expect(created.json[0]).toMatchObject({ status: true, id: 1 });
		expect(pmp.last('POST')).toMatchObject({
			path: '/api/thirdparty/customtable/tblfleet',
			body: { plate: 'AB', km: '1' },
		});
		await pmp.run('customTable.update', { table, id: '1', columns: '{"km": 2}' });
		expect(pmp.last('PUT')).toMatchObject({
			path: '/api/thirdparty/customtable/tblfleet/1',
			body: { km: 2 },
		});
		const got = await pmp.run('customTable.get', { table, id: '1' });
		expect(got.json).toEqual([{ id: '1', plate: 'AB', km: '2' }]);
		const all = await pmp.run('customTable.getAll', { table });
		expect(all.json).toHaveLength(1);
		const deleted = await pmp.run('customTable.delete', { table, id: '1' });
		expect(deleted.json).toEqual([{ deleted: true }]);
		const unknown = await pmp.fail('customTable.create', { table, columns: { colour: 'x' } });
		expect(unknown.error?.message).toContain('colour: Unknown column');
		const foreign = await pmp.fail('customTable.getAll', { table: 'tblstaff' });
		expect(foreign.error?.httpCode).toBe('403');
	});

	test('a batch: one call, one item per operation, failures among them', async () => {
		const operations = [
			{ tool: 'customers_get', args: { id: 1 } },
			{ tool: 'customers_get', args: { id: 99 } },
			{ tool: 'list_currencies' },
		];
		const { json } = await pmp.run('batch.run', { operations: JSON.stringify(operations) });
		expect(pmp.calls).toEqual(['POST /api/batch']);
		expect(pmp.last('POST')?.headers['content-type']).toMatch(/^application\/json/);
		expect(pmp.last('POST')?.body).toEqual({ operations });
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ success: true, result: { company: 'Riverside Bakery' } });
		expect(json[1]).toMatchObject({ success: false, status_code: 404 });
	});

	test.each([
		['[]', 'Operations is required'],
		['{}', 'must be a list with at least one operation'],
		[JSON.stringify(Array(51).fill({ tool: 'x' })), 'must contain at most 50, it has 51'],
		['[{"args": {}}]', 'must be objects with a "tool"'],
		['nonsense', 'must be valid JSON'],
	])('a batch of %.20s is refused before it is sent', async (operations, message) => {
		const { error } = await pmp.fail('batch.run', { operations });
		expect(error?.message).toContain(message);
		expect(pmp.calls).toEqual([]);
	});

	test.each([
		['getCountries', 'list_countries', { short_name: 'India' }],
		['getCurrencies', 'list_currencies', { name: 'EUR' }],
		['getDepartments', 'list_departments', { name: 'Sales' }],
		['getLeadSources', 'list_lead_sources', { name: 'Fair' }],
		['getLeadStatuses', 'list_lead_statuses', { name: 'Qualified' }],
	])('lookup %s', async (operation, tool, row) => {
		const { json } = await pmp.run(`lookup.${operation}`);
		expect(json).toContainEqual(expect.objectContaining(row));
		expect(pmp.last('POST')).toMatchObject({
			path: '/api/batch',
			body: { operations: [{ tool, args: {} }] },
		});
	});
});

describe('a server before version 3', () => {
	const pmp = usePmp(2);

	const needVersion3: Array<[string, IDataObject]> = [
		['ticket.reply', { id: byId(1), message: 'x' }],
		['invoice.send', { id: byId(1) }],
		['contract.search', { keysearch: 'x' }],
		['taskComment.getAll', { task_id: byId(1) }],
		['taskChecklistItem.create', { task_id: byId(1), description: 'x' }],
		['knowledgeBaseArticle.get', { id: byId(1) }],
		['note.delete', { id: '1' }],
		['webhook.getAll', {}],
		['customTable.get', { table: 't', id: '1' }],
		['lookup.getCountries', {}],
		['batch.run', { operations: '[{"tool": "x"}]' }],
	];

	test.each(needVersion3)('%s says that it needs version 3', async (which, parameters) => {
		const { error } = await pmp.fail(which, parameters);
		expect(error?.message).toContain("This server's API module is older than version 3");
		expect(pmp.calls).toEqual([]);
		const detected = await pmp.fail(which, parameters, { credentials: { version: 'auto' } });
		expect(detected.error?.message).toContain('older than version 3');
		expect(pmp.calls).toEqual(['GET /api/zapier/resources']);
	});

	test('the form says which operations need it', () => {
		const told = new BusinessLabsPmp().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) => {
				const [resource] = displayOptions?.show?.resource ?? [];
				return (options as INodePropertyOptions[])
					.filter(({ description }) =>
						description?.endsWith('Requires version 3 of the API module.'),
					)
					.map(({ value }) => `${String(resource)}.${String(value)}`);
			});
		const writes = ['create', 'delete', 'update'];
		const needed: Record<string, string[]> = {
			batch: ['run'],
			contract: ['search'],
			customTable: ['get', 'getAll', ...writes],
			invoice: ['send'],
			knowledgeBaseArticle: ['get', 'getAll', 'search', ...writes],
			knowledgeBaseGroup: ['getAll', ...writes],
			lookup: [
				...['getCountries', 'getCurrencies', 'getDepartments'],
				...['getLeadSources', 'getLeadStatuses'],
			],
			note: ['get', 'getAll', ...writes],
			taskChecklistItem: ['getAll', ...writes],
			taskComment: ['getAll', ...writes],
			ticket: ['reply'],
			webhook: ['get', 'getAll', 'getEvents', 'getLogs', 'toggle', ...writes],
		};
		const expected = Object.entries(needed).flatMap(([resource, operations]) =>
			operations.map((operation) => `${resource}.${operation}`),
		);
		expect(told.sort()).toEqual(expected.sort());
	});

	test('writes of items are tried, and then say so', async () => {
		const { error } = await pmp.fail('item.create', { description: 'x', rate: 1 });
		expect(error?.message).toContain('older than version 3');
		expect(pmp.calls).toEqual(['POST /api/items']);
	});

	test('a bad token is told as such, not as an old server', async () => {
		const { error } = await pmp.fail(
			'customer.update',
			{ id: byId(1), updateFields: { city: 'x' } },
			{ credentials: { version: 'auto', token: 'nonsense' } },
		);
		expect(error?.message).toContain('did not accept the token');
	});
});
