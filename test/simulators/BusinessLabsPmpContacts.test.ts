import { rowsOf, vendor } from './BusinessLabsPmpVendor';
import type { Body } from './BusinessLabsPmpVendor';

const { get, form, put } = vendor();

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
