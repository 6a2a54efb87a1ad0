// What real servers of PMP answer, beside what its documents show: each with the right outcome.
import { usePmp, byId } from '../BusinessLabsPmp/node';

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
		[
			'of how it ended behind',
			`${JSON.stringify(rows)}<br />\n<b>Fatal error</b>:  Uncaught Error`,
		],
		['on both sides of', `\ufeff${PHP}\n${JSON.stringify(rows)}${PHP}`],
	])('reads a list with messages of PHP %s it, and tells of them once', async (_, body) => {
		answer(body);
		const { json: found, hints } = await pmp.run('customer.getAll', all, { credentials });
		expect(found).toMatchObject([{ id: '1' }, { id: '3' }]);
		expect(hints).toEqual([expect.stringContaining('puts messages of PHP around its answers')]);
	});

	it.each([
		{ message: 'The requested URL was not found on the server.' },
		{ status: 404, message: 'No records found' },
		{ error: { code: 404, message: 'The resource was not found' } },
	])('takes a miss of a server before PMP for no empty list: %j', async (body) => {
		answer(body, 404);
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message).toContain("does not come from PMP's API (HTTP 404)");
		expect(error.description).toMatch(/The answer begins: .*found/);
		expect(await pmp.testCredential()).toMatchObject({ status: 'Error' });
	});

	it.each<[number, object]>([
		[403, { message: 'Forbidden' }],
		[400, { error: { code: 400, message: 'Rejected by a policy' } }],
		[422, { errors: [{ message: 'Rejected by a policy' }] }],
		[409, { statusCode: 409, error: 'Conflict', message: 'Rejected by a policy' }],
	])('says "refused" of no server before PMP: %i %j', async (status, body) => {
		answer(body, status, '/api/customers');
		const values = { company: 'New', returnCreated: false };
		const { error } = await pmp.fail('customer.create', values, { credentials, tries: 3 });
		expect(error.message).not.toContain('refused');
		expect(`${error.message} ${error.description}`).toMatch(/Forbidden|Rejected by a policy/);
		expect(error.description).toContain(DOUBT);
		const sent = pmp.received.filter(({ method }) => method === 'POST');
		// Version 3 knows by its key what it has done already.
		expect(sent).toHaveLength(version === 'v3' ? 3 : 1);
		expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
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

	it.each([
		{ has_more: 1 },
		{ has_more_pages: true },
		{ meta: { cursor: { prev: null, next: 'b' } } },
		{ links: [{ rel: 'next', href: '/api/customers?page=2' }] },
		{ paginator: { total_count: 45, total_pages: 23 } },
		{ iTotalRecords: '99', iTotalDisplayRecords: '45' },
	])('never takes a list for whole of which %j is said', async (said) => {
		answer({ status: true, data: rows, ...said });
		const { error } = await pmp.fail('customer.getAll', all, { credentials });
		expect(error.message).toMatch(/gives (2 of 45|only 2) records/);
	});

	it('takes a filtered list for whole although the unfiltered one is longer', async () => {
		answer({ status: true, data: rows, iTotalRecords: '99', iTotalDisplayRecords: '2' });
		expect(await list()).toHaveLength(2);
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
