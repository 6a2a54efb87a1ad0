import { getPaymentModes, getTaxes } from '../../nodes/BusinessLabsPmp/methods/loadOptions';
import * as lookups from '../../nodes/BusinessLabsPmp/methods/lookups';
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

	test('documents, items and whatever else has a list', async () => {
		const seeds = [
			...['estimates', 'proposals', 'credit_notes', 'expenses', 'contracts'],
			...['subscriptions', 'timesheets', 'calendar'],
		];
		for (const resource of seeds) await pmp.control('seed', { resource, count: 1 });
		const first = async (list: keyof typeof lookups) => (await names(list))[0];
		expect(await first('searchInvoices')).toMatch(/^INV-00000\d, 2026-\d\d-\d\d \(\d\)$/);
		expect(await first('searchEstimates')).toMatch(/^EST-001001, 2026-03-01 \(\d\)$/);
		expect(await first('searchCreditNotes')).toMatch(/^CN-001001, 2026-03-01 \(\d\)$/);
		expect(await first('searchProposals')).toContain('Sample Proposal 1');
		expect(await first('searchExpenses')).toContain('Sample Expense 1 2026-03-01 12.50');
		expect(await first('searchContracts')).toContain('Sample Contract 1');
		expect(await first('searchSubscriptions')).toContain('Sample Subscription 1');
		expect(await first('searchTimesheets')).toContain('Sample 1');
		expect(await first('searchCalendarEvents')).toContain('Sample Event 1');
		expect(await names('searchItems')).toEqual(['Consulting hour (1)', 'Router (2)']);
		expect(await names('searchTasks', 'draw')).toEqual(['Draw the first design (1)']);
		expect(await names('searchPayments')).not.toEqual([]);
		expect(await names('searchExpenseCategories')).toEqual(['Cloud server (1)', 'Travel (2)']);
		expect(await names('searchPaymentModes')).toEqual(['Bank (1)', 'Card (3)', 'Cash (2)']);
		expect(await names('searchTaxes')).toEqual(['CGST (1)', 'SGST (2)', 'VAT (4)']);
	});

	test('milestones of the project that is chosen, wherever it is', async () => {
		await pmp.control('seed', { resource: 'milestones', count: 1, values: { project_id: '2' } });
		const own = ['Sample Milestone 1 (3)'];
		expect(await names('searchMilestones', '', { project_id: byId(2) })).toEqual(own);
		const collection = { additionalFields: { rel_type: 'project', rel_id: '2' } };
		expect(await names('searchMilestones', '', collection)).toEqual(own);
		const value = 'https://pmp.businesslabs.org/admin/projects/view/2?group=project_tasks';
		const pasted = { project_id: { __rl: true, mode: 'url', value } };
		expect(await names('searchMilestones', '', pasted)).toEqual(own);
		expect(await names('searchMilestones')).toHaveLength(3);
	});

	test('taxes as rows name them, and payment modes', async () => {
		expect(await getTaxes.call(pmp.editor())).toContainEqual({
			name: 'VAT (20.00 %)',
			value: 'VAT|20.00',
		});
		expect(await getPaymentModes.call(pmp.editor())).toContainEqual({ name: 'Bank', value: '1' });
	});

	test('what older servers have no list of: what the records use', async () => {
		expect(await names('searchLeadStatuses')).toEqual(['Contacted (3)', 'New (2)']);
		expect(await names('searchLeadSources')).toEqual(['Website (1)']);
		expect(await names('searchDepartments')).toEqual(['Support (1)']);
		await expect(names('searchCountries')).rejects.toThrow('Enter the ID instead');
	});

	test('where the server fails to search, the list is looked through', async () => {
		await pmp.control('settings', { php8: true });
		expect(await names('searchProjects', 'shop')).toEqual(['Online shop (2)']);
		expect(await names('searchLeads', 'olive')).toEqual(['Olive Garden Centre (1)']);
		pmp.simulator.faults.set([{ path: '/search/', status: 403, body: '<html>Forbidden</html>' }]);
		expect(await names('searchCustomers', 'harbour')).toEqual(['Harbour Cycles (2)']);
		pmp.simulator.faults.clear();
	});

	test('a failure is shown in plain words', async () => {
		await expect(
			lookups.searchCustomers.call(pmp.editor({}, { token: 'nonsense' }), ''),
		).rejects.toThrow('did not accept the token');
	});
});

describe('lists that version 3 has', () => {
	const pmp = usePmp(3);
	const names = async (list: keyof typeof lookups, parameters = {}, version = 'auto') =>
		(await lookups[list].call(pmp.editor(parameters, { version }), '')).results.map(
			({ name }) => name,
		);

	test('installation data comes from the batch', async () => {
		expect(await names('searchLeadStatuses')).toContain('Qualified (4)');
		expect(pmp.calls).toEqual(['GET /api/zapier/resources', 'POST /api/batch']);
		expect(await names('searchLeadSources', {}, 'v3')).toContain('Fair (2)');
		expect(await names('searchDepartments')).toContain('Accounts (3)');
		expect(await names('searchCountries')).toContain('India (102)');
		expect(await names('searchCurrencies')).toContain('EUR (2)');
	});

	test('articles, groups, webhooks, and what belongs to a task', async () => {
		expect(await names('searchArticleGroups')).toEqual(['First steps (1)']);
		expect(await names('searchArticles')).not.toEqual([]);
		expect(await names('searchWebhooks')).toEqual([]);
		await expect(names('searchComments')).rejects.toThrow('Choose the task first');
		await pmp.run('taskComment.create', { task_id: byId(1), content: 'Fine' });
		await pmp.run('taskChecklistItem.create', { task_id: byId(1), description: 'Paint' });
		expect(await names('searchComments', { task_id: byId(1) })).toEqual(['Fine (1)']);
		expect(await names('searchChecklistItems', { task_id: byId(1) })).toEqual(['Paint (1)']);
	});
});
