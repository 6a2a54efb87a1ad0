// What an answer of PMP is: its payload, or a refusal with its reason, its words and how certain it is.
import type { WireRequest } from '../../nodes/shared/contract/types';
import { decode, isBroken, PmpError, unless } from '../../nodes/BusinessLabsPmp/transport/answer';
import { saysEmpty, soundsDone } from '../../nodes/BusinessLabsPmp/transport/refusal';

type Expect = WireRequest['expect'];

const decoded = (
	request: Partial<WireRequest>,
	body: unknown,
	statusCode = 200,
	headers: Record<string, string> = {},
) => decode({ statusCode, headers, body }, { method: 'GET', path: '/api/x', ...request });

const refused = (...given: Parameters<typeof decoded>): PmpError => {
	try {
		decoded(...given);
	} catch (error) {
		if (error instanceof PmpError) return error;
		throw error;
	}
	throw new Error(`This was taken for a success: ${JSON.stringify(given)}`);
};

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
		const error = refused(request, body, status);
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
		expect(refused(GET, no(words), 404).reason).toBe(reason);
	});

	it('the words about a token count where a status can mean that alone', () => {
		for (const status of [300, 400, 409, 422]) {
			expect(refused(GET, no('Invalid token'), status).reason).toBe('other');
			expect(refused(GET, no('No data were found'), status).reason).toBe('other');
		}
	});

	it.each<[string, string]>([
		['<p>Notice: a</p>Fatal error: b', ': Fatal error: b'],
		['<p>Fatal error: a</p><p>Fatal error: b</p>', ': Fatal error: b'],
		['<p>Warning: a</p><h4>An uncaught Exception was encountered</h4>c', ' encountered c'],
		['<p>Fatal error: a</p><h4>A Database Error Occurred</h4>', ': A Database Error Occurred'],
	])('of several messages of PHP the last one that ended the call is told: %s', (body, said) => {
		const { message } = refused(GET, body);
		expect(message.startsWith('BusinessLabs PMP failed')).toBe(true);
		expect(message.endsWith(said)).toBe(true);
		expect(message).not.toMatch(/(Notice|Warning|error): a/);
	});

	it('several complaints about fields are told in one sentence each', () => {
		const errors = { company: 'is taken', zip: ['is too long', 'is no number'] };
		expect(refused(POST, { errors }, 422).message).toBe(
			'BusinessLabs PMP refused: company: is taken; zip: is too long; is no number',
		);
	});
});

describe('what an answer holds', () => {
	const one = { id: '1' };
	const two = [{ id: '1' }, { id: '2' }];

	it.each<[Expect, unknown, unknown]>([
		['list', two, two],
		['list', [], []],
		['list', { status: true, data: two }, two],
		['list', { 0: one }, [one]],
		['list', no('No data were found'), []],
		['list', { status: true, data: null, message: 'No data were found' }, []],
		['list', { status: true, data: {}, message: 'No records found' }, []],
		['list', { status: true, data: '', message: 'No records found' }, []],
		['list', { status: true, data: [], error: 'No data were found' }, []],
		['page', two, { rows: two, isPlain: true }],
		['page', no('No data were found'), { rows: [] }],
		['page', { status: true, data: false, message: 'No data were found' }, { rows: [] }],
		['page', { status: true, data: two, total: 5 }, { rows: two, total: 5 }],
		['record', one, one],
		['record', [one], one],
		['record', { 0: one }, one],
		['record', { status: true, data: one }, one],
		['record', { status: true, data: [one] }, one],
		['record', { status: true, data: { data: one } }, one],
		['record', { status: true, data: { status: true, result: [one] } }, one],
		['done', one, one],
		['done', { status: true, anything: [] }, { status: true, anything: [] }],
		[undefined, [], []],
	])('as %s, %j is %j', (expect_, body, expected) => {
		expect(decoded({ expect: expect_ }, body)).toEqual(expected);
	});

	it.each<[Expect, unknown, string]>([
		['list', { status: true, data: 'x' }, 'odd'],
		['list', { status: true, data: null, message: 'Done' }, 'odd'],
		['list', { status: true, data: [1], message: 'No data were found' }, 'odd'],
		['list', { status: true, data: 'x', message: 'No data were found' }, 'odd'],
		['list', { status: true, data: [], error: 'Rate limit reached' }, 'odd'],
		['list', one, 'odd'],
		['list', no('The table was not found'), 'notFound'],
		['list', no('This resource does not exist'), 'notFound'],
		['page', no('The endpoint does not exist'), 'notFound'],
		['list', { status: true, data: two, total: 5 }, 'odd'],
		['list', { status: true, data: two, has_more: true }, 'odd'],
		['record', [], 'notFound'],
		['record', { status: true, data: [] }, 'notFound'],
		['record', { status: true, data: null, message: 'No data were found' }, 'notFound'],
		['record', { status: true, data: {}, message: 'The lead was not found' }, 'notFound'],
		['record', { status: true, data: null, message: 'Done' }, 'odd'],
		['record', { status: true, message: 'Done' }, 'odd'],
		['record', two, 'odd'],
		['record', { leads: two }, 'odd'],
		['record', { a: undefined, b: null }, 'odd'],
		['record', ['a'], 'odd'],
		['record', { status: true, data: 'No data were found' }, 'odd'],
	])('as %s, %j is %s', (expect_, body, reason) => {
		expect(refused({ expect: expect_ }, body).reason).toBe(reason);
	});

	it('a list that is cut off says how much of it came', () => {
		const told = (more: object) =>
			refused({ expect: 'list' }, { status: true, data: two, ...more });
		expect(told({ total: 5 }).message).toBe('BusinessLabs PMP gives 2 of 5 records of this list');
		expect(told({ has_more: true }).message).toBe(
			'BusinessLabs PMP gives not all records of this list',
		);
		expect(told({ total: 5 }).description).toBe(
			'The server cuts the list off, and does not give the rest. Ask its administrator for a higher limit, or for version 3 of the API module.',
		);
	});

	it('what a header says of a list counts, unless the body says it, too', () => {
		const headers = { 'x-total-count': '9' };
		expect(decoded({ expect: 'page' }, two, 200, headers)).toMatchObject({ total: 9 });
		const body = { status: true, data: two, total: 2 };
		expect(decoded({ expect: 'page' }, body, 200, headers)).toMatchObject({ total: 2 });
	});
});

describe('what a write answered', () => {
	it.each<[unknown]>([
		[{ status: true }],
		[{ status: true, errors: {} }],
		[{ status: true, error: 'No mail was sent' }],
		[{ message: 'Lead added' }],
		[{ status: 'Lead updated' }],
		[{ data: 'Lead deleted' }],
		[{ data: { id: '1' } }],
		[{ record_id: 7, message: 'x' }],
		[{ leadid: '7', name: 'x' }],
		[{ name: 'Sent successfully', extra: 1, message: 'Sent successfully' }],
		[{ paymentmode: 'success' }],
		[{ paymentmode: 'true', message: 'x' }],
	])('%j is a success', (body) => {
		expect(decoded(POST, body)).toEqual(body);
	});

	it('one entry in a list stands for itself', () => {
		expect(decoded(POST, [{ status: true }])).toEqual({ status: true });
		expect(decoded(POST, { 0: { status: true } })).toEqual({ status: true });
	});

	it.each<[unknown, string]>([
		[{}, 'odd'],
		[[], 'odd'],
		[[{ status: true }, { status: true }], 'odd'],
		[{ data: {} }, 'odd'],
		[{ data: [] }, 'odd'],
		[{ data: null }, 'odd'],
		[{ data: 5 }, 'odd'],
		[{ status: 'pending' }, 'odd'],
		[{ record_id: 0, message: 'x' }, 'odd'],
		[{ record_id: '' }, 'odd'],
		[{ leadid: '', name: 'x' }, 'odd'],
		[{ idea: '7', name: 'x' }, 'odd'],
		[{ name: 'x', extra: 1 }, 'odd'],
		[{ message: 'Added, but not saved' }, 'odd'],
		[{ status: true, data: { status: false, message: 'Nope' } }, 'failed'],
		[{ status: 'fail', message: 'Nope', extra: 1 }, 'failed'],
		[{ OK: 'no', message: 'Nope', extra: 1 }, 'failed'],
		[{ verdict: false, message: 'Nope', extra: 1 }, 'odd'],
		[{ status: 'fail', extra: 1 }, 'odd'],
		[{ errors: { a: 'is wrong' } }, 'validation'],
		[{ errors: { a: 'is wrong' }, extra: 1 }, 'validation'],
	])('%j is none: %s', (body, reason) => {
		expect(refused(POST, body).reason).toBe(reason);
	});

	it.each<[string, string, number, unknown, boolean]>([
		['POST', '/api/payments', 200, '', true],
		['POST', '/api/payments', 200, ' \n', true],
		['POST', '/api/payments', 200, null, true],
		['POST', '/api/payments', 200, undefined, true],
		['POST', '/api/payments', 200, 'x', false],
		['POST', '/api/payments', 404, '', false],
		['PUT', '/api/payments', 200, '', false],
		['POST', '/api/payments/1', 200, '', false],
		['DELETE', '/api/leads/1', 204, '', true],
		['DELETE', '/api/leads/1', 200, '', false],
		['GET', '/api/leads', 204, '', false],
		['GET', '/api/payments', 200, '', false],
	])('%s %s with %i and %j in its body is done: %s', (method, path, status, body, isDone) => {
		const request = { method, path } as Partial<WireRequest>;
		if (isDone) expect(decoded(request, body, status)).toEqual({ status: true });
		else expect(refused(request, body, status)).toBeInstanceOf(PmpError);
	});

	it('a batch tells of each operation, and a no of the whole is none', () => {
		const batch = { method: 'POST', path: '/api/batch' } as const;
		const body = { status: false, results: [{ success: false }] };
		expect(decoded(batch, body)).toBe(body);
		expect(refused(batch, body, 400).reason).toBe('other');
		expect(refused({ ...batch, path: '/api/x' }, body).reason).toBe('failed');
		expect(refused(batch, { status: false, results: [] }).reason).toBe('failed');
		expect(refused(batch, { status: false, results: ['a'] }).reason).toBe('failed');
	});
});

it.each<[string, boolean]>([
	['Lead added', true],
	['Successful', true],
	['succeeded', true],
	['All done.', true],
	['ok', true],
	['Lead deleted', true],
	['The mail was sent', true],
	['badly padded', false],
	['Lead not added', false],
	['Nothing was updated', false],
	['Added, no mail', false],
	['Never updated', false],
	['Cannot be saved; deleted', false],
	['Unable: sent', false],
	['Done with errors', false],
	['Update failed, deleted', false],
	['Saved, fail', false],
	['Failure, saved', false],
	['Fails, saved', false],
	['Added unsuccessfully', false],
	["It wasn't saved", false],
	['It wasn’t saved', false],
	['Welcome', false],
])('the words "%s" say that something was done: %s', (words, isDone) => {
	expect(soundsDone(words)).toBe(isDone);
});

it.each<[string, boolean]>([
	['No data were found', true],
	['The lead was not found', true],
	['The table was not found', false],
	['Endpoint not found; it does not exist', false],
	['End point does not exist', false],
	['This method does not exist', false],
	['The webhook was not found', false],
	['No data were found in the table', true],
	['The vegetables were not found', false],
	['', false],
])('the words "%s" say that a list is empty: %s', (words, isEmpty) => {
	expect(saysEmpty(words)).toBe(isEmpty);
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
