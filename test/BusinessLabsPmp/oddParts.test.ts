// What is inside of a record may come in other forms than documented, as whole answers may.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const json = { 'content-type': 'application/json' };
const keyed = (list: unknown[]) =>
	Object.fromEntries(list.map((entry, index) => [2 * index + 1, entry]));

describe.each([2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);
	const show = (path: string, change: (record: any) => object) =>
		pmp.simulator.faults.set([
			{
				...{ method: 'GET', path },
				cut: (body) => (Array.isArray(body) ? body.map(change) : change(body)),
			},
		]);
	const answer = (method: string, path: string, body: unknown, status = 200) =>
		pmp.simulator.faults.set([{ method, path, status, headers: json, body }]);

	test('rows with numbers for keys are rows', async () => {
		const { json: before } = await pmp.run('invoice.get', { id: byId(1), simplify: false });
		const [row] = before[0].items as IDataObject[];
		show('/invoices/1', (record) => ({ ...record, items: keyed(record.items) }));
		const { json: read } = await pmp.run('invoice.get', { id: byId(1), simplify: false });
		expect(read).toEqual(before);
		await pmp.run('invoice.update', {
			...{ id: byId(1), updateFields: { subtotal: 40, total: 48 } },
			items: { item: [{ itemid: row.id, changes: { qty: 2, taxname: ['VAT|20.00'] } }] },
		});
		expect((pmp.last('PUT')?.body as IDataObject).items).toMatchObject([
			{ itemid: row.id, qty: '2', description: row.description },
		]);
	});

	test('so are custom fields, payment modes and permissions; none of two labels is lost', async () => {
		const fields = [
			{ label: 'Branch', value: 'Rome' },
			{ label: 'Twin', value: 'a' },
			{ label: 'Twin', value: 'b' },
		];
		show('/invoices/1', (record) => ({
			...{ ...record, customfields: keyed(fields), allowed_payment_modes: keyed(['1', '2']) },
		}));
		const { json: simple } = await pmp.run('invoice.get', { id: byId(1) });
		expect(simple[0].customfields).toEqual({ Branch: 'Rome', Twin: ['a', 'b'] });
		const { json: whole } = await pmp.run('invoice.get', { id: byId(1), simplify: false });
		expect(whole[0]).toMatchObject({ customfields: fields, allowed_payment_modes: ['1', '2'] });
		await pmp.run('invoice.update', { id: byId(1), updateFields: { adminnote: 'x' } });
		if (version === 3) return;
		expect(pmp.last('PUT')?.body).toMatchObject({ allowed_payment_modes: ['1', '2'] });
		const rights = [
			{ feature: 'leads', capability: 'view' },
			{ feature: 'leads', capability: 'edit' },
		];
		show('/staffs/2', (record) => ({ ...record, permissions: keyed(rights) }));
		await pmp.run('staff.update', { id: byId(2), updateFields: { skype: 'x' } });
		expect(pmp.last('PUT')?.body).toMatchObject({ permissions: { leads: ['view', 'edit'] } });
	});

	test('a record of the same customer is not the one that was asked for', async () => {
		// A server that reads no more than the customer's ID of the address.
		answer('GET', '/contacts/2', { id: '1', userid: '2', firstname: 'Anna', lastname: 'Baker' });
		const asked = { customer_id: byId(2), id: byId(2) };
		const { error } = await pmp.fail('contact.get', asked);
		expect(error.message).toContain('answers with another record (ID 1) where the contact');
		if (version === 3) return;
		const changes = { ...asked, permissions: ['1'], updateFields: { title: 'x' } };
		await pmp.fail('contact.update', changes);
		expect(pmp.last('PUT')).toBeUndefined();
	});

	test('what PMP adds to a creation that it did is told', async () => {
		const body = {
			status: true,
			message: 'Added',
			error: 'The mail could not be sent',
			record_id: 1,
		};
		answer('POST', '/leads', body);
		const { json: created, hints } = await pmp.run('lead.create', {
			...{ name: 'Olive', status: byId(2), source: byId(1), assigned: byId(1) },
		});
		expect(created).toHaveLength(1);
		expect(hints.join()).toContain('was created, and PMP adds: The mail could not be sent');
	});

	test('items that wait for the same work do not try a broken server one after the other', async () => {
		pmp.simulator.faults.set([{ method: 'GET', path: '/custom_fields/', status: 500 }]);
		const custom_fields = { mappingMode: 'defineBelow', value: { Branch: 'Rome' } };
		await pmp.run(
			'lead.update',
			{ id: '={{ $json.id }}', updateFields: {}, custom_fields },
			{ items: [1, 2, 3, 4].map((id) => ({ id })), onError: 'continueRegularOutput' },
		);
		const read = pmp.calls.filter((call) => call.includes('/custom_fields/'));
		// Twice by the first, and twice for all others.
		expect(read).toHaveLength(4);
	});

	test('an item whose share of the common work failed costs no other item', async () => {
		await pmp.control('customFields', [
			{ id: '1', label: 'Branch', type: 'input', options: [], belongsTo: 'leads', required: false },
		] as unknown as object);
		// As often as one item asks a server that broke.
		pmp.simulator.faults.set([{ method: 'GET', path: '/custom_fields/', status: 500, times: 2 }]);
		const custom_fields = { mappingMode: 'defineBelow', value: { Branch: 'Rome' } };
		const { json: told } = await pmp.run(
			'lead.update',
			{ id: '={{ $json.id }}', updateFields: {}, custom_fields },
			{ items: [{ id: 1 }, { id: 2 }, { id: 1 }], onError: 'continueRegularOutput' },
		);
		expect(told.map((item) => item.changed ?? 'failed')).toEqual(['failed', true, true]);
		const read = pmp.calls.filter((call) => call.includes('/custom_fields/'));
		expect(read).toHaveLength(3);
	});

	test('an answer to a write that holds the record tells no secret', async () => {
		const data = { id: '9', email: 'a@example.com', password: '$2a$08$hash' };
		const names = { firstname: 'A', lastname: 'B', email: 'a@example.com' };
		answer('POST', '/contacts', { status: true, message: 'Added', data });
		const created = await pmp.run('contact.create', {
			...{ customer_id: byId(1), ...names, returnCreated: false },
			additionalFields: { password: 'long-enough' },
		});
		expect(created.json).toEqual([
			{ status: true, message: 'Added', data: { id: '9', email: 'a@example.com' } },
		]);
		answer('PUT', '/contacts', { status: true, data: { ...data } });
		const updated = await pmp.run('contact.update', {
			...{ customer_id: byId(1), id: byId(1), permissions: ['1'], updateFields: { title: 'x' } },
		});
		expect(JSON.stringify(updated.json)).not.toContain('hash');
	});

	test('what an expression leaves empty does not take the status of a task or a ticket', async () => {
		for (const [which, name, label] of [
			['task', 'status', 'Status'],
			['task', 'priority', 'Priority'],
			['ticket', 'status', 'Status'],
		]) {
			const updateFields = { [name]: '={{ $json.gone ?? "" }}' };
			const { error } = await pmp.fail(`${which}.update`, { id: byId(1), updateFields });
			expect(error.message).toContain(`${label} cannot be empty`);
		}
		expect(pmp.calls).toEqual([]);
	});

	test('0000-00-00 is no date: not sent by a creation, emptied by an update', async () => {
		const project = { name: 'New', clientid: byId(1), billing_type: '1', status: '1' };
		await pmp.run('project.create', {
			...{ ...project, start_date: '2026-03-01', returnCreated: false },
			additionalFields: { deadline: '0000-00-00' },
		});
		expect(pmp.last('POST')?.body).not.toHaveProperty('deadline');
		await pmp.run('lead.update', {
			...{ id: byId(1), updateFields: { lastcontact: '0000-00-00 00:00:00' } },
		});
		expect(pmp.last('PUT')?.body).toMatchObject({ lastcontact: '' });
		const start = { ...project, start_date: '0000-00-00' };
		const { error } = await pmp.fail('project.create', start);
		expect(error.message).toContain('Start Date is required');
	});

	test('numbers that are none tell no next one', async () => {
		show('/invoices', (record) => ({ ...record, number: `INV-${record.number}` }));
		const { error } = await pmp.fail('invoice.create', {
			...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), billing_street: 'A' },
			allowed_payment_modes: ['1'],
			newitems: { item: [{ description: 'A', qty: 1, rate: 100 }] },
		});
		expect(error.message).toContain('PMP shows "INV-1" among its numbers');
		expect(pmp.last('POST')).toBeUndefined();
	});

	if (version === 2) {
		test('what repeats goes on repeating where switches are true and false', async () => {
			const task = { recurring: true, repeat_every: 2, recurring_type: 'week', cycles: 3 };
			show('/tasks/1', (record) => ({ ...record, ...task, custom_recurring: true }));
			await pmp.run('task.update', { id: byId(1), updateFields: { name: 'Other' } });
			expect(pmp.last('PUT')?.body).toMatchObject({
				...{ repeat_every: 'custom', repeat_every_custom: 2, repeat_type_custom: 'week' },
			});
			const invoice = { recurring: 2, recurring_type: 'week', custom_recurring: true };
			show('/invoices/1', (record) => ({ ...record, ...invoice }));
			await pmp.run('invoice.update', { id: byId(1), updateFields: { adminnote: 'x' } });
			expect(pmp.last('PUT')?.body).toMatchObject({ recurring: 'custom', repeat_every_custom: 2 });
		});

		test('amounts that the server gives as numbers go back with decimals', async () => {
			show('/invoices/1', (record) => ({ ...record, subtotal: 100, total: 120.5 }));
			await pmp.run('invoice.update', { id: byId(1), updateFields: { adminnote: 'x' } });
			expect(pmp.last('PUT')?.body).toMatchObject({ subtotal: '100.00', total: '120.50' });
		});
		return;
	}

	test.each(['Table does not exist', 'The table tblx was not found', 'No such route: not found'])(
		'"%s" is no empty list',
		async (message) => {
			answer('GET', '/customtable', { status: false, message }, 404);
			const { error } = await pmp.fail('customTable.getAll', { table: 'tblx', returnAll: true });
			expect(error.message).toContain(message);
		},
	);

	test.each(['No data were found', 'No rows found', 'No records were found', 'No data found'])(
		'"%s" is one',
		async (message) => {
			answer('GET', '/customtable', { status: false, message }, 404);
			const { json: rows } = await pmp.run('customTable.getAll', {
				table: 'tblx',
				returnAll: true,
			});
			expect(rows).toEqual([]);
		},
	);

	test('true and false in a row of a custom table are 1 and 0, as PHP writes them', async () => {
		const columns = { name: 'tblx', columns: 'id:int active:int open:int', rows: [] };
		await pmp.control('customTable', columns);
		const values = { active: true, open: false };
		await pmp.run('customTable.create', { table: 'tblx', columns: JSON.stringify(values) });
		expect(pmp.last('POST')?.body).toEqual({ active: '1', open: '0' });
	});

	test('a reply says nothing about what is left empty', async () => {
		const additionalFields = { status: '={{ "" }}', admin: '={{ "" }}', cc: '={{ "" }}' };
		await pmp.run('ticket.reply', { id: byId(1), message: 'Hello', additionalFields });
		expect(pmp.last('POST')?.body).toEqual({ message: 'Hello' });
	});
});
