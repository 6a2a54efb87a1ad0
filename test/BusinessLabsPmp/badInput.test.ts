import type { IDataObject } from 'n8n-workflow';
import { byId, itemWith, usePmp } from './node';

const pmp = usePmp();
afterEach(() => expect(pmp.received).toEqual([]));

const lead = { name: 'A', status: byId(1), source: byId(1), assigned: byId(1) };
const milestone = { project_id: byId(1), name: 'A', due_date: '2026-07-30' };

test.each<[string, string, IDataObject, string]>([
	['an empty required field', 'customer.create', { company: '={{ "" }}' }, 'Company is required'],
	['an ID that is empty', 'customer.get', { id: byId('={{ "" }}') }, 'Customer is required'],
	[
		'an ID that is no number',
		'customer.get',
		{ id: byId('={{ "../leads/1" }}') },
		'Customer must be a number above 0, it is "../leads/1"',
	],
	[
		'the ID of a parent that is no number',
		'contact.getAll',
		{ customer_id: byId('={{ "undefined" }}') },
		'Customer must be a number above 0, it is "undefined"',
	],
	[
		'a filter that is no number',
		'invoice.getAll',
		{ filters: { clientid: byId('={{ "Acme" }}') } },
		'Customer must be a number, it is "Acme"',
	],
	['the ID 0', 'ticket.delete', { id: byId(0) }, 'Ticket must be a number above 0, it is "0"'],
	[
		'an address without an ID',
		'lead.get',
		{ id: { __rl: true, mode: 'url', value: '={{ "https://example.com/admin/leads" }}' } },
		'no ID could be found in "https://example.com/admin/leads"',
	],
	[
		'a reference that is no number',
		'lead.create',
		{ ...lead, status: byId('={{ "new" }}') },
		'Status must be a number, it is "new"',
	],
	[
		'a date that is none',
		'milestone.create',
		{ ...milestone, due_date: '30/07/2026' },
		'Due Date must be a date, it is "30/07/2026"',
	],
	[
		'a day that no month has',
		'milestone.update',
		{ id: byId(1), updateFields: { due_date: '2026-02-30' } },
		'Due Date must be a date, it is "2026-02-30"',
	],
	['a Limit of 0', 'customer.getAll', { limit: 0 }, 'Limit must be at least 1, it is 0'],
	[
		'a Limit of 1.5',
		'customer.search',
		{ keysearch: 'x', limit: 1.5 },
		'Limit must be a whole number, it is 1.5',
	],
	['an empty search', 'customer.search', { keysearch: '={{ "" }}' }, 'Search Text is required'],
	['an update of nothing', 'lead.update', { id: byId(1) }, 'Update Fields is empty'],
	[
		'an update that empties a required field',
		'customer.update',
		{ id: byId(1), updateFields: { company: '' } },
		'Company cannot be empty',
	],
	[
		'a name that is too long',
		'customer.create',
		{ company: 'x'.repeat(601) },
		'Company must have at most 600 characters, it has 601',
	],
	[
		'groups that are no numbers',
		'customer.create',
		{ company: 'A', additionalFields: { groups_in: '1, VIP' } },
		'Group IDs must be numbers, one is "VIP"',
	],
	[
		'a file property that does not exist',
		'lead.create',
		{ ...lead, files: 'data' },
		'the item has no file in the field "data"',
	],
	[
		'a progress above 100',
		'project.create',
		{
			...{ name: 'A', clientid: byId(1), billing_type: '1', status: '1' },
			...{ start_date: '2026-07-30', additionalFields: { progress: 101 } },
		},
		'Progress must be at most 100, it is 101',
	],
])('%s', async (_, which, parameters, message) => {
	const { error, items } = await pmp.fail(which, parameters);
	expect(error?.message).toContain(message);
	expect(error?.message).toContain('[item 0]');
	expect(items).toEqual([]);
});

test('the item at fault is named, and costs no other item', async () => {
	const items = [{ due: '2026-07-30' }, { due: 'soon' }];
	const parameters = { ...milestone, due_date: '={{ $json.due }}' };
	const { error } = await pmp.fail('milestone.create', parameters, { items });
	expect(error?.message).toBe('Due Date must be a date, it is "soon" [item 1]');
});

test.each([
	['', 'The base URL in the credential is empty'],
	['pmp.example.com', 'must start with https:// or http://'],
	['http://', 'is not an address'],
])('the base URL "%s"', async (baseUrl, message) => {
	const { error } = await pmp.fail('customer.getAll', {}, { credentials: { baseUrl } });
	expect(error?.message).toContain(message);
});

test('a file that another field holds is offered', async () => {
	const items = [itemWith({ attachment_0: { fileName: 'a.txt', content: 'a' } })];
	const { error } = await pmp.fail('lead.create', { ...lead, files: 'data' }, { items });
	expect(error?.description).toBe('Its files are in: attachment_0.');
});
