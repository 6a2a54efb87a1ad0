// What an update offers, asks for, and tells before it is sent.
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { byId, usePmp } from './node';

const { properties } = new BusinessLabsPmp().description;
const shownFor = (resource: string, operation: string) =>
	properties.filter(({ displayOptions: { show = {} } = {} }) => {
		const [resources, operations] = [show.resource ?? [], show.operation ?? []];
		return resources.includes(resource) && operations.includes(operation);
	});
const RESOURCES = [
	...['customer', 'contact', 'lead', 'project', 'task', 'ticket', 'staff'],
	...['invoice', 'estimate', 'proposal', 'creditNote', 'expense', 'contract'],
];

describe.each(RESOURCES)('the form of a %s', (resource) => {
	it.each(['create', 'update'])('offers custom fields to %s', (operation) => {
		const names = shownFor(resource, operation).map(({ name }) => name);
		expect(names).toContain('custom_fields');
	});

	it('offers each field of an update once', () => {
		const fields = shownFor(resource, 'update');
		const within = fields
			.filter(({ name }) => name === 'updateFields')
			.flatMap(({ options = [] }) => options as INodeProperties[]);
		expect(within.length).toBeGreaterThan(3);
		expect(within.filter(({ required }) => required)).toEqual([]);
		const names = within.map(({ name }) => name);
		expect(names.filter((name) => fields.some((field) => field.name === name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});
});

describe('before version 3', () => {
	const pmp = usePmp();

	it('an update without a change says what to do', async () => {
		const { error } = await pmp.fail('customer.update', { id: byId(1), updateFields: {} });
		expect(error.message).toContain('Update Fields is empty');
		expect(error.description).toBe('Add at least one field to change.');
		expect(pmp.calls).toEqual([]);
	});

	it('what only version 3 takes is refused, with a way out', async () => {
		const { error } = await pmp.fail('task.update', {
			id: byId(1),
			updateFields: { assignees: '1' },
		});
		expect(error.message).toContain("needs version 3 of PMP's API module");
		expect(error.description).toBe(
			'Take the field out, or choose version 3 in the credential when the server has it.',
		);
	});

	it('each field that the server does not tell is named, and none that no form has', async () => {
		const hiding = ['default_currency', 'billing_country', 'show_primary_contact'];
		const cut = (body: unknown) =>
			Object.fromEntries(
				Object.entries(body as IDataObject).filter(([name]) => !hiding.includes(name)),
			);
		pmp.simulator.faults.set([{ method: 'GET', path: '/customers/1', cut }]);
		const updateFields = { city: 'Rome' };
		const { hints } = await pmp.run('customer.update', { id: byId(1), updateFields });
		expect(hints).toEqual([
			'PMP does not return these fields of customers and clears them with every update that leaves them out: Currency, Billing Country, Group IDs.',
		]);
	});
});

describe('on version 3', () => {
	const pmp = usePmp(3);

	it('a row that is added goes alone, with the totals that follow', async () => {
		const item = [{ description: 'B', qty: 1, rate: 100 }];
		const updateFields = { shipping_city: 'Leeds' };
		await pmp.run('invoice.update', { id: byId(1), newitems: { item }, updateFields });
		const body = pmp.last('PUT')?.body as IDataObject;
		expect(body).not.toHaveProperty('items');
		expect(body).toMatchObject({ shipping_city: 'Leeds' });
		expect(body.newitems).toEqual([
			{ description: 'B', qty: '1', rate: '100', order: expect.any(Number) },
		]);
		expect(Object.keys(body).sort()).toEqual(['newitems', 'shipping_city', 'subtotal', 'total']);
	});
});
