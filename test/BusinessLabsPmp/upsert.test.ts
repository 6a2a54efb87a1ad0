import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const lead = { status: byId(2), source: byId(1), assigned: byId(1) };

describe.each([2, 3] as const)('Create or Update on version %i', (version) => {
	const pmp = usePmp(version);
	const upsert = async (resource: string, parameters: IDataObject, items?: IDataObject[]) =>
		await pmp.run(`${resource}.upsert`, parameters, items && { items });
	const failUpsert = async (resource: string, parameters: IDataObject) =>
		await pmp.fail(`${resource}.upsert`, parameters);

	test('a customer that is there is updated, one that is not is created', async () => {
		const { json } = await upsert(
			'customer',
			{
				matchBy: 'company',
				company: '={{ $json.name }}',
				additionalFields: { phonenumber: '={{ $json.phone }}', groups_in: '1,4' },
			},
			[
				{ name: 'Riverside Bakery', phone: '1' },
				{ name: 'Riverside', phone: '2' },
				{ name: 'Riverside', phone: '3' },
			],
		);
		expect(json.map(({ id, created }) => [String(id), created])).toEqual([
			['1', false],
			['4', true],
			['4', false],
		]);
		expect(pmp.row('customers', 'userid', '1')).toMatchObject({ phonenumber: '1', city: 'London' });
		expect(pmp.row('customers', 'userid', '4')).toMatchObject({
			company: 'Riverside',
			phonenumber: '3',
		});
		expect(pmp.state().tables.customers).toHaveLength(4);
	});

	test('matched by a column that no search looks into, the list is read once', async () => {
		const { json } = await upsert(
			'customer',
			{
				matchBy: 'vat',
				company: '={{ $json.name }}',
				additionalFields: { vat: '={{ $json.vat }}', groups_in: '1' },
			},
			[
				{ name: 'One', vat: 'X1' },
				{ name: 'One again', vat: 'X1' },
				{ name: 'Two', vat: 'X2' },
			],
		);
		expect(json.map(({ created }) => created)).toEqual([true, false, true]);
		expect(pmp.calls.filter((call) => call === 'GET /api/customers')).toHaveLength(1);
		expect(pmp.state().tables.customers.map(({ company }) => company)).toContain('One again');
	});

	test('a list that could not be read for one item is read again for the next', async () => {
		pmp.simulator.faults.set([
			{ method: 'GET', path: '/api/customers', status: 403, body: '<h1>No</h1>', times: 1 },
		]);
		const { json } = await pmp.run(
			'customer.upsert',
			{
				matchBy: 'vat',
				company: 'New',
				additionalFields: { vat: '={{ $json.vat }}' },
				options: { itemsInFlight: 1 },
			},
			{ items: [{ vat: 'A1' }, { vat: 'B2' }], onError: 'continueRegularOutput' },
		);
		expect(json[0].error).toContain('Something before PMP blocks the call');
		expect(json[1]).toMatchObject({ created: true });
	});

	test('several with the value: an error that names them, and nothing is written', async () => {
		const { error } = await failUpsert('customer', {
			...{ matchBy: 'website', company: 'Any' },
			additionalFields: { website: 'https://www.example.com' },
		});
		expect(error?.message).toContain('several customers have "https://www.example.com"');
		expect(error?.message).toContain('3, 2, 1');
		expect(pmp.calls.every((call) => call.startsWith('GET'))).toBe(true);
	});

	test('the matched field must be given', async () => {
		const { error } = await failUpsert('lead', { ...lead, matchBy: 'email', name: 'A' });
		expect(error?.message).toContain('Match By: the field "email" has no value');
		expect(pmp.calls).toEqual([]);
	});

	test('a lead by email, a contact of a customer by email', async () => {
		const found = await upsert('lead', {
			...{ ...lead, matchBy: 'email', name: 'Olive Garden Centre' },
			additionalFields: { email: 'olive@example.com', title: 'Owner' },
		});
		expect(found.json[0]).toMatchObject({ id: '1', created: false, changed: true });
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ title: 'Owner', city: 'Leeds' });

		const contact = {
			...{ matchBy: 'email', customer_id: byId(1), lastname: 'Baker' },
			additionalFields: { password: 'Secret123', permissions: ['1'] },
		};
		const known = { firstname: 'Anne', email: 'anna.baker@example.com' };
		const updated = await upsert('contact', { ...contact, ...known });
		expect(updated.json[0]).toMatchObject({ id: '1', created: false });
		expect(pmp.row('contacts', 'id', '1')).toMatchObject({ firstname: 'Anne', is_primary: '1' });
		const fresh = { firstname: 'Zoe', email: 'zoe@example.com' };
		const created = await upsert('contact', { ...contact, ...fresh });
		expect(created.json[0]).toMatchObject({ created: true, id: '5' });
	});

	test('an item by its description', async () => {
		const router = { matchBy: 'description', description: 'Router', rate: 95 };
		if (version === 2) {
			const { error } = await failUpsert('item', router);
			expect(error?.message).toContain('older than version 3');
			return;
		}
		const { json } = await upsert('item', router);
		expect(json[0]).toMatchObject({ id: '2', created: false });
		expect(pmp.row('items', 'itemid', '2').rate).toBe('95.00');
	});
});
