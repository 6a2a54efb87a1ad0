import { byId, usePmp } from './node';

/** Every read gives the name of the primary contact in place of a company that is empty. */
describe('a customer without a company', () => {
	const pmp = usePmp(2);
	const person = async () => {
		const { last } = (await pmp.control('seed', {
			resource: 'customers',
			values: { company: '', city: 'Rome' },
		})) as { last: string };
		await pmp.control('seed', {
			resource: 'contacts',
			values: { userid: last, is_primary: '1', firstname: 'Ada', lastname: 'Byron' },
		});
		pmp.simulator.ledger.clear();
		return last;
	};
	const row = (id: string) => pmp.state().tables.customers.find(({ userid }) => userid === id);

	test('reads with a name, and an update stores none', async () => {
		const id = await person();
		const { json } = await pmp.run('customer.get', { id: byId(id) });
		expect(json[0].company).toBe('Ada Byron');
		pmp.simulator.ledger.clear();
		await pmp.run('customer.update', {
			id: byId(id),
			updateFields: { phonenumber: '+4930123456' },
		});
		expect(pmp.calls).toEqual([`GET /api/customers/${id}`, `PUT /api/customers/${id}`]);
		expect(row(id)).toMatchObject({ company: '', city: 'Rome', phonenumber: '+4930123456' });
	});

	test('a server that demands the company gets it as it was read, after one refusal', async () => {
		await pmp.control('settings', { demandsCompany: true });
		const ids = [await person(), '1'];
		await pmp.run(
			'customer.update',
			{
				id: byId('={{ $json.id }}'),
				updateFields: { city: 'Turin' },
				options: { itemsInFlight: 1 },
			},
			{ items: ids.map((id) => ({ id })) },
		);
		expect(pmp.calls.filter((call) => call.startsWith('PUT'))).toEqual([
			`PUT /api/customers/${ids[0]}`,
			`PUT /api/customers/${ids[0]}`,
			'PUT /api/customers/1',
		]);
		expect(row(ids[0])).toMatchObject({ company: 'Ada Byron', city: 'Turin' });
		expect(row('1')).toMatchObject({ company: 'Riverside Bakery', city: 'Turin' });
	});

	test('a refusal for another field is told, and nothing is sent again', async () => {
		await pmp.control('settings', { demandsCompany: true });
		const { error } = await pmp.fail('customer.update', {
			id: byId(1),
			updateFields: { company: 'x'.repeat(601), city: 'Turin' },
		});
		expect(error?.message).toContain('Company');
		expect(row('1')).not.toMatchObject({ city: 'Turin' });
	});
});
