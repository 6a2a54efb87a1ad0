import { TOKENS } from '../../simulators/BusinessLabsPmp';
import { byId, usePmp } from './node';
import { decode } from '../../nodes/BusinessLabsPmp/transport/answer';

const pmp = usePmp();
const customer = { id: byId(1) };
const html = { headers: { 'content-type': 'text/html' }, body: '<h1>404 Page Not Found</h1>' };

describe('a 404 can be', () => {
	test('an empty list or search: no items, no error', async () => {
		await pmp.control('empty', { resource: 'customers' });
		for (const [which, parameters] of [
			['customer.getAll', {}],
			['customer.search', { keysearch: 'x' }],
			['lead.search', { keysearch: 'nowhere at all' }],
		] as const) {
			const { items } = await pmp.run(which, parameters);
			expect(items).toEqual([]);
		}
		expect(pmp.received.every(({ status }) => status === 404)).toBe(true);
	});

	test('a record that is not there', async () => {
		const { error } = await pmp.fail('customer.get', { id: byId(99) });
		expect(error?.message).toBe('BusinessLabs PMP has no such record: No data were found [item 0]');
		expect(error?.httpCode).toBe('404');
		const ticket = await pmp.fail('ticket.get', { id: byId(99) });
		expect(ticket.error?.message).toContain('no such record');
	});

	test('a failed validation, in HTML: the fields are named, the tags are gone', async () => {
		pmp.simulator.faults.set([
			{
				method: 'POST',
				status: 404,
				headers: { 'content-type': 'application/json' },
				body: {
					status: false,
					error: { company: 'The <b>Company</b> field is required &amp; unique.' },
					message: '<p>The Company field is required.</p>\n',
				},
			},
		]);
		const { error } = await pmp.fail('customer.create', { company: 'A' });
		expect(error?.message).toBe(
			'BusinessLabs PMP refused: company: The Company field is required & unique. [item 0]',
		);
		expect(pmp.calls).toEqual(['POST /api/customers']);
	});

	test.each([
		['nonsense', 'Invalid Token.'],
		[TOKENS.expired, 'Token Time Expire.'],
	])('a bad token: an authentication error', async (token, said) => {
		for (const which of ['customer.getAll', 'customer.get', 'customer.update', 'customer.delete']) {
			const { error, items } = await pmp.fail(
				which,
				{ ...customer, updateFields: { city: 'X' } },
				{ credentials: { token } },
			);
			expect(items).toEqual([]);
			expect(error?.message).toBe(`BusinessLabs PMP did not accept the token: ${said} [item 0]`);
			expect(error?.httpCode).toBe('401');
		}
	});

	test('a page that is not the API', async () => {
		const credentials = { baseUrl: `${pmp.simulator.url}/shop` };
		const { error } = await pmp.fail('customer.getAll', {}, { credentials });
		expect(error?.message).toContain("does not come from PMP's API (HTTP 404)");
		expect(error?.description).toContain('base URL');
	});

	test('an update that changed nothing: success', async () => {
		const update = { ...customer, groups_in: '1,4', updateFields: { city: 'London' } };
		const { json } = await pmp.run('customer.update', update);
		expect(json).toEqual([
			{ id: '1', status: true, message: 'There was nothing to change', changed: false },
		]);
		expect(pmp.calls).toEqual([
			'GET /api/customers/1',
			'PUT /api/customers/1',
			'GET /api/customers/1',
		]);
	});

	test('an update that really failed: an error that names the field', async () => {
		pmp.simulator.faults.set([
			{
				method: 'PUT',
				status: 404,
				headers: { 'content-type': 'application/json' },
				body: { status: false, message: 'Customer Update Fail.' },
			},
		]);
		const { error } = await pmp.fail('customer.update', {
			...customer,
			updateFields: { city: 'Leeds', state: 'Yorkshire', zip: 'WC1 5AB' },
		});
		expect(error?.message).toBe('BusinessLabs PMP refused: Customer Update Fail. [item 0]');
		expect(error?.description).toMatch(/^PMP did not save: (City, State|State, City)\.$/);
	});

	test('an update of what is not there: an error', async () => {
		const update = await pmp.fail('lead.update', { id: byId(99), updateFields: { title: 'X' } });
		expect(update.error?.message).toContain('no such record');
		expect(pmp.calls).toEqual(['GET /api/leads/99']);
	});

	test('a deletion that failed is looked at again: what is gone counts as deleted', async () => {
		const { json, hints } = await pmp.run('lead.delete', { id: byId(99) });
		expect(json).toEqual([{ deleted: true }]);
		expect(hints).toEqual([
			'PMP answered the deletion of a lead with "BusinessLabs PMP refused: Lead Delete Fail.", but it is gone.',
		]);
		expect(pmp.calls).toEqual(['DELETE /api/delete/leads/99', 'GET /api/leads/99']);
	});

	test('a deletion that failed, of what is still there: an error', async () => {
		pmp.simulator.faults.set([
			{
				method: 'DELETE',
				status: 404,
				headers: { 'content-type': 'application/json' },
				body: { status: false, message: 'Lead Delete Fail.' },
			},
		]);
		const { error } = await pmp.fail('lead.delete', { id: byId(1) });
		expect(error?.message).toBe('BusinessLabs PMP refused: Lead Delete Fail. [item 0]');
	});
});

describe('other refusals', () => {
	test('a missing right', async () => {
		const { error } = await pmp.fail(
			'customer.getAll',
			{},
			{ credentials: { token: TOKENS.tickets } },
		);
		expect(error?.message).toContain(
			'The token does not have permission for this: Your API token does not have',
		);
		expect(error?.description).toContain('lacks a permission');
		expect(error?.httpCode).toBe('403');
	});

	test('an error page of PHP', async () => {
		pmp.simulator.faults.set([{ method: 'POST', status: 500, ...html }]);
		const { error } = await pmp.fail('customer.create', { company: 'A' });
		expect(error?.message).toBe('BusinessLabs PMP failed (HTTP 500): 404 Page Not Found [item 0]');
		expect(error?.description).toContain('date format');
		expect(error?.description).toContain('The request may have been carried out.');
	});

	test('a server before PMP that is out of order or wants a pause', async () => {
		const create = async (status: number) => {
			pmp.simulator.faults.set([{ method: 'POST', status, ...html, times: 9 }]);
			return (await pmp.fail('customer.create', { company: 'A' })).error;
		};
		const broken = await create(502);
		expect(broken?.description).toContain('a proxy in front of it has a problem');
		expect(broken?.description).toContain('The request may have been carried out.');
		const busy = await create(429);
		expect(busy?.message).toBe('BusinessLabs PMP refused: too many requests [item 0]');
		expect(busy?.description).not.toContain('may have been carried out');
		const body = { status: true, message: 'Customer added.' };
		pmp.simulator.faults.set([
			{
				method: 'POST',
				status: 429,
				headers: { 'content-type': 'application/json' },
				body,
				times: 9,
			},
		]);
		pmp.simulator.ledger.clear();
		const { error } = await pmp.fail('customer.create', { company: 'A' });
		expect(error?.description).toContain('may have been carried out');
		expect(pmp.simulator.ledger.requests).toHaveLength(1);
	});

	test('too many calls: waits as asked, then goes on', async () => {
		pmp.simulator.faults.set([{ status: 429, headers: { 'retry-after': '0' }, times: 2 }]);
		const { json, hints } = await pmp.run('customer.get', customer);
		expect(json[0].company).toBe('Riverside Bakery');
		expect(hints.join()).toContain('were retried');
	});

	test('an answer without a body leaves a write in doubt, but for payments, which have none', async () => {
		pmp.simulator.faults.set([{ method: 'POST', status: 200, body: '' }]);
		const { error } = await pmp.fail('customer.create', { company: 'A', returnCreated: false });
		expect(error.message).toContain('answers nothing');
		expect(error.description).toContain('may have been carried out');
		const empty = { statusCode: 200, headers: {}, body: '' };
		const payment = { method: 'POST', path: '/api/payments' } as const;
		expect(decode(empty, payment)).toEqual({ status: true });
	});

	test('the token is in no error', async () => {
		pmp.simulator.faults.set([
			{
				status: 409,
				headers: { 'content-type': 'application/json' },
				body: { status: false, message: `Bad header authtoken ${TOKENS.full}` },
			},
		]);
		const { error } = await pmp.fail('customer.create', { company: 'A' });
		expect(JSON.stringify(error)).not.toContain(TOKENS.full);
		expect(error?.message).toContain('[hidden]');
	});
});

describe('deletion has two addresses', () => {
	test.each([404, 405])('the second one follows an HTML %i', async (missingDelete) => {
		await pmp.control('settings', { prefixedDelete: false, missingDelete });
		const { json } = await pmp.run('customer.delete', customer);
		expect(json).toEqual([{ deleted: true }]);
		expect(pmp.calls).toEqual(['DELETE /api/delete/customers/1', 'DELETE /api/customers/1']);
	});

	test('and nothing else', async () => {
		pmp.simulator.faults.set([{ method: 'DELETE', status: 500, ...html }]);
		const { error } = await pmp.fail('customer.delete', customer);
		expect(error?.message).toContain('HTTP 500');
		expect(pmp.calls).toEqual(['DELETE /api/delete/customers/1']);
	});
});

describe('the record just created', () => {
	test('is not made up when it cannot be read', async () => {
		await pmp.control('token', { token: 'writer', rights: { customers: ['post'] } });
		const { json, hints } = await pmp.run(
			'customer.create',
			{ company: 'Secret' },
			{ credentials: { token: 'writer' } },
		);
		expect(json).toEqual([{ status: true, message: 'Customer add successful.' }]);
		expect(hints.join()).toContain('was created, but cannot be read');
	});

	test('is searched for by a part that can travel in a path', async () => {
		const company = 'A/B "Best Quality" #1?';
		const { json } = await pmp.run('customer.create', { company });
		expect(pmp.calls[1]).toBe('GET /api/customers/search/Best%20Quality');
		expect(json[0].company).toBe(company);
	});

	test('is found in the list when no part of its name can be searched for', async () => {
		const { json } = await pmp.run('customer.create', { company: '/"?' });
		expect(pmp.calls[1]).toBe('GET /api/customers');
		expect(json[0].company).toBe('/"?');
	});

	test('must equal all that tells records apart', async () => {
		const { json } = await pmp.run('milestone.create', {
			project_id: byId(2),
			name: 'Go live',
			due_date: '2026-07-30',
		});
		expect(json[0]).toMatchObject({ name: 'Go live', project_id: 2 });
	});
});

test.each([
	['d.m.Y', '30.07.2026'],
	['m/d/Y', '07/30/2026'],
	['Y-m-d', '2026-07-30'],
])('dates go out as %s', async (dateFormat, due_date) => {
	await pmp.control('settings', { dateFormat });
	const { json } = await pmp.run(
		'milestone.create',
		{ project_id: byId(1), name: 'Dated', due_date: '2026-07-30' },
		{ credentials: { dateFormat } },
	);
	expect(pmp.last('POST')?.body).toMatchObject({ due_date });
	expect(json[0].due_date).toBe('2026-07-30');
});

test('a base URL with a slash, or with /api, is accepted', async () => {
	for (const end of ['/', '/api', '/api/']) {
		const credentials = { baseUrl: pmp.simulator.url + end };
		const { json } = await pmp.run('customer.get', customer, { credentials });
		expect(json).toHaveLength(1);
	}
	expect(new Set(pmp.calls)).toEqual(new Set(['GET /api/customers/1']));
});

test('a customer field without a value, a name with HTML and a search key are encoded', async () => {
	await pmp.run('customer.search', { keysearch: 'a b/ü?#%' });
	expect(pmp.calls).toEqual(['GET /api/customers/search/a%20b%2F%C3%BC%3F%23%25']);
});
