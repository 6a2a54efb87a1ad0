import { businessLabsPmp } from '../../nodes/BusinessLabsPmp/transport/client';
import { TOKENS } from '../../simulators/BusinessLabsPmp';
import { usePmp } from './node';

test.each([
	'/api',
	'/api/',
	'/API',
	'/api/customers',
	'/admin',
	'/admin/',
	'/admin/clients/client/7',
])('what a user pastes along with the address is taken away: %s', (pasted) => {
	for (const folder of ['', '/crm']) {
		const address = `https://crm.example.com${folder}`;
		expect(businessLabsPmp.baseUrl({ baseUrl: address + pasted })).toBe(address);
	}
});

test.each(['/api/crm', '/administration', '/my-api', '/rest'])('%s may be a folder', (folder) => {
	const baseUrl = `https://crm.example.com${folder}`;
	expect(businessLabsPmp.baseUrl({ baseUrl })).toBe(baseUrl);
});

describe.each([1, 2, 3] as const)('the credential test on version %i', (version) => {
	const pmp = usePmp(version);

	test('a good token, with and without customers', async () => {
		const green = { status: 'OK', message: 'Connection tested successfully' };
		expect(await pmp.testCredential()).toEqual(green);
		await pmp.control('empty', { resource: 'customers' });
		expect(await pmp.testCredential()).toEqual(green);
		expect(new Set(pmp.calls)).toEqual(new Set(['GET /api/customers/0']));
		expect(pmp.received[0].headers.authtoken).toBe(TOKENS.full);
	});

	test('a bad token, a missing right and a wrong host are told apart', async () => {
		const bad = await pmp.testCredential({ token: 'nonsense' });
		expect(bad.status).toBe('Error');
		expect(bad.message).toContain('did not accept the token');

		const limited = await pmp.testCredential({ token: TOKENS.tickets });
		expect(limited.status).toBe('Error');
		expect(limited.message).toContain('The token is valid but lacks a permission');

		const elsewhere = await pmp.testCredential({ baseUrl: 'http://127.0.0.1:1' });
		expect(elsewhere.message).toContain('cannot be reached at http://127.0.0.1:1');

		pmp.simulator.faults.set([{ status: 200, body: '<html>Welcome to our shop</html>' }]);
		const shop = await pmp.testCredential();
		expect(shop.message).toContain("does not come from PMP's API");

		expect((await pmp.testCredential({ baseUrl: 'example.com' })).message).toContain('https://');
	});
});
