import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { BusinessLabsPmpApi } from '../../credentials/BusinessLabsPmpApi.credentials';
import { OpenTactApi } from '../../credentials/OpenTactApi.credentials';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { businessLabsPmpApiTest } from '../../nodes/BusinessLabsPmp/methods/credentialTest';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { openTactApiTest } from '../../nodes/OpenTact/methods/credentialTest';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { pickyAssistApiTest } from '../../nodes/PickyAssist/methods/credentialTest';
import { basicAuthorization } from '../../nodes/shared/values/url';
import { testCredential } from '../engine/credentialTest';
import { editorContext } from '../engine/editor';
import { execute, fail } from '../engine/harness';
import { startSecureServer } from '../engine/secureServer';

const TOKEN = 'abc.DEF/ghi+0123.xyz';

/** What a vendor answers when all is well, and where the token arrives. */
interface Vendor {
	type: BusinessLabsPmp | OpenTact | PickyAssist;
	credentialType: BusinessLabsPmpApi | OpenTactApi | PickyAssistApi;
	test: Parameters<typeof testCredential>[0];
	/** Name of a list search of the editor. */
	search: string;
	field: string;
	credentials(url: string, token: string): ICredentialDataDecryptedObject;
	parameters: IDataObject;
	good: unknown;
	refusal(words: string): { status: number; body: unknown };
	tokenIn(request: IncomingMessage, body: string): unknown;
}

const vendors: Record<string, Vendor> = {
	'BusinessLabs PMP': {
		type: new BusinessLabsPmp(),
		credentialType: new BusinessLabsPmpApi(),
		test: businessLabsPmpApiTest,
		search: 'searchCustomers',
		field: 'token',
		credentials: (url, token) => ({ baseUrl: url, token, dateFormat: 'd/m/Y', version: 'v2' }),
		parameters: { resource: 'customer', operation: 'getAll' },
		good: [{ userid: '1', company: 'Acme' }],
		refusal: (message) => ({ status: 400, body: { status: false, message } }),
		tokenIn: ({ headers }) => headers.authtoken,
	},
	OpenTact: {
		type: new OpenTact(),
		credentialType: new OpenTactApi(),
		test: openTactApiTest,
		search: 'searchMessagingProfiles',
		field: 'token',
		credentials: (url, token) => ({
			...{ environment: 'custom', baseUrl: `${url}/rest`, authentication: 'token' },
			...{ token, sessionToken: '' },
		}),
		parameters: { resource: 'account', operation: 'get' },
		good: { success: true, payload: { uuid: 'x', name: 'First' } },
		refusal: (message) => ({ status: 400, body: { success: false, message } }),
		tokenIn: ({ headers }) => headers['x-auth-token'],
	},
	'Picky Assist': {
		type: new PickyAssist(),
		credentialType: new PickyAssistApi(),
		test: pickyAssistApiTest,
		search: 'searchTemplates',
		field: 'apiToken',
		credentials: (url, token) => ({
			...{ platform: 'custom', baseUrl: `${url}/api/v2`, apiToken: token, masterToken: '' },
		}),
		parameters: { resource: 'account', operation: 'getBalance' },
		good: { status: 100, message: 'Success', balance: '1.00', templates: [] },
		refusal: (message) => ({ status: 200, body: { status: 410, message } }),
		tokenIn: (_, body) => (JSON.parse(body) as IDataObject).token,
	},
};

/** A server that answers all calls alike, and what it received. */
async function serve(
	start: (listener: RequestListener) => Promise<{ url: string; stop(): unknown }>,
) {
	const received: Array<{ request: IncomingMessage; body: string }> = [];
	const answer: { status: number; body: unknown } = { status: 200, body: {} };
	const server = await start((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			received.push({ request, body });
			response.writeHead(answer.status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer.body));
		});
	});
	return { ...server, received, answer };
}

async function startPlainServer(listener: RequestListener) {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		stop: async () => await new Promise((resolve) => server.close(resolve)),
	};
}

describe.each(Object.entries(vendors))('the credential of %s', (_, vendor) => {
	let plain: Awaited<ReturnType<typeof serve>>;
	let secure: Awaited<ReturnType<typeof serve>>;
	beforeAll(async () => {
		plain = await serve(startPlainServer);
		secure = await serve(startSecureServer);
	});
	beforeEach(() => {
		for (const server of [plain, secure]) {
			server.received.length = 0;
			Object.assign(server.answer, { status: 200, body: vendor.good });
		}
	});
	afterAll(async () => {
		await plain.stop();
		await secure.stop();
	});
	const { type, credentialType, parameters, test } = vendor;
	const setup = (credentials: ICredentialDataDecryptedObject) => ({
		...{ type, credentialType, parameters, credentials },
	});
	const say = (status: string, words: RegExp) => ({
		status,
		message: expect.stringMatching(words) as string,
	});

	it('has "Ignore SSL Issues (Insecure)" as n8n has it, off by default', () => {
		expect(credentialType.properties).toContainEqual({
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'ignoreSSLIssues',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		});
	});

	it('keeps away from a certificate that nobody vouches for, and tells the two ways', async () => {
		const credentials = vendor.credentials(secure.url, TOKEN);
		const { error } = await fail(setup(credentials));
		expect(error.message).toContain(`The certificate of ${credentials.baseUrl as string}`);
		expect(error.description).toContain('NODE_EXTRA_CA_CERTS');
		expect(error.description).toContain('"Ignore SSL Issues (Insecure)"');
		expect(await testCredential(test, credentials)).toMatchObject(
			say('Error', /NODE_EXTRA_CA_CERTS.*Ignore SSL Issues/),
		);
		expect(secure.received).toEqual([]);
	});

	it('connects to it when it is told to: node, list, credential test', async () => {
		const credentials = {
			...vendor.credentials(secure.url, TOKEN),
			ignoreSSLIssues: true,
		};
		expect((await execute(setup(credentials))).json).toHaveLength(1);
		expect(await testCredential(test, credentials)).toMatchObject({ status: 'OK' });
		if (vendor.search === 'searchMessagingProfiles') {
			secure.answer.body = { success: true, payload: [] };
		}
		const methods = type.methods.listSearch as Record<string, (...given: never[]) => unknown>;
		await methods[vendor.search].call(editorContext(setup(credentials)));
		expect(secure.received).toHaveLength(3);
	});

	it.each([
		`Bearer ${TOKEN}`,
		`"${TOKEN}"`,
		`authtoken: ${TOKEN}`,
		`${TOKEN.slice(0, 5)}\n${TOKEN.slice(5)}`,
		`${TOKEN.slice(0, 5)}\u200b${TOKEN.slice(5)}`,
	])('%j is cleaned before it is sent', async (pasted) => {
		const credentials = vendor.credentials(plain.url, pasted);
		await execute(setup(credentials));
		await testCredential(test, credentials);
		expect(plain.received.map(({ request, body }) => vendor.tokenIn(request, body))).toEqual([
			TOKEN,
			TOKEN,
		]);
	});

	it.each(['', 'two words', `"${TOKEN}`, 'tökén-of-mine'])(
		'%j is told, not sent',
		async (pasted) => {
			const credentials = vendor.credentials(plain.url, pasted);
			const { error } = await fail(setup(credentials));
			expect(error.message).toMatch(/^The (API )?token in the credential (is empty|holds a space)/);
			expect(await testCredential(test, credentials)).toMatchObject(
				say('Error', /token in the credential (is empty|holds a space)/),
			);
			expect(plain.received).toEqual([]);
		},
	);

	it.each<[string, string]>([
		['Bearer ', TOKEN],
		['', TOKEN.toUpperCase()],
		['Bearer ', encodeURIComponent(TOKEN)],
		['', encodeURIComponent(TOKEN).toLowerCase()],
		['\n', TOKEN.replace(/\//g, '\\/')],
		['', Buffer.from(TOKEN).toString('base64')],
	])('pasted with %j, its token is hidden when it comes back as %j', async (before, form) => {
		Object.assign(plain.answer, vendor.refusal(`Wrong token ${form} given`));
		const credentials = vendor.credentials(plain.url, before + TOKEN);
		const { error } = await fail(setup(credentials));
		const { message } = await testCredential(test, credentials);
		for (const text of [JSON.stringify(error), error.message, error.description, message]) {
			expect(String(text)).not.toContain(form);
			expect(String(text)).not.toContain(TOKEN);
		}
		expect(error.message).toContain('[hidden]');
	});

	it('with a short token leaves the letters of the message', async () => {
		Object.assign(plain.answer, vendor.refusal('Every letter stays'));
		const { error } = await fail(setup(vendor.credentials(plain.url, 'e')));
		expect(error.message).toContain('Every letter stays');
	});

	it('shows no password of its base URL, however it fails', async () => {
		const withUser = (url: string) => url.replace('://', '://anna:not-for-you@');
		const places = [
			withUser('https://nowhere.invalid'),
			withUser('http://127.0.0.1:9'),
			withUser('http://127.0.0.1:9').replace('http:', 'ftp:'),
			withUser(secure.url),
			withUser(plain.url).replace('http:', 'https:'),
			`${withUser(plain.url)}/?a`,
		];
		for (const place of places) {
			const credentials = vendor.credentials(place, TOKEN);
			const { error } = await fail(setup(credentials));
			const { message } = await testCredential(test, credentials);
			expect(`${error.message} ${String(error.description)} ${message}`).not.toContain('not-for');
			expect(JSON.stringify(error)).not.toContain('not-for-you');
		}
	});

	it('passes a user name and a password in the base URL on, as Basic authentication', async () => {
		const url = plain.url.replace('://', '://anna:not%2Ffor-you@');
		await execute(setup(vendor.credentials(url, TOKEN)));
		const basic = Buffer.from('anna:not/for-you').toString('base64');
		expect(plain.received.map(({ request }) => request.headers.authorization)).toEqual([
			`Basic ${basic}`,
		]);
		Object.assign(plain.answer, vendor.refusal(`anna:not/for-you or ${basic} is wrong`));
		const { error } = await fail(setup(vendor.credentials(url, TOKEN)));
		expect(error.message).not.toMatch(/for-you|YW5u/);
	});

	it('keeps what was typed for another host away from the one that is called', () => {
		const url = plain.url.replace('://', '://anna:not-for-you@');
		expect(basicAuthorization(url, 'https://api.opentact.org/rest')).toEqual({});
		expect(basicAuthorization(url, plain.url)).toHaveProperty('authorization');
	});

	it('says of https on a port that speaks http what it is', async () => {
		const credentials = vendor.credentials(plain.url.replace('http:', 'https:'), TOKEN);
		const { error } = await fail(setup(credentials));
		expect(error.message).toContain(`${credentials.baseUrl as string} does not answer with https`);
		expect(error.description).toContain('If it speaks http, write http:// there');
		expect(await testCredential(test, credentials)).toMatchObject(
			say('Error', /does not answer with https.*write http:\/\/ there/),
		);
	});
});

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
