// Answers of OpenTact, and of servers before it, in other shapes than its documents show.
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
const READS: Array<[string, object]> = [
	['messagingProfile.get', { uuid: byId(PROFILE), simplify: false }],
	['account.get', { simplify: false }],
	['sms.getInbound', { uuid: UNKNOWN, simplify: false }],
	['sms.getOutbound', { uuid: UNKNOWN, simplify: false }],
	['call.get', { uuid: UNKNOWN, simplify: false }],
	['transaction.get', { uuid: byId(UNKNOWN), simplify: false }],
	['user.get', { uuid: byId(UNKNOWN), simplify: false }],
	['phoneNumber.get', { lease: byId(LEASE), simplify: false }],
	['phoneNumber.getPrice', { tn: '12125552900', features: ['sms'] }],
];

it.each([
	[[]],
	['ok'],
	[{ data: [], total: 0 }],
	[{ error: 'Gone' }],
	[[{ uuid: 'a' }, { uuid: 'b', password: 'p4ssw0rd' }]],
])('does not take %j for a record, and tells nothing of it', async (payload) => {
	for (const [operation, values] of READS) {
		answer({ success: true, payload });
		const { error } = await bench.fail(operation, { ...values });
		expect(error.message).toContain('does not answer with a record');
		expect(error.message).not.toContain('p4ssw0rd');
	}
});

it.each([
	[[{ uuid: 'a' }]],
	[{ 3: { uuid: 'a' } }],
	[{ data: { uuid: 'a' } }],
	[{ data: { 3: { uuid: 'a' } }, total: 1 }],
])('finds the record in %j', async (payload) => {
	for (const [operation, values] of READS) {
		answer({ success: true, payload });
		expect((await bench.run(operation, { ...values })).json).toEqual([{ uuid: 'a' }]);
	}
});

it('does not take a refusal inside of the envelope for a record', async () => {
	for (const [operation, values] of READS) {
		answer({ success: true, payload: { success: false, message: 'Gone' } });
		const { error } = await bench.fail(operation, { ...values });
		expect(error.message).toContain('OpenTact refused: Gone');
	}
});

describe('a report', () => {
	const head = { from: '2026-01-01', to: '2026-02-01' };
	const lines = { 1: { ref_type: 'payment', amount: 5 }, 4: { ref_type: 'tts', amount: 1 } };
	const REPORTS: Array<[string, object]> = [
		['transaction.getInvoiceReport', {}],
		['transaction.getDashboardReport', { ref_type: 'payment' }],
	];

	it.each(REPORTS)('%s has its lines with numbers for keys, too', async (operation, values) => {
		answer({ success: true, payload: { ...head, report: lines } });
		const { json: items } = await bench.run(operation, { ...values });
		expect(items).toEqual(Object.values(lines).map((line) => ({ ...head, ...line })));
	});

	it.each([[head], [{ ...head, report: null }], [{ ...head, report: 'none' }], ['ok'], [[]]])(
		'is not empty because of %j',
		async (payload) => {
			for (const [operation, values] of REPORTS) {
				answer({ success: true, payload });
				const { error } = await bench.fail(operation, { ...values });
				expect(error.message).toMatch(/does not answer with a (report|record)/);
			}
		},
	);
});

it.each([[{ flow: '<Response/>' }], [[]], [null], [[{ uuid: 'a' }, { uuid: 'b' }]]])(
	'does not take %j for a call flow',
	async (payload) => {
		answer({ success: true, payload });
		const { error } = await bench.fail('sipControlApp.getCallFlow', { uuid: byId(UNKNOWN) });
		expect(error.message).toMatch(/does not answer with a (call flow|record)/);
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

describe('a list of which there is more', () => {
	const rows = [{ uuid: 'a' }, { uuid: 'b' }];

	it.each(['token.getAll', 'messagingProfile.getAll'])('by the headers: %s', async (list) => {
		const headers = { ...json, 'x-total-count': '45' };
		bench.vendor.faults.set([
			{ path: '/rest/auth', status: 200, headers, body: SIGNED_IN },
			{ path: '/rest/', status: 200, headers, body: { success: true, payload: rows } },
		]);
		const { error } = await bench.fail(list, { returnAll: true });
		expect(error.message).toMatch(/gives 2 of 45 records/);
	});

	it.each([
		{ success: true, payload: rows, total: 45 },
		{ success: true, payload: rows, has_more: 'true' },
		{ success: true, data: rows, meta: { total: '45' } },
		{ success: true, payload: { data: rows, has_more: true } },
		{ success: true, payload: { data: rows, total_pages: 3 } },
		{ success: true, payload: { items: rows, next_page: 2 } },
		{ success: true, payload: rows, has_more: 1 },
		{ success: true, payload: rows, has_more_pages: true },
		{ success: true, payload: rows, is_truncated: true },
		{ success: true, payload: rows, next_page_uri: '/order?page=2' },
		{ success: true, payload: rows, links: [{ rel: 'next', href: '/order?page=2' }] },
		{ success: true, payload: { data: rows, cursor: { prev: null, next: 'b' } } },
		{ success: true, payload: rows, paginator: { total_count: 45 } },
		{ success: true, payload: rows, iTotalRecords: '99', iTotalDisplayRecords: '45' },
	])('as %j says, is never taken for whole', async (body) => {
		for (const list of ['messagingProfile.getAll', 'order.getAll', 'sms.search']) {
			answer(body);
			const { error } = await bench.fail(list, { returnAll: true });
			expect(error.message).toMatch(/gives (2 of 45|only 2) records|the same pages/);
		}
	});

	it('is enough where no more are wanted', async () => {
		for (const body of [
			{ success: true, payload: rows, total: 45 },
			{ success: true, payload: { data: rows, has_more: true } },
		]) {
			answer(body);
			const list = { returnAll: false, limit: 2 };
			expect((await bench.run('messagingProfile.getAll', list)).json).toHaveLength(2);
			const { error } = await bench.fail('messagingProfile.getAll', { ...list, limit: 3 });
			expect(error.message).toMatch(/gives (2 of 45|only 2) records/);
		}
	});

	it('is read to its end where nothing but that is said', async () => {
		const page = (uuid: string, has_more: boolean) => ({
			status: 200,
			headers: json,
			body: { success: true, payload: { data: [{ uuid }], has_more } },
		});
		const signedIn = { success: true, payload: { token: 'aaa.bbb.ccc' } };
		bench.vendor.faults.set([
			{ path: '/rest/auth', status: 200, headers: json, body: signedIn },
			{ path: 'skip=1', ...page('b', true) },
			{ path: 'skip=2', ...page('c', false) },
			{ path: '/rest/', ...page('a', true) },
		]);
		expect((await bench.run('sms.search', { returnAll: true })).json).toHaveLength(3);
	});
});

it('is refused where the no is inside of the envelope', async () => {
	const values = { from: byId(String(NUMBER)), to: '14158531285', message: 'Hi' };
	for (const operation of ['sms.send', 'messagingProfile.create', 'messagingProfile.delete']) {
		answer({ success: true, payload: { success: false, message: 'No balance' } });
		const given = { ...values, name: 'Desk', uuid: byId(PROFILE) };
		const { error } = await bench.fail(operation, given);
		expect(error.message).toContain('OpenTact refused: No balance');
	}
});

it('loses no item to an empty list in the place of a new record', async () => {
	answer({ success: true, payload: [] });
	const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' });
	expect(error.message).toContain('does not answer with a record');
	expect(error.description).toContain('may have been carried out');
});
