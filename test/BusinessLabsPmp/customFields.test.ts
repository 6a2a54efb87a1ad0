import type { IDataObject } from 'n8n-workflow';
import { getCustomFields } from '../../nodes/BusinessLabsPmp/methods/resourceMapping';
import { byId, usePmp } from './node';

const mapped = (value: IDataObject) => ({
	custom_fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] },
});

describe.each([2, 3] as const)('custom fields on version %i', (version) => {
	const pmp = usePmp(version);
	beforeEach(async () => {
		const field = (id: string, label: string, type: string, options: string[] = []) => ({
			...{ id, label, type, options, belongsTo: 'customers', required: false },
		});
		await pmp.control('customFields', [
			field('1', 'Account manager', 'input'),
			field('2', 'Segment', 'select', ['Retail', 'Health, Care']),
			field('3', 'Interests', 'multiselect', ['Web', 'Print', 'Hosting']),
			field('4', 'Since', 'date_picker'),
			field('5', 'Seats', 'number'),
			field('6', 'Twin', 'input'),
			field('7', 'Twin', 'input'),
			field('8', 'Call', 'date_picker_time'),
		] as unknown as object);
	});

	test('the form has them by label, typed', async () => {
		const { fields } = await getCustomFields.call(pmp.editor({ resource: 'customer' }));
		expect(fields.map(({ id, type }) => [id, type])).toEqual([
			['Account manager', 'string'],
			['Segment', 'options'],
			['Interests', 'string'],
			['Since', 'dateTime'],
			['Seats', 'number'],
			['Twin (6)', 'string'],
			['Twin (7)', 'string'],
			['Call', 'dateTime'],
		]);
		expect(fields[1].options?.map(({ name }) => name)).toEqual(['Retail', 'Health, Care']);
		const none = await getCustomFields.call(pmp.editor({ resource: 'task' }));
		expect(none).toMatchObject({ fields: [], emptyFieldsNotice: expect.any(String) });
	});

	test('a list in the form of an answer, lists in any form, and midnight UTC for a day', async () => {
		await pmp.run('customer.create', {
			company: 'Custom',
			custom_fields: [
				{ label: 'Account manager', value: 'Eve' },
				{ id: '3', value: '["Web","Hosting"]' },
				{ label: 'Since', value: '2026-07-30T00:00:00.000Z' },
			],
			returnCreated: false,
		});
		expect(pmp.last('POST')?.body).toEqual({
			company: 'Custom',
			'custom_fields[customers][1]': 'Eve',
			'custom_fields[customers][3][]': ['Web', 'Hosting'],
			'custom_fields[customers][4]': '30/07/2026',
		});
		for (const custom_fields of [['Eve'], [{ label: 'Segment' }]]) {
			const { error } = await pmp.fail('customer.create', { company: 'A', custom_fields });
			expect(error.message).toContain('each entry of a list must have a label and a value');
		}
		const { error } = await pmp.fail('customer.create', {
			company: 'A',
			...mapped({ Since: '30/07/2026' }),
		});
		expect(error.description).toContain('DateTime.fromFormat');
	});

	test('labels in, numbers on the wire, labels out', async () => {
		const { json } = await pmp.run('customer.create', {
			company: 'Custom',
			...mapped({
				...{ 'Account manager': 'Eve', Segment: 'Health, Care', Interests: 'Web, Hosting' },
				...{ Since: '2026-07-30T00:00:00', Seats: 5, 'Twin (7)': 'second', Nothing: null },
				Call: '2026-07-30T14:05:00',
			}),
		});
		expect(pmp.calls[0]).toBe('GET /api/custom_fields/customers');
		expect(pmp.last('POST')?.body).toEqual({
			company: 'Custom',
			'custom_fields[customers][1]': 'Eve',
			'custom_fields[customers][2]': 'Health, Care',
			'custom_fields[customers][3][]': ['Web', 'Hosting'],
			'custom_fields[customers][4]': '30/07/2026',
			'custom_fields[customers][5]': '5',
			'custom_fields[customers][7]': 'second',
			'custom_fields[customers][8]': '30/07/2026 14:05:00',
		});
		expect(json[0].customfields).toMatchObject({
			'Account manager': 'Eve',
			Segment: 'Health, Care',
			Interests: 'Web, Hosting',
		});
		expect(pmp.state().customValues).toMatchObject({ 'customers:4:3': 'Web, Hosting' });
	});

	test('an update sends them as JSON, clears with an empty value, and keeps the others', async () => {
		await pmp.run('customer.update', {
			...{ id: byId(1), groups_in: '1,4' },
			...mapped({ Segment: '', '1': 'By number', Interests: ['Print'] }),
		});
		const body = pmp.last('PUT')?.body as IDataObject;
		expect(body.custom_fields).toEqual({
			customers: { 1: 'By number', 2: '', 3: ['Print'] },
		});
		expect(pmp.state().customValues).toEqual({
			'customers:1:1': 'By number',
			'customers:1:3': 'Print',
		});
		expect(pmp.row('customers', 'userid', '1').city).toBe('London');
	});

	test('the definitions are asked for once per execution', async () => {
		await pmp.run(
			'customer.update',
			{ id: byId(1), groups_in: '1,4', ...mapped({ Seats: '={{ $json.n }}' }) },
			{ items: [{ n: 1 }, { n: 2 }, { n: 3 }] },
		);
		const asked = pmp.calls.filter((call) => call === 'GET /api/custom_fields/customers');
		expect(asked).toHaveLength(1);
	});

	test.each<[IDataObject, string]>([
		[{ Colour: 'x' }, 'PMP has no field "Colour" here'],
		[{ Segment: 'Other' }, 'Segment must be one of: Retail, Health, Care'],
		[{ Interests: 'Web, Radio' }, 'Interests must be of: Web, Print, Hosting'],
		[{ Seats: 'many' }, 'Seats must be a number'],
		[{ Since: 'soon' }, 'Since must be a date'],
		[{ 'Account manager': { a: 1 } }, 'Account manager must be text, it is an object'],
		[{ 'Account manager': '={{ Number("x") }}' }, 'Account manager must be text, it is "NaN"'],
		[{ Seats: '5,5' }, 'Seats must be a number, it is "5,5"'],
	])('%j is refused before anything is written', async (value, message) => {
		const { error } = await pmp.fail('customer.create', { company: 'A', ...mapped(value) });
		expect(error?.message).toContain(message);
		expect(pmp.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
	});

	test('one that PMP does not have is told with those that it has', async () => {
		const of = async (which: string, parameters: IDataObject) =>
			(await pmp.fail(which, { ...parameters, ...mapped({ Colour: 'x' }) })).error.description;
		expect(await of('customer.create', { company: 'A' })).toBe(
			'Its fields are: Account manager, Segment, Interests, Since, Seats, Twin, Twin, Call.',
		);
		expect(await of('task.create', { name: 'A', startdate: '2026-03-01' })).toBe(
			'It has no custom fields for this type of record.',
		);
	});

	test.each([[''], [[]]])('the value %j stands for none, of whatever type', async (empty) => {
		const value = { 'Account manager': empty, Segment: empty, Interests: empty, Since: empty };
		await pmp.run('customer.create', { company: 'A', returnCreated: false, ...mapped(value) });
		expect(pmp.last('POST')?.body).toEqual({
			company: 'A',
			...Object.fromEntries([1, 2, 3, 4].map((id) => [`custom_fields[customers][${id}]`, ''])),
		});
	});
});

describe('what a server tells of custom fields in another form', () => {
	const pmp = usePmp();
	const field = (more: IDataObject) =>
		pmp.simulator.faults.set([
			{
				...{ method: 'GET', path: '/custom_fields/', status: 200 },
				headers: { 'content-type': 'application/json' },
				body: [{ custom_field_id: '2', label: 'Segment', type: 'select', ...more }],
			},
		]);
	const create = { company: 'A', returnCreated: false, ...mapped({ Segment: 'Retail' }) };

	test.each(['{"0":"Retail","1":"Care"}', '["Retail"]', '[Retail', 'Retail,Care', null, ''])(
		'options as %j',
		async (options) => {
			field({ options });
			await pmp.run('customer.create', create);
			expect(pmp.last('POST')?.body).toMatchObject({ 'custom_fields[customers][2]': 'Retail' });
		},
	);

	test.each([
		[' Print', 'Print'],
		['Print', 'Print'],
		['Q&A', 'Q&amp;A'],
		['Q&amp;A', 'Q&amp;A'],
	])('the option %j, of options with spaces and entities', async (given, sent) => {
		for (const type of ['select', 'multiselect']) {
			field({ label: ' R&amp;D ', type, options: '["Web"," Print","Q&amp;A"]' });
			await pmp.run('customer.create', {
				...{ company: 'A', returnCreated: false },
				...mapped({ 'R&D': given }),
			});
			const key = `custom_fields[customers][2]${type === 'select' ? '' : '[]'}`;
			expect(pmp.last('POST')?.body).toMatchObject({ [key]: sent });
		}
	});

	test('an update with nothing but a list of custom fields', async () => {
		field({ options: '["Retail"]' });
		await pmp.run('customer.update', {
			id: byId(1),
			custom_fields: [{ label: 'Segment', value: 'Retail' }],
		});
		const { custom_fields } = pmp.last('PUT')?.body as IDataObject;
		expect(custom_fields).toEqual({ customers: { 2: 'Retail' } });
		const { error } = await pmp.fail('customer.update', { id: byId(1), custom_fields: [] });
		expect(error.message).toContain('Update Fields is empty');
	});

	test('a text that begins like a list stays one', async () => {
		field({ value: '[draft] hello' });
		const { json } = await pmp.run('customField.getValues', { fieldBelongsTo: 'customers', id: 1 });
		expect(json).toMatchObject([{ value: '[draft] hello' }]);
	});
});

describe('custom fields on version 1', () => {
	const pmp = usePmp(1);

	test('there are none, and the node says so', async () => {
		const { error } = await pmp.fail('customer.create', {
			company: 'A',
			...mapped({ Segment: 'x' }),
		});
		expect(error?.message).toContain('does not support custom fields');
		expect(pmp.calls.filter((call) => !call.startsWith('GET'))).toEqual([]);
	});
});
