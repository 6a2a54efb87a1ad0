// How a user names a record of PMP: by the address of its page, by its ID, from a list.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { usePmp } from './node';

const pmp = usePmp(3);

/** The pages of PMP's admin area, and what is read by the address of one. */
const PAGES: Array<[string, string, string]> = [
	['knowledgeBaseArticle', 'knowledge_base/article/12', 'knowledge_base/12'],
	['contract', 'contracts/contract/12', 'contracts/12'],
	['creditNote', 'credit_notes/list_credit_notes/12#12', 'credit_notes/12'],
	['customer', 'clients/client/12?group=profile', 'customers/12'],
	['estimate', 'estimates/list_estimates/12#12', 'estimates/12'],
	['expense', 'expenses/list_expenses/12', 'expenses/12'],
	['invoice', 'invoices/list_invoices/12#12', 'invoices/12'],
	['lead', 'leads/index/12', 'leads/12'],
	['payment', 'payments/payment/12', 'payments/12'],
	['project', 'projects/view/12?group=project_tasks', 'projects/12'],
	['proposal', 'proposals/list_proposals/12', 'proposals/12'],
	['staff', 'staff/member/12', 'staffs/12'],
	['task', 'tasks/view/12', 'tasks/12'],
	['ticket', 'tickets/ticket/12', 'tickets/12'],
];

test.each(PAGES)('%s by the address admin/%s', async (resource, page, path) => {
	const value = `https://pmp.businesslabs.org/crm/admin/${page}`;
	const id = { __rl: true, mode: 'url', value };
	await pmp.run(`${resource}.get`, { id }, { onError: 'continueRegularOutput' });
	expect(pmp.calls[0]).toBe(`GET /api/${path}`);
});

/** All fields of the form that name a record, those in collections included. */
const locators = (function within(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		const inner = (field.options ?? []) as Array<INodeProperties & INodePropertyOptions>;
		const own = field.type === 'resourceLocator' ? [field] : [];
		return [...own, ...within(inner.filter(({ type }) => type !== undefined))];
	});
})(new BusinessLabsPmp().description.properties);

test('the form shows an address of each kind of page', () => {
	const shown = locators
		.flatMap(({ modes = [] }) => modes.filter(({ name }) => name === 'url'))
		.map(({ placeholder }) => placeholder);
	const expected = PAGES.map(
		([, page]) => `e.g. https://example.com/admin/${page.split(/[?#]/)[0]}`,
	);
	expect([...new Set(shown)].sort()).toEqual([...expected].sort());
});

test('what older servers have no list of is typed, and everything else is chosen', () => {
	const typed = locators.filter((field) => (field.default as { mode: string }).mode === 'id');
	expect(new Set(typed.map(({ displayName }) => displayName))).toEqual(
		new Set(['Country', 'Billing Country', 'Shipping Country', 'Currency']),
	);
	for (const { description } of typed) {
		expect(description).toMatch(/ID of the (country|currency) in PMP/);
		expect(description).toMatch(/Version 3 of the API module also offers a list\.$/);
	}
});

test('a record that is worked on is required, one that a filter names is not', () => {
	const shown = locators.filter(({ name }) => name === 'id');
	expect(shown.every(({ required }) => required)).toBe(true);
	const filters = new BusinessLabsPmp().description.properties
		.filter(({ name }) => name === 'filters')
		.flatMap(({ options = [] }) => options as INodeProperties[]);
	expect(filters.length).toBeGreaterThan(10);
	expect(filters.filter(({ required }) => required)).toEqual([]);
});
