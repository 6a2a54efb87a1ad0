// "... Update Fail" is said to what changes nothing, and to what could not be done: the record tells them apart.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const mapped = (value: IDataObject) => ({
	custom_fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
});

describe.each([2, 3] as const)('on version %i', (version) => {
	const pmp = usePmp(version);
	const refuse = () =>
		pmp.simulator.faults.set([
			{
				...{ method: 'PUT', status: 404, headers: { 'content-type': 'application/json' } },
				body: { status: false, message: 'Update Fail' },
			},
		]);
	const update = async (resource: string, parameters: IDataObject) => {
		refuse();
		const { json } = await pmp.run(
			`${resource}.update`,
			{ id: byId(1), updateFields: {}, ...parameters },
			{ onError: 'continueRegularOutput' },
		);
		return json[0];
	};
	const itemid = async () => {
		const { json } = await pmp.run('invoice.get', { id: byId(1), simplify: false });
		return String((json[0].items as IDataObject[])[0].id);
	};
	const totals = { subtotal: 400, total: 480 };

	test('a new row that was not added is no success', async () => {
		const newitems = { item: [{ description: 'B', qty: 1, rate: 0 }] };
		expect(await update('invoice', { newitems })).toMatchObject({
			error: expect.stringContaining('PMP did not save: New Items'),
		});
	});

	test('nor is one that was not removed', async () => {
		const removed_items = await itemid();
		const result = await update('invoice', { removed_items, updateFields: totals });
		expect(result.error).toContain('Item IDs to Remove');
	});

	test('nor is one that was not changed; one that is so already is', async () => {
		const change = async (changes: IDataObject, updateFields: IDataObject) => {
			const items = { item: [{ itemid: await itemid(), changes }] };
			pmp.simulator.faults.clear();
			return await update('invoice', { items, updateFields });
		};
		const { json } = await pmp.run('invoice.get', { id: byId(1), simplify: false });
		const { subtotal, total, items } = json[0] as IDataObject & { items: IDataObject[] };
		const taxname = ['VAT|20.00'];
		const asItIs = { ...{ qty: Number(items[0].qty), description: items[0].description }, taxname };
		const now = { subtotal: Number(subtotal), total: Number(total) };
		expect(await change(asItIs, now)).toMatchObject({ changed: false });
		const other = await change({ ...asItIs, description: 'Other' }, now);
		expect(other.error).toContain('PMP did not save: Items to Change');
		const untaxed = await change({ ...asItIs, taxname: [] }, {});
		expect(untaxed.error).toContain('Items to Change');
	});

	describe('custom fields', () => {
		const field = (id: string, label: string, type: string, options: string[] = []) => ({
			...{ id, label, type, options, belongsTo: 'customers', required: false },
		});
		beforeEach(async () => {
			await pmp.control('customFields', [
				field('1', 'Branch', 'input'),
				field('2', 'Interests', 'multiselect', ['Web', 'Print']),
				field('3', 'Since', 'date_picker'),
				field('4', 'Call', 'date_picker_time'),
				field('5', 'Seats', 'number'),
				field('6', 'Site', 'link'),
			] as unknown as object);
		});
		const values: IDataObject = {
			...{ Branch: 'Rome & "Bari"', Interests: ['Print', 'Web'], Since: '2026-07-30' },
			...{ Call: '2026-07-30T14:05:00', Seats: 5, Site: 'https://example.com/a' },
		};
		const shown = {
			...{ Branch: 'Rome &amp; &quot;Bari&quot;', Interests: 'Web, Print', Since: '2026-07-30' },
			...{ Call: '2026-07-30 14:05:00', Seats: '5.00' },
			Site: '<a href="https://example.com/a" target="_blank">https://example.com/a</a>',
		};
		const show = (customfields: unknown) =>
			pmp.simulator.faults.set([
				{
					method: 'GET',
					path: '/api/customers',
					cut: (body) => ({ ...(body as object), customfields }),
				},
				{
					...{ method: 'PUT', status: 404, headers: { 'content-type': 'application/json' } },
					body: { status: false, message: 'Customer Update Fail.' },
				},
			]);
		const set = async (given: IDataObject, beside: unknown) => {
			show(beside);
			const { json } = await pmp.run(
				'customer.update',
				{ id: byId(1), groups_in: '1', updateFields: {}, ...mapped(given) },
				{ onError: 'continueRegularOutput' },
			);
			return json[0];
		};
		const list = (all: IDataObject) =>
			Object.entries(all).map(([label, value]) => ({ label, value }));

		test('that are there already: there was nothing to change', async () => {
			expect(await set(values, list(shown))).toMatchObject({ changed: false });
			expect(await set({ Branch: '' }, [])).toMatchObject({ changed: false });
		});

		test.each(Object.keys(values))(
			'%s with another value: refused, with its name',
			async (label) => {
				const result = await set(values, list({ ...shown, [label]: '' }));
				expect(result.error).toContain(`PMP did not save: ${label}.`);
			},
		);

		test('that no read shows: refused, as nothing shows that they are there', async () => {
			expect((await set(values, undefined)).error).toContain('PMP did not save: Custom Fields.');
		});

		test('a creation that does not store them says so', async () => {
			pmp.simulator.faults.set([
				{
					...{ method: 'GET', path: '/api/customers' },
					cut: (body) => {
						const customfields = list({ ...shown, Seats: '' });
						const changed = (row: object) => ({ ...row, customfields });
						return Array.isArray(body) ? body.map(changed) : changed(body as object);
					},
				},
			]);
			const { hints } = await pmp.run('customer.create', {
				...{ company: 'Stored in part', ...mapped(values) },
			});
			expect(hints).toEqual(['The new customer was created, but PMP did not save: Seats.']);
		});
	});
});
