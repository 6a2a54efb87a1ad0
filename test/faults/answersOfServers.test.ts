// What real servers answer, beside what the vendors' documents show: each with the right outcome.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '../engine/harness';
import { usePmp, byId } from '../BusinessLabsPmp/node';
import { useOpenTact } from '../OpenTact/node';
import { usePickyAssist } from '../PickyAssist/node';

jest.mock('../../nodes/shared/engine/retry', () => ({
	...jest.requireActual<object>('../../nodes/shared/engine/retry'),
	pause: async () => await new Promise((resolve) => setImmediate(resolve)),
}));

const DOUBT = 'The request may have been carried out';
const PHP = `<div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;">

<h4>A PHP Error was encountered</h4>

<p>Severity: 8192</p>
<p>Message:  Creation of dynamic property CI_URI::$config is deprecated {main} [1]</p>
<p>Filename: core/URI.php</p>
</div>`;
const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const all = { returnAll: true, simplify: false };

describe.each(['auto', 'v2', 'v3'])('BusinessLabs PMP read as %s', (version) => {
	const pmp = usePmp();
	const credentials = { version } as never;
	const answer = (body: unknown, status = 200, path = '/api/') =>
		pmp.simulator.faults.set([
			{ path: '/api/zapier/resources', status: 404, body: '<html>' },
			{ path, status, headers: typeof body === 'string' ? html : json, body },
		]);
	const rows = [
		{ userid: '1', company: 'One' },
		{ userid: '3', company: 'Three' },
	];
	const list = async () => (await pmp.run('customer.getAll', all, { credentials })).json;

	it('takes a list with numbers for keys as a list', async () => {
		answer({ 1: rows[0], 3: rows[1] });
		expect(await list()).toMatchObject([{ id: '1' }, { id: '3' }]);
		const found = await pmp.run('customer.search', { keysearch: 'e', ...all }, { credentials });
		expect(found.json).toMatchObject([{ id: '1' }, { id: '3' }]);
	});

	it.each([
		['before', `${PHP}\n${PHP}${JSON.stringify(rows)}`],
		['behind', `${JSON.stringify(rows)}\n${PHP}`],
		['on both sides of', `\ufeff${PHP}\n${JSON.stringify(rows)}${PHP}`],
	])('reads a list with messages of PHP %s it, and tells of them once', async (_, body) => {
		answer(body);
		const { json: found, hints } = await pmp.run('customer.getAll', all, { credentials });
		expect(found).toMatchObject([{ id: '1' }, { id: '3' }]);
		expect(hints).toEqual([expect.stringContaining('puts messages of PHP around its answers')]);
	});

	it('takes a write for done although messages of PHP come before its answer', async () => {
		answer(`${PHP}{"status":true,"message":"Client add successful."}`);
		const values = { company: 'New', returnCreated: false };
		const { json: done, hints } = await pmp.run('customer.create', values, { credentials });
		expect(done).toEqual([{ status: true, message: 'Client add successful.' }]);
		expect(hints.join()).toContain('messages of PHP');
	});

	it('reads all of a list that comes in parts, by offset', async () => {
		const whole = Array.from({ length: 45 }, (_, n) => ({ userid: String(n + 1) }));
		const part = (offset: number) => ({
			status: 200,
			headers: json,
			body: { status: true, data: whole.slice(offset, offset + 20), total: 45, limit: 20, offset },
		});
		pmp.simulator.faults.set([
			{ path: 'offset=20', ...part(20) },
			{ path: 'offset=40', ...part(40) },
			{ path: '/api/customers', ...part(0) },
		]);
		expect(await list()).toHaveLength(45);
	});

	it('says how many are missing when the rest does not come', async () => {
		answer({ status: true, data: rows, total: 45, limit: 2, offset: 0 });
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message).toContain('gives 2 of 45 records');
		const search = { keysearch: 'e', ...all };
		const other = await pmp.fail('customer.search', search, { credentials });
		expect(other.error.message).toContain('2 of 45');
	});

	it('reads all pages that are only counted', async () => {
		const page = (n: number) => ({
			status: 200,
			headers: json,
			body: { data: [{ userid: String(n) }], meta: { total: 3, total_pages: 3 } },
		});
		pmp.simulator.faults.set([
			{ path: 'page=2', ...page(2) },
			{ path: 'page=3', ...page(3) },
			{ path: '/api/customers', ...page(1) },
		]);
		expect(await list()).toHaveLength(3);
	});

	it.each([
		{ status: true, data: rows[0] },
		{ success: 'true', payload: rows[0] },
		{ data: [rows[0]] },
		[rows[0]],
		{ 0: rows[0] },
	])('opens %j for one record', async (body) => {
		answer(body);
		const { json: found } = await pmp.run(
			'customer.get',
			{ id: byId('1'), simplify: false },
			{ credentials },
		);
		expect(found).toMatchObject([{ id: '1', company: 'One' }]);
	});

	it.each([
		'',
		'null',
		'false',
		'{}',
		'7',
		'"x"',
		'[[1]]',
		'[null]',
		'{"status":true}',
		'{"data":null}',
	])('never takes %s for an empty list or for a record', async (body) => {
		answer(body);
		await pmp.fail('customer.getAll', all, { credentials });
		await pmp.fail('customer.search', { keysearch: 'e', ...all }, { credentials });
		await pmp.fail('customer.get', { id: byId('1') }, { credentials });
	});

	it.each([
		[404, { status: false, message: 'No data were found' }],
		[200, { status: false, message: 'No data were found' }],
		[200, { status: 'false', message: 'No Data Were Found' }],
		[200, []],
		[200, { status: true, data: [] }],
	])('an empty list: %s %j', async (status, body) => {
		answer(body, status);
		expect(await list()).toEqual([]);
		const found = await pmp.run('customer.search', { keysearch: 'e', ...all }, { credentials });
		expect(found.json).toEqual([]);
	});

	it.each([false, 'false', 'False', '0', 0, 'error', 'fail', 'failed'])(
		'status %j is a refusal in the words of PMP, and certain',
		async (status) => {
			answer({ status, message: '<p>Limit reached</p>' });
			const values = { company: 'New', returnCreated: false };
			const { error } = await pmp.fail('customer.create', values, { credentials });
			expect(error.message).toContain('BusinessLabs PMP refused: Limit reached');
			expect(error.description ?? '').not.toContain(DOUBT);
		},
	);

	it.each([
		[404, { status: false, message: 'Wrong number of segments' }],
		[404, { status: false, message: 'Signature verification failed' }],
		[403, { status: false, message: 'Invalid API key' }],
		[200, { status: false, message: 'Invalid API key' }],
		[401, ''],
		[404, { status: false, message: 'Token is not defined.' }],
	])('%s %j is about the token', async (status, body) => {
		answer(body, status);
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message).toContain('did not accept the token');
		const test = await pmp.testCredential({ version });
		expect(test.message).toContain('did not accept the token');
		const isUnsent = JSON.stringify(body).includes('not defined');
		expect(error.description?.includes('removed the header')).toBe(isUnsent);
	});

	it('a firewall before PMP is named as such', async () => {
		answer('<html><title>403 Forbidden</title>Forbidden</html>', 403);
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message).toContain('Something before PMP blocks the call (HTTP 403)');
		const deleting = await pmp.fail('customer.delete', { id: byId('1') }, { credentials });
		expect(deleting.error.description).toContain(DOUBT);
	});

	it('keeps large whole numbers digit by digit', async () => {
		answer('[{"userid":9007199254740993,"phone":39333123456789012345,"rate":1.5e3,"n":-7}]');
		expect(await list()).toMatchObject([
			{ userid: '9007199254740993', phone: '39333123456789012345', rate: 1500, n: -7 },
		]);
	});

	it('tries a server that fails once more at most, and a blocked way more often', async () => {
		answer('', 500);
		await pmp.fail('customer.getAll', all, { credentials });
		expect(pmp.calls).toHaveLength(2);
		pmp.simulator.reset();
		answer('', 503);
		await pmp.fail('customer.getAll', all, { credentials });
		expect(pmp.calls).toHaveLength(5);
	});

	it('shows a page of megabytes shortened and without its HTML', async () => {
		answer(`<html><script>x</script><b>Oops</b> ${'very long '.repeat(500_000)}</html>`, 500);
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message.length).toBeLessThan(500);
		expect(error.message).toContain('Oops');
		expect(error.message).not.toMatch(/<|script/);
	});
});

describe('OpenTact', () => {
	const bench = useOpenTact();
	const answer = (body: unknown, status = 200) =>
		bench.vendor.faults.set([{ path: '/profile', status, headers: json, body }]);
	const profiles = { 0: { uuid: 'a', name: 'One' }, 1: { uuid: 'b', name: 'Two' } };

	it.each([
		{ success: true, payload: profiles },
		{ success: 'true', payload: Object.values(profiles) },
		{ status: true, data: Object.values(profiles) },
	])('gives the records of %j', async (body) => {
		answer(body);
		const { json: found } = await bench.run('messagingProfile.getAll', all);
		expect(found).toEqual(Object.values(profiles));
	});

	it.each([
		[200, { success: false, error: { message: 'Not allowed' } }, 'Not allowed'],
		[
			400,
			{ message: ['a is wrong', 'b too'], error: 'Bad Request' },
			'a is wrong; b too; Bad Request',
		],
		[200, { success: 'false', errors: { name: ['is taken'] } }, 'name: is taken'],
		[404, { success: 0, message: { text: { en: 'Gone' } } }, 'text: en: Gone'],
	])('says the vendor’s words: %s %j', async (status, body, words) => {
		answer(body, status);
		const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' });
		expect(error.message).toContain(`OpenTact refused: ${words}`);
		expect(error.description ?? '').not.toContain(DOUBT);
	});

	it('keeps a key __proto__ as the record’s own', async () => {
		bench.vendor.faults.set([
			{
				path: '/profile',
				status: 200,
				headers: json,
				body: '{"success":true,"payload":[{"uuid":"a","__proto__":{"token":"x","polluted":1}}]}',
			},
		]);
		const { json: found } = await bench.run('messagingProfile.getAll', all);
		expect((found[0] as { polluted?: unknown }).polluted).toBeUndefined();
	});

	it.each([
		'',
		'{"success":true}',
		'{"success":true,"payload":null}',
		'{"success":true,"payload":{}}',
	])('never takes %s for an empty list', async (body) => {
		answer(body);
		await bench.fail('messagingProfile.getAll', all);
	});
});

describe('Picky Assist', () => {
	const picky = usePickyAssist();
	const answer = (body: unknown, status = 200) =>
		picky.simulator.faults.set([{ path: '/push', status, headers: json, body }]);
	const send = { application: byId('8'), number: '391', message: 'Hi' };
	const items = [{}, {}];
	const two = { ...send, number: '={{ $itemIndex === 0 ? "391234567" : "391234568" }}' };

	it('finds entries by their recipients although they have numbers for keys', async () => {
		answer({
			status: 100,
			push_id: '1',
			data: {
				0: { number: '391234568', msg_id: '', status: '406', message: 'Bad number' },
				1: { number: '391234567', msg_id: '7' },
			},
		});
		const { json: told } = await picky.run('message.sendText', two, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(told[0]).toMatchObject({ msg_id: '7' });
		expect(told[1].error).toContain('Bad number');
	});

	it.each([
		{ status: 'error', message: 'Invalid token' },
		{ status: false, error: { message: 'Invalid token' } },
	])('tells the reason in %j, and that it is in doubt', async (body) => {
		answer(body);
		const { error } = await picky.fail('message.sendText', { ...send, number: '391234567' });
		expect(error.message).toContain('may have been sent');
		expect(error.description).toContain('Invalid token');
	});
});

/** What a write may meet that is no refusal of the vendor's own. */
const IN_DOUBT: Array<[number, unknown]> = [
	[504, { status: 504, message: 'Gateway Timeout' }],
	[502, { success: false, status: 502, message: 'Bad Gateway' }],
	[408, { status: 408, message: 'Request Timeout' }],
	[499, { status: false, message: 'Client Closed Request' }],
	[503, ''],
	[522, '<html>'],
	[500, { status: 406, message: 'Wrong number', success: false }],
	[500, { error: { any: 'map' } }],
	[302, ''],
	[303, ''],
	[200, ''],
	[200, '<html>'],
	[200, '[['],
];

describe.each(['Picky Assist', 'BusinessLabs PMP', 'OpenTact'])('a write to %s', (title) => {
	const picky = usePickyAssist();
	const pmp = usePmp();
	const bench = useOpenTact();
	const writes = {
		'Picky Assist': {
			received: () => picky.simulator.ledger.requests,
			set: (fault: object) => picky.simulator.faults.set([{ path: '/push', ...fault }]),
			send: async (tries?: number) =>
				await picky.fail(
					'message.sendText',
					{ application: byId('8'), number: '={{ "39123456" + $itemIndex }}', message: 'Hi' },
					{ items: Array.from({ length: 8 }, () => ({})), tries },
				),
		},
		'BusinessLabs PMP': {
			received: () => pmp.received,
			set: (fault: object) => pmp.simulator.faults.set([{ path: '/api/', ...fault }]),
			send: async (tries?: number) =>
				await pmp.fail('customer.create', { company: 'New', returnCreated: false }, { tries }),
		},
		OpenTact: {
			received: () => bench.received(),
			set: (fault: object) => bench.vendor.faults.set([{ path: '/profile', ...fault }]),
			send: async (tries?: number) =>
				await bench.fail('messagingProfile.create', { name: 'Desk' }, [{}], { tries }),
		},
	}[title] as {
		received(): unknown[];
		set(fault: object): void;
		send(tries?: number): ReturnType<typeof pmp.fail>;
	};
	// PMP's module may end a write without a word.
	const cases = IN_DOUBT.filter(
		([status, body]) => title !== 'BusinessLabs PMP' || status !== 200 || body !== '',
	);

	it.each(cases)('%s %j leaves it in doubt, and nothing sends it again', async (status, body) => {
		const location = status < 400 && status >= 300 ? { location: 'https://example.com/' } : {};
		const type = typeof body === 'string' ? html : json;
		writes.set({ status, headers: { ...type, ...location }, body });
		const { error } = await writes.send(3);
		expect(error.description).toMatch(/may have been carried out|before you send it again/);
		expect(writes.received()).toHaveLength(1);
	});
});

test.each(['no gzip at all', 'cut'])(
	'a compression that is broken is an error at once: %s',
	async (kind) => {
		const start = Buffer.from('1f8b0800000000000003', 'hex');
		const server = createServer((_, response) => {
			response.writeHead(200, { 'content-encoding': 'gzip', ...json });
			response.end(kind === 'cut' ? Buffer.concat([start, Buffer.alloc(50, 0xff)]) : 'not packed');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		let requests = 0;
		server.on('request', () => requests++);
		const { BusinessLabsPmp } = await import('../../nodes/BusinessLabsPmp/BusinessLabsPmp.node');
		const { BusinessLabsPmpApi } = await import('../../credentials/BusinessLabsPmpApi.credentials');
		const { error } = await fail({
			type: new BusinessLabsPmp(),
			credentialType: new BusinessLabsPmpApi(),
			credentials: {
				baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
				token: 'a-token-of-some-length',
				version: 'v2',
			},
			parameters: { resource: 'customer', operation: 'getAll', ...all },
		});
		expect(error?.message).toContain('cannot be unpacked');
		expect(requests).toBe(1);
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	},
	10_000,
);
