// What OpenTact and servers before it say no with, and yeses that say next to nothing.
import { inFastTime } from '../engine/fastTime';
import { byId, LEASE, NUMBER, PROFILE, UNKNOWN, useOpenTact } from './node';

const bench = useOpenTact();
const answer = (path: string, status: number, body: unknown) => {
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	bench.vendor.faults.set([{ path, status, headers: { 'content-type': type }, body }]);
};
const signedIn = () => ({ credentials: bench.token('aaa.bbb.ccc') });
const no = (message: string, more = {}) => ({ success: false, message, ...more });
const PROXY = 'The response comes from a proxy in front of it. Try again later.';
const ELSEWHERE =
	'A proxy may have answered, or the base URL in the credential is wrong. It must end with /rest.';
const TOKEN =
	'The token is wrong or has expired, or this user does not have permission for this. Check the credential.';
const SLOW =
	'OpenTact limits the rate of requests. Lower the option "Concurrent Items" or try again later.';
const ODD = 'The response has an unexpected format, so it is not taken for an empty one.';

const read = async () =>
	await inFastTime(
		async () => await bench.fail('messagingProfile.get', { uuid: byId(PROFILE) }, [{}], signedIn()),
		200,
	);

describe('a read', () => {
	it.each<[number, unknown, string, string]>([
		[401, no('jwt expired'), 'OpenTact refused: jwt expired', TOKEN],
		[401, '', 'OpenTact refused: Unauthorized', TOKEN],
		[401, '<h1>Sign in</h1>', 'OpenTact refused: Unauthorized', TOKEN],
		[
			402,
			{ message: 'Too little' },
			'OpenTact refused: Too little',
			'The balance of the account is too low. Add funds, then run it again.',
		],
		[
			403,
			no('Forbidden'),
			'OpenTact refused: Forbidden',
			'This user does not have permission for this. Use a credential of a user with more permissions.',
		],
		[
			404,
			no('Not found'),
			'OpenTact refused: Not found',
			'OpenTact has no such record, or it belongs to another account. Check the ID.',
		],
		[
			409,
			no('In use'),
			'OpenTact refused: In use',
			'The record exists already, or something still uses it.',
		],
		[400, no(''), 'OpenTact refused: HTTP 400', ''],
		[
			400,
			{ status: 400, message: 'Rejected' },
			'does not come from OpenTact (HTTP 400)',
			`${ELSEWHERE} The answer says: Rejected`,
		],
		[
			403,
			{ message: 'Denied' },
			'does not come from OpenTact (HTTP 403)',
			`${ELSEWHERE} The answer says: Denied`,
		],
		[
			404,
			'<h1>Nothing here</h1>',
			'does not come from OpenTact (HTTP 404)',
			`${ELSEWHERE} The answer says: Nothing here`,
		],
		[
			200,
			'<h1>Welcome</h1>',
			'does not come from OpenTact (HTTP 200)',
			`${ELSEWHERE} The answer says: Welcome`,
		],
		[200, {}, 'does not come from OpenTact (HTTP 200)', ELSEWHERE],
		[204, undefined, 'does not come from OpenTact (HTTP 204)', ELSEWHERE],
		[
			502,
			'<h1>Bad gateway</h1>',
			'OpenTact failed (HTTP 502)',
			`${PROXY} The answer says: Bad gateway`,
		],
		[503, '', 'OpenTact failed (HTTP 503)', PROXY],
		[
			408,
			{ message: 'Too late' },
			'OpenTact failed (HTTP 408)',
			`${PROXY} The answer says: Too late`,
		],
		[200, { success: true }, 'OpenTact does not answer with a record', ODD],
		[
			200,
			{ success: true, message: 'Hi', payload: null },
			'OpenTact does not answer with a record: Hi',
			ODD,
		],
		[200, { success: true, payload: 'text' }, 'OpenTact does not answer with a record', ODD],
	])('that is answered with %i %j', async (status, body, message, description) => {
		answer('/profile', status, body);
		const { error } = await read();
		expect(error.message).toContain(message);
		expect(error.description ?? '').toBe(description);
	});

	it('of a list says what it is not', async () => {
		answer('/profile', 200, { success: true, payload: 'none' });
		const list = { returnAll: true };
		const { error } = await bench.fail('messagingProfile.getAll', list, [{}], signedIn());
		expect(error.message).toContain('OpenTact does not answer with a list');
		answer('/profile', 200, { success: true, payload: { data: [{ uuid: 'a' }], total: 3 } });
		const short = await bench.fail('messagingProfile.getAll', list, [{}], signedIn());
		expect(short.error.message).toContain('OpenTact gives 1 of 3 records of a list that is longer');
	});
});

describe('a write', () => {
	const change = async () =>
		await bench.run('account.deactivateUser', { uuid: byId(UNKNOWN) }, [{}], signedIn());

	it.each<[number, unknown]>([
		[204, undefined],
		[200, { success: true }],
		[200, { success: true, payload: null }],
		[200, { success: true, payload: {} }],
	])('that is answered with %i %j is done', async (status, body) => {
		answer('/rest/', status, body);
		expect((await change()).json).toEqual([{ success: true }]);
		expect(bench.received()).toHaveLength(1);
	});

	it('that makes a record is in doubt where the answer has none', async () => {
		answer('/profile', 200, { success: true });
		const { error } = await bench.fail('messagingProfile.create', { name: 'A' }, [{}], signedIn());
		expect(error.message).toContain('OpenTact does not answer with a record');
		expect(error.description).toContain('may have been carried out');
	});

	it('from a number that is not its own says so', async () => {
		answer('/sms', 404, no('Not found'));
		const sms = { from: byId(String(NUMBER)), to: '14158531285', message: 'Hi' };
		const { error } = await bench.fail('sms.send', sms, [{}], signedIn());
		expect(error.message).toContain('OpenTact refused: Not found');
		expect(error.description).toBe(
			'The sender is not one of your numbers. Choose it from the list, or order it first.',
		);
	});
});

describe('signing in', () => {
	it.each<[number, unknown, string, string]>([
		[
			401,
			no('Wrong'),
			'OpenTact did not accept the email and password',
			'Check both in the credential, and that it names the right environment.',
		],
		[
			403,
			no('Locked'),
			'OpenTact could not sign in (HTTP 403): Locked',
			'Check the email and the password in the credential.',
		],
		[
			404,
			'<h1>Nothing</h1>',
			'OpenTact could not sign in (HTTP 404)',
			'The server at this address does not respond like OpenTact. Check the base URL in the credential.',
		],
		[
			502,
			'<h1>Bad gateway</h1>',
			'OpenTact could not sign in (HTTP 502)',
			'OpenTact or a proxy in front of it has a problem. Try again later.',
		],
		[
			500,
			no('Broken'),
			'OpenTact could not sign in (HTTP 500): Broken',
			'OpenTact or a proxy in front of it has a problem. Try again later.',
		],
		[
			200,
			{ success: true, payload: { token: ' ' } },
			'OpenTact could not sign in (HTTP 200)',
			'The server at this address does not respond like OpenTact. Check the base URL in the credential.',
		],
	])('answered with %i %j', async (status, body, message, description) => {
		answer('/auth', status, body);
		const get = async () => await bench.fail('phoneNumber.get', { lease: byId(LEASE) });
		const { error } = await inFastTime(get, 200);
		expect(error.message).toContain(message);
		expect(error.description).toContain(description);
		expect(bench.received()).toEqual([]);
	});
});

// At the end: an account that was told to slow down does so for a while.
it.each<[unknown, string]>([
	[no('Slow down'), 'OpenTact refused: Slow down'],
	['', 'OpenTact refused: Too many requests'],
])('too many calls, answered with %j', async (body, message) => {
	answer('/profile', 429, body);
	const { error } = await read();
	expect(error.message).toContain(message);
	expect(error.description).toBe(SLOW);
});
