import {
	OPENTACT_ACCOUNT,
	OPENTACT_API_TOKEN,
	OPENTACT_SECOND_ACCOUNT,
} from '../../simulators/OpenTact';
import { basic, useOpenTact } from './OpenTactVendor';

const vendor = useOpenTact();

const balance = async () => (await vendor.call('GET', '/account')).payload.balance;

describe('tokens', () => {
	it('are made with 48 characters and a life in seconds, and work as ?bearer=', async () => {
		const made = await vendor.call('POST', '/token', { name: 'n8n', ttl: 60 });
		expect(made.status).toBe(201);
		const { token, ttl, created_on, expired_on } = made.payload;
		expect([token.length, ttl]).toEqual([48, 60]);
		expect((Date.parse(expired_on) - Date.parse(created_on)) / 1000).toBeCloseTo(60, 0);
		expect((await vendor.call('GET', `/user?bearer=${token}`, undefined, {})).status).toBe(200);
		const short = await vendor.call('POST', '/token', { name: 'n8n', ttl: 59 });
		expect(short.body.fields['params.ttl'].message).toBe('min 60');
	});

	it('change by uuid, and go by the token itself', async () => {
		const { uuid, token } = (await vendor.call('POST', '/token', { name: 'One' })).payload;
		const changed = await vendor.call('PATCH', `/token/${uuid}`, { name: 'Two' });
		expect(changed.payload).toMatchObject({ uuid, token, name: 'Two' });
		expect((await vendor.call('GET', '/token/list')).payload).toHaveLength(2);
		expect((await vendor.call('DELETE', `/token/${uuid}`)).status).toBe(404);
		expect((await vendor.call('DELETE', `/token/${token}`)).payload.uuid).toBe(uuid);
		expect((await vendor.call('GET', `/user?bearer=${token}`, undefined, {})).status).toBe(401);
	});

	it('go all at once', async () => {
		expect(await vendor.call('DELETE', '/token/all')).toMatchObject({ status: 200, payload: {} });
		expect((await vendor.call('GET', '/token/list')).payload).toEqual([]);
		expect(
			(await vendor.call('GET', `/user?bearer=${OPENTACT_API_TOKEN}`, undefined, {})).status,
		).toBe(401);
	});
});

describe('account and users', () => {
	const login = { email: 'colleague@example.com', password: 'secret 1' };

	it('shows the account, by itself and by uuid', async () => {
		const { payload } = await vendor.call('GET', '/account');
		expect(payload).toMatchObject({
			name: 'First account',
			balance: 100,
			level: 'Level0',
			admin: { email: OPENTACT_ACCOUNT.email },
			messaging_profile_default: { name: 'Default profile' },
		});
		const path = `/account/${payload.uuid}`;
		expect((await vendor.call('GET', path)).payload).toEqual(payload);
		const stranger = basic(OPENTACT_SECOND_ACCOUNT);
		expect((await vendor.call('GET', path, undefined, stranger)).status).toBe(404);
	});

	it('adds a user, who signs in until deactivated', async () => {
		const made = await vendor.call('POST', '/account/user', { ...login, first_name: 'Kim' });
		expect(made).toMatchObject({ status: 201, payload: { first_name: 'Kim', role: 'User' } });
		expect(made.payload.password).not.toBe(login.password);
		expect((await vendor.call('POST', '/account/user', login)).status).toBe(409);
		const signsIn = async () => (await vendor.call('GET', '/auth', undefined, basic(login))).status;
		expect(await signsIn()).toBe(200);

		const path = `/account/user/${made.payload.uuid}`;
		const gone = await vendor.call('DELETE', path);
		expect(gone.payload.deleted_on).toEqual(expect.any(String));
		expect(await signsIn()).toBe(401);
		expect((await vendor.call('PUT', path)).payload.deleted_on).toBeNull();
		expect(await signsIn()).toBe(200);
		expect((await vendor.call('GET', '/account/user')).payload).toHaveLength(2);
	});

	it('reads and changes users of the own account', async () => {
		const me = (await vendor.call('GET', '/user')).payload;
		expect(me).toMatchObject({ email: OPENTACT_ACCOUNT.email, account: { name: 'First account' } });
		const path = `/user/${me.uuid}`;
		expect((await vendor.call('PATCH', path, { first_name: 'Sam' })).payload.first_name).toBe(
			'Sam',
		);
		expect((await vendor.call('GET', path)).payload).toMatchObject({ first_name: 'Sam' });
		const taken = { email: OPENTACT_SECOND_ACCOUNT.email };
		expect((await vendor.call('PATCH', path, taken)).status).toBe(409);
		for (const [field, value] of Object.entries({
			...{
				email: 'a@b',
				password: 'ab',
				first_name: 'x'.repeat(25),
				role: 'Owner',
				phone_number: '12',
			},
		})) {
			const { body } = await vendor.call('PATCH', path, { [field]: value });
			expect(Object.keys(body.fields)).toEqual([`params.${field}`]);
		}
	});
});

describe('addresses', () => {
	const home = {
		...{ name: 'Office', is_physical: true, is_billing: true, is_shipping: false },
		...{ address1: 'Example Street 1', zip_code: '20001', city: 'Washington', country: 'US' },
	};

	it('belong to the account and to the user who made them', async () => {
		const login = { email: 'colleague@example.com', password: 'secret 1' };
		await vendor.call('POST', '/account/user', login);
		const { uuid, country } = (await vendor.call('POST', '/address', home)).payload;
		expect(country).toMatchObject({ a2: 'US', n: 840 });
		await vendor.call('POST', '/address', { ...home, name: 'Depot' }, basic(login));
		const names = async (list: string) =>
			(await vendor.call('GET', `/address/${list}`)).payload.map((each: any) => each.name);
		expect(await names('account')).toEqual(['Office', 'Depot']);
		expect(await names('user')).toEqual(['Office']);

		const path = `/address/${uuid}`;
		expect((await vendor.call('PATCH', path, { city: 'Salmon' })).payload.city).toBe('Salmon');
		expect((await vendor.call('DELETE', path)).payload.uuid).toBe(uuid);
		expect((await vendor.call('GET', path)).status).toBe(404);
	});

	it('need all their parts, within limits, in a country that exists', async () => {
		const bare = (await vendor.call('POST', '/address', {})).body.fields;
		expect(Object.keys(bare)).toHaveLength(8);
		const long = await vendor.call('POST', '/address', { ...home, zip_code: '1234567890123' });
		expect(long.body.fields['params.zip_code'].message).toBe('maxLength 12');
		const nowhere = await vendor.call('POST', '/address', { ...home, country: 'XX' });
		expect(nowhere).toMatchObject({ status: 404, body: { message: 'Country not found' } });
	});
});

it('keeps office hours, and lists those of a day', async () => {
	const path = '/account/office_hours';
	const lunch = { type: 'lunchtime', dow: 'mon', time_from: 120_000, time_to: 130_000 };
	const { uuid } = (await vendor.call('POST', path, lunch)).payload;
	await vendor.call('POST', path, { ...lunch, dow: 'tue' });
	const monday = (await vendor.call('GET', `${path}?dow=mon`)).payload;
	expect(monday).toMatchObject([{ ...lunch, uuid, name: null }]);
	expect((await vendor.call('GET', path)).payload).toHaveLength(2);
	const changed = await vendor.call('PATCH', `${path}/${uuid}`, { name: 'Noon' });
	expect(changed.payload).toMatchObject({ ...lunch, name: 'Noon' });
	const late = await vendor.call('POST', path, { ...lunch, time_to: 236_000, dow: 'noday' });
	expect(Object.keys(late.body.fields)).toEqual(['params.dow', 'params.time_to']);
	await vendor.call('DELETE', `${path}/${uuid}`);
	expect((await vendor.call('GET', `${path}/${uuid}`)).status).toBe(404);
});

describe('money', () => {
	it('arrives when the provider says so and the payment is refreshed', async () => {
		const made = await vendor.call('POST', '/payment', { provider: 'paypal', amount: 25.5 });
		expect(made).toMatchObject({ status: 201, payload: { state: 'created', amount: 25.5 } });
		const { uuid } = made.payload;
		const refresh = async () => (await vendor.call('PATCH', `/payment/${uuid}`)).payload.state;
		expect([await refresh(), await balance()]).toEqual(['created', 100]);
		await vendor.control('payment-settle', { uuid, state: 'success' });
		expect([await refresh(), await balance()]).toEqual(['success', 125.5]);
		expect([await refresh(), await balance()]).toEqual(['success', 125.5]);
		expect((await vendor.call('GET', '/payment')).payload).toMatchObject([{ uuid, user: {} }]);
		const seen = (await vendor.call('GET', `/payment/${uuid}`)).payload;
		expect(seen).not.toHaveProperty('provider_state');
		const bad = await vendor.call('POST', '/payment', { provider: 'cash', amount: -1 });
		expect(Object.keys(bad.body.fields)).toEqual(['params.provider', 'params.amount']);

		const { data } = (await vendor.call('POST', '/transaction/search', { ref_uuid: uuid })).payload;
		expect(data).toMatchObject([
			{
				amount: 25.5,
				ref_type: 'payment',
				account_balance_after: 125.5,
				account: { balance: 125.5 },
			},
		]);
		const one = (await vendor.call('GET', `/transaction/${data[0].uuid}`)).payload;
		expect(one.ref_object).toMatchObject({ uuid, provider: 'paypal' });
	});

	it('leaves a trail that adds up to the balance', async () => {
		await vendor.call('POST', '/sms', { from: '12029822900', to: '14155550100', message: 'Hi' });
		const body = { order: { created_on: 'ASC' } };
		const { data } = (await vendor.call('POST', '/transaction/search?take=100', body)).payload;
		expect(data.length).toBe(7);
		for (const [at, row] of data.entries()) {
			expect(row.account_balance_before + row.amount).toBeCloseTo(row.account_balance_after, 6);
			if (at > 0) expect(row.account_balance_before).toBe(data[at - 1].account_balance_after);
		}
		expect(data.at(-1).account_balance_after).toBe(await balance());
		const { payload } = await vendor.call('POST', '/transaction/search', {
			...{ ref_type: 'sms_outgoing', order: { amount: 'ASC' } },
		});
		expect(payload.data.map((each: any) => each.amount)).toEqual([-0.01, -0.005, -0.005, -0.005]);
	});

	it('reports last month by type, and thirty days by day', async () => {
		const invoice = (await vendor.call('GET', '/transaction/report/invoice')).payload;
		expect(invoice.report).toEqual([
			{ ref_type: 'payment', amount: 50 },
			{ ref_type: 'tnlease_mrc', amount: -6 },
			{ ref_type: 'sms_outgoing', amount: -0.015 },
		]);
		expect(new Date(invoice.from).getUTCDate()).toBe(1);
		const path = '/transaction/report/dashboard';
		const dashboard = (await vendor.call('GET', `${path}/sms_incoming`)).payload;
		const search = { ref_type: 'sms_incoming' };
		const { data } = (await vendor.call('POST', '/transaction/search', search)).payload;
		const date = data[0].created_on.slice(0, 10);
		expect(dashboard).toMatchObject({
			...{ ref_type: 'sms_incoming', report: [{ date, count: 1, sum: -0.003 }] },
		});
		const range = 'from=2099-01-01T00:00:00Z&to=2099-02-01T00:00:00Z';
		expect((await vendor.call('GET', `${path}/payment?${range}`)).payload.report).toEqual([]);
		expect((await vendor.call('GET', `${path}/coffee`)).body.fields).toHaveProperty('ref_type');
		const wrong = await vendor.call('GET', '/transaction/report/invoice?from=soon');
		expect(wrong.body.fields).toHaveProperty('from');
	});
});

it('has dictionaries', async () => {
	const first = async (name: string) => (await vendor.call('GET', `/dict/${name}`)).payload[0];
	expect(await first('country')).toMatchObject({ a2: 'US', a3: 'USA', n: 840, country_code: 1 });
	expect(await first('tz')).toMatchObject({ country_code: 'US', latitude: expect.any(String) });
	expect(await first('gtts')).toMatchObject({ type: 'Standard', code: 'en-US', gender: 'MALE' });
});

it('forgets everything on reset', async () => {
	await vendor.control('balance', { amount: 1 });
	await vendor.control('behaviour', { smsStatus: 200 });
	await vendor.call('POST', '/profile/messaging', { name: 'Desk' });
	await vendor.fresh();
	expect(await balance()).toBe(100);
	expect((await vendor.call('GET', '/profile/messaging')).payload).toHaveLength(3);
	const sms = { from: '12029822900', to: '14155550100', message: 'Hi' };
	expect((await vendor.call('POST', '/sms', sms)).status).toBe(202);
});
