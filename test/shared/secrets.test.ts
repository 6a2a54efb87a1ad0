import { fc } from '../engine/property';
import { redact, redactIn } from '../../nodes/shared/contract/redact';
import { InputError } from '../../nodes/shared/contract/errors';
import type { Client, Credentials } from '../../nodes/shared/contract/types';
import { secretsOf } from '../../nodes/shared/engine/secrets';
import { cleanToken, requireToken } from '../../nodes/shared/values/token';
import { cleanBaseUrl } from '../../nodes/shared/values/url';

const TOKEN = 'eyJ0.Ab+c/9=Xyz-_1';
const PHP_ESCAPED = TOKEN.replace(/\//g, '\\/');

describe('a secret in a text', () => {
	const base64 = Buffer.from(TOKEN).toString('base64');
	it.each([
		['as it is', TOKEN],
		['in capitals', TOKEN.toUpperCase()],
		['in small letters', TOKEN.toLowerCase()],
		['encoded for an address', encodeURIComponent(TOKEN)],
		['the same in small letters', encodeURIComponent(TOKEN).toLowerCase()],
		['encoded twice', encodeURIComponent(encodeURIComponent(TOKEN))],
		['as PHP writes JSON', PHP_ESCAPED],
		['as Base64', base64],
		['as Base64 without its end', base64.replace(/=+$/, '')],
		['as Base64 for addresses', Buffer.from(TOKEN).toString('base64url')],
	])('%s is hidden', (_, form) => {
		expect(redact(`No user "${form}" here`, [TOKEN])).toMatch(/^No user "\[hidden\]" here$/);
	});

	it('with signs that JSON, HTML and PHP escape is hidden', () => {
		const secret = `p"ä<&'\\x`;
		const php = 'p\\"\\u00e4<&\'\\\\x';
		const html = 'p&quot;ä&lt;&amp;&#039;\\x';
		for (const form of [secret, JSON.stringify(secret).slice(1, -1), php, html]) {
			expect(redact(`<${form}>`, [secret])).toBe('<[hidden]>');
		}
	});

	it.each([
		['as a form sends it', 'a b!c*d/e', 'a+b%21c%2ad%2fe'],
		['as strict encoders write it', "a'b(c)d!e", 'a%27b%28c%29d%21e'],
		['as HTML', `a<b>c&d"e'f`, 'a&lt;b&gt;c&amp;d&quot;e&#039;f'],
		['as PHP writes JSON', 'ä/ö/ü/ß', '\\u00e4\\/\\u00f6\\/\\u00fc\\/\\u00df'],
		['with slashes that JSON escapes', 'a/b/c/d', 'a\\/b\\/c\\/d'],
		['with slashes that JSON escapes, beside other letters', 'ä/ö/ü/ß', 'ä\\/ö\\/ü\\/ß'],
		['as Base64 that lost two signs of its end', '>>>???~', 'Pj4+Pz8/fg'],
		['with a half of a character', 'abcdef\ud83d', 'abcdef'],
	])('%s is hidden whole', (_, secret, form) => {
		expect(redact(`<${form}>`, [secret])).toBe('<[hidden]>');
	});

	it.each<[string, (secret: string) => string]>([
		['in numbers of HTML', (secret) => secret.replace(/[^]/g, (s) => `&#${s.charCodeAt(0)};`)],
		[
			'in hexadecimal numbers of HTML',
			(secret) => secret.replace(/[^]/g, (s) => `&#x${s.charCodeAt(0).toString(16)};`),
		],
		['in hexadecimal digits', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
	])('%s is hidden', (_, form) => {
		// Beside another one, so that all is looked for anew.
		const secrets = [TOKEN, form('not in it')];
		expect(redact(`"${form(TOKEN)}" is wrong`, secrets)).toBe('"[hidden]" is wrong');
	});

	it.each(['', 'a', 'ab', 'user:', 'Bearer '])('in Base64 behind "%s" is hidden', (before) => {
		const secrets = [TOKEN, `not in it, ${before}`];
		const text = redact(Buffer.from(`${before}${TOKEN}:x`).toString('base64'), secrets);
		expect(text).toMatch(/^[\w+/]{0,11}\[hidden\][\w+/]{0,4}=*$/);
	});

	it('of five letters or fewer is no secret', () => {
		expect(redact('each letter stays', ['e', 'stays'])).toBe('each letter stays');
	});

	it('that begins like another is hidden whole, in either order', () => {
		const [short, long] = ['abcdefgh', 'abcdefgh-and-more'];
		for (const secrets of [
			[short, long],
			[long, short],
		]) {
			expect(redact(`${long} ${short}`, secrets)).toBe('[hidden] [hidden]');
		}
	});

	it('is looked for anew when others are asked for, whatever they are put together', () => {
		const [one, two] = ['abcdefgh', 'ijklmnop'];
		expect(redact(`${one}${two}`, [`${one}${two}`])).toBe('[hidden]');
		expect(redact(`${one} ${two}`, [one, two])).toBe('[hidden] [hidden]');
	});

	it('is hidden in any case, in whatever form it comes back', () => {
		const forms: Array<(secret: string) => string> = [
			(secret) => secret,
			encodeURIComponent,
			(secret) => encodeURIComponent(secret).toLowerCase(),
			(secret) => JSON.stringify(secret).slice(1, -1),
			(secret) => Buffer.from(secret).toString('base64').replace(/=+$/, ''),
			(secret) => secret.toUpperCase(),
		];
		fc.assert(
			fc.property(fc.stringMatching(/^[!-~]{6,40}$/), fc.constantFrom(...forms), (secret, form) => {
				expect(redact(`<<${form(secret)}>>`, [secret])).toBe('<<[hidden]>>');
			}),
		);
	});

	it('is hidden in every text of a value, and a value without one stays the same', () => {
		const value = { rows: [{ token: TOKEN, n: 1, none: null }, 'x'] };
		expect(redactIn(value, [TOKEN])).toEqual({
			rows: [{ token: '[hidden]', n: 1, none: null }, 'x'],
		});
		// PHP takes a body that it does not understand for the name of a field.
		expect(redactIn({ [`{"token":"${TOKEN}"}`]: '' }, [TOKEN])).toEqual({
			'{"token":"[hidden]"}': '',
		});
		const harmless = { rows: [{ text: 'x' }] };
		expect(redactIn(harmless, [TOKEN])).toBe(harmless);
	});

	it('and a user name and a password go out of every address', () => {
		expect(redact('PMP was not found at https://me:p%40ss@crm.example.com/x', [])).toBe(
			'PMP was not found at https://crm.example.com/x',
		);
		expect(redact('https://me:p%40ss@crm.example.com', [])).toBe('https://crm.example.com');
		expect(redact('Write to anna@example.com or https://example.com/@anna', [])).toBe(
			'Write to anna@example.com or https://example.com/@anna',
		);
	});
});

describe('a token as it was pasted', () => {
	it.each([
		`Bearer ${TOKEN}`,
		`bearer  ${TOKEN}`,
		`"${TOKEN}"`,
		`'${TOKEN}'`,
		`“${TOKEN}”`,
		`authtoken: ${TOKEN}`,
		`authtoken:${TOKEN}`,
		`X-Auth-Token: ${TOKEN}`,
		`Authorization: Bearer ${TOKEN}`,
		`"authtoken": "${TOKEN}"`,
		`API Token: ${TOKEN}`,
		`  ${TOKEN}\n`,
		`${TOKEN.slice(0, 6)}\n${TOKEN.slice(6)}`,
		`${TOKEN.slice(0, 6)}\r\n   ${TOKEN.slice(6)}`,
		`${TOKEN.slice(0, 6)}\u200b${TOKEN.slice(6)}`,
		`\ufeff${TOKEN}\u00ad`,
		`Bearer\n${TOKEN}`,
	])('%j is cleaned', (pasted) => {
		expect(cleanToken(pasted)).toBe(TOKEN);
		expect(() => requireToken(pasted, 'API token')).not.toThrow();
	});

	it.each(['', '  ', '""', 'Bearer ', undefined, null])('%j is empty', (pasted) => {
		expect(() => requireToken(pasted, 'API token')).toThrow(
			'The API token in the credential is empty',
		);
	});

	it.each([`my ${TOKEN}`, `${TOKEN} ${TOKEN}`, `"${TOKEN}`, 'tökén-of-mine', `${TOKEN}…`])(
		'%j is told',
		(pasted) => {
			const wrong = () => requireToken(pasted, 'API token');
			expect(wrong).toThrow(InputError);
			expect(wrong).toThrow('holds a space, a quote or another sign');
			expect(wrong).not.toThrow(TOKEN);
		},
	);

	it('stays as it is when nothing is wrong with it', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[A-Za-z0-9._+/~-]{6,60}={0,2}$/), (token) => {
				expect(cleanToken(token)).toBe(token);
			}),
		);
	});
});

describe('a base URL', () => {
	const clean = (text: string) => cleanBaseUrl(text, 'https://example.com');

	it.each([
		['https://crm.example.com/?x=1', '"?"'],
		['https://crm.example.com/#/login', '"#"'],
		['https://crm.example.com#', '"#"'],
	])('%s is refused', (text, sign) => {
		expect(() => clean(text)).toThrow(`The base URL in the credential cannot hold ${sign}`);
	});

	it.each([
		'user:secret-1@crm.example.com',
		'ftp://user:secret-1@crm.example.com',
		'https://user:secret-1@crm.example.com:port',
		'https://user:secret-1@crm.example.com/?x',
		'https://user:sec/ret-1@crm.example.com',
	])('%s is refused without its password', (text) => {
		const wrong = () => clean(text);
		expect(wrong).toThrow(InputError);
		expect(wrong).not.toThrow('ret-1');
	});

	it.each(['https://crm.example.com/a b', 'https://crm.example.com/a\u00a0b'])(
		'%s is refused for its gap',
		(text) => {
			expect(() => clean(text)).toThrow('The base URL in the credential is not an address');
		},
	);

	it('loses what cannot be seen', () => {
		expect(clean('\u200bhttps://crm.example.com/ \n')).toBe('https://crm.example.com');
	});
});

describe('the texts of a credential that nobody may read', () => {
	const client = {
		secrets: ['token', 'password'],
		signature: ({ token }: Credentials) => [`signed-${String(token)}`, ''],
	} as unknown as Client;
	const without = { secrets: ['token'] } as unknown as Client;

	it('are its secret fields, as pasted and as sent, and what the vendor makes of them', () => {
		expect(
			secretsOf(client, { token: '  "abc-123" ', password: 'pass-1', login: 'anna' }).sort(),
		).toEqual(['  "abc-123" ', '"abc-123"', 'abc-123', 'pass-1', 'signed-  "abc-123" ']);
	});

	it('are the user in the base URL with the password, and the password alone', () => {
		expect(secretsOf(without, { baseUrl: 'https://anna:p%40ss@crm.example.com' }).sort()).toEqual([
			'anna:p%40ss',
			'anna:p@ss',
			'p%40ss',
			'p@ss',
		]);
	});

	it('are rather more than less where a password has a slash in it', () => {
		expect(secretsOf(without, { baseUrl: 'https://anna:sec/ret@crm.example.com' })).toEqual([
			'anna:sec/ret',
			'sec/ret',
		]);
	});

	it.each([
		{},
		{ token: '', password: '' },
		{ token: 7 },
		{ baseUrl: '' },
		{ baseUrl: 'https://crm.example.com/x' },
	])('are none in %j', (credentials) => {
		expect(secretsOf(without, credentials as Credentials)).toEqual([]);
	});
});
