import { rowsOf, vendor } from './BusinessLabsPmpVendor';

const { get, del, put, form, json, control, state } = vendor();

const row = (n: number, rest: Record<string, string> = {}): Array<[string, string]> =>
	Object.entries({
		description: `item ${n}`,
		qty: '1',
		rate: '100',
		order: String(n),
		...rest,
	}).map(([key, value]) => [`newitems[${n}][${key}]`, value]);

const invoice = (rest: Record<string, string> = {}): Array<[string, string]> => [
	...Object.entries({
		...{ clientid: '1', number: '00007', date: '2026-09-07', currency: '1' },
		...{ subtotal: '100.00', total: '109.00', billing_street: 'a\nb' },
		...rest,
	}),
	['allowed_payment_modes[0]', '1'],
	['allowed_payment_modes[1]', '2'],
];

describe('invoices', () => {
	it('are created from a form with rows', async () => {
		const fields = [...invoice(), ...row(0), ['newitems[0][taxname][]', 'CGST|9.00']];
		const created = await form('invoices', fields as Array<[string, string]>);
		expect(created.body).toEqual({ status: true, message: 'Invoice Added Successfully' });
		expect((await get('invoices/3')).body).toMatchObject({
			...{ number: '7', prefix: 'INV-', total: '109.00', total_tax: '9.00', symbol: '$' },
			...{ billing_street: 'a<br />\nb', total_left_to_pay: '109.00', date: '2026-09-07' },
			allowed_payment_modes: 'a:2:{i:0;s:1:"1";i:1;s:1:"2";}',
			items: [{ id: '3', description: 'item 0', qty: '1.00', rate: '100.00', item_order: '0' }],
			client: { company: 'Riverside Bakery' },
		});
		expect(state().lineItems['invoices:3'][0].taxes).toEqual(['CGST|9.00']);
	});

	it('are refused with 404 and a map of errors', async () => {
		const { status, body } = await form('invoices', invoice({ total: '109', subtotal: '0.00' }));
		expect({ status, error: body.error }).toEqual({
			status: 404,
			error: {
				'newitems[]': 'The Newitems[] field is required.',
				subtotal: 'The Subtotal field must contain a number greater than 0.',
				total: 'The Total field must contain a decimal number.',
			},
		});
	});

	it('need a number that is free in the year', async () => {
		const taken = await form('invoices', [...invoice({ number: '0001' }), ...row(0)]);
		expect(taken.body.error).toEqual({ number: 'The Invoice number is already in use' });
		const lastYear = invoice({ number: '0001', date: '2025-09-07' });
		expect((await form('invoices', [...lastYear, ...row(0)])).status).toBe(200);
	});

	it('demand the whole document again on PUT, with 409', async () => {
		const { status, body } = await put('invoices/1', { terms: 'x' });
		expect(status).toBe(409);
		expect(Object.keys(body.error as object)).toEqual([
			...['clientid', 'number', 'date', 'currency', 'allowed_payment_modes[]', 'billing_street'],
			...['subtotal', 'total', 'items[]'],
		]);
		expect((await put('invoices/99', {})).status).toBe(406);
		expect((await put('invoices/99', { terms: 'x' })).body.message).toBe(
			"Invoice ID Doesn't Not Exist.",
		);
	});

	it('keep, change, add and drop rows on PUT', async () => {
		const whole = {
			...{ clientid: '1', number: '1', date: '2026-03-01', currency: '1', subtotal: '300.00' },
			...{ total: '300.00', billing_street: '123 Road Street', allowed_payment_modes: ['1', '2'] },
		};
		const items = { '1': { itemid: '1', description: 'Work', qty: 2, rate: 100 } };
		const newitems = [{ description: 'More', qty: 1, rate: 100, order: 2 }];
		expect((await put('invoices/1', { ...whole, items, newitems })).status).toBe(200);
		const rows = async () => rowsOf({ body: (await get('invoices/1')).body.items as never });
		expect((await rows()).map(({ description, qty, rate }) => [description, qty, rate])).toEqual([
			['Work', '2.00', '100.00'],
			['More', '1.00', '100.00'],
		]);
		const [, added] = await rows();
		await put('invoices/1', { ...whole, items, removed_items: [added.id] });
		expect(await rows()).toHaveLength(1);
		const again = await put('invoices/1', { ...whole, items });
		expect([again.status, again.body.message]).toEqual([404, 'Invoice Update Fail']);
	});

	it('are found by number, plain and formatted, joined with the customer', async () => {
		const [plain] = rowsOf(await get('invoices/search/harbour'));
		expect(plain).toMatchObject({ id: '2', invoiceid: '2', company: 'Harbour Cycles' });
		expect(rowsOf(await get('invoices/search/inv-000002'))).toMatchObject([{ id: '2' }]);
		expect(rowsOf(await get('invoices/search/0002')).map(({ id }) => id)).toContain('2');
	});
});

describe('payments', () => {
	it('answer an empty 200, and change the invoice', async () => {
		const { status, text } = await form('payments', {
			...{ invoiceid: '1', amount: '480.00', paymentmode: '1' },
		});
		expect([status, text]).toEqual([200, '']);
		expect((await get('invoices/1')).body).toMatchObject({
			...{ status: '2', total_left_to_pay: '0.00' },
		});
	});

	it('speak of paymentmode where everything else says status', async () => {
		expect((await get('payments/99')).body).toEqual({
			paymentmode: false,
			message: 'No data were found',
		});
		const wrong = await form('payments', { invoiceid: '99', amount: '1.00', paymentmode: '1' });
		expect([wrong.status, wrong.body]).toEqual([
			404,
			{ paymentmode: false, message: 'Payment add fail.' },
		]);
		await control('version', { version: 3 });
		const right = await form('payments', { invoiceid: '1', amount: '1.00', paymentmode: '2' });
		expect(right.body).toEqual({
			...{ paymentmode: true, message: 'Payment add successful.', record_id: 2 },
		});
	});

	it('show the payment mode under id and name', async () => {
		await form('payments', { invoiceid: '1', amount: '1.00', paymentmode: '3' });
		expect((await get('payments/2')).body).toMatchObject({
			...{ id: '3', name: 'Card', paymentid: '2', invoiceid: '1' },
		});
		expect(rowsOf(await get('payments/search/card'))).toHaveLength(1);
	});

	it('can neither be changed nor deleted', async () => {
		expect((await put('payments/1', { amount: '1.00' })).body.message).toBe('Unknown method');
		expect((await del('payments/1')).status).toBe(405);
	});
});

describe('estimates, proposals and credit notes', () => {
	const amounts = { currency: '1', subtotal: '100.00', total: '100.00', date: '2026-05-01' };

	it('set the expiry of an estimate themselves', async () => {
		const fields = { ...amounts, clientid: '1', number: '5', status: '1', billing_street: 'a' };
		const created = await form('estimates', [
			...Object.entries({ ...fields, duedate: '2026-12-31' }),
			...row(0),
		]);
		expect(created.body.message).toBe('Estimate Added Successfully');
		expect((await get('estimates/1')).body).toMatchObject({
			...{ expirydate: '2026-05-08', prefix: 'EST-', include_shipping: '0' },
		});
		const whole = { ...fields, items: { 1: { itemid: '3' } }, expirydate: '2026-06-30' };
		expect((await put('estimates/1', whole)).status).toBe(200);
		expect((await get('estimates/1')).body.expirydate).toBe('2026-06-30');
	});

	it('demand a status, an address and rows of a proposal', async () => {
		const fields = { ...amounts, subject: 'S', rel_type: 'customer', rel_id: '1', address: 'a\nb' };
		const { body } = await form('proposals', fields);
		expect(Object.keys(body.error as object)).toEqual([
			...['proposal_to', 'email', 'status', 'newitems[]'],
		]);
		const rest = { proposal_to: 'Anna', email: 'anna@example.com', status: '6' };
		const created = await form('proposals', [...Object.entries({ ...fields, ...rest }), ...row(0)]);
		expect(created.status).toBe(200);
		expect((await get('proposals/1')).body.address).toBe('a<br />\nb');
	});

	it('give a credit note a second id', async () => {
		const fields = Object.entries({ ...amounts, clientid: '2', number: '3' });
		expect((await form('credit_notes', [...fields, ...row(0)])).status).toBe(200);
		expect((await get('credit_notes/1')).body).toMatchObject({ id: '1', credit_note_id: '1' });
		expect((await get('credit_notes')).body).not.toHaveProperty('0.items');
		expect((await del('credit_notes/1')).body.message).toBe('Credit Note Deleted Successfully');
	});
});

describe('expenses', () => {
	const fields = {
		category: '1',
		amount: '12.50',
		date: '07/09/2026',
		currency: '1',
		note: 'a\nb',
	};

	it('overwrite id, name and description in reads', async () => {
		expect(
			(await form('expenses', { ...fields, paymentmode: '2', repeat_every: '6-month' })).status,
		).toBe(200);
		expect((await get('expenses/1')).body).toMatchObject({
			...{ expenseid: '1', id: '1', name: 'Cash', description: 'Hosting', note: 'a<br />\nb' },
			...{ date: '2026-09-07', recurring: '1', repeat_every: '6', recurring_type: 'month' },
		});
		expect((await form('expenses', { ...fields, date: '2026-09-07' })).status).toBe(200);
	});

	it('refuse with 409', async () => {
		const { status, body } = await form('expenses', { ...fields, amount: '12', category: '' });
		expect([status, body.error]).toEqual([
			409,
			{
				category: 'The Category field is required.',
				amount: 'The Amount field must contain a decimal number.',
			},
		]);
		expect((await put('expenses/9', { note: 'x' })).body.message).toBe(
			"Expense ID Doesn't Not Exist.",
		);
	});
});

describe('version 3', () => {
	beforeEach(async () => await control('version', { version: 3 }));

	it('sends an invoice to the contacts that want it', async () => {
		expect((await form('invoices/1/send', { cc: 'a@example.com' })).status).toBe(200);
		expect(state().outbox).toEqual([
			{
				subject: 'Invoice INV-1',
				to: ['anna.baker@example.com', 'tom.baker@example.com'],
				cc: 'a@example.com',
			},
		]);
		expect((await get('invoices/1')).body.sent).toBe('1');
	});

	it('writes items, which older servers only read', async () => {
		const { body } = await json('POST', 'items', { description: 'Cable', rate: '5' });
		expect(body.record_id).toBe(3);
		expect((await get('items/3')).body).toMatchObject({ itemid: '3', rate: '5.00', taxname: null });
		expect(rowsOf(await get('items/search/cable'))).toEqual([
			expect.objectContaining({ id: '3', name: '(5.00) Cable' }),
		]);
		expect((await put('items/3', { rate: '6.00' })).status).toBe(200);
		expect((await del('delete/items/3')).status).toBe(200);
		await control('version', { version: 2 });
		expect((await json('POST', 'items', {})).status).toBe(405);
	});
});
