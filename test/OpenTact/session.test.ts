import { OPENTACT_ACCOUNT, OPENTACT_API_TOKEN } from '../../simulators/OpenTact';
import { useOpenTact } from './node';

const many = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `Desk ${at}` }));
const create = { name: '={{ $json.name }}' };

const bench = useOpenTact();

const creation = (count: number, more: object = {}) =>
	[
		'messagingProfile.create',
		{ ...create, options: { itemsInFlight: 50 } },
		many(count),
		more,
	] as const satisfies Parameters<typeof bench.run>;
const createAll = async (count: number, more?: object) => await bench.run(...creation(count, more));
const failAll = async (count: number, more?: object) => await bench.fail(...creation(count, more));

describe('email and password', () => {
	test('500 items in flight sign in once, and n8n keeps the session token', async () => {
		const credentials = bench.password();
		const { json, credentialUpdates } = await createAll(500, { credentials });
		expect(json).toHaveLength(500);
		expect(bench.signIns()).toBe(1);
		expect(credentialUpdates).toBe(1);
		const [signIn] = bench.vendor.ledger.requests;
		const { email, password } = OPENTACT_ACCOUNT;
		expect(signIn.headers.authorization).toBe(
			`Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
		);

		await createAll(3, { credentials });
		expect(bench.signIns()).toBe(1);
	});

	test('a session that ends in mid-run is renewed once for all items in flight', async () => {
		const running = createAll(500);
		while (bench.received().length < 200) await new Promise((resolve) => setTimeout(resolve, 5));
		await bench.control('expire-tokens');
		const { json } = await running;

		expect(json.map(({ name }) => name)).toEqual(many(500).map(({ name }) => name));
		expect(bench.signIns()).toBe(2);
		const { messagingProfiles } = bench.vendor.state() as { messagingProfiles: unknown[] };
		// Four were there before; a repeated request would have left a profile too many.
		expect(messagingProfiles).toHaveLength(504);
	});

	test('a session that ended since the last execution is renewed', async () => {
		const credentials = bench.password();
		await createAll(1, { credentials });
		await bench.control('expire-tokens');
		const { json } = await createAll(20, { credentials });
		expect(json).toHaveLength(20);
		expect(bench.signIns()).toBe(2);
	});

	test('a token that is refused right after it was fetched is fetched once more, not once per item', async () => {
		bench.vendor.faults.set([
			{ path: '/rest/auth', status: 200, body: { success: true, payload: { token: 'a.b.c' } } },
			{ path: '/rest/', status: 401, body: { success: false, message: 'No' } },
		]);
		const oneByOne = { ...create, options: { itemsInFlight: 1 } };
		await bench.run('messagingProfile.create', oneByOne, many(6), {
			credentials: bench.password(),
			onError: 'continueRegularOutput',
		});
		expect(bench.signIns()).toBe(2);
	});

	test('a wrong password is tried once and not once per item', async () => {
		const { items } = await createAll(100, {
			credentials: bench.password({ password: 'wrong' }),
			onError: 'continueRegularOutput',
		});
		expect(bench.signIns()).toBe(1);
		expect(items).toHaveLength(100);
		for (const [at, { json }] of items.entries()) {
			expect(json.error).toBe(
				`OpenTact did not accept the email and password [item ${at}]. Check both in the credential, and that it names the right environment.`,
			);
		}
	});

	test('what a new session does not cure costs two sign-ins and not one per item', async () => {
		bench.vendor.faults.set([
			{
				path: '/profile',
				status: 401,
				headers: { 'content-type': 'application/json' },
				body: { success: false, message: 'Forbidden' },
			},
		]);
		const { items } = await createAll(60, { onError: 'continueRegularOutput' });
		expect(items).toHaveLength(60);
		expect(items[59].json.error).toContain('this user does not have permission for this');
		expect(bench.signIns()).toBeLessThanOrEqual(2);
	});

	test.each([200, 400, 403])(
		'a session that ended is renewed where HTTP %i says it in JSON',
		async (status) => {
			const headers = { 'content-type': 'application/json' };
			const body = { success: false, message: 'jwt expired', status: 401 };
			bench.vendor.faults.set([{ path: '/profile', times: 1, status, headers, body }]);
			expect((await createAll(3)).json).toHaveLength(3);
			expect(bench.signIns()).toBe(2);
		},
	);

	test.each([[[{ token: 'a.b.c' }]], [{ 0: { token: 'a.b.c' } }], [{ data: { token: 'a.b.c' } }]])(
		'the token is found in %j',
		async (payload) => {
			const headers = { 'content-type': 'application/json' };
			bench.vendor.faults.set([
				{ path: '/auth', status: 200, headers, body: { success: true, payload } },
				{ path: '/profile', status: 200, headers, body: { success: true, payload: { uuid: 'x' } } },
			]);
			await createAll(1);
			expect(bench.vendor.ledger.requests[1].headers['x-auth-token']).toBe('a.b.c');
		},
	);

	test('a token beside a no is none', async () => {
		const body = { success: false, message: 'Locked', payload: { token: 'a.b.c' } };
		const headers = { 'content-type': 'application/json' };
		bench.vendor.faults.set([{ path: '/auth', status: 200, headers, body }]);
		const { error } = await failAll(1);
		expect(error.message).toContain('OpenTact could not sign in (HTTP 200): Locked');
		expect(bench.received()).toEqual([]);
	});

	test('a busy OpenTact is asked again, for the session as for the rest', async () => {
		bench.vendor.faults.set([
			{ path: '/auth', times: 1, status: 429, headers: { 'retry-after': '0' }, body: '' },
			{ path: '/profile', times: 1, status: 429, headers: { 'retry-after': '0' }, body: '' },
		]);
		const { json, hints } = await createAll(2);
		expect(json).toHaveLength(2);
		expect(hints).toEqual([expect.stringContaining('were retried')]);
	});

	test('a sign-in without an answer is tried again, and no request is taken for sent', async () => {
		bench.vendor.faults.set([{ path: '/auth', times: 1, reset: 'after' }]);
		const { json } = await createAll(2);
		expect(json).toHaveLength(2);

		bench.vendor.reset();
		bench.vendor.faults.set([{ path: '/auth', reset: 'before' }]);
		const { error } = await failAll(1);
		expect(error?.description).toContain('Nothing else was sent');
		expect(bench.received()).toEqual([]);
	});

	test('an address that redirects is named, and no password follows it', async () => {
		bench.vendor.faults.set([
			{ path: '/auth', status: 301, headers: { location: 'https://api.opentact.org/rest/auth' } },
		]);
		const { error } = await failAll(2);
		expect(error?.message).toBe(
			'The base URL redirects to https://api.opentact.org/rest/auth [item 0]',
		);
		expect(bench.signIns()).toBe(1);
	});
});

describe('a pasted token', () => {
	test('a session token goes into the header', async () => {
		const { token } = await bench.api('GET', '/auth');
		bench.vendor.ledger.clear();
		const { json } = await createAll(3, { credentials: bench.token(token) });
		expect(json).toHaveLength(3);
		for (const { headers, query } of bench.vendor.ledger.requests) {
			expect(headers['x-auth-token']).toBe(token);
			expect(query).toEqual({});
		}
	});

	test('an API token goes into the query, the one form that is known to work', async () => {
		const { json } = await createAll(3, { credentials: bench.token(OPENTACT_API_TOKEN) });
		expect(json).toHaveLength(3);
		for (const { headers, query } of bench.vendor.ledger.requests) {
			expect(query).toEqual({ bearer: OPENTACT_API_TOKEN });
			expect(headers).not.toHaveProperty('x-auth-token');
		}
	});

	test('a wrong token is an authentication error that does not show it', async () => {
		const { error } = await failAll(1, { credentials: bench.token('no-such-token') });
		expect(error?.httpCode).toBe('401');
		expect(error?.description).toContain('Check the credential');
		expect(JSON.stringify(error)).not.toContain('no-such-token');
		expect(bench.vendor.ledger.requests).toHaveLength(1);
	});
});

describe('the base URL', () => {
	test('a trailing slash is accepted', async () => {
		const credentials = bench.password({ baseUrl: `${bench.vendor.url}/rest/` });
		const { json } = await createAll(1, { credentials });
		expect(json).toHaveLength(1);
		expect(bench.received()[0].call).toBe('POST /profile/messaging');
	});

	test.each([
		['api.opentact.org/rest', 'must start with https:// or http://'],
		['', 'is empty'],
	])('"%s" is refused before anything is sent', async (baseUrl, complaint) => {
		const { error } = await failAll(1, { credentials: bench.password({ baseUrl }) });
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});
