import { TOKENS } from '../../simulators/BusinessLabsPmp';
import { rowsOf, vendor } from './BusinessLabsPmpVendor';
import type { Body } from './BusinessLabsPmpVendor';

const { call, get, del, form, json, put, control, state, simulator } = vendor();

describe('tokens', () => {
	it.each([
		[null, 'Token is not defined.'],
		['nonsense', 'Invalid Token.'],
		[TOKENS.expired, 'Token Time Expire.'],
	])('answers 404 for token %s before version 3', async (token, message) => {
		const { status, body } = await get('customers', token);
		expect({ status, body }).toEqual({ status: 404, body: { status: false, message } });
	});

	it('answers 401 on version 3', async () => {
		await control('version', { version: 3 });
		expect((await get('customers', 'nonsense')).status).toBe(401);
	});

	it('takes the token from the query or as a bearer on version 3 only', async () => {
		const bearer = { headers: { authorization: `Bearer ${TOKENS.full}` } };
		expect((await get(`customers?authtoken=${TOKENS.full}`, null)).status).toBe(404);
		expect((await call('GET', 'customers', bearer, null)).status).toBe(404);
		await control('version', { version: 3 });
		expect((await get(`customers?authtoken=${TOKENS.full}`, null)).status).toBe(200);
		expect((await call('GET', 'customers', bearer, null)).status).toBe(200);
	});

	it('limits a token to its rights', async () => {
		const refused = await get('customers', TOKENS.tickets);
		expect(refused.status).toBe(403);
		expect(refused.body.message).toContain('necessay permissions');
		expect((await get('tickets', TOKENS.tickets)).status).toBe(200);
		expect((await get('customers/search/bakery', TOKENS.readOnly)).status).toBe(200);
		expect((await call('DELETE', 'customers/1', {}, TOKENS.readOnly)).status).toBe(403);
	});
});

describe('bodies', () => {
	it('reads a POST from form fields', async () => {
		const { status, body } = await form('customers', [
			['company', 'Quiet Books'],
			['groups_in[]', '1'],
			['groups_in[]', '4'],
		]);
		expect({ status, body }).toEqual({
			status: 200,
			body: { status: true, message: 'Customer add successful.' },
		});
		expect(state().groups['4']).toEqual(['1', '4']);
	});

	it('does not see a JSON body of a POST before version 3', async () => {
		const { status, body } = await json('POST', 'customers', { company: 'Quiet Books' });
		expect(status).toBe(404);
		expect(body).toEqual({
			status: false,
			error: { company: 'The Company field is required.' },
			message: '<p>The Company field is required.</p>\n',
		});
		await control('version', { version: 3 });
		const created = await json('POST', 'customers', { company: 'Quiet Books' });
		expect([created.status, created.body.record_id]).toEqual([201, 4]);
	});

	it('answers 406 to a PUT without JSON', async () => {
		const body = new URLSearchParams({ company: 'Riverside' });
		expect((await call('PUT', 'customers/1', { body })).status).toBe(406);
		expect((await call('PUT', 'customers/1')).status).toBe(406);
		expect((await put('customers/1', {})).status).toBe(406);
		const upload = new FormData();
		upload.set('company', 'Riverside');
		const refused = await call('PUT', 'customers/1', { body: upload });
		expect(refused.body.message).toBe('Data Not Acceptable OR Not Provided');
	});

	it('keeps allowed uploads and drops others silently', async () => {
		const body = new FormData();
		for (const [name, value] of Object.entries({
			name: 'New',
			source: '1',
			status: '2',
			assigned: '1',
		}))
			body.set(name, value);
		body.append('file[]', new Blob(['a']), 'plan.pdf');
		body.append('file[]', new Blob(['b']), 'virus.exe');
		expect((await call('POST', 'leads', { body })).status).toBe(200);
		expect(state().attachments['leads:4'].map(({ fileName }) => fileName)).toEqual(['plan.pdf']);
		expect(simulator().ledger.requests[0].files).toHaveLength(2);
	});
});

describe('reads', () => {
	it('lists bare arrays of text', async () => {
		const { body } = await get('customers');
		const rows = body as unknown as Array<Record<string, unknown>>;
		expect(rows.map((row) => row.company)).toEqual([
			...['Alpine Dental Practice', 'Harbour Cycles', 'Riverside Bakery'],
		]);
		for (const [key, value] of Object.entries(rows[0])) {
			if (key !== 'customfields')
				expect([key, value === null ? 'string' : typeof value]).toEqual([key, 'string']);
		}
		expect(rows[0]).not.toHaveProperty('groups_in');
	});

	it('answers 404 for an empty list, an unknown record and an empty search', async () => {
		const nothing = { status: false, message: 'No data were found' };
		await control('empty', { resource: 'customers' });
		expect((await get('customers')).body).toEqual(nothing);
		expect((await get('leads/99')).body).toEqual(nothing);
		expect((await get('leads/search/xyz')).body).toEqual(nothing);
	});

	it('leaves junk leads out of searches', async () => {
		expect((await get('leads/search/offers')).status).toBe(404);
	});

	it('searches customers by contact and custom field', async () => {
		const found = async (key: string) =>
			((await get(`customers/search/${encodeURIComponent(key)}`)).body as unknown as Body[]).map(
				({ userid }) => userid,
			);
		expect(await found('carol.rider@example.com')).toEqual(['2']);
		expect(await found('Grace Admin')).toEqual(['1']);
	});

	it('shows no VAT number where the field is switched off', async () => {
		await control('settings', { vatField: false });
		expect((await get('customers/1')).body.vat).toBeNull();
	});

	it('answers unknown addresses in HTML, and unknown verbs in JSON', async () => {
		const unknown = await get('webhooks');
		expect([unknown.status, unknown.text.includes('<html')]).toEqual([404, true]);
		expect((await call('PATCH', 'customers/1')).body).toEqual({
			status: false,
			message: 'Unknown method',
		});
	});
});

describe('updates before version 3', () => {
	it("wipes a customer's groups, countries and currency when they are left out", async () => {
		expect((await put('customers/1', { company: 'Riverside Bakery Ltd' })).status).toBe(200);
		expect((await get('customers/1')).body).toMatchObject({
			...{ company: 'Riverside Bakery Ltd', city: 'London', country: '0', default_currency: '0' },
			...{ billing_country: '0', show_primary_contact: '0' },
		});
		expect(state().groups).toEqual({});
	});

	it('fails when nothing changes', async () => {
		const same = {
			...{ company: 'Riverside Bakery', country: '235', billing_country: '235' },
			...{ default_currency: '3', show_primary_contact: '1', groups_in: ['1', '4'] },
		};
		const { status, body } = await put('customers/1', same);
		expect({ status, body }).toEqual({
			status: 404,
			body: { status: false, message: 'Customer Update Fail.' },
		});
	});

	it('writes null over a hidden VAT number', async () => {
		await control('settings', { vatField: false });
		const { vat } = (await get('customers/1')).body;
		await put('customers/1', { company: 'Riverside Bakery', vat });
		expect(state().tables.customers[0].vat).toBeNull();
	});

	it('answers a database error to a key that is no column', async () => {
		const { status, text } = await put('customers/1', { company: 'A', customfields: [] });
		expect(status).toBe(500);
		expect(text).toContain("Unknown column 'customfields' in 'field list'");
	});

	it("blanks a lead's address and e-mail, and keeps its tags", async () => {
		await put('leads/1', { name: 'Olive', source: '1', status: '2' });
		expect((await get('leads/1')).body).toMatchObject({ address: '', email: '', city: 'Leeds' });
		expect(state().hidden.tags.leads['1']).toEqual(['fair']);
	});

	it('adds a line break tag on every write', async () => {
		const { address, email } = (await get('leads/1')).body;
		const rest = { name: 'Olive', source: '1', status: '2', email };
		await put('leads/1', { ...rest, address });
		expect((await get('leads/1')).body.address).toBe('7 Mill Lane<br /><br />\nBack yard');
		await put('leads/1', { ...rest, address: '7 Mill Lane\nBack yard' });
		expect((await get('leads/1')).body.address).toBe(address);
	});

	it("takes dates in the installation's format and gives them in ISO", async () => {
		const rest = { name: 'A', source: '1', status: '2' };
		await put('leads/1', { ...rest, lastcontact: '25/07/2026 08:38:04' });
		expect((await get('leads/1')).body.lastcontact).toBe('2026-07-25 08:38:04');
		const iso = await put('leads/1', { ...rest, lastcontact: '2026-07-25 08:38:04' });
		expect([iso.status, iso.text.includes('format() on bool')]).toEqual([500, true]);
		await put('leads/1', { ...rest, lastcontact: '07/25/2026 08:38' });
		expect((await get('leads/1')).body.lastcontact).toBe('2028-01-07 08:38:00');
		await control('settings', { dateFormat: 'm.d.Y' });
		await put('leads/1', { ...rest, lastcontact: '07.25.2026' });
		expect((await get('leads/1')).body.lastcontact).toBe('2026-07-25 00:00:00');
	});

	it("turns a milestone's flag on by presence and off by absence", async () => {
		const rest = { project_id: '1', name: 'Design approved', due_date: '28/02/2026' };
		const shown = async () => (await get('milestones/1')).body.description_visible_to_customer;
		await put('milestones/1', { ...rest, description: 'a' });
		expect(await shown()).toBe('0');
		await put('milestones/1', { ...rest, description: 'b', description_visible_to_customer: '0' });
		expect(await shown()).toBe('1');
		await put('milestones/1', rest);
		expect((await get('milestones/1')).body.description).toBe('');
	});

	it("resets a project's figures and members, and cannot do without its start", async () => {
		await put('projects/1', { name: 'Relaunch', start_date: '15/01/2026' });
		expect((await get('projects/1')).body).toMatchObject({
			...{ name: 'Relaunch', deadline: null, project_cost: null, estimated_hours: null },
			...{ status: '2', start_date: '2026-01-15' },
		});
		expect(state().members).toEqual({});
		expect(state().hidden.tags.projects['1']).toEqual(['web']);
		const { status, text } = await put('projects/1', { name: 'Again' });
		expect([status, text.includes("Column 'start_date' cannot be null")]).toEqual([500, true]);
	});

	it("clears a ticket's tags and priority", async () => {
		const rest = { subject: 'Cannot log in', department: '1', contactid: '1', userid: '1' };
		expect((await put('tickets/1', { ...rest, ticketid: '1' })).status).toBe(200);
		expect((await get('tickets/1')).body).toMatchObject({ priority: '0', name: null });
		expect(state().hidden.tags.tickets).toEqual({});
		const { status, body } = await put('tickets/1', { subject: 'x' });
		expect([status, Object.keys(body.error as object)]).toEqual([
			404,
			['department', 'contactid', 'userid'],
		]);
	});

	it('filters scripting out of the JSON', async () => {
		await put('customers/1', { company: 'A<script>x</script>' });
		expect((await get('customers/1')).body.company).toBe('A[removed]x[removed]');
	});
});

describe('contacts', () => {
	const person = { firstname: 'Eve', lastname: 'New', email: 'eve@example.com', password: 'p' };

	it('are read below their customer', async () => {
		const rows = (await get('contacts/1')).body as unknown as Body[];
		expect(rows.map(({ id, userid }) => [id, userid])).toEqual([
			['1', '1'],
			['2', '1'],
		]);
		expect((await get('contacts/1/2')).body).toMatchObject({ firstname: 'Tom' });
		expect((await get('contacts/2/1')).status).toBe(404);
		expect((await get('contacts')).status).toBe(404);
	});

	it('are searched over all customers, joined with theirs', async () => {
		const [found] = rowsOf(await get('contacts/search/carol%20rider'));
		expect(found).toMatchObject({ id: '3', userid: '2', company: 'Harbour Cycles' });
		expect(found.password).toMatch(/^\$2a\$/);
	});

	it('reject a second use of an address with 409', async () => {
		const fields = Object.entries({ ...person, customer_id: '1', email: 'anna.baker@example.com' });
		const { status, body } = await form('contacts', fields);
		expect({ status, body }).toEqual({
			status: 409,
			body: {
				status: false,
				error: { email: 'This Email is already exists' },
				message: 'This Email is already exists',
			},
		});
	});

	it('need a password unless an e-mail sets it', async () => {
		const fields = Object.entries({ ...person, customer_id: '1', password: '' });
		expect((await form('contacts', fields)).body.error).toEqual({
			password: 'The Password field is required.',
		});
		expect((await form('contacts', [...fields, ['send_set_password_email', 'on']])).status).toBe(
			200,
		);
	});

	it('lose permissions and mail flags that a PUT leaves out', async () => {
		const { firstname, lastname, email } = (await get('contacts/1/1')).body;
		expect((await put('contacts/1', { firstname, lastname, email })).status).toBe(200);
		expect((await get('contacts/1/1')).body).toMatchObject({
			is_primary: '0',
			invoice_emails: '0',
		});
		const missing = await put('contacts/99', { firstname, lastname, email });
		expect([missing.status, missing.body.message]).toEqual([409, "Contact ID Doesn't Not Exist."]);
	});
});

describe('limits before version 3', () => {
	it('are a 401', async () => {
		await control('rateLimit', { limit: 1 });
		const first = await get('customers');
		expect([first.status, first.headers.get('x-ratelimit-limit')]).toEqual([200, null]);
		expect((await get('customers')).status).toBe(401);
	});
});

describe('deletions', () => {
	it('work at both addresses', async () => {
		expect((await del('delete/customers/1')).body).toEqual({
			status: true,
			message: 'Customer Delete Successful.',
		});
		expect((await del('customers/2')).status).toBe(200);
		expect((await del('customers/2')).body.message).toBe('Customer Delete Fail.');
	});

	it.each([404, 405])(
		'answer %i in HTML at an address that is switched off',
		async (missingDelete) => {
			await control('settings', { prefixedDelete: false, missingDelete });
			const { status, text } = await del('delete/customers/1');
			expect([status, text.includes('<html')]).toEqual([missingDelete, true]);
			expect((await del('customers/1')).status).toBe(200);
		},
	);
});

describe('version 3', () => {
	beforeEach(async () => await control('version', { version: 3 }));

	it('updates partially and ignores unknown fields', async () => {
		expect((await put('customers/1', { city: 'Leeds', nonsense: '1' })).status).toBe(200);
		expect((await get('customers/1')).body).toMatchObject({ city: 'Leeds', country: '235' });
		expect(state().groups['1']).toEqual(['1', '4']);
	});

	it('answers 422 with a map of errors', async () => {
		const { status, body } = await form('customers', [['city', 'Leeds']]);
		expect({ status, body }).toEqual({
			status: 422,
			body: {
				status: false,
				error: 'validation_failed',
				message: 'The given data was invalid.',
				errors: { company: 'The company field is required.' },
			},
		});
	});

	it('pages, sorts, chooses columns and limits dates', async () => {
		await control('seed', {
			resource: 'customers',
			count: 60,
			values: { datecreated: '2026-05-01 00:00:00' },
		});
		const page = (await get('customers?page=2&per_page=25&sort=-userid&fields=id,company'))
			.body as {
			data?: Body[];
			meta?: unknown;
		};
		expect(page.data?.[0]).toEqual({ id: '38', company: 'Sample Company 35' });
		expect(page.meta).toEqual({
			...{ page: 2, per_page: 25, total: 63, total_pages: 3, has_more: true },
			...{ current_page: 2, last_page: 3 },
		});
		expect((await get('customers?limit=5')).body).toHaveLength(63);
		expect((await get('customers?created_before=2026-01-08')).body).toHaveLength(2);
		expect((await get('customers?created_after=2026-06-01')).status).toBe(404);
	});

	it('says how many requests are left, and stops beyond', async () => {
		await control('rateLimit', { limit: 2, window: 60 });
		const first = await get('customers');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
		await get('customers');
		const third = await get('customers');
		expect(third.status).toBe(429);
		expect(Number(third.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
	});

	it('replays the answer of a repeated Idempotency-Key', async () => {
		const send = () =>
			call('POST', 'customers', {
				body: new URLSearchParams({ company: 'Once' }),
				headers: { 'idempotency-key': 'k1' },
			});
		expect((await send()).body).toEqual((await send()).body);
		expect(state().tables.customers.filter(({ company }) => company === 'Once')).toHaveLength(1);
	});
});

it('seeds many records quickly', async () => {
	await control('seed', { resource: 'customers', count: 20_000 });
	const { body } = await get('customers');
	expect(body).toHaveLength(20_003);
});
