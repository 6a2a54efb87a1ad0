// What the module vendor's published code does on PHP 8, and with the errors of PHP shown.
import { byId, usePmp } from './node';

const NOTICE = `<div><h4>A PHP Error was encountered</h4><p>Severity: 8192</p>
<p>Message: Creation of dynamic property CI_URI::$config is deprecated</p></div>`;

describe('a server on PHP 8', () => {
	const pmp = usePmp(2);

	test.each([
		['lead', 'olive', 'Olive Garden Centre'],
		['project', 'RELAUNCH', 'Website relaunch'],
	])('%s: what a search would find is found in the list', async (resource, keysearch, name) => {
		await pmp.control('settings', { php8: true });
		const { json, hints } = await pmp.run(`${resource}.search`, { keysearch, returnAll: true });
		expect(json.map((record) => record.name)).toEqual([name]);
		expect(hints.join()).toContain(`PMP's server fails to search its ${resource}s`);
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
