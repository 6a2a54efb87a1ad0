// What the module vendor's published code does on PHP 8, and with the errors of PHP shown.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const NOTICE = `<div><h4>A PHP Error was encountered</h4><p>Severity: 8192</p>
<p>Message: Creation of dynamic property CI_URI::$config is deprecated</p></div>`;

describe('a server on PHP 8', () => {
	const pmp = usePmp(2);
	const update = async (resource: string, id: string, updateFields: IDataObject, more = {}) =>
		await pmp.run(`${resource}.update`, { id: byId(id), updateFields, ...more });

	test.each([
		['lead', 'olive', 'Olive Garden Centre'],
		['project', 'RELAUNCH', 'Website relaunch'],
	])('%s: what a search would find is found in the list', async (resource, keysearch, name) => {
		await pmp.control('settings', { php8: true });
		const { json, hints } = await pmp.run(`${resource}.search`, { keysearch, returnAll: true });
		expect(json.map((record) => record.name)).toEqual([name]);
		expect(hints.join()).toContain(`PMP's server fails to search its ${resource}s`);
	});

	test('a server that shows its errors ends such a read with status 200', async () => {
		const body = '<h4>An uncaught Exception was encountered</h4><p>Type: TypeError</p>';
		pmp.simulator.faults.set([{ path: '/tickets/1', status: 200, body }]);
		const got = await pmp.run('ticket.get', { id: byId(1) });
		expect(got.json[0]).toMatchObject({ id: 1, subject: 'Cannot log in' });
		expect(got.hints.join()).toContain('looked for in the list');
	});

	test('single tickets and invoices that cannot be read are looked for in the list', async () => {
		await pmp.control('settings', { php8: true });
		const got = await pmp.run('ticket.get', { id: byId(1) });
		expect(got.json[0]).toMatchObject({ id: 1, subject: 'Cannot log in' });
		expect(got.hints.join()).toContain('looked for in the list');
		const missing = await pmp.fail('ticket.get', { id: byId(99) });
		expect(missing.error?.message).toContain('no such record');
		const { hints } = await update('invoice', '1', { adminnote: 'x' });
		expect(hints.join()).toContain('looked for in the list');
		expect(pmp.row('invoices', 'id', '1')).toMatchObject({ adminnote: 'x', total_tax: '80.00' });
		const added = { newitems: { item: [{ description: 'B', qty: 1, rate: 100 }] } };
		await update('invoice', '1', {}, added);
		expect(pmp.row('invoices', 'id', '1')).toMatchObject({ subtotal: '500.00', total: '580.00' });
		const removal = { id: byId(1), removed_items: '1', updateFields: {} };
		const refused = await pmp.fail('invoice.update', removal);
		expect(refused.error?.message).toContain('PMP does not show the items');
	});

	test('what no output shows is not looked through either', async () => {
		const { password } = pmp.row('staffs', 'staffid', '1');
		expect(String(password).length).toBeGreaterThan(5);
		pmp.simulator.faults.set([{ path: '/staffs/search/', status: 500, body: '' }]);
		const search = async (keysearch: string) =>
			(await pmp.run('staff.search', { keysearch, returnAll: true })).json;
		expect(await search(String(password).slice(0, 6))).toEqual([]);
		expect(await search('grace')).toHaveLength(1);
	});

	test('a search that is refused is not made up for', async () => {
		const body = { status: false, message: 'No search permission' };
		pmp.simulator.faults.set([{ path: '/search/', status: 403, body }]);
		const { error } = await pmp.fail('lead.search', { keysearch: 'a', returnAll: true });
		expect(error?.message).toContain('permission');
		expect(pmp.calls).toHaveLength(1);
	});

	test('what broke a call off is told, not the messages before it', async () => {
		const body = `${NOTICE.repeat(150)}<h4>An uncaught Exception was encountered</h4>
			<p>Type: Error</p><p>Message: Call to a member function get_contact() on null</p>`;
		pmp.simulator.faults.set([{ method: 'POST', status: 200, body }]);
		const { error } = await pmp.fail('customer.create', { company: 'A' });
		expect(error?.message).toContain('Call to a member function get_contact() on null');
		expect(error?.message).not.toContain('deprecated');
		expect(error?.description).toContain('may have been carried out');
	});
});

describe('a new record that has to be looked for', () => {
	const pmp = usePmp(2);
	const rows = { item: [{ description: 'Work', qty: 1, rate: 100 }] };
	const document = { clientid: byId(1), date: '2026-03-01', currency: byId(1), newitems: rows };

	test.each([
		['invoice', { billing_street: 'Own Street 1', allowed_payment_modes: '1' }],
		['estimate', { billing_street: 'Own Street 1' }],
		['creditNote', { additionalFields: { billing_street: 'Own Street 1' } }],
	])(
		'%s: has its own address, where a search gives that of the customer',
		async (resource, more) => {
			const address = { billing_street: 'Of the customer' };
			await pmp.control('edit', { resource: 'customers', id: '1', values: address });
			const { json, hints } = await pmp.run(`${resource}.create`, {
				...{ ...document, ...more, simplify: false },
			});
			expect(json[0]).toMatchObject({ billing_street: 'Own Street 1' });
			expect(hints).toEqual([]);
		},
	);

	test('is found in the list where it has no text to search for', async () => {
		const { json, hints } = await pmp.run('expense.create', {
			...{ category: byId(1), amount: 12, date: '2026-03-01', currency: byId(1) },
		});
		expect(json[0]).toMatchObject({ amount: 12 });
		expect(hints).toEqual([]);
		expect(pmp.calls.join()).not.toContain('undefined');
	});
});
