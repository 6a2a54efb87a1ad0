import {
	basicAuthorization,
	cleanBaseUrl,
	isUrl,
	pathSegment,
} from '../../nodes/shared/values/url';

describe('an ID in a path', () => {
	it('never changes where a call goes', () => {
		expect(pathSegment(' a/b?c=d#e ')).toBe('a%2Fb%3Fc%3Dd%23e');
		expect(pathSegment(7)).toBe('7');
		expect(pathSegment('...')).toBe('...');
		for (const text of ['.', '..', ' .. ']) {
			expect(() => pathSegment(text, 'Profile')).toThrow(`Profile cannot be "${text.trim()}"`);
		}
	});

	it('is told by its name where it is missing', () => {
		for (const nothing of ['', '  ', undefined, null]) {
			expect(() => pathSegment(nothing, 'Profile')).toThrow('Profile is required');
			expect(() => pathSegment(nothing)).toThrow('ID is required');
		}
		expect(() => pathSegment('\ud83d', 'Profile')).toThrow('Profile contains half of a character');
	});
});

describe('a base URL', () => {
	const clean = (text: unknown) => cleanBaseUrl(text, 'https://crm.example.com');
	/** Both texts of the error. */
	const told = (text: unknown) => {
		try {
			return clean(text);
		} catch (error) {
			const { message, description } = error as Error & { description: string };
			return `${message}. ${description}`;
		}
	};

	it.each([
		[' https://crm.example.com/ ', 'https://crm.example.com'],
		['HTTP://crm.example.com/a//', 'HTTP://crm.example.com/a'],
		['https://anna:pass@crm.example.com/a@b', 'https://crm.example.com/a@b'],
		['https://anna:pa ss@crm.example.com', 'https://crm.example.com'],
		['\u200bhttps://crm.example.com', 'https://crm.example.com'],
	])('%j is cleaned', (text, url) => expect(clean(text)).toBe(url));

	it.each([
		[undefined, 'is empty'],
		['crm.example.com', 'must start with https:// or http://.'],
		[
			'ftp://a:not-for-you@crm.example.com',
			'must start with https:// or http://, it is "ftp://crm.example.com"',
		],
		['https://', 'is not an address: "https://"'],
		['https://crm example.com', 'is not an address: "https://crm example.com"'],
		['https://crm.example.com/a b', 'is not an address'],
	])('%j is refused with an example', (text, said) => {
		expect(told(text)).toContain(`The base URL in the credential ${said}`);
		expect(told(text)).toContain('enter an address like https://crm.example.com.');
		expect(told(text)).not.toContain('not-for-you');
	});

	it.each(['?', '#'])('with a %s is refused, and what is behind it is not shown', (sign) => {
		const text = told(`https://crm.example.com/${sign}not-for-you`);
		expect(text).toContain(`cannot hold "${sign}", it is "https://crm.example.com/${sign}…"`);
		expect(text).toContain(`Take away everything from "${sign}" on.`);
		expect(text).not.toContain('not-for-you');
	});

	it('is http or https', () => {
		expect(['https://a', 'http://a', 'ftp://a', 'javascript:1', 'a', ''].map(isUrl)).toEqual([
			...[true, true, false, false, false, false],
		]);
	});
});

describe('a name and a password in front of the host', () => {
	const sent = (url: string, used?: string) => {
		const { authorization = '' } = basicAuthorization(url, used);
		return Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
	};

	it.each([
		['https://anna:p%40ss@a.example', 'anna:p@ss'],
		['https://anna:100%@a.example', 'anna:100%'],
		['https://anna@a.example', 'anna:'],
		['https://:pass@a.example', ':pass'],
		['https://a.example', ''],
		['no address', ''],
	])('of %s go out as %j', (url, user) => expect(sent(url)).toBe(user));

	it('go to that host alone', () => {
		expect(sent('https://anna:x@a.example', 'https://a.example/api')).toBe('anna:x');
		expect(sent('https://anna:x@a.example', 'https://b.example')).toBe('');
	});
});
