import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

// Nobody waits here: what is to be waited for is not the question.
jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const pmp = usePmp();
const JSON_TYPE = { headers: { 'content-type': 'application/json' } };

const seed = async (resource: string, values: Record<string, string | null>) =>
	((await pmp.control('seed', { resource, values })) as { last: string }).last;
const update = async (resource: string, id: string, updateFields: IDataObject, more = {}) =>
	await pmp.run(`${resource}.update`, { id: byId(id), updateFields, ...more });

const invoice = {
	...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), billing_street: 'A\nB' },
	allowed_payment_modes: ['1'],
	newitems: {
		item: [
			{ description: 'A', long_description: 'a\nb', qty: 2, rate: 50, taxname: ['VAT|20.00'] },
			{ description: 'B', long_description: '', qty: 1, rate: 10, taxname: ['CGST|9.00'] },
		],
	},
};

interface Lines {
	lineItems: Record<string, Array<{ row: Record<string, string>; taxes: string[] }>>;
}
const lines = (key: string) => (pmp.state() as unknown as Lines).lineItems[key];

describe('switches that PMP reads by their presence', () => {
	test('off is left out on creation and stays off on an update', async () => {
		await pmp.run('expense.create', {
			...{ category: byId(1), amount: 12, date: '2026-03-01', currency: byId(1) },
			additionalFields: {
				...{ expense_name: 'Train', billable: false, create_invoice_billable: false },
				...{ send_invoice_to_customer: false, repeat_every: '1-month' },
			},
		});
		const { id } = pmp.state().tables.expenses.at(-1) as { id: string };
		await update('expense', id, { expense_name: 'Bus' });
		expect(pmp.row('expenses', 'id', id)).toMatchObject({
			...{ expense_name: 'Bus', billable: '0', create_invoice_billable: '0' },
			...{ send_invoice_to_customer: '0', recurring: '1', repeat_every: '1' },
		});
	});

	test('a hidden contract stays hidden, and its text is not touched', async () => {
		const id = await seed('contracts', {
			...{ subject: 'Care', client: '1', datestart: '2026-03-01', not_visible_to_client: '1' },
			...{ trash: '1', content: '<p>{client_company}</p>' },
		});
		await update('contract', id, { subject: 'More care' });
		expect(pmp.row('contracts', 'id', id)).toMatchObject({
			...{ subject: 'More care', not_visible_to_client: '1', trash: '1' },
			content: '<p>{client_company}</p>',
		});
	});

	test.each([false, true])(
		'a public lead is made private; constant API: %s',
		async (apiConstant) => {
			await pmp.control('settings', { apiConstant });
			await update('lead', '1', { is_public: false, city: 'York' });
			expect(pmp.row('leads', 'id', '1')).toMatchObject({ is_public: '0', city: 'York' });
			expect(pmp.calls.filter((call) => call.startsWith('PUT'))).toHaveLength(apiConstant ? 2 : 1);
			expect((pmp.last('PUT')?.body as IDataObject).is_public).toBe(apiConstant ? '0' : undefined);
		},
	);
});

describe('rows of documents', () => {
	test('a note changes no row, no tax and no total', async () => {
		const { json } = await pmp.run('invoice.create', invoice);
		const id = String(json[0].id);
		const before = structuredClone([pmp.row('invoices', 'id', id), lines(`invoices:${id}`)]);
		await update('invoice', id, { adminnote: 'Paid soon' });
		const [row, items] = before as [IDataObject, unknown];
		expect(pmp.row('invoices', 'id', id)).toEqual({ ...row, adminnote: 'Paid soon' });
		expect(lines(`invoices:${id}`)).toEqual(items);
		expect(pmp.row('invoices', 'id', id).total_tax).toBe('20.90');
	});

	test('a row that is changed goes whole, with the taxes that are given; the others stay', async () => {
		const { json } = await pmp.run('invoice.create', invoice);
		const id = String(json[0].id);
		const [{ row: first }, second] = structuredClone(lines(`invoices:${id}`));
		const changes: IDataObject = { qty: 3 };
		const items = { item: [{ itemid: first.id, changes }] };
		const untaxed = await pmp.fail('invoice.update', { id: byId(id), items, updateFields: {} });
		expect(untaxed.error?.message).toContain(`Item ${first.id}: add its Taxes`);
		changes.taxname = ['VAT|20.00'];
		await update('invoice', id, { subtotal: 160, total: 190.9 }, { items });
		expect(lines(`invoices:${id}`)).toEqual([
			{ row: { ...first, qty: '3.00' }, taxes: ['VAT|20.00'] },
			second,
		]);
		expect(pmp.row('invoices', 'id', id)).toMatchObject({ total: '190.90', total_tax: '30.90' });
	});

	test('a document without a project is not refused', async () => {
		const { json } = await pmp.run('estimate.create', {
			...{ ...invoice, allowed_payment_modes: undefined, status: '1' },
		});
		const id = String(json[0].id);
		await update('estimate', id, { reference_no: 'R1' });
		expect(pmp.row('estimates', 'id', id)).toMatchObject({ reference_no: 'R1', project_id: '0' });
		await update('estimate', id, { project_id: '' });
	});

	test('a shipping address that PMP would not store is refused before anything is sent', async () => {
		const { json } = await pmp.run('invoice.create', invoice);
		const id = String(json[0].id);
		pmp.simulator.ledger.clear();
		const { error } = await pmp.fail('invoice.update', {
			id: byId(id),
			updateFields: { shipping_city: 'Leeds' },
		});
		expect(error?.message).toContain('needs Include Shipping');
		expect(pmp.calls).toEqual([`GET /api/invoices/${id}`]);
		await update('invoice', id, { shipping_city: 'Leeds', include_shipping: true });
		expect(pmp.row('invoices', 'id', id)).toMatchObject({
			...{ shipping_city: 'Leeds', include_shipping: '1' },
		});
	});
});

describe('what other tables hold', () => {
	test('the settings of a project stay', async () => {
		const settings = () =>
			(pmp.state() as unknown as { projectSettings: Record<string, object> }).projectSettings['1'];
		await pmp.run('project.get', { id: byId(1) });
		const before = structuredClone(settings());
		await update('project', '1', { description: 'New' }, { project_members: '1,2' });
		expect(settings()).toEqual(before);
	});

	test('settings that cannot be written back: refused before anything is sent', async () => {
		await pmp.run('project.get', { id: byId(1) });
		const state = pmp.state() as unknown as { projectSettings: Record<string, IDataObject> };
		state.projectSettings['1'].available_features = 'a:1:{x';
		const { error } = await pmp.fail('project.update', {
			...{ id: byId(1), updateFields: { description: 'New' } },
		});
		expect(error?.message).toContain('settings of this project');
		expect(pmp.last('PUT')).toBeUndefined();
	});

	test('the permissions of a staff member stay; departments are said to be lost', async () => {
		const rights = () =>
			(pmp.state() as unknown as { staffRights: Record<string, string[]> }).staffRights;
		rights()['2'] = ['customers.view', 'tasks.edit'];
		const { hints } = await update('staff', '2', { phonenumber: '1' });
		expect(rights()['2']).toEqual(['customers.view', 'tasks.edit']);
		expect(hints.join()).toContain('Department IDs');
	});

	test('the sender of a ticket without a contact stays', async () => {
		const id = await seed('tickets', {
			...{ subject: 'Hi', department: '1', userid: '0', contactid: '0' },
			...{ name: 'Anna', email: 'anna@example.com', assigned: '2' },
		});
		await update('ticket', id, { priority: '3' }, { tags: 'a' });
		expect(pmp.row('tickets', 'ticketid', id)).toMatchObject({
			...{ name: 'Anna', email: 'anna@example.com', priority: '3', assigned: '2' },
		});
		const again = await update('ticket', id, { priority: '3' }, { tags: 'a' });
		expect(again.json[0]).toMatchObject({ changed: false });
	});
});

describe('what cannot be understood', () => {
	const shown = { ...JSON_TYPE, method: 'GET', times: 1 };
	const milestone = {
		...{ id: '1', name: 'Design', project_id: '1', description: 'x', start_date: null },
		...{ description_visible_to_customer: '1', hide_from_customer: '0' },
	};

	test.each(['n/a', '31.12', '2026-13', 'undefined'])(
		'a date that is none (%s) is not written back',
		async (due_date) => {
			pmp.simulator.faults.set([{ ...shown, status: 200, body: { ...milestone, due_date } }]);
			const { error } = await pmp.fail('milestone.update', {
				...{ id: byId(1), updateFields: { name: 'New' } },
			});
			expect(error?.message).toContain(`PMP shows "${due_date}" as Due Date`);
			expect(pmp.last('PUT')).toBeUndefined();
		},
	);

	test("a date in the installation's own format goes back as it is", async () => {
		const body = { ...milestone, due_date: '01/02/2026' };
		pmp.simulator.faults.set([{ ...shown, status: 200, body }]);
		await update('milestone', '1', { name: 'New' });
		expect(pmp.last('PUT')?.body).toMatchObject({ due_date: '01/02/2026', name: 'New' });
	});

	test('a date that is given is not asked of PMP', async () => {
		const body = { ...milestone, due_date: 'n/a' };
		pmp.simulator.faults.set([{ ...shown, status: 200, body }]);
		await update('milestone', '1', { due_date: '2026-06-01' });
		expect(pmp.last('PUT')?.body).toMatchObject({ due_date: '01/06/2026' });
	});

	test.each([{ a: 1 }, ['x']])('neither is a structure: %j', async (name) => {
		const body = { ...milestone, due_date: '2026-01-01', name };
		pmp.simulator.faults.set([{ ...shown, status: 200, body }]);
		const { error } = await pmp.fail('milestone.update', {
			...{ id: byId(1), updateFields: { milestone_order: 2 } },
		});
		expect(error?.message).toContain('as Name, which cannot be written back');
	});
});

describe('a server that says that it failed', () => {
	test('a password alone: the refusal stays', async () => {
		const fault = {
			...{ ...JSON_TYPE, method: 'PUT', status: 404 },
			body: { status: false, message: 'Client Update Fail.' },
		};
		pmp.simulator.faults.set([fault]);
		const { error } = await pmp.fail('contact.update', {
			...{ customer_id: byId(1), id: byId(1), permissions: ['1'] },
			updateFields: { password: 'Secret123' },
		});
		expect(error?.message).toContain('Client Update Fail.');
		expect(error?.description).toBe('PMP did not save: Password.');
	});

	test('the same tags again: there was nothing to change', async () => {
		const same = { id: byId(1), tags: 'login,urgent', updateFields: {} };
		const { json } = await pmp.run('ticket.update', same);
		expect(json[0]).toMatchObject({ changed: false });
	});

	test("a bare text is PMP's own answer, and certain", async () => {
		const { error } = await pmp.fail('staff.create', {
			...{ firstname: 'Ida', email: 'grace@example.com', password: 'Secret123' },
		});
		expect(error?.message).toContain('Email already exists');
		expect(error?.description ?? '').not.toContain('may have been');
	});

	test('a deletion that worked', async () => {
		const id = await seed('subscriptions', { name: 'Gold' });
		const { json, hints } = await pmp.run('subscription.delete', { id: byId(id) });
		expect(json).toEqual([{ deleted: true }]);
		expect(hints.join()).toContain('but it is gone');
	});
});

describe('creations', () => {
	test('what PMP does not take over is said', async () => {
		const created = await pmp.run('task.create', {
			...{ name: 'Call', startdate: '2026-03-01' },
			additionalFields: { assignees: '1,2', billable: false },
		});
		expect(created.hints).toEqual([
			'The new task was created, but PMP did not save: Billable, Assignee IDs.',
		]);
		const lead = await pmp.run('lead.create', {
			...{ name: 'Sun', status: byId(2), source: byId(1), assigned: byId(1) },
			additionalFields: { client_id: '3', custom_contact_date: '2026-01-01T10:00:00' },
		});
		expect(lead.hints).toEqual([
			'The new lead was created, but PMP did not save: Customer ID, Contact Date.',
		]);
		const fine = await pmp.run('task.create', {
			...{ name: 'Fine', startdate: '2026-03-01' },
			additionalFields: { description: 'a & b\nc', priority: '3', duedate: '2026-03-02' },
		});
		expect(fine.hints).toEqual([]);
	});

	test('assignees on an update of an older server: refused before anything is sent', async () => {
		const { error } = await pmp.fail('task.update', {
			...{ id: byId(1), updateFields: { assignees: '1' } },
		});
		expect(error?.message).toContain("Assignee IDs needs version 3 of PMP's API module");
		expect(pmp.calls).toEqual([]);
	});

	test('a subscription gets the columns that PMP cannot do without', async () => {
		const { json } = await pmp.run('subscription.create', {
			...{ name: 'Gold', clientid: byId(1), currency: byId(1), quantity: 2 },
			next_billing_cycle: '2026-07-25T17:20:00Z',
		});
		expect(json[0]).toMatchObject({ name: 'Gold' });
	});
});
