import { vendor } from './BusinessLabsPmpVendor';

const { del, control } = vendor();

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
