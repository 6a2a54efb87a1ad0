// What the client makes of an answer: a value, a refusal, somebody else's answer, or one that is none.
import { VendorError } from '../../nodes/shared/contract/errors';
import type { WireRequest } from '../../nodes/shared/contract/types';
import { openTact } from '../../nodes/OpenTact/transport/client';
import { unwrapped } from '../../nodes/OpenTact/transport/payload';
import { decoding } from '../engine/decoding';

type Asked = Partial<WireRequest>;

const { decoded, refused } = decoding(openTact.decode, { method: 'GET', path: '/x' }, VendorError);

const yes = (payload?: unknown, more: object = {}) => ({ success: true, payload, ...more });
const no = (more: object = {}) => ({ success: false, ...more });
const WRITE: Asked = { method: 'POST' };
const ODD = 'The response has an unexpected format, so it is not taken for an empty one.';

describe('a yes', () => {
	test.each<[string, unknown, Asked, unknown]>([
		['a record', yes({ a: 1 }), {}, { a: 1 }],
		['a record out of a list of one', yes([{ a: 1 }]), {}, { a: 1 }],
		['a record out of envelopes', yes({ data: { success: true, result: { a: 1 } } }), {}, { a: 1 }],
		[
			'a record with a state',
			yes({ uuid: 'a', success: false }),
			{},
			{ uuid: 'a', success: false },
		],
		['without secrets', yes({ a: 1, token: 't' }), {}, { a: 1 }],
		['with secrets', yes({ a: 1, token: 't' }), { keepsSecrets: true }, { a: 1, token: 't' }],
		['what a write did', yes({ a: 1 }), WRITE, { a: 1 }],
		['several records of a write', yes([{ a: 1 }, { a: 2 }]), WRITE, [{ a: 1 }, { a: 2 }]],
		['a write without words', yes(), WRITE, { success: true }],
		['a write without content', yes(null), WRITE, { success: true }],
		['a write with an empty record', yes({}), WRITE, { success: true }],
		['a write with an empty list', yes([]), WRITE, { success: true }],
		[
			'a write that says yes alone',
			{ success: true, uuid: 'a', url: 'u' },
			WRITE,
			{ success: true },
		],
		['a write in other words', { status: 'ok', payload: null }, WRITE, { success: true }],
		['a write that gives a list', yes([]), { ...WRITE, expect: 'list' }, []],
		['a write that gives a text', yes('ok'), WRITE, { payload: 'ok' }],
		['a write that gives an address', yes('ok', { url: 'u' }), WRITE, { payload: 'ok', url: 'u' }],
		['a text that was asked for', yes('<a/>'), { expect: 'done' }, { payload: '<a/>' }],
		['a list', yes([{ a: 1 }, { a: 2 }]), { expect: 'list' }, [{ a: 1 }, { a: 2 }]],
		['a list of names', yes(['a', 'b']), { expect: 'list' }, ['a', 'b']],
		['an empty list', yes([]), { expect: 'list' }, []],
		['a list in a page', yes({ data: [{ a: 1 }], total: 1 }), { expect: 'list' }, [{ a: 1 }]],
		['enough of a list', yes({ data: [{}], total: 9 }), { expect: 'list', enough: 1 }, [{}]],
		['a list without secrets', yes([{ ha1: 'x', a: 1 }]), { expect: 'list' }, [{ a: 1 }]],
	])('%s', (_, body, asked, value) => {
		expect(decoded(body, asked)).toEqual(value);
	});

	test('a page tells how far the list goes, by what it says, its envelope or its headers', () => {
		const rows = [{ a: 1 }];
		const page: Asked = { method: 'POST', expect: 'page' };
		expect(decoded(yes({ data: rows, total: 3 }), page)).toMatchObject({ rows, total: 3 });
		expect(decoded(yes(rows, { total: 4 }), page)).toMatchObject({ rows, total: 4 });
		expect(decoded(yes(rows), page, 200, { 'x-total-count': '5' })).toMatchObject({ total: 5 });
		expect(decoded(yes(rows, { total: 4 }), page, 200, { 'x-total-count': '5' })).toMatchObject({
			total: 4,
		});
		expect(decoded(yes([{ a: 1, password: 'p' }]), page)).toMatchObject({ rows: [{ a: 1 }] });
	});

	test.each<[string, unknown, Asked, string]>([
		['nothing', yes(), {}, 'a record'],
		['an empty record', yes({}), {}, 'a record'],
		['a list of nothing', yes([null]), {}, 'a record'],
		['two records', yes([{ a: 1 }, { a: 2 }]), {}, 'a record'],
		['a text', yes('ok'), {}, 'a record: ok'],
		['no record of a write', yes(), { ...WRITE, expect: 'record' }, 'a record'],
		['a state of anything', { status: 'ok' }, WRITE, 'a record'],
		['no list', yes('ok'), { expect: 'list' }, 'a list: ok'],
		['no page', yes({ a: 1 }), { expect: 'page' }, 'a list'],
		['a no as text', yes('false'), WRITE, 'a clear yes: false'],
	])('with %s is not taken for what it is not', (_, body, asked, wanted) => {
		expect(refused(body, asked)).toMatchObject({
			message: `OpenTact does not answer with ${wanted}`,
			description: ODD,
			httpCode: '200',
			isRefusal: false,
		});
	});

	test('says its words where it holds nothing', () => {
		expect(refused(yes(null, { message: 'Soon' })).message).toBe(
			'OpenTact does not answer with a record: Soon',
		);
	});

	test('with a part of a list is no list', () => {
		expect(refused(yes({ data: [{}], total: 9 }), { expect: 'list' }).message).toContain('9');
		const part = refused(yes({ data: [{}, {}], total: 9 }), { expect: 'list', enough: 3 });
		expect(part.message).toContain('2 of 9');
	});

	test('with no content under 204 is one of a write alone', () => {
		expect(decoded(undefined, WRITE, 204)).toEqual({ success: true });
		expect(decoded(undefined, { method: 'DELETE' }, 204)).toEqual({ success: true });
		expect(refused(undefined, {}, 204).message).toContain('does not come from OpenTact (HTTP 204)');
	});

	test('under the status of a no is neither', () => {
		for (const status of [300, 400, 401, 404, 429]) {
			expect(refused(yes({ a: 1 }), {}, status)).toMatchObject({
				message: `The answer does not come from OpenTact (HTTP ${status})`,
				isRefusal: false,
			});
		}
	});
});

describe('a no', () => {
	test.each<[string, unknown, number, string, boolean]>([
		['its message', no({ message: 'Full' }), 200, 'OpenTact refused: Full', true],
		['its status', no(), 418, 'OpenTact refused: HTTP 418', true],
		['nobody', no(), 401, 'OpenTact refused: Unauthorized', true],
		['too often', no(), 429, 'OpenTact refused: Too many requests', true],
		['a lone message', { message: 'Full' }, 402, 'OpenTact refused: Full', false],
		['messages', { message: ['One', 'Two'] }, 400, 'OpenTact refused: One', true],
		['a field', { fields: { to: 'is wrong' } }, 400, 'OpenTact refused: HTTP 400 (to', true],
		['a page', '<h1>Sign in</h1>', 401, 'OpenTact refused: Unauthorized', false],
		['nothing', undefined, 429, 'OpenTact refused: Too many requests', false],
		['a no inside of a yes', yes(no({ message: 'Gone' })), 200, 'OpenTact refused: Gone', true],
	])('is told with %s', (_, body, status, message, isRefusal) => {
		const error = refused(body, {}, status);
		expect(error.message).toContain(message);
		expect(error).toMatchObject({ httpCode: String(status), isRefusal });
	});

	test('names the fields that it complains about', () => {
		const fields = { 'params.to': 'is wrong', 'my.params.from': 'is missing' };
		const error = refused(no({ message: 'Bad', fields }), {}, 500);
		expect(error.message).toMatch(
			/^OpenTact refused: Bad \(to.*is wrong; my\.params\.from.*is missing\)$/,
		);
		expect(error.description).toBe('Correct the fields that it names.');
	});

	test('shows no secret of a trigger', () => {
		const url = `https://n8n.example.com/webhook/a?n8n_secret=${'a'.repeat(32)}`;
		const error = refused(no({ message: `Bad ${url}`, fields: { url: `no ${url}` } }), {}, 400);
		expect(error.message).toContain('n8n_secret=');
		expect(error.message).not.toContain('aaaa');
	});

	test('of somebody without a name for the sender says what to do', () => {
		const sender = 'The sender is not one of your numbers.';
		expect(refused(no(), { path: '/sms', ...WRITE }, 404).description).toContain(sender);
		expect(refused(no(), { path: '/sms', ...WRITE }, 409).description).not.toContain(sender);
		expect(refused(no(), { path: '/sms/a' }, 404).description).toContain('no such record');
		expect(refused(no(), {}, 418).description).toBeUndefined();
	});

	test.each<[unknown, number]>([
		[{ message: 'Denied' }, 403],
		[{ message: 'Denied' }, 405],
		[{ message: 'Denied' }, 422],
		[{ status: 400, message: 'Denied' }, 400],
		[{ status: 404, message: ['Denied'] }, 404],
		['Denied', 400],
		['Denied', 404],
		[{ message: 'Denied' }, 200],
	])('%j under %i comes from somebody else', (body, status) => {
		expect(refused(body, {}, status)).toMatchObject({
			message: `The answer does not come from OpenTact (HTTP ${status})`,
			description:
				'A proxy may have answered, or the base URL in the credential is wrong. It must end with /rest. The answer says: Denied',
			httpCode: String(status),
			isRefusal: false,
		});
	});

	test.each([408, 499, 502, 503, 504])('HTTP %i of a server before it is a failure', (status) => {
		expect(refused({ status: 'error', message: 'Late' }, {}, status)).toMatchObject({
			message: `OpenTact failed (HTTP ${status})`,
			description:
				'The response comes from a proxy in front of it. Try again later. The answer says: Late',
			httpCode: String(status),
		});
		expect(refused('', {}, status).description).toBe(
			'The response comes from a proxy in front of it. Try again later.',
		);
	});
});

describe('the client', () => {
	const answered = (statusCode: number, body: unknown) => ({ statusCode, headers: {}, body });

	test.each<[string, number, unknown, boolean]>([
		['401', 401, no(), true],
		['401 of anybody', 401, 'Sign in', true],
		['a yes under 401', 401, yes({ a: 1 }), false],
		['a no that names 401', 200, no({ status: 401 }), true],
		['a no that names 401 as text', 400, no({ status: '401' }), true],
		['a no that names another status', 400, no({ status: 400 }), false],
		['a yes that names 401', 200, yes({}, { status: 401 }), false],
		['a server that broke', 500, no({ status: 401 }), false],
		['another no', 403, no(), false],
	])('%s: whether the token is over', (_, status, body, isExpired) => {
		expect(openTact.isExpired?.(answered(status, body))).toBe(isExpired);
	});

	test.each<[string, unknown, boolean]>([
		['a no with fields', no({ fields: { to: 'is wrong' } }), true],
		['a no without', no(), false],
		['a no with empty ones', no({ fields: {} }), false],
		['a yes with fields', yes({}, { fields: { to: 'is wrong' } }), false],
		['a text', 'no', false],
	])('%s: whether it is a verdict', (_, body, isVerdict) => {
		expect(openTact.isVerdict?.(answered(500, body))).toBe(isVerdict);
	});

	test('knows a yes', () => {
		expect(openTact.saysYes?.(answered(500, yes('ok', { url: 'u', uuid: 'a' })))).toBe(true);
		expect(openTact.saysYes?.(answered(200, no()))).toBe(false);
		expect(openTact.saysYes?.(answered(200, 'ok'))).toBe(false);
	});

	test('knows an account by its email, or by its token', () => {
		const both = { email: ' a@example.com ', token: ' Bearer abc ' };
		expect(openTact.account({ ...both, authentication: 'password' })).toBe('a@example.com');
		expect(openTact.account({ ...both, authentication: 'token' })).toBe('abc');
	});

	test('keeps what it got by signing in', () => {
		expect(openTact.token?.({ authentication: 'password' })).toBe('sessionToken');
		expect(openTact.token?.({ authentication: 'token' })).toBeUndefined();
	});
});

test.each<[unknown, unknown]>([
	[{ a: 1 }, { a: 1 }],
	[[{ a: 1 }], { a: 1 }],
	[{ 7: { a: 1 } }, { a: 1 }],
	[{ 7: { a: 1 }, 8: null }, { a: 1 }],
	[[null], null],
	[[], []],
	[['a'], ['a']],
	[
		[{ a: 1 }, null, { b: 1 }],
		[{ a: 1 }, { b: 1 }],
	],
	[{ data: { payload: [{ a: 1 }] } }, { a: 1 }],
	[{ success: true, data: null }, null],
	[
		{ success: false, data: { a: 1 } },
		{ success: false, data: { a: 1 } },
	],
	[{ success: true }, { success: true }],
	['text', 'text'],
	[undefined, undefined],
])('what is inside of %j is %j', (content, inside) => {
	expect(unwrapped(content)).toEqual(inside);
});
