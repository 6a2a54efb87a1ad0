import { rowsOf, vendor } from './BusinessLabsPmpVendor';

const { call, get, del, put, form, control, state } = vendor();

describe('tasks', () => {
	it('come out billable, with a status by their start', async () => {
		await form('tasks', { name: 'Past', startdate: '01/01/2026', rel_type: 'project' });
		await form('tasks', { name: 'Future', startdate: '31/12/2099 11:07', milestone: '1' });
		expect((await get('tasks/3')).body).toMatchObject({
			...{ billable: '1', status: '4', rel_type: null, startdate: '2026-01-01 00:00:00' },
		});
		expect((await get('tasks/4')).body).toMatchObject({ status: '1', milestone: '0' });
	});

	it('repeat by a number and a unit until a PUT leaves it out', async () => {
		const rest = { name: 'Again', startdate: '01/01/2026' };
		await form('tasks', { ...rest, repeat_every: '1-week' });
		expect((await get('tasks/3')).body).toMatchObject({
			...{ recurring: '1', repeat_every: '1', recurring_type: 'week', custom_recurring: '0' },
		});
		const custom = { repeat_every: 'custom', repeat_every_custom: 3, repeat_type_custom: 'day' };
		await put('tasks/3', { ...rest, ...custom });
		expect((await get('tasks/3')).body).toMatchObject({
			...{ repeat_every: '3', recurring_type: 'day', custom_recurring: '1' },
		});
		await put('tasks/3', rest);
		expect((await get('tasks/3')).body.recurring).toBe('0');
	});

	it('lose what a PUT leaves out', async () => {
		expect((await put('tasks/1', { startdate: '20/01/2026' })).status).toBe(200);
		expect((await get('tasks/1')).body).toMatchObject({
			...{ name: 'Draw the first design', is_public: '0', billable: '0', milestone: '0' },
			...{ rel_type: null, rel_id: null, duedate: null },
		});
		expect((await put('tasks/1', { name: 'x' })).status).toBe(500);
	});

	it('know assignees from version 3 on', async () => {
		const rest = { startdate: '20/01/2026', assignees: '1,2' };
		expect((await put('tasks/1', rest)).text).toContain("Unknown column 'assignees'");
		await control('version', { version: 3 });
		await put('tasks/1', rest);
		expect(state().hidden.assignees.tasks['1']).toEqual(['1', '2']);
		expect((await put('tasks/1', { assignees: '["1"]' })).status).toBe(200);
	});

	it('count for their milestone', async () => {
		expect((await get('milestones/1')).body).toMatchObject({
			...{ total_tasks: '2', total_finished_tasks: '1' },
		});
		const echo = { ...(await get('milestones/1')).body, due_date: '28/02/2026' };
		expect((await put('milestones/1', echo)).text).toContain("Unknown column 'total_tasks'");
	});
});

describe('staff', () => {
	it('has no last name, and shows its password hash', async () => {
		const fields = {
			firstname: 'Ida New',
			lastname: 'New',
			email: 'ida@example.com',
			password: 'p',
		};
		expect((await form('staffs', fields)).status).toBe(200);
		const { body } = await get('staffs/3');
		expect(body).toMatchObject({ staffid: '3', firstname: 'Ida New', lastname: '', role: '1' });
		expect(body.password).toMatch(/^\$2a\$/);
		expect((await form('staffs', { ...fields, email: 'no' })).body.error).toEqual({
			email: 'The Email field must contain a valid email address.',
		});
	});
});

describe('timesheets, calendar, subscriptions and contracts', () => {
	it('give one timesheet in a list', async () => {
		const fields = { task_id: '1', start_time: '10:00:00', end_time: '01/03/2026 12:30' };
		const missing = await form('timesheets', fields);
		expect(Object.keys(missing.body.error as object)).toEqual(['staff_id', 'hourly_rate', 'note']);
		const whole = { ...fields, staff_id: '1', hourly_rate: '5', note: 'n' };
		expect((await form('timesheets', whole)).body.message).toBe('Data Added Successfully');
		expect(rowsOf(await get('timesheets/1'))).toEqual([
			{
				...{ id: '1', task_id: '1', start_time: '10:00:00', end_time: '2026-03-01 12:30:00' },
				...{ staff_id: '1', hourly_rate: '5.00', note: 'n' },
			},
		]);
	});

	it('read calendar dates in the documented format', async () => {
		const fields = {
			...{ title: 'Hello', start: '2026/12/12 07:00', reminder_before: '30' },
			...{ reminder_before_type: 'minutes', userid: '1', isstartnotified: '0', public: '1' },
		};
		expect((await form('calendar', fields)).status).toBe(200);
		expect(rowsOf(await get('calendar/1'))[0]).toMatchObject({
			...{ eventid: '1', start: '2026-12-12 07:00:00', color: '#28B8DA' },
		});
		expect((await form('calendar', { ...fields, start: 'soon' })).status).toBe(500);
		expect((await put('calendar/1', { title: 'Bye', start: '2023/12/12 07:00' })).status).toBe(200);
		expect((await del('calendar/1')).body.message).toBe('Data Deleted Successfully');
	});

	it('insert a subscription as it is', async () => {
		const fields = { name: 'Hosting', quantity: '1', currency: '1', clientid: '1' };
		expect((await form('subscriptions', fields)).status).toBe(404);
		const next_billing_cycle = '1767225600';
		const incomplete = await form('subscriptions', { ...fields, next_billing_cycle });
		expect([incomplete.status, incomplete.body.message]).toEqual([404, 'Data Add Fail']);
		const whole = {
			...{ ...fields, next_billing_cycle, status: 'active', hash: 'a'.repeat(32) },
			...{ description_in_item: '0', in_test_environment: '0', tax_id: '0', tax_id_2: '0' },
			...{ project_id: '0', created: '2026-01-01 09:00:00', created_from: '1' },
		};
		expect((await form('subscriptions', whole)).status).toBe(200);
		expect((await get('subscriptions/1')).body).toMatchObject({
			name: 'Hosting',
			status: 'active',
		});
	});

	it('search contracts from version 3 on', async () => {
		await form('contracts', { subject: 'Care', datestart: '2026-01-01', client: '2' });
		expect((await get('contracts/1')).body).toMatchObject({
			...{ subject: 'Care', company: 'Harbour Cycles', datestart: '2026-01-01' },
		});
		expect((await get('contracts/search/care')).text).toContain('<html');
		await control('version', { version: 3 });
		expect(rowsOf(await get('contracts/search/care'))).toHaveLength(1);
	});
});

describe('look-ups and custom fields', () => {
	it('know three kinds of common data', async () => {
		expect(rowsOf(await get('common/tax_data'))[0]).toEqual({
			...{ id: '4', name: 'VAT', taxrate: '20.00' },
		});
		expect(rowsOf(await get('common/payment_mode'))).toHaveLength(3);
		expect(rowsOf(await get('common/expense_category'))).toHaveLength(2);
		expect((await get('common/countries')).status).toBe(404);
	});

	it('are defined by id and read by label', async () => {
		expect(rowsOf(await get('custom_fields/customers/1'))[1]).toEqual({
			...{ field_name: 'custom_fields[customers][2]', custom_field_id: '2', label: 'Segment' },
			...{ required: '0', type: 'select', value: '["Retail"]' },
			options: '["Retail","Health","Other"]',
		});
		expect((await get('customers/1')).body.customfields).toEqual([
			{ label: 'Account manager', value: 'Grace Admin' },
			{ label: 'Segment', value: 'Retail' },
		]);
		await control('version', { version: 1 });
		expect((await get('customers/1')).body).not.toHaveProperty('customfields');
	});

	it('are written through their owner, by form and by JSON, and cleared by nothing', async () => {
		const lead = { name: 'A', source: '1', status: '2' };
		await form('leads', [
			...Object.entries({ ...lead, assigned: '1' }),
			...(['Web', 'Print'].map((value) => ['custom_fields[leads][3][]', value]) as Array<
				[string, string]
			>),
		]);
		expect((await get('leads/4')).body.customfields).toEqual([
			{ label: 'Interests', value: 'Web, Print' },
		]);
		await put('leads/4', { ...lead, custom_fields: { leads: { 3: '' } } });
		expect(state().customValues).not.toHaveProperty('leads:4:3');
	});
});

describe('records of version 3', () => {
	beforeEach(async () => await control('version', { version: 3 }));

	it('keeps a checklist and comments below a task', async () => {
		expect((await get('tasks/1/checklist')).status).toBe(404);
		const { body } = await form('tasks/1/checklist', { description: 'Logo' });
		expect(body.record_id).toBe(1);
		await put('tasks/1/checklist/1', { finished: 1 });
		expect(rowsOf(await get('tasks/1/checklist'))).toMatchObject([
			{ description: 'Logo', finished: '1', taskid: '1' },
		]);
		expect((await del('tasks/2/checklist/1')).status).toBe(404);
		expect((await form('tasks/9/comments', { content: 'x' })).status).toBe(404);
		expect((await form('tasks/1/comments', {})).status).toBe(422);
		await form('tasks/1/comments', { content: 'Nice' });
		expect((await del('tasks/1/comments/1')).status).toBe(200);
	});

	it('answers a ticket, and its status follows the author', async () => {
		await form('tickets/reply/1', { message: 'Try again', admin: '1' });
		expect((await get('tickets/1')).body.status).toBe('3');
		await form('tickets/reply/1', { message: 'It works' });
		expect((await get('tickets/1')).body.status).toBe('1');
		expect((await form('tickets/reply/1', {})).status).toBe(422);
		expect(state().tables.ticket_replies).toHaveLength(2);
	});

	it('keeps notes of records', async () => {
		expect(
			(await form('notes', { rel_type: 'planet', rel_id: '1', description: 'x' })).status,
		).toBe(422);
		await form('notes', { rel_type: 'lead', rel_id: '1', description: 'Called' });
		await put('notes/1', { description: 'Called twice', rel_id: '2' });
		expect(rowsOf(await get('notes/lead/1'))).toMatchObject([
			{ id: '1', description: 'Called twice' },
		]);
		expect((await get('notes/1')).body.rel_id).toBe('1');
		expect((await del('notes/1')).status).toBe(200);
		expect((await get('notes/lead/1')).status).toBe(404);
	});

	it('keeps articles in groups', async () => {
		expect(
			(await form('knowledge_base', { subject: 'How to log in', articlegroup: '1' })).body.errors,
		).toEqual({ subject: 'The subject has already been taken.' });
		expect((await form('knowledge_base/groups', { name: 'Billing' })).body.record_id).toBe(2);
		await form('knowledge_base', { subject: 'Invoices', articlegroup: '2' });
		expect(rowsOf(await get('knowledge_base?group_id=2'))).toHaveLength(1);
		expect(rowsOf(await get('knowledge_base/search/invoice'))).toHaveLength(1);
		expect((await del('knowledge_base/groups/2')).status).toBe(409);
		expect((await del('knowledge_base/2')).status).toBe(200);
		expect((await del('knowledge_base/groups/2')).status).toBe(200);
	});

	it('shows custom tables on the allowlist only', async () => {
		const path = 'thirdparty/customtable/tblfleet_vehicles';
		expect((await get('thirdparty')).status).toBe(405);
		expect((await get('thirdparty/customtable/tblstaff')).status).toBe(403);
		expect((await get('thirdparty/customtable/tblother')).status).toBe(403);
		expect(rowsOf(await get(path))).toMatchObject([{ plate: 'AB12 CDE' }]);
		expect((await form(path, { plate: 'X', wheels: '4' })).status).toBe(422);
		expect((await form(path, { plate: 'X' })).body.record_id).toBe(2);
		expect((await put(`${path}/2`, { mileage: 7 })).status).toBe(200);
		expect((await get(`${path}/2`)).body).toEqual({
			...{ id: '2', plate: 'X', model: '', mileage: '7' },
		});
		expect((await del(`${path}/2`)).status).toBe(200);
	});

	it('polls what was created or changed, newest first', async () => {
		expect((await get('zapier/resources')).body.resources).toContain('leads');
		await put('customers/2', { city: 'Bath' });
		const { body } = await get('zapier/poll/customers?since=0&limit=2');
		expect(body).toMatchObject({ status: true, resource: 'customers' });
		expect(body.data).toHaveLength(2);
		const future = Math.floor(Date.now() / 1000) + 60;
		expect((await get(`zapier/poll/customers?since=${future}`)).body.data).toEqual([]);
		expect((await get('zapier/poll/staffs')).status).toBe(404);
		expect((await get('zapier/test/invoices')).body.data).toMatchObject([{ number: 'INV-000002' }]);
	});

	it('runs a batch in order and goes on after an error', async () => {
		const batch = (operations: unknown) =>
			call('POST', 'batch', { body: JSON.stringify({ operations }) });
		const { body } = await batch([
			{ tool: 'customers_create', args: { company: 'Batch Bakery' } },
			{ tool: 'invoices_get', args: { id: 99 } },
			{ tool: 'customers_update', args: { id: 4, city: 'Leeds' } },
			{ tool: 'list_lead_statuses', args: {} },
			{ tool: 'planets_list', args: {} },
		]);
		const results = body.results as Array<{ success: boolean; result: unknown }>;
		expect(results.map(({ success }) => success)).toEqual([true, false, true, true, false]);
		expect(results[3].result).toContainEqual({ id: '2', name: 'New' });
		expect((await get('customers/4')).body).toMatchObject({
			company: 'Batch Bakery',
			city: 'Leeds',
		});
		expect((await batch(Array(51).fill({ tool: 'list_taxes' }))).status).toBe(422);
	});

	it('describes itself', async () => {
		const { body } = await get('openapi');
		expect(Object.keys(body.paths as object)).toContain('/customers/{id}');
	});
});
