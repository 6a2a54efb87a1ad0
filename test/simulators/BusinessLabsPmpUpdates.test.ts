import { vendor } from './BusinessLabsPmpVendor';

const { get, put, control, state } = vendor();

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
			...{ name: 'Relaunch', deadline: null, project_cost: '0.00', estimated_hours: null },
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
		expect([status, Object.keys(body.error as object)]).toEqual([404, ['department', 'userid']]);
	});

	it('filters scripting out of the JSON', async () => {
		await put('customers/1', { company: 'A<script>x</script>' });
		expect((await get('customers/1')).body.company).toBe('A[removed]x[removed]');
	});
});
