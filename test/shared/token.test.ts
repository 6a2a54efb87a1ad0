import { cleanToken, requireToken } from '../../nodes/shared/values/token';

const JWT = 'eyJhbGciOi.eyJ1c2VyIj.signature-1';

describe('a token', () => {
	it.each([
		...['x-auth-token: abc', 'Authorization: Bearer abc', 'API Key=abc', 'master_token = abc'],
		...['token abc', '“abc”', '„abc“', '«abc»', '‘abc’', '`abc`', "'Bearer abc'", '"token": "abc"'],
		...['Bearer: abc', '?authtoken=abc', 'a\r\n bc', 'a\u2028bc', 'a\u0000bc', '\ufeffabc'],
	])('is the same, pasted as %j', (pasted) => {
		expect(cleanToken(pasted)).toBe('abc');
		expect(() => requireToken(pasted, 'token')).not.toThrow();
	});

	it.each(['tokenabc', 'bearerabc', 'abc token', 'a-b_c.d~e+f/g=', JWT, '"abc', 'abc"'])(
		'stays as it is: %j',
		(token) => expect(cleanToken(token)).toBe(token),
	);

	it.each([
		[undefined, 'The API token in the credential is empty'],
		['Bearer ', 'is empty'],
		[`${JWT}${JWT}`, 'is more than one token'],
		['two words', 'holds a space, a quote or another sign'],
		['a\tb', 'holds a space'],
		['"abc', 'holds a space, a quote'],
		['tökén', 'another sign that no token has'],
		['a,b', 'another sign that no token has'],
	])('that cannot be one is refused before it is sent: %j', (pasted, said) => {
		expect(() => requireToken(pasted, 'API token')).toThrow(said);
		expect(() => requireToken(pasted, 'API token')).toThrow(
			expect.objectContaining({
				description: expect.stringMatching(/^Open the credential and paste /) as string,
			}) as Error,
		);
	});
});
