// Answers of OpenTact, and of servers before it, in other shapes than its documents show.
import { byId, NUMBER, PROFILE, useOpenTact } from './node';

const bench = useOpenTact();
const json = { 'content-type': 'application/json' };
const answer = (body: unknown, status = 200) => {
	const signedIn = { success: true, payload: { token: 'aaa.bbb.ccc' } };
	bench.vendor.faults.set([
		{ path: '/rest/auth', status: 200, headers: json, body: signedIn },
		{ path: '/rest/', status, headers: json, body },
	]);
};
const READS: Array<[string, object]> = [
	['messagingProfile.get', { uuid: byId(PROFILE), simplify: false }],
	['account.get', { simplify: false }],
];

it.each([
	[[]],
	['ok'],
	[{ data: [], total: 0 }],
	[[{ uuid: 'a' }, { uuid: 'b', password: 'p4ssw0rd' }]],
])('does not take %j for a record, and tells nothing of it', async (payload) => {
	for (const [operation, values] of READS) {
		answer({ success: true, payload });
		const { error } = await bench.fail(operation, { ...values });
		expect(error.message).toContain('does not answer with a record');
		expect(error.message).not.toContain('p4ssw0rd');
	}
});

it.each([[[{ uuid: 'a' }]], [{ 3: { uuid: 'a' } }], [{ data: { 3: { uuid: 'a' } }, total: 1 }]])(
	'finds the record in %j',
	async (payload) => {
		for (const [operation, values] of READS) {
			answer({ success: true, payload });
			expect((await bench.run(operation, { ...values })).json).toMatchObject([{ uuid: 'a' }]);
		}
	},
);

it.each(['token.getAll', 'order.getAll', 'account.getUsers'])(
	'reads the pages of %s',
	async (list) => {
		answer({ success: true, payload: { data: { 4: { uuid: 'a' } }, total: 1 } });
		expect((await bench.run(list, { returnAll: true })).json).toMatchObject([{ uuid: 'a' }]);
		answer({ success: true, payload: 'ok' });
		expect((await bench.fail(list, { returnAll: true })).error.message).toContain('a list');
	},
);

it.each([408, 499])('does not call HTTP %s of a server before it a refusal', async (status) => {
	answer({ status, message: 'Timeout' }, status);
	const values = { from: byId(String(NUMBER)), to: '14158531285', message: 'Hi' };
	const { error } = await bench.fail('sms.send', values);
	expect(error.message).toContain(`OpenTact failed (HTTP ${status})`);
	expect(error.description).toContain('Timeout');
	expect(error.description).toContain('may have been carried out');
});
