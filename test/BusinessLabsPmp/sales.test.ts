import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const invoice = {
	...{ clientid: byId(1), date: '2026-03-01', currency: byId(1), billing_street: 'A 1' },
	allowed_payment_modes: ['1'],
};
const row = (description: string, qty: number, rate: number, taxname: string[] = []) => ({
	...{ description, qty, rate, taxname },
});

interface Line {
	row: Record<string, string>;
	taxes: string[];
}

describe.each([2, 3] as const)('sales documents on version %i', (version) => {
	const pmp = usePmp(version);
	const lines = (id: string) =>
		(pmp.state() as unknown as { lineItems: Record<string, Line[]> }).lineItems[`invoices:${id}`];
	const create = async (items: object[], additionalFields: IDataObject = {}) => {
		const parameters = { ...invoice, newitems: { item: items }, additionalFields } as IDataObject;
		const { json } = await pmp.run('invoice.create', parameters);
		return String(json[0].id);
	};
	const update = async (id: string, parameters: IDataObject) =>
		await pmp.run('invoice.update', { id: byId(id), ...parameters });
	const failUpdate = async (id: string, parameters: IDataObject) =>
		await pmp.fail('invoice.update', { id: byId(id), ...parameters });

	test('a number that is left empty is the next free one, for each item its own', async () => {
		const { json } = await pmp.run(
			'invoice.create',
			{ ...invoice, newitems: { item: [row('A', 1, 10)] } },
			{ items: [{}, {}, {}] },
		);
		const taken = pmp.state().tables.invoices.map(({ number }) => Number(number));
		expect(new Set(taken).size).toBe(taken.length);
		const [first] = json.map(({ number }) => Number(number));
		expect(json.map(({ number }) => number)).toEqual([first, first + 1, first + 2]);
		expect(pmp.calls.filter((call) => call === 'GET /api/invoices')).toHaveLength(1);
	});

	test('totals are computed, and can be overridden', async () => {
		const id = await create(
			[row('A', 3, 0.1, ['VAT|20.00']), row('B', 1, 19.99, ['VAT|20.00', 'CITY|1.50'])],
			{ discount_type: 'after_tax', discount_percent: 10, adjustment: 0.05 },
		);
		expect(pmp.row('invoices', 'id', id)).toMatchObject({
			...{ subtotal: '20.29', discount_total: '2.46', total: '22.24', discount_percent: '10.00' },
		});
		expect(pmp.last('POST')?.body).toMatchObject({
			'newitems[1][taxname][]': ['VAT|20.00', 'CITY|1.50'],
		});
		const own = await create([row('A', 1, 10)], { subtotal: 11, total: 12.5 });
		expect(pmp.row('invoices', 'id', own)).toMatchObject({ subtotal: '11.00', total: '12.50' });
	});

	test('no row, or a discount without its type, is refused before anything is sent', async () => {
		const empty = await pmp.fail('invoice.create', { ...invoice, newitems: {} });
		expect(empty.error?.message).toContain('Items is empty');
		expect(pmp.calls).toEqual([]);
		const discount = await pmp.fail('invoice.create', {
			...{ ...invoice, newitems: { item: [row('A', 1, 10)] } },
			additionalFields: { discount_total: 5 },
		});
		expect(discount.error?.message).toContain('Discount Type is required');
		expect(pmp.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
	});

	test('a row is added: the others stay, with their taxes, and the total follows', async () => {
		const id = await create([row('A', 2, 50, ['VAT|20.00'])]);
		await update(id, {
			newitems: { item: [row('B', 1, 10, ['VAT|20.00'])] },
		});
		expect(lines(id).map(({ row: { description }, taxes }) => [description, taxes])).toEqual([
			['A', ['VAT|20.00']],
			['B', ['VAT|20.00']],
		]);
		expect(pmp.row('invoices', 'id', id)).toMatchObject({ subtotal: '110.00', total: '132.00' });
	});

	test('a row is changed or removed: where the taxes are known', async () => {
		const id = await create([row('A', 2, 50), row('B', 1, 10), row('C', 1, 5)]);
		const [first, second] = lines(id).map((line) => line.row.id);
		await update(id, {
			items: { item: [{ itemid: first, changes: { qty: 3 } }] },
			removed_items: second,
		});
		expect(
			lines(id).map(({ row: { description, qty, rate } }) => [description, qty, rate]),
		).toEqual([
			['A', '3.00', '50.00'],
			['C', '1.00', '5.00'],
		]);
		expect(pmp.row('invoices', 'id', id)).toMatchObject({ subtotal: '155.00', total: '155.00' });
	});

	test('where PMP does not return the taxes, the totals must be given', async () => {
		const id = await create([row('A', 2, 50, ['VAT|20.00']), row('B', 1, 10)]);
		const [first] = lines(id).map((line) => line.row.id);
		const items = { item: [{ itemid: first, changes: { qty: 3 } }] };
		const untaxed = await failUpdate(id, { items });
		expect(untaxed.error?.message).toContain(`Item ${first}: add its Taxes`);
		Object.assign(items.item[0].changes, { taxname: ['VAT|20.00'] });
		const refused = await failUpdate(id, { items });
		expect(refused.error?.message).toContain('PMP does not return the taxes');
		expect(lines(id)[0].row.qty).toBe('2.00');
		await update(id, { items, updateFields: { subtotal: 160, total: 190 } });
		expect(pmp.row('invoices', 'id', id)).toMatchObject({ subtotal: '160.00', total: '190.00' });
		expect(lines(id)[0]).toMatchObject({ row: { qty: '3.00' }, taxes: ['VAT|20.00'] });
	});

	test('a row that the document has not', async () => {
		const id = await create([row('A', 1, 10)]);
		const { error } = await failUpdate(id, { removed_items: '999' });
		expect(error?.message).toContain('The document has no item 999');
	});

	test('payment modes are decoded, kept and changed', async () => {
		const id = await create([row('A', 1, 10)], {
			recurring: 'custom',
			repeat_every_custom: 2,
			repeat_type_custom: 'week',
		});
		const read = await pmp.run('invoice.get', { id: byId(id), simplify: false });
		expect(read.json[0].allowed_payment_modes).toEqual(['1']);
		const before = structuredClone(pmp.row('invoices', 'id', id));
		await update(id, { updateFields: { adminnote: 'x' } });
		expect(pmp.row('invoices', 'id', id)).toEqual({ ...before, adminnote: 'x' });
		await update(id, { updateFields: { allowed_payment_modes: ['2', '3'] } });
		const again = await pmp.run('invoice.get', { id: byId(id), simplify: false });
		expect(again.json[0].allowed_payment_modes).toEqual(['2', '3']);
	});

	test('a simplified invoice has typed numbers', async () => {
		const id = await create([row('A', 1, 10)]);
		const { json } = await pmp.run('invoice.get', { id: byId(id) });
		expect(json[0]).toMatchObject({
			id: Number(id),
			clientid: 1,
			total: 10,
			total_left_to_pay: 10,
		});
	});
});
