// Why PMP refused a call: its reason, its words and how certain it is.
import type { WireRequest } from '../../nodes/shared/contract/types';
import { decode, isBroken, PmpError, unless } from '../../nodes/BusinessLabsPmp/transport/answer';
import { decoding } from '../engine/decoding';

const { refused } = decoding(decode, { method: 'GET', path: '/api/x' }, PmpError);

const no = (message: string) => ({ status: false, message });
const GET: Partial<WireRequest> = { expect: 'record' };
const POST: Partial<WireRequest> = { method: 'POST' };
describe('why a call was refused, and whether it is certain that nothing was done', () => {
	it.each<[Partial<WireRequest>, number, unknown, string, boolean]>([
		[GET, 404, no('No data were found'), 'notFound', true],
		[GET, 404, no('Nope'), 'failed', true],
		[GET, 400, no('Nope'), 'other', true],
		[POST, 400, no('Nope'), 'other', true],
		[GET, 200, no('Nope'), 'other', true],
		[GET, 299, no('Nope'), 'other', true],
		[GET, 300, no('Nope'), 'other', true],
		[POST, 200, no('Nope'), 'failed', true],
		[POST, 300, no('Nope'), 'other', true],
		[POST, 404, no('Nope'), 'failed', true],
		[GET, 405, no('Nope'), 'noHandler', true],
		[GET, 405, {}, 'noHandler', false],
		[GET, 405, '', 'foreign', false],
		[GET, 401, no('Nope'), 'token', true],
		[GET, 401, {}, 'token', true],
		[GET, 401, '', 'token', true],
		[GET, 403, no('Invalid API key'), 'token', true],
		[GET, 403, no('No permission'), 'permission', true],
		[GET, 404, no('No permission'), 'failed', true],
		[GET, 403, {}, 'blocked', false],
		[GET, 403, '', 'blocked', false],
		[GET, 406, '', 'blocked', false],
		[GET, 407, '', 'foreign', false],
		[GET, 429, no('Slow down'), 'other', true],
		[GET, 429, {}, 'other', false],
		[GET, 429, '', 'other', false],
		[GET, 500, no('Boom'), 'other', true],
		[GET, 500, '', 'other', false],
		[GET, 408, {}, 'other', false],
		[GET, 404, {}, 'foreign', false],
		[GET, 404, { status: 404, message: 'No route' }, 'foreign', false],
		[GET, 404, { Status: 404, message: 'No data were found' }, 'foreign', false],
		[GET, 404, { message: 'No data were found' }, 'foreign', false],
		[GET, 404, { paymentmode: false, message: 'Nope' }, 'failed', true],
		[GET, 404, { success: false, message: 'Nope' }, 'failed', true],
		[GET, 404, { ok: false, message: 'Nope' }, 'failed', true],
		[GET, 404, { result: false, message: 'Nope' }, 'failed', true],
		[GET, 404, { mystatus: false, message: 'Nope' }, 'foreign', false],
		[GET, 404, { status_code: false, message: 'Nope' }, 'foreign', false],
		[GET, 422, { errors: { company: 'is required' } }, 'validation', true],
		[GET, 422, { error: { company: 'is required' } }, 'foreign', false],
		[GET, 422, { status: false, error: { company: 'is required' } }, 'validation', true],
		[GET, 422, { status: false, errors: {}, error: { company: 'x' } }, 'validation', true],
		[GET, 422, { errors: ['company'] }, 'foreign', false],
		[GET, 500, { errors: { company: 'is required' } }, 'other', true],
		[GET, 200, '', 'odd', false],
		[GET, 200, null, 'odd', false],
		[GET, 200, undefined, 'odd', false],
		[GET, 404, '', 'foreign', false],
		[GET, 200, '<h1>Welcome</h1>', 'foreign', false],
		[GET, 200, 'Welcome', 'foreign', false],
		[POST, 200, 'Welcome', 'other', false],
		[POST, 200, 'Email already exists', 'other', true],
		[POST, 200, 'Not possible', 'other', true],
		[POST, 200, 'Not saved', 'other', false],
		[POST, 200, 'Email already exists and was updated', 'other', false],
		[POST, 200, 'Welcome'.repeat(40), 'foreign', false],
		[POST, 200, '{"broken', 'foreign', false],
		[POST, 200, ' [broken', 'foreign', false],
		[POST, 200, '"broken', 'foreign', false],
		[POST, 200, 'a {"b"', 'other', false],
		[POST, 200, 'a <b>c</b>', 'foreign', false],
		[POST, 200, 'a < b', 'other', false],
		[POST, 200, '<!doctype html>', 'foreign', false],
		[POST, 404, 'Email already exists', 'foreign', false],
		[GET, 200, 'No data were found', 'notFound', true],
		[GET, 404, 'no record found!', 'notFound', true],
		[GET, 404, 'No records found.', 'notFound', true],
		[GET, 404, 'Sorry, no records found', 'foreign', false],
		[GET, 404, 'No records found here', 'foreign', false],
		[GET, 400, 'No records found', 'foreign', false],
		[GET, 404, '<p>No records found</p>', 'foreign', false],
		[GET, 200, 'Fatal error: out of memory', 'other', false],
		[GET, 200, '<p>A PHP Error was encountered</p>', 'other', false],
		[GET, 200, '<p>A PHP Error was encountered</p><h1>404 Page Not Found</h1>', 'foreign', false],
		[GET, 200, 'Uncaught TypeError', 'other', false],
	])('%j, answered with %i %j: %s, certain: %s', (request, status, body, reason, isRefusal) => {
		const error = refused(body, request, status);
		expect([error.reason, error.isRefusal]).toEqual([reason, isRefusal]);
		expect(error.httpCode).toBe(reason === 'token' ? '401' : String(status));
	});

	it.each<[string, string]>([
		['Token is not defined.', 'token'],
		['Your token is old', 'token'],
		['Wrong number of segments', 'token'],
		['Signature verification failed', 'token'],
		['Invalid API key', 'token'],
		['invalid apikey', 'token'],
		['Invalid key', 'token'],
		['You are not authorized', 'token'],
		['The rentoken is missing', 'failed'],
		['Time limit reached', 'other'],
		['No data found', 'notFound'],
		['No rows were found', 'notFound'],
		['no results found', 'notFound'],
		['No record was found', 'notFound'],
		['no entries found', 'notFound'],
		['No item found', 'notFound'],
		['The lead was not found', 'notFound'],
		['It does not exist', 'notFound'],
		['Lead Delete Fail.', 'failed'],
	])('404 with the words "%s" is %s', (words, reason) => {
		expect(refused(no(words), GET, 404).reason).toBe(reason);
	});

	it('the words about a token count where a status can mean that alone', () => {
		for (const status of [300, 400, 409, 422]) {
			expect(refused(no('Invalid token'), GET, status).reason).toBe('other');
			expect(refused(no('No data were found'), GET, status).reason).toBe('other');
		}
	});

	it.each<[string, string]>([
		['<p>Notice: a</p>Fatal error: b', ': Fatal error: b'],
		['<p>Fatal error: a</p><p>Fatal error: b</p>', ': Fatal error: b'],
		['<p>Warning: a</p><h4>An uncaught Exception was encountered</h4>c', ' encountered c'],
		['<p>Fatal error: a</p><h4>A Database Error Occurred</h4>', ': A Database Error Occurred'],
	])('of several messages of PHP the last one that ended the call is told: %s', (body, said) => {
		const { message } = refused(body, GET);
		expect(message.startsWith('BusinessLabs PMP failed')).toBe(true);
		expect(message.endsWith(said)).toBe(true);
		expect(message).not.toMatch(/(Notice|Warning|error): a/);
	});

	it('several complaints about fields are told in one sentence each', () => {
		const errors = { company: 'is taken', zip: ['is too long', 'is no number'] };
		expect(refused({ errors }, POST, 422).message).toBe(
			'BusinessLabs PMP refused: company: is taken; zip: is too long; is no number',
		);
	});
});

describe('a refusal for a certain reason', () => {
	const error = (reason: 'other' | 'odd' | 'failed', httpCode?: number) =>
		new PmpError(reason, 'x', { httpCode });

	it('is handed on, and any other thrown', async () => {
		const failed = error('failed');
		await expect(unless(['failed'], Promise.reject(failed))).resolves.toBe(failed);
		await expect(unless(['odd'], Promise.reject(failed))).rejects.toBe(failed);
		await expect(unless(['failed'], Promise.reject(new Error('y')))).rejects.toThrow('y');
		await expect(unless(['failed'], Promise.resolve(7))).resolves.toBe(7);
	});

	it.each<[unknown, boolean]>([
		[error('other', 500), true],
		[error('failed', 500), true],
		[error('other', 200), true],
		[error('odd', 200), true],
		[error('failed', 200), false],
		[error('other', 404), false],
		[error('odd'), false],
		[new Error('x'), false],
	])('%j means that PHP broke off: %s', (one, expected) => {
		expect(isBroken(one)).toBe(expected);
	});
});
