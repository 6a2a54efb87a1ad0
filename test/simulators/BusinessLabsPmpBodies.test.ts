import { vendor } from './BusinessLabsPmpVendor';

const { call, form, json, put, control, state, simulator } = vendor();

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
