import { TOKENS } from '../../simulators/BusinessLabsPmp';
import { vendor } from './BusinessLabsPmpVendor';

const { call, get, control } = vendor();

describe('tokens', () => {
	it.each([
		[null, 'Token is not defined.'],
		['nonsense', 'Invalid Token.'],
		[TOKENS.expired, 'Token Time Expire.'],
	])('answers 404 for token %s before version 3', async (token, message) => {
		const { status, body } = await get('customers', token);
		expect({ status, body }).toEqual({ status: 404, body: { status: false, message } });
	});

	it('answers 401 on version 3', async () => {
		await control('version', { version: 3 });
		expect((await get('customers', 'nonsense')).status).toBe(401);
	});

	it('takes the token from the query or as a bearer on version 3 only', async () => {
		const bearer = { headers: { authorization: `Bearer ${TOKENS.full}` } };
		expect((await get(`customers?authtoken=${TOKENS.full}`, null)).status).toBe(404);
		expect((await call('GET', 'customers', bearer, null)).status).toBe(404);
		await control('version', { version: 3 });
		expect((await get(`customers?authtoken=${TOKENS.full}`, null)).status).toBe(200);
		expect((await call('GET', 'customers', bearer, null)).status).toBe(200);
	});

	it('limits a token to its rights', async () => {
		const refused = await get('customers', TOKENS.tickets);
		expect(refused.status).toBe(403);
		expect(refused.body.message).toContain('necessay permissions');
		expect((await get('tickets', TOKENS.tickets)).status).toBe(200);
		expect((await get('customers/search/bakery', TOKENS.readOnly)).status).toBe(200);
		expect((await call('DELETE', 'customers/1', {}, TOKENS.readOnly)).status).toBe(403);
	});
});

describe('limits before version 3', () => {
	it('are a 401', async () => {
		await control('rateLimit', { limit: 1 });
		const first = await get('customers');
		expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
		expect((await get('customers')).status).toBe(401);
	});
});
