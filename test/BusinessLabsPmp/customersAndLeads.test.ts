import { byId, expectHeaders, FORM, itemWith, usePmp } from './node';

const pmp = usePmp();

describe('customer, version 2', () => {
	test('create: a form with PHP brackets, then the new record', async () => {
		const { json, items } = await pmp.run('customer.create', {
			company: 'Ocean & Sons "Ltd"',
			additionalFields: {
				vat: '999',
				groups_in: '1, 4',
				country: byId(243),
				billing_street: '1 Silk Point\nLondon',
				city: '',
			},
		});
		const post = pmp.last('POST');
		expect(pmp.calls).toEqual(['POST /api/customers', 'GET /api/customers/search/Ocean']);
		expectHeaders(post, FORM);
		expect(post?.body).toEqual({
			company: 'Ocean & Sons "Ltd"',
			vat: '999',
			'groups_in[]': ['1', '4'],
			country: '243',
			billing_street: '1 Silk Point\nLondon',
		});
		const created = pmp.state().tables.customers.at(-1);
		expect(json).toEqual([
			expect.objectContaining({
				id: Number(created?.userid),
				company: 'Ocean & Sons "Ltd"',
				vat: '999',
				country: 243,
				active: true,
			}),
		]);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(items[0].pairedItem).toEqual({ item: 0 });
		expect(pmp.state().groups[String(created?.userid)]).toEqual(['1', '4']);
	});

	test('create: without the record, what PMP said', async () => {
		const { json } = await pmp.run('customer.create', { company: 'Solo', returnCreated: false });
		expect(pmp.calls).toEqual(['POST /api/customers']);
		expect(json).toEqual([{ status: true, message: 'Customer add successful.' }]);
	});

	test('create: the newest of several with the same name, for each item its own', async () => {
		await pmp.run('customer.create', { company: 'Twin', returnCreated: false });
		const { json } = await pmp.run(
			'customer.create',
			{ company: '={{ $json.name }}', simplify: false },
			{ items: [{ name: 'Twin' }, { name: 'Twin' }, { name: 'Twin of Twin' }] },
		);
		expect(json.map(({ company }) => company)).toEqual(['Twin', 'Twin', 'Twin of Twin']);
		const ids = json.map(({ userid }) => Number(userid));
		expect(new Set(ids).size).toBe(3);
		expect(ids[1]).toBeGreaterThan(ids[0]);
	});

	test('delete', async () => {
		const { json } = await pmp.run('customer.delete', { id: byId(2) });
		expect(json).toEqual([{ deleted: true }]);
		expect(pmp.calls).toEqual(['DELETE /api/delete/customers/2']);
		expectHeaders(pmp.received[0]);
		expect(pmp.state().tables.customers).toHaveLength(2);
	});

	test('get, simplified and raw', async () => {
		const { json, items } = await pmp.run('customer.get', { id: byId(1) });
		expect(pmp.calls).toEqual(['GET /api/customers/1']);
		expectHeaders(pmp.received[0]);
		expect(json[0]).toMatchObject({ id: 1, company: 'Riverside Bakery', active: true });
		expect(items[0].pairedItem).toEqual({ item: 0 });
		const raw = await pmp.run('customer.get', { id: byId(1), simplify: false });
		expect(raw.json[0]).toMatchObject({ id: '1', userid: '1', active: '1', stripe_id: null });
	});

	test('get many: limit and return all', async () => {
		await pmp.control('seed', { resource: 'customers', count: 60 });
		const limited = await pmp.run('customer.getAll');
		expect(limited.json).toHaveLength(50);
		expect(limited.items.every(({ pairedItem }) => (pairedItem as any).item === 0)).toBe(true);
		const all = await pmp.run('customer.getAll', { returnAll: true });
		expect(all.json).toHaveLength(63);
		expect(pmp.calls).toEqual(['GET /api/customers', 'GET /api/customers']);
	});

	test('search: encoded, several items, paired', async () => {
		const { items } = await pmp.run(
			'customer.search',
			{ keysearch: '={{ $json.key }}' },
			{ items: [{ key: 'Harbour C' }, { key: 'nowhere' }, { key: 'a' }] },
		);
		expect(pmp.calls.sort()).toEqual([
			'GET /api/customers/search/Harbour%20C',
			'GET /api/customers/search/a',
			'GET /api/customers/search/nowhere',
		]);
		expect(items.map(({ pairedItem }) => (pairedItem as any).item)).toEqual([0, 2, 2, 2]);
	});

	test('update: reads, merges, sends JSON', async () => {
		const { json } = await pmp.run('customer.update', {
			id: byId(1),
			groups_in: '1,4',
			updateFields: { city: 'Leeds', vat: '' },
		});
		expect(pmp.calls).toEqual(['GET /api/customers/1', 'PUT /api/customers/1']);
		const put = pmp.last('PUT');
		expectHeaders(put, 'application/json');
		// What PMP keeps when it is left out does not travel.
		expect(put?.body).toEqual({
			city: 'Leeds',
			vat: '',
			country: '235',
			default_currency: '3',
			billing_country: '235',
			shipping_country: '0',
			show_primary_contact: '1',
			groups_in: ['1', '4'],
		});
		expect(json).toEqual([
			{ id: '1', status: true, message: 'Customer Update Successful.', changed: true },
		]);
	});
});

describe('lead, version 2', () => {
	const required = { name: 'New Lead', status: byId(2), source: byId(1), assigned: byId(1) };

	test('create: flags by presence, moments in the format of the installation', async () => {
		const { json } = await pmp.run('lead.create', {
			...required,
			additionalFields: {
				is_public: true,
				contacted_today: false,
				custom_contact_date: '2026-07-30T14:05:00',
				email: 'new@example.com',
				tags: 'fair,vip',
			},
		});
		expect(pmp.calls).toEqual(['POST /api/leads', 'GET /api/leads/search/New%20Lead']);
		expectHeaders(pmp.last('POST'), FORM);
		expect(pmp.last('POST')?.body).toEqual({
			name: 'New Lead',
			status: '2',
			source: '1',
			assigned: '1',
			is_public: 'on',
			custom_contact_date: '30/07/2026 14:05:00',
			email: 'new@example.com',
			tags: 'fair,vip',
		});
		expect(json[0]).toMatchObject({ name: 'New Lead', status: 2, email: 'new@example.com' });
	});

	test('create with two files: multipart, file[]', async () => {
		await pmp.run(
			'lead.create',
			{ ...required, files: 'one, two', returnCreated: false },
			{
				items: [
					itemWith({
						one: { fileName: 'offer.pdf', content: 'first' },
						two: { fileName: 'plan ä.txt', content: 'second' },
					}),
				],
			},
		);
		const post = pmp.last('POST');
		expectHeaders(post, 'multipart/form-data; boundary=');
		expect(post?.body).toEqual({ name: 'New Lead', status: '2', source: '1', assigned: '1' });
		expect(
			post?.files.map(({ field, fileName, data }) => [
				field,
				fileName,
				Buffer.from(data, 'base64').toString(),
			]),
		).toEqual([
			['file[]', 'offer.pdf', 'first'],
			['file[]', 'plan ä.txt', 'second'],
		]);
	});

	test('delete', async () => {
		const { json } = await pmp.run('lead.delete', { id: byId(1) });
		expect(json).toEqual([{ deleted: true }]);
		expect(pmp.calls).toEqual(['DELETE /api/delete/leads/1']);
	});

	test('get by the address of its page', async () => {
		const value = 'https://pmp.businesslabs.org/admin/leads/index/2';
		const { json } = await pmp.run('lead.get', { id: { __rl: true, mode: 'url', value } });
		expect(pmp.calls).toEqual(['GET /api/leads/2']);
		expectHeaders(pmp.received[0]);
		expect(json[0]).toMatchObject({ id: 2, name: 'Paper Mill Studio' });
	});

	test('search leaves nothing out but junk', async () => {
		const { json } = await pmp.run('lead.search', { keysearch: '@example.com' });
		expect(pmp.calls).toEqual(['GET /api/leads/search/%40example.com']);
		expect(json).toHaveLength(2);
	});

	test('update: line breaks that PMP added are taken out, what PMP keeps does not travel', async () => {
		await pmp.run('lead.update', { id: byId(1), updateFields: { title: 'Buyer' } });
		expect(pmp.calls).toEqual(['GET /api/leads/1', 'PUT /api/leads/1']);
		expectHeaders(pmp.last('PUT'), 'application/json');
		expect(pmp.last('PUT')?.body).toMatchObject({
			title: 'Buyer',
			address: '7 Mill Lane\nBack yard',
			is_public: '1',
			assigned: '1',
		});
		for (const name of ['tags', 'description', 'lastcontact', 'city']) {
			expect(pmp.last('PUT')?.body).not.toHaveProperty(name);
		}
	});
});
