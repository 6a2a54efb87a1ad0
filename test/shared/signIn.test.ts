import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { testCredential } from '../engine/credentialTest';
import { execute, fail } from '../engine/harness';
import { startSecureServer } from '../engine/secureServer';
import { TOKEN, vendors, serve, startPlainServer } from './credentialVendors';

describe('signing in to OpenTact', () => {
	const vendor = vendors.OpenTact;
	let server: Awaited<ReturnType<typeof serve>>;
	const password = 'p"ss/wörd & more';
	const credentials = (url: string): ICredentialDataDecryptedObject => ({
		...vendor.credentials(url, ''),
		...{ authentication: 'password', email: 'anna@example.com', password },
	});
	const { type, credentialType, parameters, test } = vendor;
	beforeEach(async () => {
		server = await serve(startSecureServer);
		server.answer.body = { success: true, payload: { token: 'a.b.c', uuid: 'x' } };
	});
	afterEach(async () => {
		await server.stop();
	});

	it('takes the same certificates as everything else', async () => {
		const refused = await testCredential(test, credentials(server.url));
		expect(refused).toMatchObject({ status: 'Error' });
		expect(server.received).toEqual([]);
		const insecure = { ...credentials(server.url), ignoreSSLIssues: true };
		await execute({ type, credentialType, parameters, credentials: insecure });
		expect(await testCredential(test, insecure)).toMatchObject({ status: 'OK' });
		expect(server.received).toHaveLength(4);
	});

	it.each([[''], ['  '], [null]])('refuses %j as a token', async (token) => {
		server.answer.body = { success: true, payload: { token } };
		const insecure = { ...credentials(server.url), ignoreSSLIssues: true };
		const { error } = await fail({ type, credentialType, parameters, credentials: insecure });
		expect(error.message).toContain('OpenTact could not sign in');
		expect(await testCredential(test, insecure)).toMatchObject({ status: 'Error' });
		expect(server.received.every(({ request }) => request.url === '/rest/auth')).toBe(true);
	});

	const both = async (changes: object = {}) => {
		const given = { ...credentials(server.url), ignoreSSLIssues: true, ...changes };
		const { error } = await fail({ type, credentialType, parameters, credentials: given });
		const { message } = await testCredential(test, given);
		return [`${error.message} ${error.description}`, message];
	};

	it.each(['email', 'password'])(
		'tells that the %s is missing, and sends nothing',
		async (field) => {
			for (const text of await both({ [field]: ' ' })) {
				expect(text).toContain(`The ${field} in the credential is empty`);
			}
			expect(server.received).toEqual([]);
		},
	);

	it.each([
		[200, { success: false, message: `No user with ${password}` }],
		[403, { success: false, error: { message: `No user with ${password}` } }],
	])('says OpenTact’s words, HTTP %i', async (status, body) => {
		Object.assign(server.answer, { status, body });
		for (const text of await both()) {
			expect(text).toContain(`OpenTact could not sign in (HTTP ${status})`);
			expect(text).toContain(': No user with [hidden]');
			expect(text).toContain('Check the email and the password');
			expect(text).not.toMatch(/base URL|unpacked|carried out/);
		}
	});

	it('does not wait for an answer whose compression is broken, and sends nothing more', async () => {
		server.answer.headers = () => ({ 'content-encoding': 'gzip' });
		const [told, tested] = await both();
		expect(told).toMatch(/^The answer of OpenTact cannot be unpacked .*Nothing else was sent/);
		expect(tested).toContain('cannot be unpacked');
		expect(server.received).toHaveLength(2);
	});

	it('hides the token that it has just got: credential test', async () => {
		server.answer.body = { success: true, payload: { token: 'fresh.session.token' } };
		const answers = [server.answer.body, { success: false, message: 'Bad fresh.session.token' }];
		Object.defineProperty(server.answer, 'body', { get: () => answers.shift() });
		const given = { ...credentials(server.url), ignoreSSLIssues: true };
		const { message } = await testCredential(test, given);
		expect(message).toContain('OpenTact refused: Bad [hidden]');
	});

	it('hides what it sends to sign in', async () => {
		const basic = Buffer.from(`anna@example.com:${password}`).toString('base64');
		server.answer.body = { success: true, payload: { token: 'a.b.c' } };
		const insecure = {
			...credentials(server.url),
			ignoreSSLIssues: true,
			sessionToken: 'a.b.c',
		};
		Object.assign(server.answer, vendor.refusal(`Not ${basic} and not ${password}`));
		const { error } = await fail({ type, credentialType, parameters, credentials: insecure });
		expect(error.message).toContain('Not [hidden] and not [hidden]');
	});

	it('needs the header that a user name in the base URL would take', async () => {
		const url = server.url.replace('://', '://anna:not-for-you@');
		const { error } = await fail({
			type,
			credentialType,
			parameters,
			credentials: credentials(url),
		});
		expect(error.message).toContain('cannot hold a user name when you sign in with a password');
		expect(server.received).toEqual([]);
	});
});

it('a push row that repeats the token does not show it', async () => {
	const { type, credentialType, credentials } = vendors['Picky Assist'];
	const server = await serve(startPlainServer);
	server.answer.body = {
		status: 100,
		message: 'Success',
		push_id: 7,
		data: [{ number: '393331234567', msg_id: '1', status: '100', message: `Sent with ${TOKEN}` }],
	};
	const { json } = await execute({
		...{ type, credentialType, credentials: credentials(server.url, TOKEN) },
		parameters: {
			...{ resource: 'message', operation: 'sendText', message: 'Hello' },
			...{ application: { __rl: true, mode: 'id', value: '8' }, number: '+39 333 1234567' },
		},
	});
	await server.stop();
	expect(json).toMatchObject([{ msg_id: '1', message: 'Sent with [hidden]' }]);
});
