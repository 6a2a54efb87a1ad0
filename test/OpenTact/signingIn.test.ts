// What a credential must hold, where it leads, and what signing in with it may come to.
import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../nodes/shared/contract/errors';
import {
	authorize,
	checkCredential,
	openTactBaseUrl,
	patient,
	signIn,
	signInText,
} from '../../nodes/OpenTact/transport/session';
import { inFastTime } from '../engine/fastTime';

const PASSWORD = {
	authentication: 'password',
	email: ' me@example.com\u200b ',
	password: ' pass ',
	environment: 'production',
};
const BASE = 'https://api.opentact.org/rest';

test.each<[IDataObject, string]>([
	[{ environment: 'production', baseUrl: 'https://example.com' }, BASE],
	[{ environment: 'staging' }, 'https://api.stage.opentact.org/rest'],
	[{ environment: 'custom', baseUrl: 'https://example.com/rest/' }, 'https://example.com/rest'],
])('%j leads to %s', (credentials, url) => {
	expect(openTactBaseUrl(credentials as never)).toBe(url);
});

test('a base URL that is missing is asked for, with an example', () => {
	expect(() => openTactBaseUrl({ environment: 'custom', baseUrl: '' })).toThrow(
		expect.objectContaining({ description: expect.stringContaining(BASE) }),
	);
});

test.each<[object, string, string]>([
	[{ email: ' ' }, 'The email in the credential is empty', 'Open the credential and enter it.'],
	[{ email: undefined }, 'The email in the credential is empty', 'Open the credential'],
	[{ password: '' }, 'The password in the credential is empty', 'Open the credential'],
	[{ password: undefined }, 'The password in the credential is empty', 'Open the credential'],
	[
		{ environment: 'custom', baseUrl: 'https://user:word@example.com/rest' },
		'The base URL in the credential cannot hold a user name when you sign in with a password',
		'Both would go into the same header. Choose Token under "Sign in With", or take the user name out of the base URL.',
	],
	[
		{ authentication: 'token', token: '' },
		'The token in the credential is empty',
		'Open the credential and paste it again.',
	],
])('a credential with %j cannot be right', (changes, message, description) => {
	expect(() => checkCredential({ ...PASSWORD, ...changes })).toThrow(
		expect.objectContaining({ message, description: expect.stringContaining(description) }),
	);
});

test.each<object>([
	{},
	{ baseUrl: 'https://user:word@example.com/rest' },
	{ environment: 'custom', baseUrl: 'https://example.com/rest' },
	{ authentication: 'token', token: 'abc', email: '', password: '' },
	{
		authentication: 'token',
		token: 'abc',
		environment: 'custom',
		baseUrl: 'https://user:word@example.com/rest',
	},
])('a credential with %j can be right', (changes) => {
	expect(() => checkCredential({ ...PASSWORD, ...changes })).not.toThrow();
});

describe('a token goes', () => {
	const options = { url: 'u', headers: { a: '1' }, qs: { b: '2' } };

	test.each<[string, object, object]>([
		['into the header', { authentication: 'token', token: 'a.b.c' }, { 'X-Auth-Token': 'a.b.c' }],
		['there as a session', { ...PASSWORD, sessionToken: 'd.e.f' }, { 'X-Auth-Token': 'd.e.f' }],
	])('%s when it has three parts', (_, credentials, header) => {
		expect(authorize(credentials as never, options)).toEqual({
			...options,
			headers: { a: '1', ...header },
		});
	});

	test.each(['abc', 'a.b', 'a.b.c.d'])('into the query otherwise: %s', (token) => {
		expect(authorize({ authentication: 'token', token, sessionToken: 'd.e.f' }, options)).toEqual({
			...options,
			qs: { b: '2', bearer: token },
		});
	});
});

test('signing in sends the email without blanks, and the password as it is', () => {
	expect(signInText(PASSWORD)).toBe('me@example.com: pass ');
});

describe('signing in', () => {
	const answered = (body: unknown, statusCode = 200, headers: IDataObject = {}) =>
		signIn(async () => await Promise.resolve({ statusCode, headers, body }), PASSWORD);
	const failure = async (...given: Parameters<typeof answered>) => {
		const error: unknown = await answered(...given).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(VendorError);
		return error as VendorError;
	};
	const signedIn = (payload: unknown) => ({ success: true, payload });

	test('asks for the token with the email and the password, and follows no redirect', async () => {
		const asked: unknown[] = [];
		const send = async (options: unknown) => {
			asked.push(options);
			const body = signedIn({ token: 'a.b.c' });
			return await Promise.resolve({ statusCode: 200, headers: {}, body });
		};
		expect(await signIn(send, PASSWORD)).toBe('a.b.c');
		const basic = Buffer.from('me@example.com: pass ').toString('base64');
		expect(asked).toEqual([
			expect.objectContaining({
				method: 'GET',
				url: `${BASE}/auth`,
				headers: { Authorization: `Basic ${basic}` },
				json: true,
				timeout: 30_000,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
				disableFollowRedirect: true,
				skipSslCertificateValidation: false,
			}),
		]);
	});

	test.each([[signedIn([{ token: 'a.b.c' }])], [{ payload: { token: 'a.b.c' } }]])(
		'finds the token in %j',
		async (body) => expect(await answered(body)).toBe('a.b.c'),
	);

	const ELSEWHERE =
		'The server at this address does not respond like OpenTact. Check the base URL in the credential.';
	const LATER = 'OpenTact or a proxy in front of it has a problem. Try again later.';
	const COULD_NOT = 'OpenTact could not sign in (HTTP';
	test.each<[number, unknown, string, string, string]>([
		[200, signedIn({ token: ' ' }), `${COULD_NOT} 200)`, ELSEWHERE, '401'],
		[200, signedIn({ token: 7 }), `${COULD_NOT} 200)`, ELSEWHERE, '401'],
		[200, signedIn('a.b.c'), `${COULD_NOT} 200)`, ELSEWHERE, '401'],
		[200, { token: 'a.b.c' }, `${COULD_NOT} 200)`, ELSEWHERE, '401'],
		[200, '<h1>Welcome</h1>', `${COULD_NOT} 200)`, ELSEWHERE, '401'],
		[299, undefined, `${COULD_NOT} 299)`, ELSEWHERE, '401'],
		[404, signedIn({ token: 'a.b.c' }), `${COULD_NOT} 404)`, ELSEWHERE, '404'],
		[429, 'Slow', `${COULD_NOT} 429)`, LATER, '429'],
		[500, { success: false, message: 'Down' }, `${COULD_NOT} 500): Down`, LATER, '500'],
		[503, 'Down', `${COULD_NOT} 503)`, LATER, '503'],
		[
			403,
			{ success: false, message: 'Locked' },
			`${COULD_NOT} 403): Locked`,
			'Check the email and the password in the credential.',
			'403',
		],
		[
			200,
			{ success: false, message: 'Locked', payload: { token: 'a.b.c' } },
			`${COULD_NOT} 200): Locked`,
			'Check the email and the password in the credential.',
			'401',
		],
		[
			401,
			'No',
			'OpenTact did not accept the email and password',
			'Check both in the credential, and that it names the right environment.',
			'401',
		],
	])('HTTP %i with %j is none', async (status, body, message, description, httpCode) => {
		expect(await failure(body, status)).toMatchObject({ message, description, httpCode });
	});

	test('names the address that it is sent on to', async () => {
		const location = 'https://other.example.com/rest/auth';
		expect((await failure('', 302, { location })).message).toContain(location);
		const body = signedIn({ token: 'a.b.c' });
		expect((await failure(body, 300, { location })).message).toContain(location);
		expect((await failure('', 301, { location })).description).toContain(
			'https://other.example.com/rest as the base URL',
		);
	});

	test('waits for a busy OpenTact five times at the most', async () => {
		let tries = 0;
		const busy = async () => {
			tries++;
			return await Promise.resolve({ statusCode: 503, headers: {}, body: '' });
		};
		const response = await inFastTime(async () => await patient(busy)({ url: 'u' }), 500);
		expect(response.statusCode).toBe(503);
		expect(tries).toBe(5);
	});
});
