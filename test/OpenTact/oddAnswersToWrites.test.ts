// Yeses of OpenTact to writes in other shapes than its documents show: nothing is lost, and no no is a yes.
import { byId, LEASE, NUMBER, PROFILE, UNKNOWN, useOpenTact } from './node';

const bench = useOpenTact();
const json = { 'content-type': 'application/json' };
const SIGNED_IN = { success: true, payload: { token: 'aaa.bbb.ccc' } };
const answer = (body: unknown, status = 200) => {
	bench.vendor.faults.set([
		{ path: '/rest/auth', status: 200, headers: json, body: SIGNED_IN },
		{ path: '/rest/', status, headers: json, body },
	]);
};
const SMS = { from: byId(String(NUMBER)), to: '14158531285', message: 'Hi' };
const ORDER = { tn: '12125552900', features: ['sms'], autorenew: true, waitUntilDone: false };
const WRITES: Array<[string, object]> = [
	['sms.send', SMS],
	['phoneNumber.order', ORDER],
	['phoneNumber.order', { ...ORDER, waitUntilDone: true }],
	['phoneNumber.update', { lease: byId(LEASE), updateFields: { autorenew: true } }],
	[
		'phoneNumber.enableSms',
		{ lease: byId(LEASE), messaging_profile: byId(PROFILE), sms_campaign: UNKNOWN },
	],
	['messagingProfile.create', { name: 'Desk' }],
	['messagingProfile.update', { uuid: byId(PROFILE), updateFields: { name: 'Desk' } }],
	['account.deactivateUser', { uuid: byId(UNKNOWN) }],
	['payment.update', { uuid: byId(UNKNOWN) }],
	['sipConnection.assignNumbers', { uuid: byId(UNKNOWN), add: LEASE }],
	['call.sendCallFlow', { uuid: UNKNOWN, source: 'text', xml: '<Response/>' }],
];
const whole = (values: object) => ({ ...values, simplify: false });

describe.each(WRITES)('%s', (operation, values) => {
	const record = { uuid: UNKNOWN, state: 'success', name: 'Desk' };

	it.each([
		[[record]],
		[[null, record]],
		[{ 0: record }],
		[{ data: record }],
		[{ data: [record], total: 1 }],
	])('finds the record in %j', async (payload) => {
		answer({ success: true, payload });
		expect((await bench.run(operation, whole(values))).json).toEqual([
			expect.objectContaining(record),
		]);
	});

	const NOTHING = [{}, null, { data: {}, total: 0 }, [null, null], { items: [null] }, { 0: null }];
	it.each(NOTHING.map((payload) => [payload]))('loses no item to %j', async (payload) => {
		answer({ success: true, payload });
		if (operation.endsWith('create')) {
			const { error } = await bench.fail(operation, whole(values));
			expect(error.description).toContain('may have been carried out');
			return;
		}
		const options = { longestWait: 1 };
		const { json: items } = await bench.run(operation, { ...whole(values), options });
		expect(items).toEqual([expect.objectContaining({ success: true })]);
	});

	it.each([
		[[{ success: false, message: 'No balance' }]],
		[{ data: { success: false, message: 'No balance' } }],
		[{ 0: { status: 'error', message: 'No balance' } }],
	])('takes %j for a refusal', async (payload) => {
		answer({ success: true, payload });
		const { error } = await bench.fail(operation, whole(values));
		expect(error.message).toContain('OpenTact refused: No balance');
	});

	it.each([false, 'failed'])('does not take %j for a yes', async (payload) => {
		answer({ success: true, payload });
		const { error } = await bench.fail(operation, whole(values));
		expect(error.message).toContain('does not answer with a clear yes');
	});

	it.each([
		{ payload: { error: 'Blocked' } },
		{ payload: [{ errors: ['Blocked'] }] },
		{ payload: { data: { error: { message: 'Blocked' }, code: 13 } } },
		{ payload: null, error: 'Blocked' },
		{ errors: ['Blocked'] },
	])('does not take a yes for one that holds nothing but a reason: %j', async (rest) => {
		answer({ success: true, ...rest });
		const { error } = await bench.fail(operation, whole(values));
		expect(error.message).toContain('does not answer with a clear yes: Blocked');
	});
});

it('puts out each of several leases, and each of several messages', async () => {
	const rows = [{ uuid: LEASE }, { uuid: UNKNOWN }];
	for (const payload of [rows, { 0: LEASE, 1: UNKNOWN }]) {
		answer({ success: true, payload });
		const values = { uuid: byId(UNKNOWN), add: LEASE };
		expect((await bench.run('sipConnection.assignNumbers', values)).json).toEqual(rows);
	}
	answer({ success: true, payload: rows });
	expect((await bench.run('sms.send', whole(SMS))).json).toMatchObject(rows);
	expect(
		(await bench.run('phoneNumber.order', whole({ ...ORDER, waitUntilDone: true }))).json,
	).toEqual(rows);
});

describe('what leaves a message in doubt is sent once', () => {
	it.each([
		[500, { success: false, message: 'Broken', status: 500, fields: {} }],
		[500, { success: false, message: 'Broken', fields: [] }],
		[500, { success: false, message: 'Broken', fields: { code: 1 } }],
		[400, { success: true, payload: { uuid: UNKNOWN } }],
		[409, { status: 'ok', message: 'Sent' }],
		[401, { success: true, payload: { uuid: UNKNOWN } }],
		[404, { success: true, payload: { uuid: UNKNOWN } }],
		[429, { success: true, payload: { uuid: UNKNOWN } }],
		[200, { success: true, payload: false }],
		[200, { success: true, payload: { error: 'Blocked' } }],
		[200, { success: true, error: 'Blocked' }],
	])('HTTP %i with %j', async (status, body) => {
		answer(body, status);
		const { error } = await bench.fail('sms.send', SMS, [{}], { tries: 3 });
		expect(error.description).toContain('may have been carried out');
		expect(bench.received()).toHaveLength(1);
	});
});

it.each([
	[{ 'params.to': { message: 'invalid' } }],
	[[{ field: 'params.to', message: 'invalid' }]],
	[[{ property: 'to', constraints: { isInt: 'invalid' }, message: ['invalid'] }]],
])('names the fields in %j', async (fields) => {
	answer({ success: false, message: 'Validation', status: 500, fields }, 500);
	const { error } = await bench.fail('sms.send', SMS);
	expect(error.message).toContain('OpenTact refused: Validation (to: invalid)');
	expect(error.description).toBe('Correct the fields that it names.');
});

it('shows no address of a trigger with its secret', async () => {
	const url = 'https://n8n.example.com/webhook/x?n8n_secret=0123456789abcdef';
	for (const [status, body] of [
		[400, { success: false, message: `${url} is down` }],
		[400, { success: false, message: 'No', fields: { callback_url: `${url} is down` } }],
		[502, { message: `${url} is down` }],
	] as const) {
		answer(body, status);
		const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' });
		expect(`${error.message} ${error.description}`).not.toContain('0123456789abcdef');
	}
});
