import { OPENTACT_ACCOUNT, OPENTACT_API_TOKEN } from '../../simulators/OpenTact';
import { useOpenTact } from './node';

const bench = useOpenTact();

const envelope = (status: number, message: string) => ({
	path: '/auth',
	status,
	headers: { 'content-type': 'application/json' },
	body: { success: false, message },
});

test('a good password, session token or API token is green', async () => {
	const { token } = await bench.api('GET', '/auth');
	for (const credential of [
		bench.password(),
		bench.token(token),
		bench.token(OPENTACT_API_TOKEN),
	]) {
		expect(await bench.testCredential(credential)).toEqual({
			status: 'OK',
			message: 'Connection tested successfully',
		});
	}
});

test('a wrong password', async () => {
	const { status, message } = await bench.testCredential(bench.password({ password: 'wrong one' }));
	expect(status).toBe('Error');
	expect(message).toContain('OpenTact did not accept the email and password');
	expect(bench.signIns()).toBe(1);
});

test('a wrong token, and one that has expired', async () => {
	const wrong = await bench.testCredential(bench.token('no-such-token'));
	expect(wrong).toMatchObject({ status: 'Error', message: expect.stringContaining('is wrong') });
	expect(wrong.message).not.toContain('no-such-token');

	const { token } = await bench.api('GET', '/auth');
	await bench.control('expire-tokens');
	expect((await bench.testCredential(bench.token(token))).message).toContain('has expired');
});

test('a missing permission', async () => {
	bench.vendor.faults.set([{ ...envelope(403, 'Forbidden'), skip: 1 }]);
	expect((await bench.testCredential(bench.password())).message).toContain(
		'does not have permission',
	);
});

describe('a wrong host', () => {
	test('that does not exist', async () => {
		const { message } = await bench.testCredential(
			bench.password({ baseUrl: 'http://127.0.0.1:1/rest' }),
		);
		expect(message).toContain('OpenTact cannot be reached at http://127.0.0.1:1/rest');
	});

	test('that is another site', async () => {
		bench.vendor.faults.set([{ path: '/auth', status: 200, body: '<html>Welcome</html>' }]);
		expect((await bench.testCredential(bench.password())).message).toContain(
			'does not respond like OpenTact',
		);
		expect((await bench.testCredential(bench.token('any'))).message).toContain(
			'does not come from OpenTact',
		);
	});

	test('without /rest', async () => {
		const { message } = await bench.testCredential(bench.password({ baseUrl: bench.vendor.url }));
		expect(message).toContain('Check the base URL');
	});

	test('that redirects, with a password and with a token', async () => {
		const location = 'https://api.opentact.org/rest/auth';
		bench.vendor.faults.set([{ path: '/auth', status: 302, headers: { location } }]);
		for (const credential of [bench.password(), bench.token('any')]) {
			expect((await bench.testCredential(credential)).message).toContain(
				`redirects to ${location}`,
			);
		}
	});

	test('without a scheme', async () => {
		const { message } = await bench.testCredential(
			bench.password({ baseUrl: 'api.opentact.org/rest' }),
		);
		expect(message).toContain('must start with https:// or http://');
	});
});

test('the staging and production hosts are known', async () => {
	const { openTactBaseUrl } = await import('../../nodes/OpenTact/transport/session');
	expect(openTactBaseUrl({ environment: 'production' })).toBe('https://api.opentact.org/rest');
	expect(openTactBaseUrl({ environment: 'staging' })).toBe('https://api.stage.opentact.org/rest');
	expect(OPENTACT_ACCOUNT.email).toContain('@');
});
