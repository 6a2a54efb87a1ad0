// What Picky Assist and servers before it say no with: each in words that tell a user what to do.
import { inFastTime } from '../engine/fastTime';
import { channel, usePickyAssist } from './node';

const picky = usePickyAssist();
const answer = (status: number, body: unknown) => {
	const type = typeof body === 'string' ? 'text/html' : 'application/json';
	picky.simulator.faults.set([{ path: '/api/', status, headers: { 'content-type': type }, body }]);
};
const ELSEWHERE =
	'A proxy may have answered, or the base URL in the credential is wrong. It must end with /api/v2.';
const FRONT = 'The response comes from a proxy in front of it. Try again later.';

describe('a read', () => {
	it.each<[number, unknown, string, string]>([
		[
			200,
			{ status: 401, message: 'Unauthorized' },
			'refused: Unauthorized (code 401: authentication failed)',
			'The token is wrong or turned off, belongs to the other platform (a V4 token does not work on V3, nor the other way round), or is bound to another IP address. Check the credential.',
		],
		[
			401,
			{ status: 401, message: 'Unauthorized' },
			'refused: Unauthorized (code 401: authentication failed)',
			'The token is wrong or turned off, belongs to the other platform (a V4 token does not work on V3, nor the other way round), or is bound to another IP address. Check the credential.',
		],
		[
			200,
			{ status: '403' },
			'refused: no reason given (code 403: insufficient balance)',
			'Add money to the wallet in the Picky Assist console.',
		],
		[200, { status: 899, message: 'Odd' }, 'refused: Odd (code 899)', ''],
		[
			200,
			{ status: 100, success: false },
			'says yes and no at once: without a reason',
			'One part of its answer means accepted, and another one names a failure. Look in the Picky Assist console.',
		],
		[
			403,
			{ status: 403, message: 'Denied' },
			'does not come from Picky Assist (HTTP 403): Denied',
			ELSEWHERE,
		],
		[
			404,
			'<h1>Nothing here</h1>',
			'does not come from Picky Assist (HTTP 404): Nothing here',
			ELSEWHERE,
		],
		[200, '', 'does not come from Picky Assist (HTTP 200)', ELSEWHERE],
		[200, { message: 'Hi' }, 'does not come from Picky Assist (HTTP 200): Hi', ELSEWHERE],
		[502, '<h1>Bad gateway</h1>', 'Picky Assist failed (HTTP 502): Bad gateway', FRONT],
		[500, { status: 500, message: 'Broken' }, 'Picky Assist failed (HTTP 500): Broken', FRONT],
	])('that is answered with %i %j', async (status, body, message, description) => {
		answer(status, body);
		const read = async () => await picky.fail('account.getBalance');
		const { error } = await inFastTime(read, 200);
		expect(error.message).toContain(message);
		expect(error.description ?? '').toBe(description);
	});

	it('of a list says what it is not', async () => {
		answer(200, { status: 100, templates: 'none' });
		const { error } = await picky.fail('template.getAll', { returnAll: true });
		expect(error.message).toContain('Picky Assist does not answer with');
		expect(error.description).toBe(
			'The response has an unexpected format, so it is not taken for an empty one.',
		);
	});

	it('of too many calls says what to do', async () => {
		answer(429, { status: 429, message: 'Slow down' });
		const read = async () => await picky.fail('account.getBalance');
		const { error } = await inFastTime(read, 500);
		expect(error.message).toContain('Picky Assist received too many requests');
		expect(error.description).toBe(
			'The request was retried several times. Try again in a minute, or lower the rate in the options of this node.',
		);
	});
});

describe('a message', () => {
	const text = { application: channel('8'), number: '393331234567', message: 'Hi' };
	const send = async (data: unknown) => {
		answer(200, { status: 100, push_id: '7', data });
		return (await picky.fail('message.sendText', text, { tries: 3 })).error;
	};

	it.each([['x'], [[]], [[7]], [{ 1: 'x' }]])('with %j for a result', async (data) => {
		const { message, description } = await send(data);
		expect(message).toContain('no result for the message to 393331234567');
		expect(description).toContain('look in the Picky Assist console before you send it again');
		expect(picky.received).toHaveLength(1);
	});

	it('that has an ID beside a bare no', async () => {
		const { message, description } = await send([
			{ number: '393331234567', msg_id: '5', status: 406 },
		]);
		expect(message).toContain('The message to 393331234567 may have been sent');
		expect(description).toContain('gave it the ID 5, but says: its status is 406');
		expect(description).toMatch(
			/before you send it again; its reference number is n8n-[0-9a-f]+\.$/,
		);
	});

	it('that has no ID beside a word', async () => {
		const { description } = await send([{ number: '393331234567', message: 'Queued' }]);
		expect(description).toContain('gave it no ID, and says neither yes nor no: Queued.');
	});
});
