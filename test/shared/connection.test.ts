import { inspect } from 'node:util';
import { SECRET, startThings, things, thingsFail } from './vendor';

describe('the connection to a vendor', () => {
	let vendor: Awaited<ReturnType<typeof startThings>>;

	beforeAll(async () => {
		vendor = await startThings();
	});
	beforeEach(() => vendor.reset());
	afterAll(async () => await vendor.stop());

	const create = { operation: 'create', name: 'a' };
	const list = { operation: 'getAll', returnAll: true, simplify: false };
	const sent = () => vendor.ledger.requests.length;
	const stored = () => (vendor.state() as { things: unknown[] }).things.length;

	it('waits as long as the vendor asks, and tells', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '1' }, times: 1 }]);
		const start = Date.now();
		const { json, hints } = await things(vendor.url, create);
		expect(Date.now() - start).toBeGreaterThanOrEqual(1000);
		expect(json).toHaveLength(1);
		expect(stored()).toBe(1);
		expect(hints).toEqual([expect.stringContaining('1 requests were retried')]);
	});

	it('gives up when the vendor wants a pause that would hang the workflow', async () => {
		vendor.faults.set([{ status: 429, headers: { 'retry-after': '7200' } }]);
		const { error } = await thingsFail(vendor.url, create);
		expect(error?.httpCode).toBe('429');
		expect(sent()).toBe(1);
	});

	it('repeats a read after a server error, but not a write', async () => {
		vendor.faults.set([{ status: 500, times: 1 }]);
		await things(vendor.url, list);
		expect(sent()).toBe(2);
		vendor.reset();
		vendor.faults.set([{ status: 500, times: 1 }]);
		expect((await thingsFail(vendor.url, create)).error?.httpCode).toBe('500');
		expect(sent()).toBe(1);
	});

	it('says of an odd answer to a write that it may have been carried out', async () => {
		vendor.faults.set([{ status: 200, body: { no: 'list' } }]);
		const { error } = await thingsFail(vendor.url, { operation: 'createMany', name: 'a' });
		expect(error?.message).toBe('The response has an unexpected format [item 0]');
		expect(error?.description).toContain('The request may have been carried out.');
		expect(sent()).toBe(1);
	});

	it.each(['before', 'after'] as const)(
		'never repeats a write whose connection was cut %s it was carried out',
		async (reset) => {
			vendor.faults.set([{ reset, times: 1 }]);
			const { error } = await thingsFail(vendor.url, create);
			expect(sent()).toBe(1);
			expect(stored()).toBe(reset === 'after' ? 1 : 0);
			expect(error?.message).toContain('Things did not answer');
			expect(error?.description).toContain('may have been carried out');
		},
	);

	it('repeats a read whose connection was cut', async () => {
		vendor.faults.set([{ reset: 'before', times: 1 }]);
		await things(vendor.url, list);
	});

	it('ends a request at its timeout', async () => {
		vendor.faults.set([{ latency: 3000 }]);
		const start = Date.now();
		const { error } = await thingsFail(vendor.url, { ...create, options: { timeout: 1 } });
		expect(Date.now() - start).toBeLessThan(2500);
		expect(error?.message).toContain('Things did not answer');
	});

	it('waits for a silent vendor twice, and not five times', async () => {
		vendor.faults.set([{ latency: 3000 }]);
		const { error } = await thingsFail(vendor.url, { ...list, options: { timeout: 1 } });
		expect(error.message).toContain('Things did not answer');
		expect(sent()).toBe(2);
	});

	it('does not make every item wait for a vendor that is down', async () => {
		const items = Array.from({ length: 200 }, () => ({}));
		const start = Date.now();
		const { json } = await things('http://127.0.0.1:1', create, {
			items,
			onError: 'continueRegularOutput',
		});
		expect(Date.now() - start).toBeLessThan(15_000);
		expect(json).toHaveLength(200);
		expect(json[199].error).toContain('cannot be reached at http://127.0.0.1:1');
		expect(json[199].error).toContain('Nothing was sent');
	});

	it('does not follow a redirect, which would turn a write into a read', async () => {
		vendor.faults.set([{ status: 302, headers: { location: 'https://other.example.com/' } }]);
		const { error } = await thingsFail(vendor.url, create);
		expect(error?.message).toContain('redirects to https://other.example.com/');
	});

	it('says of a redirect to nowhere where it may come from', async () => {
		vendor.faults.set([{ status: 302 }]);
		const { error } = await thingsFail(vendor.url, list);
		expect(error.message).toBe('The answer is a redirect without an address (HTTP 302) [item 0]');
		expect(error.description).toContain('Check the base URL in the credential.');
		expect(error.httpCode).toBe('302');
	});

	it('takes plain values for records, and nothing else', async () => {
		const headers = { 'content-type': 'application/json' };
		vendor.faults.set([{ status: 200, headers, body: ['a', 1, false] }]);
		const { json } = await things(vendor.url, list);
		expect(json).toEqual([{ value: 'a' }, { value: 1 }, { value: false }]);
		for (const odd of [null, ['a']]) {
			vendor.faults.set([{ status: 200, headers, body: [{ id: 1 }, odd] }]);
			const { error } = await thingsFail(vendor.url, list);
			expect(error.message).toBe('The response has an unexpected format [item 0]');
			expect(error.description).toContain('an entry of the list is not a record');
		}
	});

	it('leaves in doubt what became of an item that the answer to many leaves out', async () => {
		const headers = { 'content-type': 'application/json' };
		vendor.faults.set([{ status: 200, headers, body: [{ name: 'a', ok: true }] }]);
		const { json } = await things(
			vendor.url,
			{ operation: 'createMany', name: '={{ $json.name }}' },
			{ items: [{ name: 'a' }, { name: 'b' }], onError: 'continueRegularOutput' },
		);
		expect(json[0]).toEqual({ name: 'a' });
		expect(json[1].error).toContain('The response has no result for this item [item 1]');
		expect(json[1].error).toContain('may have been carried out');
	});

	it.each([
		['', 'The base URL in the credential is empty'],
		['things.example.com', 'must start with https:// or http://'],
		['https://', 'is not an address'],
	])('says what is wrong with the base URL "%s"', async (baseUrl, message) => {
		const { error } = await thingsFail(baseUrl, create);
		expect(error?.message).toContain(message);
		expect(error?.description).toContain('Open the credential');
	});

	it('accepts a trailing slash', async () => {
		await things(`${vendor.url}//`, create);
		expect(vendor.ledger.requests[0].path).toBe('/things');
	});

	it.each([
		['a refusal', { status: 422, body: { why: 'no' } }],
		['an HTML page', { status: 502, body: '<html>bad gateway</html>' }],
		['a cut connection', { reset: 'before' as const }],
	])('shows no secret after %s', async (_, fault) => {
		vendor.faults.set([fault]);
		const stopped = await thingsFail(vendor.url, create);
		expect(inspect(stopped, { depth: 20, showHidden: true })).not.toContain(SECRET);
		expect(JSON.stringify(stopped.error)).not.toContain(SECRET);
		const went = await things(vendor.url, create, { onError: 'continueRegularOutput' });
		expect(JSON.stringify(went)).not.toContain(SECRET);
	});
});
