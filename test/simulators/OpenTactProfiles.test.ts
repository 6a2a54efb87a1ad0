import { createHmac } from 'node:crypto';
import {
	OPENTACT_ACCOUNT,
	OPENTACT_API_TOKEN,
	OPENTACT_SECOND_ACCOUNT,
} from '../../simulators/OpenTact';
import { basic, useOpenTact } from './OpenTactVendor';

const vendor = useOpenTact();
const profiles = '/profile/messaging';
const nobody = '99999999-9999-4999-8999-999999999999';

describe('authentication', () => {
	it('issues a JWT that lasts 24 hours', async () => {
		const { status, payload } = await vendor.call(
			'GET',
			'/auth',
			undefined,
			basic(OPENTACT_ACCOUNT),
		);
		expect(status).toBe(200);
		expect(payload).toMatchObject({ email: OPENTACT_ACCOUNT.email, account: { balance: 100 } });
		expect(payload).not.toHaveProperty('password');
		const [head, claims] = payload.token
			.split('.')
			.slice(0, 2)
			.map((part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()));
		expect(head).toEqual({ alg: 'HS256', typ: 'JWT' });
		expect(claims).toMatchObject({ uuid: payload.uuid, role: 'User' });
		expect(claims.exp - claims.iat).toBe(86_400);
	});

	it('takes a JWT in the header and in the query, and then issues no new one', async () => {
		const jwt = await vendor.signIn();
		const byHeader = await vendor.call('GET', '/auth', undefined, { 'x-auth-token': jwt });
		const byQuery = await vendor.call('GET', `/auth?jwt=${jwt}`, undefined, {});
		for (const { status, payload } of [byHeader, byQuery]) {
			expect(status).toBe(200);
			expect(payload).not.toHaveProperty('token');
		}
	});

	it('takes Basic on any request, and an API token as ?bearer=', async () => {
		expect((await vendor.call('GET', profiles, undefined, basic(OPENTACT_ACCOUNT))).status).toBe(
			200,
		);
		const byToken = await vendor.call(
			'GET',
			`${profiles}?bearer=${OPENTACT_API_TOKEN}`,
			undefined,
			{},
		);
		expect(byToken.payload).toHaveLength(3);
	});

	it('takes an API token in X-Auth-Token only while that is switched on', async () => {
		const header = { 'x-auth-token': OPENTACT_API_TOKEN };
		expect((await vendor.call('GET', profiles, undefined, header)).status).toBe(200);
		await vendor.control('behaviour', { apiTokenInHeader: false });
		expect((await vendor.call('GET', profiles, undefined, header)).status).toBe(401);
	});

	const forged = (() => {
		const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
		const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ uuid: nobody, exp: 9e9 })}`;
		return `${head}.${createHmac('sha256', 'guess').update(head).digest('base64url')}`;
	})();
	it.each([
		['nothing', {}],
		['a wrong password', basic({ ...OPENTACT_ACCOUNT, password: 'wrong' })],
		['a forged JWT', { 'x-auth-token': forged }],
		['an unknown token', { 'x-auth-token': 'unknown' }],
		['a JWT as Authorization', { authorization: forged }],
	])('refuses %s', async (_what, headers) => {
		const { status, body } = await vendor.call('GET', profiles, undefined, headers);
		expect(status).toBe(401);
		expect(body).toEqual({ success: false, message: expect.any(String) });
	});

	it('expires all JWTs on demand, and signing in helps', async () => {
		await vendor.control('expire-tokens');
		expect(await vendor.call('GET', profiles)).toMatchObject({
			status: 401,
			body: { success: false, message: 'jwt expired' },
		});
		const again = await vendor.signIn();
		expect((await vendor.call('GET', profiles, undefined, { 'x-auth-token': again })).status).toBe(
			200,
		);
	});

	it('lets a short-lived JWT run out by itself', async () => {
		await vendor.control('behaviour', { jwtLifetime: 0 });
		const jwt = await vendor.signIn();
		expect((await vendor.call('GET', profiles, undefined, { 'x-auth-token': jwt })).status).toBe(
			401,
		);
	});

	it('takes API tokens away', async () => {
		await vendor.control('revoke-tokens');
		expect(
			(await vendor.call('GET', `/auth?bearer=${OPENTACT_API_TOKEN}`, undefined, {})).status,
		).toBe(401);
	});
});

describe('messaging profiles', () => {
	it('lists the whole array, with empty relations', async () => {
		const { body } = await vendor.call('GET', profiles);
		expect(body.success).toBe(true);
		expect(body.payload).toHaveLength(3);
		expect(body.payload[0]).toMatchObject({ name: 'Default profile', account: {}, leases: [] });
	});

	it('creates with what was sent, and changes only what was sent', async () => {
		const sent = { name: 'Desk', callback_url: 'https://example.com/hook', tollfree_weight: 9 };
		const created = await vendor.call('POST', profiles, sent);
		expect(created.status).toBe(201);
		expect(created.payload).toMatchObject({ ...sent, callback_url2: null, sticky_sender: false });
		expect(created.payload.created_by.email).toBe(OPENTACT_ACCOUNT.email);

		const path = `${profiles}/${created.payload.uuid}`;
		const changed = await vendor.call('PATCH', path, { callback_url: null, sticky_sender: true });
		expect(changed.status).toBe(200);
		const read = (await vendor.call('GET', path)).payload;
		expect(read).toMatchObject({ name: 'Desk', callback_url: null, sticky_sender: true });
		expect(read).toMatchObject({ tollfree_weight: 9, account: { balance: 100 } });
	});

	it('gives the deleted profile back, and then knows it no more', async () => {
		const [{ uuid }] = (await vendor.call('GET', profiles)).payload;
		const removed = await vendor.call('DELETE', `${profiles}/${uuid}`);
		expect(removed).toMatchObject({ status: 200, payload: { uuid } });
		expect(await vendor.call('GET', `${profiles}/${uuid}`)).toMatchObject({
			status: 404,
			body: { success: false, message: 'Messaging profile not found' },
		});
		const leases = vendor.simulator.state() as { leases: Array<{ messaging_profile: string }> };
		expect(leases.leases.some((lease) => lease.messaging_profile === uuid)).toBe(false);
	});

	it('lists the leases of a profile under /tnleases', async () => {
		const [{ uuid }] = (await vendor.call('GET', profiles)).payload;
		const { payload } = await vendor.call('GET', `${profiles}/${uuid}/tnleases`);
		expect(payload).toHaveLength(3);
		expect(payload[0]).toMatchObject({
			tn: { tn: 12029822900, registered: true, sms: true },
			messaging_profile: { uuid },
			autorenew: true,
		});
		expect((await vendor.call('GET', `${profiles}/${uuid}/tnlease`)).status).toBe(404);
	});

	it.each([
		['name', '', 'minLength 1'],
		['name', 'x'.repeat(256), 'maxLength 255'],
		['name', 5, 'invalid string value'],
		['callback_url', 'http://a', 'minLength 10'],
		['callback_url2', `https://${'a'.repeat(248)}`, 'maxLength 255'],
		['long_code_weight', 10, 'max 9'],
		['tollfree_weight', -1, 'min 0'],
		['tollfree_weight', '5', 'invalid integer number'],
		['long_code_weight', 1.5, 'invalid integer number'],
		['number_pool_enable', 'https://example.com', 'invalid boolean value'],
		['toll_free_weight', 5, expect.stringContaining('excess property')],
	])('refuses %s = %p', async (field, value, message) => {
		const { status, body } = await vendor.call('POST', profiles, { name: 'Desk', [field]: value });
		expect(status).toBe(500);
		expect(body).toEqual({
			success: false,
			message: 'Validation Failed',
			status: 500,
			fields: { [`params.${field}`]: { message, value } },
		});
		expect((await vendor.call('GET', profiles)).payload).toHaveLength(3);
	});

	it('demands a name, and a body that is JSON', async () => {
		const noName = await vendor.call('POST', profiles, {});
		expect(noName.body.fields).toEqual({ 'params.name': { message: "'name' is required" } });
		const response = await fetch(`${vendor.simulator.url}/rest${profiles}`, {
			method: 'POST',
			headers: basic(OPENTACT_ACCOUNT),
			body: new URLSearchParams({ name: 'Desk' }),
		});
		expect(response.status).toBe(400);
	});

	it('can ignore unknown names and answer 400 instead', async () => {
		await vendor.control('behaviour', { unknownFields: 'ignore', validationStatus: 400 });
		const ignored = await vendor.call('POST', profiles, { name: 'Desk', toll_free_weight: 5 });
		expect(ignored.payload).toMatchObject({ tollfree_weight: 0 });
		const refused = await vendor.call('POST', profiles, { name: '' });
		expect(refused).toMatchObject({ status: 400, body: { status: 500 } });
	});

	it('refuses broken JSON, and does not mind an empty body where none is due', async () => {
		const headers = { ...basic(OPENTACT_ACCOUNT), 'content-type': 'application/json' };
		const send = async (method: string, path: string, body: string) =>
			await fetch(`${vendor.simulator.url}/rest${path}`, { method, headers, body });
		const broken = await send('POST', profiles, '{"name": ');
		expect(broken.status).toBe(400);
		expect(await broken.json()).toMatchObject({ success: false, message: expect.any(String) });
		const [{ uuid }] = (await vendor.call('GET', profiles)).payload;
		expect((await send('DELETE', `${profiles}/${uuid}`, '')).status).toBe(200);
	});

	it('can answer 200 to what creates', async () => {
		await vendor.control('behaviour', { createdStatus: 200 });
		expect((await vendor.call('POST', profiles, { name: 'Desk' })).status).toBe(200);
	});

	it('tells a malformed uuid from an unknown one', async () => {
		const malformed = await vendor.call('GET', `${profiles}/7`);
		expect(malformed.body.fields.uuid.message).toContain('Not match in');
		for (const method of ['GET', 'PATCH', 'DELETE']) {
			const body = method === 'PATCH' ? {} : undefined;
			expect((await vendor.call(method, `${profiles}/${nobody}`, body)).status).toBe(404);
		}
		expect((await vendor.call('DELETE', profiles)).status).toBe(404);
	});

	it('keeps accounts apart', async () => {
		const second = basic(OPENTACT_SECOND_ACCOUNT);
		const mine = (await vendor.call('GET', profiles)).payload;
		const theirs = (await vendor.call('GET', profiles, undefined, second)).payload;
		expect(theirs.map((each: { name: string }) => each.name)).toEqual(['Other profile']);
		const foreign = `${profiles}/${mine[0].uuid}`;
		expect((await vendor.call('GET', foreign, undefined, second)).status).toBe(404);
		expect((await vendor.call('DELETE', foreign, undefined, second)).status).toBe(404);
	});
});

it('records every request and can be told to fail', async () => {
	const { ledger, faults } = vendor.simulator;
	ledger.clear();
	faults.set([
		{ path: profiles, status: 503, headers: { 'retry-after': '1' }, body: {}, times: 1 },
	]);
	expect((await vendor.call('GET', profiles)).status).toBe(503);
	expect((await vendor.call('GET', profiles)).status).toBe(200);
	expect(ledger.requests.map(({ path, status }) => [path, status])).toEqual([
		['/rest/profile/messaging', 503],
		['/rest/profile/messaging', 200],
	]);
});
