import { byId, usePmp } from './node';

describe('version 2', () => {
	const pmp = usePmp(2);

	test.each([
		['getExpenseCategories', 'expense_category', 'Travel'],
		['getPaymentModes', 'payment_mode', 'Bank'],
		['getTaxes', 'tax_data', 'VAT'],
	])('lookup %s', async (operation, type, name) => {
		const { json } = await pmp.run(`lookup.${operation}`);
		expect(json.map((row) => row.name)).toContain(name);
		expect(pmp.calls).toEqual([`GET /api/common/${type}`]);
	});

	test('custom fields: definitions and values, decoded', async () => {
		const { json } = await pmp.run('customField.getAll', { fieldBelongsTo: 'customers' });
		expect(pmp.calls).toEqual(['GET /api/custom_fields/customers']);
		expect(json[1]).toMatchObject({
			id: '2',
			label: 'Segment',
			options: ['Retail', 'Health', 'Other'],
		});
		const values = await pmp.run('customField.getValues', { fieldBelongsTo: 'customers', id: '1' });
		expect(pmp.last('GET')?.path).toBe('/api/custom_fields/customers/1');
		expect(values.json.map(({ value }) => value)).toEqual(['Grace Admin', ['Retail']]);
		const none = await pmp.run('customField.getAll', { fieldBelongsTo: 'tasks' });
		expect(none.json).toEqual([]);
	});

	test('payments: another envelope, an empty answer, and their own ID', async () => {
		const payment = { invoiceid: byId(1), amount: 10.5, paymentmode: byId(2) };
		const { json } = await pmp.run('payment.create', {
			...payment,
			additionalFields: { transactionid: 'T1' },
		});
		expect(pmp.received[0]).toMatchObject({
			path: '/api/payments',
			body: { invoiceid: '1', amount: '10.50', paymentmode: '2', transactionid: 'T1' },
		});
		const id = pmp.state().tables.payments.at(-1)?.paymentid;
		expect(json[0]).toMatchObject({ id: Number(id), invoiceid: 1, amount: 10.5, paymentmode: 2 });

		const bare = await pmp.run('payment.create', { ...payment, returnCreated: false });
		expect(bare.json).toEqual([{ status: true }]);
		const refused = await pmp.fail('payment.create', { ...payment, invoiceid: byId(99) });
		expect(refused.error?.message).toContain('Payment add fail.');
		const missing = await pmp.fail('payment.get', { id: byId(99) });
		expect(missing.error?.message).toContain('no such record');
		const got = await pmp.run('payment.get', { id: byId(String(id)), simplify: false });
		expect(got.json[0]).toMatchObject({ id, paymentid: id, paymentmode: '2' });
		const found = await pmp.run('payment.search', { keysearch: 'Cash' });
		expect(found.json[0]).toMatchObject({ paymentmode: 2 });
		const list = await pmp.run('payment.getAll', { filters: { invoiceid: byId(1) } });
		expect(list.json.every(({ invoiceid }) => invoiceid === 1)).toBe(true);
	});

	test('a number that JavaScript cannot hold stays as text in what is simplified', async () => {
		const long = '12345678901234567890';
		await pmp.control('seed', { resource: 'customers', count: 1, values: { userid: long } });
		const { json } = await pmp.run('customer.getAll', { returnAll: true, simplify: true });
		expect(json.filter(({ id }) => typeof id === 'string')).toMatchObject([{ id: long }]);
		expect(json.filter(({ id }) => typeof id === 'number').length).toBeGreaterThan(0);
	});

	test('no password hash and no mail key comes out', async () => {
		for (const [which, parameters] of [
			['staff.getAll', {}],
			['staff.getAll', { options: { fields: 'email, password, new_pass_key' } }],
			['staff.get', { id: byId(1) }],
			['contact.search', { keysearch: '@' }],
			['contact.get', { customer_id: byId(1), id: byId(1) }],
		] as const) {
			const { json } = await pmp.run(which, { ...parameters, simplify: false });
			expect(json.length).toBeGreaterThan(0);
			for (const record of json) {
				expect(Object.keys(record).join()).not.toMatch(
					/password\b|new_pass_key|email_verification/,
				);
			}
		}
	});
});
