import * as lookups from '../../nodes/BusinessLabsPmp/lookups';
import { byId, usePmp } from './node';

describe('lists in the editor', () => {
	const pmp = usePmp();
	const names = async (list: keyof typeof lookups, filter = '', parameters = {}) =>
		(await lookups[list].call(pmp.editor(parameters), filter)).results.map(({ name }) => name);

	test('customers: all, found, and page by page', async () => {
		expect(await names('searchCustomers')).toEqual([
			'Alpine Dental Practice (3)',
			'Harbour Cycles (2)',
			'Riverside Bakery (1)',
		]);
		expect(await names('searchCustomers', 'harbour')).toEqual(['Harbour Cycles (2)']);
		expect(pmp.calls).toEqual(['GET /api/customers', 'GET /api/customers/search/harbour']);
		await pmp.control('seed', { resource: 'customers', count: 120 });
		const first = await lookups.searchCustomers.call(pmp.editor(), '');
		expect(first.results).toHaveLength(100);
		const token = first.paginationToken as string;
		expect((await lookups.searchCustomers.call(pmp.editor(), '', token)).results).toHaveLength(23);
	});

	test('every other list', async () => {
		expect(await names('searchLeads')).toContain('Olive Garden Centre (1)');
		expect(await names('searchMilestones')).toEqual(['Design approved (1)', 'Go live (2)']);
		expect(await names('searchProjects')).toEqual(['Online shop (2)', 'Website relaunch (1)']);
		expect(await names('searchTickets')).toContain('Cannot log in (1)');
		expect(await names('searchStaff')).toEqual(['Grace Admin (1)', 'Henry Support (2)']);
	});

	test('contacts of the customer that is chosen', async () => {
		expect(await names('searchContacts', '', { userid: byId(1) })).toEqual([
			'Anna Baker <anna.baker@example.com> (1)',
			'Tom Baker <tom.baker@example.com> (2)',
		]);
		expect(await names('searchContacts')).toHaveLength(4);
		expect(await names('searchContacts', 'carol')).toEqual([
			'Carol Rider <carol.rider@example.com> (3)',
		]);
		expect(pmp.calls).toEqual([
			'GET /api/contacts/1',
			'GET /api/contacts/search/%40',
			'GET /api/contacts/search/carol',
		]);
	});

	test('what older servers have no list of: what the records use', async () => {
		expect(await names('searchLeadStatuses')).toEqual(['Contacted (3)', 'New (2)']);
		expect(await names('searchLeadSources')).toEqual(['Website (1)']);
		expect(await names('searchDepartments')).toEqual(['Support (1)']);
		await expect(names('searchCountries')).rejects.toThrow('Enter the ID instead');
	});

	test('a failure is shown in plain words', async () => {
		await expect(
			lookups.searchCustomers.call(pmp.editor({}, { token: 'nonsense' }), ''),
		).rejects.toThrow('did not accept the token');
	});
});
