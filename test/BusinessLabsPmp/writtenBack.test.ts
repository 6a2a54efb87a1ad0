// What an update before version 3 sends back of a record, in the forms in which servers show it.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from './node';

const pmp = usePmp();

/** Reads of one record give these values in place of its own. */
const shown = (path: string, values: IDataObject) =>
	pmp.simulator.faults.set([
		{ method: 'GET', path, cut: (body: unknown) => ({ ...(body as IDataObject), ...values }) },
	]);
const sent = () => pmp.last('PUT')?.body as IDataObject | undefined;

describe('the settings of a project', () => {
	const project = { id: byId(1), project_members: '1', updateFields: { description: 'New' } };

	it.each<[unknown, unknown]>([
		[
			{ project_tasks: '1', project_files: '0', project_notes: 1, project_gantt: null },
			['project_tasks', 'project_notes'],
		],
		[
			['project_tasks', 'project_notes'],
			['project_tasks', 'project_notes'],
		],
		['a:2:{s:13:"project_tasks";i:1;s:13:"project_files";i:0;}', ['project_tasks']],
		['a:0:{}', []],
	])('with the tabs %j keep those that are on', async (tabs, expected) => {
		const settings = { view_tasks: '1', view_finance: '0', edit_tasks: true };
		shown('/projects/1', { settings: { ...settings, available_features: tabs } } as IDataObject);
		await pmp.run('project.update', project);
		expect(sent()?.settings).toEqual({
			...{ view_tasks: '1', edit_tasks: '1' },
			available_features: expected,
		});
	});

	it.each<[unknown, unknown]>([
		[7, '1'],
		['project_tasks', '1'],
		[undefined, '1'],
		[['project_tasks'], 'some'],
	])('with the tabs %j and a switch that is %j are not understood', async (tabs, view_tasks) => {
		shown('/projects/1', { settings: { view_tasks, available_features: tabs } } as IDataObject);
		const { error } = await pmp.fail('project.update', project);
		expect(error.message).toContain('settings of this project in a form that cannot be written');
		expect(error.description).toContain('Save the project once in PMP, and run the node again.');
		expect(sent()).toBeUndefined();
	});

	it.each([{ settings: null }, { settings: { view_tasks: '0', available_features: '' } }])(
		'that read %j are not sent',
		async (values) => {
			shown('/projects/1', values as IDataObject);
			await pmp.run('project.update', project);
			expect(sent()).not.toHaveProperty('settings');
		},
	);
});

describe('the rows of a document', () => {
	const changed = async (more: IDataObject) =>
		await pmp.fail('invoice.update', { id: byId(1), updateFields: {}, ...more });

	it('that there are not are told, with those that there are', async () => {
		const removal = { removed_items: '999' };
		const { error } = await changed(removal);
		expect(error.message).toContain('The document has no item 999');
		expect(error.description).toMatch(/^Its items are: \d+(, \d+)*\.$/);
		shown('/invoices/1', { items: [] });
		const none = await changed(removal);
		expect(none.error.description).toBe('Its items are: none.');
		expect(sent()).toBeUndefined();
	});

	it.each([{ subtotal: 5 }, { total: 5 }, { total: '', subtotal: 5 }, {}])(
		'whose taxes are not known need Subtotal and Total, %j is not enough',
		async (updateFields) => {
			const items = [
				{ id: '1', qty: '1', rate: '10', item_order: '1' },
				{ id: '2', qty: '1', rate: '10', item_order: '2' },
			];
			shown('/invoices/1', { items, total_tax: '4.00' });
			const { error } = await changed({ removed_items: '1', updateFields });
			expect(error.message).toContain('The total cannot be calculated');
			expect(error.description).toBe(
				'Enter Subtotal and Total, or the taxes of every item. The taxes were 4.00 in all.',
			);
			expect(sent()).toBeUndefined();
		},
	);

	it.each(['street', 'city', 'state', 'zip', 'country'])(
		'stay beside a shipping %s that PMP would not store',
		async (part) => {
			const value = part === 'country' ? byId(3) : 'x';
			shown('/invoices/1', { include_shipping: '0' });
			const { error } = await changed({ updateFields: { [`shipping_${part}`]: value } });
			expect(error.message).toContain('The shipping address needs Include Shipping');
			expect(error.description).toBe('Add Include Shipping to the same update.');
			expect(sent()).toBeUndefined();
		},
	);
});

describe('how a document repeats', () => {
	it.each<[IDataObject, string[]]>([
		[{ repeat_every: '1-week', repeat_every_custom: 2 }, ['only where Repeat Every is Custom']],
		[{ repeat_every_custom: 2 }, ['only where Repeat Every is Custom']],
		[{ repeat_every: '', cycles: 2 }, ['does not save Cycles']],
		[{ repeat_every: 'custom', repeat_every_custom: 2, repeat_type_custom: 'week' }, []],
		[{ repeat_every: '1-week', cycles: 2 }, []],
	])('%j of an expense that repeats', async (updateFields, words) => {
		shown('/expenses/1', { recurring: '1', custom_recurring: '0', recurring_type: 'month' });
		const { last } = (await pmp.control('seed', {
			resource: 'expenses',
			values: {
				...{ category: '1', amount: '5.00', date: '2026-03-01', currency: '1', recurring: '1' },
				...{ repeat_every: '1', recurring_type: 'month', custom_recurring: '0' },
			},
		})) as { last: string };
		const { hints } = await pmp.run('expense.update', { id: byId(last), updateFields });
		expect(hints).toEqual(words.map((each) => expect.stringContaining(each)));
	});

	it('a custom number goes with a record that repeats by a custom rule already', async () => {
		const { last } = (await pmp.control('seed', {
			resource: 'expenses',
			values: {
				...{ category: '1', amount: '5.00', date: '2026-03-01', currency: '1', recurring: '1' },
				...{ repeat_every: '5', recurring_type: 'day', custom_recurring: '1' },
			},
		})) as { last: string };
		const updateFields = { repeat_every_custom: 9 };
		const { hints } = await pmp.run('expense.update', { id: byId(last), updateFields });
		expect(hints).toEqual([]);
		expect(sent()).toMatchObject({
			...{ repeat_every: 'custom', repeat_type_custom: 'day' },
			repeat_every_custom: '9',
		});
	});
});
