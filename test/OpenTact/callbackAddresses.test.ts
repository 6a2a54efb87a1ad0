// Addresses that a messaging profile calls: whose they are, and which of them are still of use.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IHookFunctions } from 'n8n-workflow';
import {
	asking,
	firstAlive,
	isFullSecret,
	isSamePlace,
	secretIn,
	standsFor,
	textsIn,
} from '../../nodes/OpenTact/trigger/address';

const SECRET = '0123456789abcdef'.repeat(2);
const at = (path: string) => `https://n8n.example.com${path}`;

test.each<[string, string | null]>([
	[at('/webhook/a?n8n_secret=abc'), 'abc'],
	[at('/webhook/a?x=1&n8n_secret='), ''],
	[at('/webhook/a?secret=abc'), null],
	[at('/webhook/a'), null],
	['n8n_secret=abc', null],
	['', null],
])('the secret in %j is %j', (url, secret) => {
	expect(secretIn(url)).toBe(secret);
});

test.each<[string | null, boolean]>([
	[SECRET, true],
	[null, false],
	['', false],
	[SECRET.slice(1), false],
	[`${SECRET}0`, false],
	[`0${SECRET}`, false],
	[SECRET.toUpperCase(), false],
	[`g${SECRET.slice(1)}`, false],
])('%j is a secret that the node makes: %j', (secret, isFull) => {
	expect(isFullSecret(secret)).toBe(isFull);
});

test.each<[string, string, boolean]>([
	[at('/webhook/a?x=1'), at('/webhook/a'), true],
	[at('/webhook-test/a'), at('/webhook/a'), true],
	['http://n8n.example.com/webhook/a', at('/webhook/a'), true],
	[at('/webhook/a'), at('/webhook/b'), false],
	[at('/webhook/a'), 'https://other.example.com/webhook/a', false],
	[at(':5678/webhook/a'), at('/webhook/a'), false],
	['none', 'none', true],
	['none', 'nothing', false],
])('%s and %s are the same place: %j', (one, other, isSame) => {
	expect(isSamePlace(one, other)).toBe(isSame);
});

test('the texts of a list, or of one text', () => {
	expect(textsIn(['a', 1, null, 'b'])).toEqual(['a', 'b']);
	expect(textsIn('a')).toEqual(['a']);
	expect(textsIn(undefined)).toEqual([]);
	expect(textsIn({ a: 'b' })).toEqual([]);
});

describe('an address that is to be replaced', () => {
	const alive = { isGone: false, isForgotten: false, replaced: [] };
	const gone = { ...alive, isGone: true };

	test('stands for itself and for what it has replaced, ten in all', async () => {
		const many = Array.from({ length: 12 }, (_, index) => `former-${index}`);
		const ask = async () => await Promise.resolve({ ...alive, replaced: many });
		expect(await standsFor(ask, 'a')).toEqual(['a', ...many.slice(0, 9)]);
		expect(await standsFor(async () => await Promise.resolve(gone), 'a')).toEqual([]);
		for (const none of [null, '']) {
			const nobody = async () => await Promise.reject(new Error('Nobody is to be asked'));
			expect(await standsFor(nobody, none)).toEqual([]);
		}
	});

	test('comes back once it is free again, if it is still of use', async () => {
		const own = at('/webhook/own');
		const states = new Map([
			['gone', gone],
			['forgotten', { ...gone, isForgotten: true }],
			[own, { ...gone, isForgotten: true }],
		]);
		const ask = async (url: string) => await Promise.resolve(states.get(url) ?? alive);
		expect(await firstAlive(ask, ['a', 'b'], own)).toBe('a');
		expect(await firstAlive(ask, ['gone', 'forgotten', 'b'], own)).toBe('b');
		expect(await firstAlive(ask, ['gone', own, 'b'], own)).toBe(own);
		expect(await firstAlive(ask, ['gone', 'forgotten'], own)).toBeNull();
		expect(await firstAlive(ask, [], own)).toBeNull();
	});
});

describe('a workflow behind an address', () => {
	let server: Server;
	let url: string;
	let reply: { status: number; body: unknown };
	let asked: unknown[];
	beforeAll(async () => {
		server = createServer(async (request, response) => {
			const chunks: Buffer[] = [];
			for await (const chunk of request) chunks.push(chunk as Buffer);
			asked.push([request.method, JSON.parse(Buffer.concat(chunks).toString())]);
			response.writeHead(reply.status, { 'content-type': 'application/json', location: '/other' });
			response.end(JSON.stringify(reply.body));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		url = `http://127.0.0.1:${port}/webhook/a?n8n_secret=${SECRET}`;
	});
	afterAll(async () => await new Promise((resolve) => server.close(resolve)));
	beforeEach(() => (asked = []));

	/** n8n's helper, as far as it is used: the options say what it does. */
	const context = {
		helpers: {
			async httpRequest(options: Record<string, unknown>) {
				expect(options).toMatchObject({
					json: true,
					timeout: 10_000,
					returnFullResponse: true,
					ignoreHttpStatusErrors: true,
					disableFollowRedirect: true,
					skipSslCertificateValidation: false,
				});
				const response = await fetch(String(options.url), {
					method: String(options.method),
					body: JSON.stringify(options.body),
					redirect: 'manual',
				});
				return { statusCode: response.status, body: await response.json() };
			},
		},
	} as unknown as IHookFunctions;
	const ask = async (address = url) => await asking(context, {} as never)(address);

	test.each<[number, unknown, object]>([
		[200, { n8n_replaces: ['b', 7] }, { isGone: false, isForgotten: false, replaced: ['b'] }],
		[200, ['b'], { isGone: false, isForgotten: false, replaced: [] }],
		[200, { other: ['b'] }, { isGone: false, isForgotten: false, replaced: [] }],
		[302, {}, { isGone: false, isForgotten: false, replaced: [] }],
		[401, {}, { isGone: true, isForgotten: true, replaced: [] }],
		[404, {}, { isGone: true, isForgotten: false, replaced: [] }],
		[410, {}, { isGone: true, isForgotten: false, replaced: [] }],
		[500, {}, { isGone: false, isForgotten: false, replaced: [] }],
	])('that answers %i with %j', async (status, body, whereabouts) => {
		reply = { status, body };
		expect(await ask()).toEqual(whereabouts);
		expect(asked).toEqual([['POST', { n8n_replaces: true }]]);
	});

	test('is not asked when it is none, and is taken for being there when it cannot be', async () => {
		const unknown = { isGone: false, isForgotten: false, replaced: [] };
		expect(await ask(url.split('?')[0])).toEqual(unknown);
		expect(await ask(`http://127.0.0.1:1/?n8n_secret=${SECRET}`)).toEqual(unknown);
		expect(asked).toEqual([]);
	});
});
