// What the client makes of an answer: a value, a refusal, both at once, or somebody else's answer.
import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../nodes/shared/contract/errors';
import type { WireRequest } from '../../nodes/shared/contract/types';
import { pickyAssist, Refusal, requireMasterToken } from '../../nodes/PickyAssist/transport/client';
import { helpFor } from '../../nodes/PickyAssist/transport/codes';
import { decoding } from '../engine/decoding';

type Asked = Partial<WireRequest>;

const { decoded, refused } = decoding(
	pickyAssist.decode,
	{ method: 'POST', path: '/push' },
	VendorError,
);

const LIST: Asked = { path: '/template-status', expect: 'list' };
const REPORT: Asked = { path: '/delivery-report' };
const DEVICE: Asked = { path: '/device-status' };
const CONTRADICTION =
	'One part of its answer means accepted, and another one names a failure. Look in the Picky Assist console.';

describe('a yes', () => {
	test.each<[unknown, Asked?, number?]>([
		[{ status: 100, push_id: 'p' }],
		[{ status: '100', success: true, ok: 1 }],
		[{ status: ' 100 ', error: 'none', errors: [] }, {}, 201],
		[{ data: [{ number: '391' }] }, REPORT],
		[{ status: '', data: [{ number: '391' }] }, REPORT],
		[{ status: null, data: { 0: { number: '391' } } }, REPORT],
		[{ data: [] }, REPORT],
		[{ data: { number: '391' } }, REPORT],
		[{ status: 'Connected' }, DEVICE],
		[{ status: 'offline', battery: 5 }, DEVICE],
		[{ status: 'failed' }, DEVICE],
	])('%j is one', (body, ...rest: [Asked?, number?]) => {
		expect(decoded(body, ...rest)).toBe(body);
	});

	test('is a list of what was asked for, or none of it', () => {
		expect(decoded([{ a: 1 }], LIST)).toEqual([{ a: 1 }]);
		expect(decoded({ status: 817, message: 'No templates' }, LIST)).toEqual({ templates: [] });
		expect(refused([{ a: 1 }]).message).toContain('does not come from Picky Assist');
		expect(refused([{ a: 1 }], LIST, 300).message).toContain('does not come from Picky Assist');
		expect(refused(['a'], LIST).message).toContain('does not come from Picky Assist');
		expect(refused({ status: 817 })).toBeInstanceOf(Refusal);
	});

	test.each<[unknown, string]>([
		[{ status: 100, success: false }, 'without a reason'],
		[{ status: 100, ok: 'no' }, 'without a reason'],
		[{ status: 100, error: 'Full' }, 'Full'],
		[{ status: 402, success: true, message: 'Empty' }, 'Empty'],
		[{ status: 402, data: [{ number: '391', msg_id: 'm' }] }, 'without a reason'],
		[{ status: 402, data: { number: '391', msg_id: 'm' } }, 'without a reason'],
	])('and a no at once is neither: %j', (body, words) => {
		const error = refused(body);
		expect(error).toMatchObject({
			message: `Picky Assist says yes and no at once: ${words}`,
			description: CONTRADICTION,
			isRefusal: false,
		});
		expect(error).not.toBeInstanceOf(Refusal);
	});
});

describe('a no', () => {
	test.each<[IDataObject, string, string | undefined]>([
		[{ status: 403, message: 'Pay' }, 'Pay (code 403: insufficient balance)', helpFor(403)],
		[{ status: '402' }, 'no reason given (code 402: empty number list)', undefined],
		[{ status: 999, message: 'New' }, 'New (code 999)', undefined],
		[{ status: 101 }, 'no reason given (code 101: service unavailable)', helpFor(101)],
		[{ status: 402, data: [{ number: '391' }] }, 'no reason given (code 402', undefined],
		[{ status: 402, data: [{ msg_id: 0 }] }, 'no reason given (code 402', undefined],
	])('%j is told with its code and what to do', (body, words, description) => {
		const error = refused(body);
		expect(error).toBeInstanceOf(Refusal);
		expect(error.message).toContain(`Picky Assist refused: ${words}`);
		expect(error).toMatchObject({
			description,
			code: Number(body.status),
			httpCode: '',
			isRefusal: true,
		});
	});

	test('of the Project API says that it was turned off', () => {
		const off = 'Picky Assist turned off its Project Management API on 2023-02-01';
		const help = (status: number, path: string) => refused({ status }, { path }).description;
		expect(help(401, '/pm/list')).toMatch(
			/^Picky Assist did not accept the master token\. Check it in the credential\. Picky Assist turned off/,
		);
		expect(help(403, '/pm/list')).toContain(`${String(helpFor(403))} ${off}`);
		expect(help(999, '/pm/list')?.startsWith(off)).toBe(true);
		expect(help(401, '/push')).toBe(helpFor(401));
	});

	test('without a code is told without one', () => {
		expect(new Refusal(Number.NaN, '', undefined).message).toBe(
			'Picky Assist refused: no reason given',
		);
		expect(new Refusal(0, 'Full', undefined, 500)).toMatchObject({
			message: 'Picky Assist refused: Full',
			httpCode: '500',
		});
	});

	test('that is the status of HTTP comes from a server before it', () => {
		expect(refused({ status: 403, message: 'Denied' }, {}, 403)).toMatchObject({
			message: 'The answer does not come from Picky Assist (HTTP 403): Denied',
			description:
				'A proxy may have answered, or the base URL in the credential is wrong. It must end with /api/v2.',
			httpCode: '403',
			isRefusal: false,
		});
		expect(refused({ status: 401 }, {}, 401)).toBeInstanceOf(Refusal);
		expect(refused({ status: 402 }, {}, 400)).toBeInstanceOf(Refusal);
	});
});

describe('an answer', () => {
	test.each<[unknown, Asked?, number?]>([
		['<h1>Hi</h1>'],
		[undefined],
		[{}],
		[{ status: 200 }],
		[{ status: 500 }],
		[{ status: 'ok' }],
		[{ data: [{ number: '391' }] }],
		[{ status: 'sent', data: [{ number: '391' }] }, REPORT],
		[{ data: { name: 'x' } }, REPORT],
		[{ data: 'none' }, REPORT],
		[{ data: [{ number: '391' }], success: false }, REPORT],
		[{ data: [{ number: '391' }] }, REPORT, 404],
		[{ status: '' }, DEVICE],
		[{ status: ' ' }, DEVICE],
		[{ status: 'Connected', error: 'Broken' }, DEVICE],
		[{ status: 'failed', message: 'Broken' }, DEVICE],
		[{ status: 'Connected' }, DEVICE, 400],
		[{ status: 100, push_id: 'p' }, {}, 300],
	])('%j is not from Picky Assist', (body, ...rest: [Asked?, number?]) => {
		const [asked, status = 200] = rest;
		const error = refused(body, asked, status);
		expect(error.message).toContain(`The answer does not come from Picky Assist (HTTP ${status})`);
		expect(error.httpCode).toBe(String(status));
	});

	test('under a status of 500 and more is a failure', () => {
		expect(refused('Down', {}, 500)).toMatchObject({
			message: 'Picky Assist failed (HTTP 500): Down',
			description: 'The response comes from a proxy in front of it. Try again later.',
			httpCode: '500',
		});
		expect(refused('', {}, 502).message).toBe('Picky Assist failed (HTTP 502)');
		expect(refused('', {}, 499).message).toContain('does not come from');
	});

	test('under 429 says to go slower, unless it says yes', () => {
		expect(refused({ status: 402 }, {}, 429)).toMatchObject({
			message: 'Picky Assist received too many requests',
			description:
				'The request was retried several times. Try again in a minute, or lower the rate in the options of this node.',
			httpCode: '429',
		});
		expect(refused({ status: 100 }, {}, 429).message).toContain('does not come from');
		expect(refused({ data: [{ msg_id: 'm' }] }, {}, 429).message).toContain('does not come from');
	});
});

describe('the credential', () => {
	const BASE = 'https://app.pickyassist.com/api/v2';
	const both = { platform: 'v4', apiToken: ' api ', masterToken: 'master' };

	test('leads to its platform', () => {
		const base = (credentials: IDataObject) => pickyAssist.baseUrl(credentials as never);
		expect(base({ platform: 'v4' })).toBe(BASE);
		expect(base({ platform: 'v3', baseUrl: 'x' })).toBe('https://pickyassist.com/app/api/v2');
		expect(base({ platform: 'custom', baseUrl: 'https://a.example/' })).toBe('https://a.example');
		expect(() => base({ platform: 'custom', baseUrl: '' })).toThrow(
			expect.objectContaining({ description: expect.stringContaining(BASE) }),
		);
	});

	test('puts the token for the path into the body', () => {
		const sent = (options: object) => pickyAssist.authorize?.(both, options as never);
		expect(sent({ url: `${BASE}/push`, body: { a: 1 } })).toEqual({
			url: `${BASE}/push`,
			body: { a: 1, token: 'api' },
		});
		expect(sent({ url: `${BASE}/pm/list` })?.body).toEqual({ token: 'master' });
		expect(sent({ uri: `${BASE}/pm/list` })?.body).toEqual({ token: 'master' });
		expect(sent({ url: `${BASE}/x/pm/list` })?.body).toEqual({ token: 'api' });
		expect(pickyAssist.account(both)).toBe('api');
	});

	test('needs an API token, and for projects a master token', () => {
		const check = (changes: object) => () => pickyAssist.check?.({ ...both, ...changes });
		expect(check({})).not.toThrow();
		for (const none of ['', ' ', undefined, null])
			expect(check({ masterToken: none })).not.toThrow();
		expect(check({ apiToken: '' })).toThrow('The API token in the credential is empty');
		expect(check({ masterToken: 'a b' })).toThrow('The master token in the credential');
		expect(() => requireMasterToken(both)).not.toThrow();
		for (const none of ['', ' ', undefined, null]) {
			expect(() => requireMasterToken({ masterToken: none } as never)).toThrow(
				expect.objectContaining({
					message: 'The credential has no master token',
					description:
						'The Project resource signs in with the master API token of the account. Add it to the credential.',
				}),
			);
		}
	});
});
