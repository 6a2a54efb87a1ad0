import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { basicAuthorization } from '../../nodes/shared/values/url';
import { testCredential } from '../engine/credentialTest';
import { editorContext } from '../engine/editor';
import { execute, fail } from '../engine/harness';
import { startSecureServer } from '../engine/secureServer';
import { TOKEN, vendors, serve, startPlainServer } from './credentialVendors';

const JWT = 'eyJhbGciOi.eyJ1c2VyIj.signature-1';

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
			Object.assign(server.answer, { status: 200, headers: () => ({}), body: vendor.good });
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
		`?authtoken=${TOKEN}`,
		`access_token=${TOKEN}`,
		`&bearer=${TOKEN}`,
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

	it.each(['', 'two words', `"${TOKEN}`, 'tökén-of-mine', `(${TOKEN})`, `${JWT}\n${JWT}`])(
		'%j is told, not sent',
		async (pasted) => {
			const credentials = vendor.credentials(plain.url, pasted);
			const { error } = await fail(setup(credentials));
			const told = /^The (API )?token in the credential (is empty|holds a space|is more than one)/;
			expect(error.message).toMatch(told);
			expect(await testCredential(test, credentials)).toMatchObject(say('Error', told));
			expect(plain.received).toEqual([]);
		},
	);

	it.each<[string, (url: string) => string]>([
		['in the wrong field', () => TOKEN],
		['with its name in the wrong field', () => `Bearer ${TOKEN}`],
		['in the query', (url) => `${url}/?token=${TOKEN}`],
		['in the fragment', (url) => `${url}/#${TOKEN}`],
	])('a token %s is not shown: node, list, credential test', async (_, place) => {
		const credentials = { ...vendor.credentials('', TOKEN), baseUrl: place(plain.url) };
		const { error } = await fail(setup(credentials));
		const { message } = await testCredential(test, credentials);
		const methods = type.methods.listSearch as Record<string, (...given: never[]) => unknown>;
		const list = async () => await methods[vendor.search].call(editorContext(setup(credentials)));
		const inList = await list().then(String, (reason: Error) => reason.message);
		for (const text of [error.message, error.stack, JSON.stringify(error), message, inList]) {
			expect(text).not.toContain(TOKEN);
		}
		expect([error.message, message, inList].join()).toMatch(/(The base URL in the cred.*){3}/s);
		expect(plain.received).toEqual([]);
	});

	it('waits for no answer whose compression is broken: credential test', async () => {
		for (const packing of ['gzip', 'deflate', 'br']) {
			plain.answer.headers = () => ({ 'content-encoding': packing });
			const { message } = await testCredential(test, vendor.credentials(plain.url, TOKEN));
			expect(message).toContain(`The answer of ${vendor.type.description.displayName} cannot be`);
		}
	});

	it.each<[string, string]>([
		['Bearer ', TOKEN],
		['', TOKEN.toUpperCase()],
		['Bearer ', encodeURIComponent(TOKEN)],
		['', encodeURIComponent(TOKEN).toLowerCase()],
		['\n', TOKEN.replace(/\//g, '\\/')],
		['', Buffer.from(TOKEN).toString('base64')],
		['', TOKEN.replace(/[+/]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`)],
		['', TOKEN.replace(/[+/]/g, (sign) => `&#${sign.charCodeAt(0)};`)],
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
		plain.received.length = 0;
		await execute(setup(vendor.credentials(`\u200b${url}`, TOKEN)));
		expect(plain.received[0].request.headers.authorization).toBe(`Basic ${basic}`);
		Object.assign(plain.answer, vendor.refusal(`anna:not/for-you or ${basic} is wrong`));
		const { error } = await fail(setup(vendor.credentials(url, TOKEN)));
		expect(error.message).not.toMatch(/for-you|YW5u/);
	});

	it('keeps what was typed for another host away from the one that is called', () => {
		const url = plain.url.replace('://', '://anna:not-for-you@');
		expect(basicAuthorization(url, 'https://api.opentact.org/rest')).toEqual({});
		expect(basicAuthorization(url, plain.url)).toHaveProperty('authorization');
	});

	it('that has moved is told which base URL to enter: node, credential test', async () => {
		const credentials = vendor.credentials(plain.url, TOKEN);
		plain.answer.status = 301;
		const both = async () => {
			const { error } = await fail(setup(credentials));
			const { message } = await testCredential(test, credentials);
			return [`${error.message} ${error.description}`, message];
		};
		const moved = String(credentials.baseUrl).replace(plain.url, 'https://crm.example.com');
		plain.answer.headers = (path) => ({
			location: `https://crm.example.com${path}/?token=${TOKEN}`,
		});
		for (const text of await both()) {
			expect(text).toContain(`Enter ${moved} as the base URL in the credential`);
			expect(text).not.toContain(TOKEN);
		}
		plain.answer.headers = () => ({ location: `${plain.url}/admin/authentication` });
		for (const text of await both()) {
			expect(text).toContain(`redirects to ${plain.url}/admin/authentication`);
			expect(text).toContain('may be that of a page for people');
			expect(text).not.toContain('Enter');
		}
	});

	it('says of https on a port that speaks http what it is', async () => {
		const credentials = vendor.credentials(plain.url.replace('http:', 'https:'), TOKEN);
		const { error } = await fail(setup(credentials));
		const said = `${credentials.baseUrl as string} does not answer with https (`;
		expect(error.message).toContain(said);
		expect(error.message).toMatch(/\((wrong version number|packet length too long|EPROTO)\)/);
		expect(error.description).toContain('If it speaks http, write http:// there');
		expect(await testCredential(test, credentials)).toMatchObject(
			say('Error', /does not answer with https.*write http:\/\/ there/),
		);
	});
});
