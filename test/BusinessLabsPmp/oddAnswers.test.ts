// Answers with HTTP 200 that are no success, and lists that say in other words that there is more.
import { gzipSync } from 'node:zlib';
import { byId, usePmp } from './node';

const pmp = usePmp();
const json = { 'content-type': 'application/json' };
const answer = (method: string, body: unknown) =>
	pmp.simulator.faults.set([{ path: '/api/customers', method, status: 200, headers: json, body }]);
const create = { company: 'New', returnCreated: false };
const DOUBT = 'The request may have been carried out';

describe('a write', () => {
	it.each([
		{},
		[],
		{ message: 'Too many requests' },
		{ statusCode: 502, message: 'upstream' },
		{ code: 503, message: 'upstream' },
		{ error: 'upstream timed out' },
		{ status: 'pending' },
		{ status: '', message: 'nope' },
		{ status: null, message: 'nope' },
		{ result: 'fail', message: 'nope' },
		{ message: 'Client could not be added' },
		{ message: 'Client was not saved' },
		{ message: 'Added unsuccessfully' },
		{ isError: true, message: 'upstream' },
		{ response: { status: 'queued' }, message: 'upstream' },
	])('that is answered with %j is in doubt, in its words', async (body) => {
		answer('POST', body);
		const { error } = await pmp.fail('customer.create', create);
		expect(error.message).toContain('does not answer with a success');
		expect(error.message).toContain((body as { message?: string }).message ?? '');
		expect(error.description).toContain(DOUBT);
	});

	it.each([
		[[{ status: false, message: 'Limit reached' }], 'Limit reached'],
		[{ 0: { status: '0', message: 'Limit reached' } }, 'Limit reached'],
		[{ status: true, data: { status: false, message: 'Limit reached' } }, 'Limit reached'],
		[{ data: { success: 'false', errors: ['Limit reached'] } }, 'Limit reached'],
		[{ errors: { company: ['is required'] } }, 'company: is required'],
	])('that is refused inside of %j is refused', async (body, words) => {
		answer('POST', body);
		const { error } = await pmp.fail('customer.create', create);
		expect(error.message).toContain(`refused: ${words}`);
		expect(error.description ?? '').not.toContain(DOUBT);
	});

	it.each([
		[{ message: 'Client add successful.' }],
		[[{ status: true, message: 'Client add successful.' }]],
		[{ status: 'Client add successful.' }],
		[{ error: null, message: 'Client add successful.' }],
		[{ record_id: 9 }],
		[{ userid: '9', company: 'New' }],
		[{ data: { userid: '9' } }],
	])('that is answered with %j is done', async (body) => {
		answer('POST', body);
		expect((await pmp.run('customer.create', create)).json).toHaveLength(1);
	});

	it.each([
		{ Status: false, Message: 'Limit reached' },
		{ STATUS: 'FALSE ', MESSAGE: 'Limit reached' },
		{ status: 'not ok', message: 'Limit reached' },
		{ status: 'Failed!', message: 'Limit reached' },
		{ status: 'n', message: 'Limit reached' },
		{ status: 'false', message: 'Limit reached', trace: 7 },
		{ status: 0, message: 'Limit reached', userid: 4 },
		{ type: 'error', status: 'error', detail: 'Limit reached' },
	])('that is refused with %j is refused', async (body) => {
		answer('POST', body);
		const { error } = await pmp.fail('customer.create', create);
		expect(error.message).toContain('refused: Limit reached');
		expect(error.description ?? '').not.toContain(DOUBT);
	});

	it.each([
		['Email already exists', false],
		['Client could not be stored', false],
		['Maintenance mode', true],
		['Please wait', true],
		['Gespeichert', true],
		['Client added, but no mail was sent', true],
		[gzipSync('{"status":true}').toString(), true],
	])('that is answered with the bare text "%s"; in doubt: %s', async (text, inDoubt) => {
		answer('POST', text);
		const { error } = await pmp.fail('customer.create', create);
		expect((error.description ?? '').includes(DOUBT)).toBe(inDoubt);
	});

	it('that deletes and is answered with nothing is done where the record is gone', async () => {
		pmp.simulator.faults.set([{ method: 'DELETE', status: 200, headers: json, body: {} }]);
		const { error } = await pmp.fail('customer.delete', { id: byId('1') });
		expect(error.description).toContain(DOUBT);
		const { json: gone, hints } = await pmp.run('customer.delete', { id: byId('999') });
		expect(gone).toEqual([{ deleted: true }]);
		expect(hints.join()).toContain('but it is gone');
	});

	it('that a server before PMP did not wait for has failed, and is not refused', async () => {
		for (const status of [408, 499]) {
			const body = { message: 'Timeout' };
			pmp.simulator.faults.set([{ method: 'POST', status, headers: json, body }]);
			const { error } = await pmp.fail('customer.create', create);
			expect(error.message).toContain(`failed (HTTP ${status}): Timeout`);
			expect(error.description).toContain(DOUBT);
		}
	});
});

describe('a list', () => {
	const data = [{ userid: '1' }, { userid: '2' }];

	it.each([
		{ status: true, data, total_count: '45' },
		{ status: true, data, totalCount: 45 },
		{ status: true, data, count: 45 },
		{ data, recordsTotal: 45, recordsFiltered: 45, draw: 1 },
		{ data, meta: { pagination: { total: 45, count: 2 } } },
		{ data, pagination: { total: 45 } },
		{ data, current_page: 1, last_page: 23, total: 45, per_page: 2 },
		{ data, links: { next: 'https://pmp.example.com/?page=2' } },
		{ data, next_page_url: 'https://pmp.example.com/?page=2' },
		{ data, hasMore: true },
		{ data, hasMore: 'true' },
		{ data, Total: '45' },
		{ data, total: '1,045' },
		{ status: true, data, total_records: 45 },
		{ status: true, data, next_page: 2 },
		{ status: true, data, nextCursor: 'abc' },
		{ status: true, data, page: 1, pages: 3 },
		{ status: true, data, pageCount: 3 },
		{ status: true, data, paging: { total: 45 } },
		{ status: true, data, pageInfo: { hasNextPage: true } },
		{ status: true, data, _links: { next: { href: '/?page=2' } } },
		{ status: true, data, is_last: false },
		{ result: { items: data, total: 45 } },
		{ status: true, data: { data, next_page: 2 } },
	])('of which there is more, as %j says, is never taken for whole', async (body) => {
		answer('GET', body);
		const { error } = await pmp.fail('customer.getAll', { returnAll: true });
		expect(error.message).toMatch(/gives (2 of (45|1045)|only 2) records/);
	});

	const parts: Array<[Record<string, string>, number]> = [
		[{ 'X-Total-Count': '45' }, 200],
		[{ 'X-WP-Total': '45' }, 200],
		[{ 'X-WP-TotalPages': '3' }, 200],
		[{ 'X-Pagination-Page-Count': '3' }, 200],
		[{ 'X-Next-Page': '2' }, 200],
		[{ 'Content-Range': 'items 0-1/45' }, 206],
		[{ 'Content-Range': 'items 0-1/*' }, 206],
		[{ Link: '<https://pmp.example.com/?page=2>; rel="next", </?page=3>; rel="last"' }, 200],
		[{}, 206],
	];
	it.each(parts)(
		'of which there is more, as the headers %j with %i say, is never taken for whole',
		async (headers, status) => {
			for (const body of [data, { status: true, data }]) {
				pmp.simulator.faults.set([
					{ path: '/api/customers', method: 'GET', status, headers: { ...json, ...headers }, body },
				]);
				const { error } = await pmp.fail('customer.getAll', { returnAll: true });
				expect(error.message).toMatch(/gives (2 of 45|only 2) records/);
			}
		},
	);

	const wholes: Array<[Record<string, string>, number]> = [
		[{ 'X-Total-Count': '2' }, 200],
		[{ 'X-WP-TotalPages': '1' }, 200],
		[{ 'X-Next-Page': '' }, 200],
		[{ 'X-RateLimit-Limit': '45', 'X-Count': '45', 'X-Page': '2', 'X-Total-Time': '45' }, 200],
		[{ 'Content-Range': 'items 0-1/2' }, 206],
		[{ Link: '</style.css>; rel="preload"' }, 200],
	];
	it.each(wholes)(
		'that is whole, as the headers %j with %i say, is given',
		async (said, status) => {
			const headers = { ...json, ...said };
			pmp.simulator.faults.set([
				{ path: '/api/customers', method: 'GET', status, headers, body: data },
			]);
			expect((await pmp.run('customer.getAll', { returnAll: true })).json).toHaveLength(2);
		},
	);

	it.each([
		{ status: true, data, count: 2 },
		{ data, links: { next: null } },
		{ data, next_page_url: null, current_page: 1, last_page: 1 },
		{ data, hasMore: false },
		{ data, has_more: '0', next_page: null },
		{ data, page: 1, pages: 1, last_page: '1' },
		{ data, total: 1 },
		{ data, is_last: true },
		{ data: { items: data } },
		{ data, meta: { pagination: { total: 2, count: 2, links: {} } } },
	])('that is whole, as %j says, is given', async (body) => {
		answer('GET', body);
		expect((await pmp.run('customer.getAll', { returnAll: true })).json).toHaveLength(2);
	});

	it.each([
		'No data were found',
		{ status: true, data: null, message: 'No data were found' },
		{ status: true, data: {}, message: 'No data were found' },
	])('of which %j says that it is empty is empty', async (body) => {
		answer('GET', body);
		expect((await pmp.run('customer.getAll', { returnAll: true })).json).toEqual([]);
	});

	it('that is empty for a reason is an error in its words', async () => {
		answer('GET', { status: true, data: [], error: 'Rate limit reached' });
		const { error } = await pmp.fail('customer.getAll', { returnAll: true });
		expect(error.message).toContain('does not answer with a list: Rate limit reached');
	});
});

describe('a record', () => {
	const get = { id: byId('1'), simplify: false };

	it('is found in two envelopes', async () => {
		answer('GET', { status: true, data: { data: { userid: '1', company: 'One' } } });
		expect((await pmp.run('customer.get', get)).json).toMatchObject([{ company: 'One' }]);
	});

	it.each([
		{ customers: [{ userid: '1' }] },
		{ 0: { userid: '1' }, 1: null },
		{ status: true, data: { data: [{ userid: '1' }, { userid: '2' }], total: 2 } },
	])('is not %j, and the error tells nothing of it', async (body) => {
		answer('GET', body);
		const { error } = await pmp.fail('customer.get', get);
		expect(error.message).toContain('does not answer with one record [item 0]');
	});

	it.each([
		{ status: true, message: 'ok', customer: { userid: '1' } },
		{ status: true, 0: { userid: '1' } },
		{ company: 'One' },
		{ userid: '2', company: 'Two' },
		{ 2: { userid: '2', company: 'Two' } },
	])('that was not asked for is neither given nor written back: %j', async (body) => {
		answer('GET', body);
		const { error } = await pmp.fail('customer.get', get);
		expect(error.message).toMatch(/answers with (no record|another record \(ID 2\)) where/);
		const values = { id: byId('1'), updateFields: { city: 'Rome' } };
		await pmp.fail('customer.update', values);
		expect(pmp.last('PUT')).toBeUndefined();
	});

	it.each([
		['007', '7'],
		['7', 7],
	])('is the same as %s and as %j', async (asked, userid) => {
		answer('GET', { userid, company: 'Seven' });
		const { json: found } = await pmp.run('customer.get', { ...get, id: byId(asked) });
		expect(found).toMatchObject([{ company: 'Seven' }]);
	});

	it('that a message without a status does not know is missing', async () => {
		answer('GET', { message: 'No data were found' });
		const { error } = await pmp.fail('customer.get', get);
		expect(error.message).toContain('has no such record');
	});
});

it('simplified, custom fields keep their labels, whatever these are', async () => {
	const labels = ['Segment', 'constructor', '__proto__', '7', 'null'];
	const customfields = labels.map((label) => ({ label, value: `of ${label}` }));
	answer('GET', [{ userid: '1', company: 'A', customfields }]);
	const { json } = await pmp.run('customer.getAll', { returnAll: true, simplify: true });
	expect(Object.entries(json[0].customfields as object).sort()).toEqual(
		labels.map((label) => [label, `of ${label}`]).sort(),
	);
});
