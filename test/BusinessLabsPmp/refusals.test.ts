// What PMP, its web server and those before it say no with: each in words that tell a user what to do.
import { inFastTime } from '../engine/fastTime';
import { byId, usePmp } from './node';

const pmp = usePmp();
const answer = (status: number, body: unknown, method?: string) => {
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	pmp.simulator.faults.set([
		{ path: '/api/customers', method, status, headers: { 'content-type': type }, body },
	]);
};
const no = (message: string) => ({ status: false, message });
const LOST = ' If it is right there, a server on the way has removed the header "authtoken".';
const CHECK = 'Check the token in the credential. Tokens can have an expiry date.';
const SLOW =
	'PMP limits the rate of requests. Lower the option "Concurrent Items" or try again later.';
const FRONT = 'PMP or a proxy in front of it has a problem. Try again later.';
const PHP_FAILED =
	'PMP itself failed. A date in another format than PMP expects can cause this: compare the date format in the credential with the one in PMP.';
const BLOCKED =
	'A firewall of the web server, or one like Cloudflare, refuses it: often DELETE and PUT, or a character like & % ? in a text. Ask the administrator to let calls to /api through.';
const GONE = 'Check the ID. The record may have been deleted.';

describe('a read', () => {
	it.each<[number, unknown, string, string]>([
		[401, no('Token is not defined.'), 'did not accept the token: Token is not def', CHECK + LOST],
		[401, no('Signature verification failed'), 'did not accept the token: Signature', CHECK],
		[401, '', 'did not accept the token: HTTP 401', CHECK],
		[401, '<h1>Sign in first</h1>', 'did not accept the token: Sign in first', CHECK],
		[401, { code: 3 }, 'did not accept the token: HTTP 401', CHECK],
		[200, no('Token Time Expire.'), 'did not accept the token: Token Time Expire.', CHECK],
		[404, no('Wrong number of segments'), 'did not accept the token: Wrong number', CHECK],
		[
			401,
			no('This API key has reached the time limit for this method'),
			'refused: This API key has reached the time limit for this method',
			'Too many calls in a short time. Try again later.',
		],
		[
			403,
			no('You do not have permission to perform this action'),
			'The token does not have permission for this: You do not have permission',
			'The token is valid but lacks a permission. Grant it in PMP under API Management, or use another token.',
		],
		[404, no('No data were found'), 'has no such record: No data were found', GONE],
		[200, no('No data were found'), 'has no such record: No data were found', GONE],
		[200, [], 'has no such record: No data were found', GONE],
		[404, 'No data were found', 'has no such record: No data were found', GONE],
		[405, no('Unknown method'), 'refused: Unknown method', ''],
		[
			406,
			no('Not acceptable'),
			'refused: Not acceptable',
			'PMP could not read the data. The credential may point to something between n8n and PMP.',
		],
		[
			409,
			no('Conflict'),
			'refused: Conflict',
			'The data conflicts with existing data in PMP, or a required field is missing.',
		],
		[500, no('Boom'), 'failed (HTTP 500): Boom', PHP_FAILED],
		[500, '<h1>Boom</h1>', 'failed (HTTP 500): Boom', PHP_FAILED],
		[500, '', 'failed (HTTP 500)', PHP_FAILED],
		[502, { message: 'Bad gateway' }, 'failed (HTTP 502): Bad gateway', FRONT],
		[503, '<h1>Down</h1>', 'failed (HTTP 503): Down', FRONT],
		[200, '<h4>A Database Error Occurred</h4>', 'failed: A Database Error Occurred', PHP_FAILED],
		[403, '<h1>Forbidden</h1>', 'Something before PMP blocks the call (HTTP 403)', BLOCKED],
		[406, '<h1>Not Acceptable!</h1>', 'Something before PMP blocks the call (HTTP 406)', BLOCKED],
		[
			403,
			{ message: 'Denied' },
			'Something before PMP blocks the call (HTTP 403): Denied',
			BLOCKED,
		],
		[
			200,
			'',
			'answers nothing (HTTP 200)',
			'An empty answer is no empty list and no success. Check the record in PMP.',
		],
		[
			404,
			'<h1>Nothing here</h1>',
			"The answer does not come from PMP's API (HTTP 404)",
			'The base URL in the credential may be wrong, the API module may be turned off or too old, or the address holds a character that the web server refuses, like a slash. The answer begins: Nothing here',
		],
		[
			200,
			{ status: true, data: ['a', 'b'] },
			'does not answer with one record',
			'The response has an unexpected format, so it is not taken for an empty one. Check what the API of this server answers.',
		],
	])('that is answered with %i %j', async (status, body, message, description) => {
		answer(status, body);
		const read = async () => await pmp.fail('customer.get', { id: byId(1) });
		const { error } = await inFastTime(read, 200);
		expect(error.message).toContain(message);
		expect(error.description ?? '').toBe(description);
	});

	it('of a list is told what it is not', async () => {
		answer(200, { status: true, data: 'x' });
		const { error } = await pmp.fail('customer.getAll', { returnAll: true });
		expect(error.message).toContain('does not answer with a list');
	});
});

describe('a creation', () => {
	const create = { company: 'New', returnCreated: false };

	it.each<[number, unknown, string, string]>([
		[
			404,
			{ status: false, error: { company: 'is taken', zip: 'is too long' }, message: 'no' },
			'refused: company: is taken; zip: is too long',
			'Correct these fields and run the node again.',
		],
		[404, no('Customer add fail.'), 'refused: Customer add fail.', ''],
		[200, no('Customer add fail.'), 'refused: Customer add fail.', ''],
		[401, no('Token is not defined.'), 'did not accept the token', CHECK + LOST],
	])('that PMP refuses with %i %j was not done', async (status, body, message, description) => {
		answer(status, body, 'POST');
		const { error } = await pmp.fail('customer.create', create);
		expect(error.message).toContain(message);
		expect(error.description ?? '').toBe(description);
	});

	it('that is answered with a state alone is not understood', async () => {
		answer(200, { status: 'pending' }, 'POST');
		const { error } = await pmp.fail('customer.create', create);
		expect(error.description).toContain('so it is not taken for a success');
	});

	it('that is answered with nothing is done only where the status says that there is nothing to say', async () => {
		answer(200, '', 'POST');
		const { error } = await pmp.fail('customer.create', create);
		expect(error.message).toContain('answers nothing (HTTP 200)');
		expect(error.description).toContain('The request may have been carried out');
		answer(204, undefined, 'POST');
		const { json } = await pmp.run('customer.create', create);
		expect(json).toEqual([{ status: true }]);
	});
});

// At the end: an account that was told to slow down does so for a while.
it.each<[unknown, string]>([
	[no('Slow down'), 'refused: Slow down'],
	[{ code: 3 }, 'refused: HTTP 429'],
	['<h1>Busy</h1>', 'refused: too many requests'],
])('too many calls, answered with %j', async (body, message) => {
	answer(429, body);
	const read = async () => await pmp.fail('customer.get', { id: byId(1) });
	const { error } = await inFastTime(read, 200);
	expect(error.message).toContain(message);
	expect(error.description).toBe(SLOW);
});
