import { OPENTACT_API_TOKEN } from '../../simulators/OpenTact';
import { byId, UNKNOWN, useOpenTact } from './node';

const bench = useOpenTact();

const SECRETS = /"(password|ha1|ha1b|token)":/;

describe('account and users', () => {
	test('Get, with and without an ID, shows the balance and no password', async () => {
		const own = await bench.run('account.get');
		const { uuid } = own.json[0];
		const one = await bench.run('account.get', { uuid, simplify: false });
		expect(bench.received()).toEqual([
			{ call: 'GET /account' },
			{ call: `GET /account/${String(uuid)}` },
		]);
		expect(own.json).toMatchObject([{ name: 'First account', balance: 100 }]);
		expect(Object.keys(own.json[0]).length).toBeLessThanOrEqual(10);
		expect(JSON.stringify(one.json)).not.toMatch(SECRETS);
		expect(one.json[0]).toHaveProperty('messaging_profiles');
	});

	test('users are added, listed, deactivated and reactivated', async () => {
		const added = await bench.run('account.addUser', {
			email: 'robin@example.com',
			password: 'a long one',
			additionalFields: { first_name: 'Robin', dob: '1990-05-01', role: 'User' },
		});
		const uuid = String(added.json[0].uuid);
		const users = await bench.run('account.getUsers', { returnAll: true, simplify: false });
		const off = await bench.run('account.deactivateUser', { uuid: byId(uuid) });
		const on = await bench.run('account.reactivateUser', { uuid: byId(uuid) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /account/user',
				body: {
					email: 'robin@example.com',
					password: 'a long one',
					first_name: 'Robin',
					dob: '1990-04-30T22:00:00.000Z',
					role: 'User',
				},
			},
			{ call: 'GET /account/user' },
			{ call: `DELETE /account/user/${uuid}` },
			{ call: `PUT /account/user/${uuid}` },
		]);
		expect(users.json).toHaveLength(2);
		expect(JSON.stringify(users.json)).not.toMatch(SECRETS);
		expect(off.json).toMatchObject([{ uuid, deleted_on: expect.any(String) }]);
		expect(on.json).toMatchObject([{ uuid, deleted_on: null }]);

		const again = await bench.fail('account.addUser', {
			email: 'robin@example.com',
			password: 'a long one',
		});
		expect(again.error?.httpCode).toBe('409');
	});

	test('User: Get Current, Get and Update', async () => {
		const current = await bench.run('user.getCurrent');
		const uuid = String(current.json[0].uuid);
		const one = await bench.run('user.get', { uuid: byId(uuid), simplify: false });
		const changed = await bench.run('user.update', {
			uuid: byId(uuid),
			updateFields: { first_name: 'Kim', phone_number: '14158531285' },
		});
		expect(bench.received()).toEqual([
			{ call: 'GET /user' },
			{ call: `GET /user/${uuid}` },
			{
				call: `PATCH /user/${uuid}`,
				body: { first_name: 'Kim', phone_number: '14158531285' },
			},
		]);
		expect(changed.json).toMatchObject([{ uuid, first_name: 'Kim' }]);
		expect(JSON.stringify([one.json, changed.json])).not.toMatch(SECRETS);
	});
});

test('addresses: all operations', async () => {
	const body = {
		name: 'Office',
		address1: 'Main Street 1',
		zip_code: '94105',
		city: 'San Francisco',
		country: 'US',
		is_billing: true,
		is_physical: false,
		is_shipping: true,
	};
	const parameters = { ...body, country: byId('US') };
	const created = await bench.run('address.create', parameters);
	const uuid = String(created.json[0].uuid);
	const one = await bench.run('address.get', { uuid: byId(uuid) });
	const all = await bench.run('address.getAll', { returnAll: true });
	await bench.run('address.getAll', { scope: 'user', returnAll: true });
	await bench.run('address.update', {
		uuid: byId(uuid),
		updateFields: { city: 'Oakland', country: byId('US'), is_physical: true },
	});
	const gone = await bench.run('address.delete', { uuid: byId(uuid) });
	expect(bench.received()).toEqual([
		{ call: 'POST /address', body },
		{ call: `GET /address/${uuid}` },
		{ call: 'GET /address/account' },
		{ call: 'GET /address/user' },
		{
			call: `PATCH /address/${uuid}`,
			body: { city: 'Oakland', country: 'US', is_physical: true },
		},
		{ call: `DELETE /address/${uuid}` },
	]);
	expect(one.json).toMatchObject([{ uuid, country: 'US', city: 'San Francisco' }]);
	expect(all.json).toMatchObject([{ uuid }]);
	expect(gone.json).toEqual([{ deleted: true }]);

	bench.vendor.ledger.clear();
	const { error } = await bench.fail('address.create', { ...parameters, name: 'x'.repeat(25) });
	expect(error?.message).toContain('Name must have 1 to 24 characters');
	expect(bench.vendor.ledger.requests).toEqual([]);
});

test('office hours: all operations', async () => {
	const body = { type: 'lunchtime', dow: 'mon', time_from: 120000, time_to: 130000 };
	const created = await bench.run('officeHours.create', {
		...body,
		additionalFields: { name: 'Lunch' },
	});
	const uuid = String(created.json[0].uuid);
	await bench.run('officeHours.get', { uuid: byId(uuid) });
	const all = await bench.run('officeHours.getAll', { returnAll: true, filters: { dow: 'mon' } });
	await bench.run('officeHours.update', {
		uuid: byId(uuid),
		updateFields: { time_to: 133000 },
	});
	await bench.run('officeHours.delete', { uuid: byId(uuid) });
	const path = '/account/office_hours';
	expect(bench.received()).toEqual([
		{ call: `POST ${path}`, body: { ...body, name: 'Lunch' } },
		{ call: `GET ${path}/${uuid}` },
		{ call: `GET ${path}`, query: { dow: 'mon' } },
		{ call: `PATCH ${path}/${uuid}`, body: { time_to: 133000 } },
		{ call: `DELETE ${path}/${uuid}` },
	]);
	expect(all.json).toMatchObject([{ uuid, dow: 'mon' }]);
});

test('payments: all operations', async () => {
	const created = await bench.run('payment.create', { provider: 'paypal', amount: 12.5 });
	const uuid = String(created.json[0].uuid);
	await bench.run('payment.get', { uuid: byId(uuid) });
	await bench.run('payment.getAll', { returnAll: true });
	await bench.control('payment-settle', { uuid, state: 'success' });
	const updated = await bench.run('payment.update', { uuid: byId(uuid) });
	expect(bench.received()).toEqual([
		{ call: 'POST /payment', body: { provider: 'paypal', amount: 12.5 } },
		{ call: `GET /payment/${uuid}` },
		{ call: 'GET /payment' },
		{ call: `PATCH /payment/${uuid}` },
	]);
	expect(updated.json).toMatchObject([{ uuid, state: 'success' }]);
});

describe('transactions', () => {
	test('Search and Get', async () => {
		const found = await bench.run('transaction.search', {
			returnAll: true,
			filters: { ref_type: 'sms_outgoing', amount: -0.005 },
			sort: { rules: [{ field: 'created_on', direction: 'DESC' }] },
		});
		const uuid = String(found.json[0].uuid);
		const one = await bench.run('transaction.get', { uuid: byId(uuid) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /transaction/search',
				query: { take: '100', skip: '0' },
				body: { ref_type: 'sms_outgoing', amount: -0.005, order: { created_on: 'DESC' } },
			},
			{ call: `GET /transaction/${uuid}` },
		]);
		expect(found.json).toHaveLength(2);
		expect(one.json).toMatchObject([{ uuid, amount: -0.005 }]);
	});

	test('the reports give an item per line', async () => {
		const invoice = await bench.run('transaction.getInvoiceReport', {
			filters: { from: '2020-01-01', to: '2040-01-01T00:00:00Z' },
		});
		const days = await bench.run('transaction.getDashboardReport', { ref_type: 'sms_outgoing' });
		expect(bench.received()).toEqual([
			{
				call: 'GET /transaction/report/invoice',
				query: { from: '2019-12-31T23:00:00.000Z', to: '2040-01-01T00:00:00.000Z' },
			},
			{ call: 'GET /transaction/report/dashboard/sms_outgoing' },
		]);
		expect(invoice.json).toContainEqual(
			expect.objectContaining({ ref_type: 'tnlease_mrc', amount: -6, from: expect.any(String) }),
		);
		expect(days.json).toMatchObject([{ ref_type: 'sms_outgoing', count: 1, sum: -0.005 }]);
	});
});

describe('tokens', () => {
	test('Create shows the token, Update does not', async () => {
		const created = await bench.run('token.create', {
			name: 'n8n',
			additionalFields: { ttl: 3600 },
		});
		const uuid = String(created.json[0].uuid);
		const updated = await bench.run('token.update', {
			uuid: byId(uuid),
			updateFields: { name: 'Other' },
		});
		expect(bench.received()).toEqual([
			{ call: 'POST /token', body: { name: 'n8n', ttl: 3600 } },
			{ call: `PATCH /token/${uuid}`, body: { name: 'Other' } },
		]);
		expect(created.json).toMatchObject([{ token: expect.stringMatching(/^.{48}$/) }]);
		expect(updated.json).toMatchObject([{ uuid, name: 'Other' }]);
		expect(updated.json[0]).not.toHaveProperty('token');
	});

	test('Get Many hides the tokens, and passwords in any case', async () => {
		const hidden = await bench.run('token.getAll', { returnAll: true });
		const shown = await bench.run('token.getAll', { returnAll: true, showTokens: true });
		expect(bench.received()[0]).toEqual({ call: 'GET /token/list' });
		expect(JSON.stringify(hidden.json)).not.toContain(OPENTACT_API_TOKEN);
		expect(shown.json).toMatchObject([{ token: OPENTACT_API_TOKEN }]);
		expect(JSON.stringify(shown.json)).not.toMatch(/"password":/);
	});

	test.each(['all', 'ALL', ' all '])('Delete takes "%s" for no token', async (token) => {
		const { error } = await bench.fail('token.delete', { token: byId(token) });
		expect(error.message).toContain('Token must be one token, use Delete All for all of them');
		expect(bench.received()).toEqual([]);
	});

	test('Delete finds the token behind an ID, and takes the token itself', async () => {
		const { json } = await bench.run('token.getAll', { returnAll: true });
		const made = await bench.api('POST', '/token', { name: 'Other' });
		bench.vendor.ledger.clear();
		const gone = await bench.run('token.delete', { token: byId(String(json[0].uuid)) });
		await bench.run('token.delete', { token: byId(made.token) });
		expect(bench.received().map(({ call }) => call)).toEqual([
			'GET /token/list',
			`DELETE /token/${OPENTACT_API_TOKEN}`,
			`DELETE /token/${made.token}`,
		]);
		expect(gone.json).toEqual([{ deleted: true }]);
		const { error } = await bench.fail('token.delete', { token: byId(UNKNOWN) });
		expect(error?.message).toContain('There is no token with the ID');
	});

	test('Delete All', async () => {
		const { json } = await bench.run('token.deleteAll');
		expect(bench.received()).toEqual([{ call: 'DELETE /token/all' }]);
		expect(json).toEqual([{ deleted: true }]);
	});

	test('a lifetime under a minute is refused before anything is sent', async () => {
		const { error } = await bench.fail('token.create', {
			name: 'n8n',
			additionalFields: { ttl: 59 },
		});
		expect(error?.message).toContain('Lifetime must be at least 60');
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

test('TN profiles and dictionaries', async () => {
	const profiles = await bench.run('tnProfile.getAll', { returnAll: true });
	const uuid = String(profiles.json[0].uuid);
	await bench.run('tnProfile.get', { uuid: byId(uuid) });
	const special = await bench.run('tnProfile.getSpecialPrices', { returnAll: true });
	const countries = await bench.run('dictionary.getCountries', { returnAll: false, limit: 3 });
	const zones = await bench.run('dictionary.getTimeZones', { returnAll: true });
	const voices = await bench.run('dictionary.getVoices', { returnAll: true });
	expect(bench.received().map(({ call }) => call)).toEqual([
		'GET /profile/tn',
		`GET /profile/tn/${uuid}`,
		'GET /profile/tn/special_prices',
		'GET /dict/country',
		'GET /dict/tz',
		'GET /dict/gtts',
	]);
	expect(special.json).toMatchObject([{ name: 'US_TOLLFREE', mrc: 1.5 }]);
	expect(countries.json).toHaveLength(3);
	expect(zones.json[0]).toHaveProperty('utc_offset');
	expect(voices.json[0]).toMatchObject({ type: 'Standard' });
});
