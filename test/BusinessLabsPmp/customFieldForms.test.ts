// Custom fields in the forms in which they are given, known and shown.
import type { IDataObject } from 'n8n-workflow';
import {
	customFieldsBody,
	hasCustomValues,
	jsonList,
	keyOf,
	loadCustomFields,
	unlikeCustomFields,
} from '../../nodes/BusinessLabsPmp/model/customFields';
import { PmpError } from '../../nodes/BusinessLabsPmp/transport/answer';
import type { Reason } from '../../nodes/BusinessLabsPmp/transport/answer';

const KNOWN = [
	['1', 'Manager', 'input', null],
	['2', 'Segment', 'select', '["Retail","Health, Care"]'],
	['3', 'Interests', 'multiselect', '["Web","Print","Web,Print","Q&amp;A"]'],
	['4', 'Tags', 'checkbox', '["A"," B "]'],
	['5', 'Since', 'date_picker', ''],
	['6', 'Call', 'date_picker_time', ''],
	['7', 'Seats', 'number', ''],
	['8', 'Site', 'link', ''],
	['9', 'Twin', 'input', ''],
	['10', 'Twin', 'input', ''],
	['11', 'Free', 'multiselect', ''],
	['12', ' R&amp;D ', 'input', ''],
].map(([custom_field_id, label, type, options]) => ({ custom_field_id, label, type, options }));

const exchange = (known: unknown = KNOWN) => {
	const asked: unknown[] = [];
	const memory = new Map<string, unknown>();
	return {
		asked,
		send: async (request: unknown) => {
			asked.push(request);
			if (known instanceof Error) throw known;
			return await Promise.resolve(known);
		},
		once: async <T>(key: string, work: () => Promise<T>) => {
			if (!memory.has(key)) memory.set(key, await work());
			return memory.get(key) as T;
		},
		credentials: { dateFormat: 'd/m/Y' },
		timezone: 'America/New_York',
	};
};
const mapped = (value: unknown) => ({ custom_fields: { value } }) as IDataObject;
const sent = async (value: unknown, from = exchange()) => {
	const body = await customFieldsBody(from, 'customer', mapped(value));
	return (body.custom_fields as IDataObject).customers;
};

describe('what is given', () => {
	it.each<[IDataObject, IDataObject]>([
		[{ Manager: 'Eve' }, { 1: 'Eve' }],
		[{ '1': 'Eve' }, { 1: 'Eve' }],
		[
			{ Manager: 7, Segment: ' Retail' },
			{ 1: '7', 2: 'Retail' },
		],
		[
			{ Manager: '', Interests: [], Since: '', Seats: '' },
			{ 1: '', 3: '', 5: '', 7: '' },
		],
		[{ Manager: null, Seats: 5 }, { 7: '5' }],
		[
			{ 'Twin (9)': 'a', 'Twin (10)': 'b' },
			{ 9: 'a', 10: 'b' },
		],
		[{ 'R&D': 'a' }, { 12: 'a' }],
		[{ Segment: 'Health, Care' }, { 2: 'Health, Care' }],
		[{ Interests: 'Web, Print' }, { 3: ['Web', 'Print'] }],
		[{ Interests: 'Web,Print' }, { 3: ['Web,Print'] }],
		[{ Interests: ['Web', 'Print'] }, { 3: ['Web', 'Print'] }],
		[{ Interests: 'Q&A' }, { 3: ['Q&amp;A'] }],
		[{ Tags: 'B, A' }, { 4: [' B ', 'A'].map((tag) => tag.trim()) }],
		[{ Free: 'x, y' }, { 11: ['x', 'y'] }],
		[{ Since: '2026-07-30T00:00:00.000Z' }, { 5: '30/07/2026' }],
		[{ Since: '2026-07-30T14:05:00' }, { 5: '30/07/2026' }],
		[{ Since: '0000-00-00' }, { 5: '' }],
		[{ Call: '2026-07-30T14:05:00.000Z' }, { 6: '30/07/2026 10:05:00' }],
		[{ Call: '2026-07-30' }, { 6: '30/07/2026 00:00:00' }],
		[{ Seats: '1.5' }, { 7: '1.5' }],
	])('%j is sent as %j', async (value, expected) => {
		expect(await sent(value)).toEqual(expected);
	});

	it.each<[IDataObject, string]>([
		[{ Twin: 'x' }, 'Custom Fields: PMP has no field "Twin" here'],
		[{ manager: 'x' }, 'Custom Fields: PMP has no field "manager" here'],
		[{ Manager: { a: 1 } }, 'Custom Fields: Manager must be text, it is an object'],
		[{ Segment: 'Other' }, 'Custom Fields: Segment must be one of: Retail, Health, Care, it is '],
		[{ Interests: 'Web, Radio' }, 'Interests must be of: Web, Print, Web,Print, Q&amp;A, it is '],
		[{ Tags: ['C'] }, 'Custom Fields: Tags must be of: A, B, it is a list'],
		[{ Seats: 'x' }, 'Custom Fields: Seats must be a number, it is "x"'],
		[{ Since: 'soon' }, 'Custom Fields: Since must be a date, it is "soon"'],
		[{ Call: 'soon' }, 'Custom Fields: Call must be a date, it is "soon"'],
	])('%j is refused', async (value, message) => {
		await expect(sent(value)).rejects.toThrow(message);
	});

	it('what is no date is told with the ways to give one, and other types without', async () => {
		const description = async (value: IDataObject) =>
			await sent(value).catch((error: { description?: string }) => error.description);
		expect(await description({ Since: 'soon' })).toContain('DateTime.fromFormat');
		expect(await description({ Seats: 'x' })).toBeUndefined();
	});

	it.each<[unknown, string]>([
		[{ custom_field_id: '1', label: 'x', value: 'a' }, '1'],
		[{ custom_field_id: '', id: 1, value: 'a' }, '1'],
		[{ label: 'Manager', value: 'a' }, '1'],
		[{ name: 'Manager', value: 'a' }, '1'],
		[{ label: '', name: 'Manager', value: 'a' }, '1'],
	])('a list with %j is that of field %s', async (entry, id) => {
		const body = await customFieldsBody(exchange(), 'customer', {
			custom_fields: [entry],
		} as never);
		expect(body).toEqual({ custom_fields: { customers: { [id]: 'a' } } });
	});

	it.each([{ value: 'a' }, { label: '', value: 'a' }, { label: 'Manager' }, 'Manager', null, 7])(
		'a list with %j is refused',
		async (entry) => {
			const body = customFieldsBody(exchange(), 'customer', { custom_fields: [entry] } as never);
			await expect(body).rejects.toMatchObject({
				message: 'Custom Fields: each entry of a list must have a label and a value',
				description:
					'Give them like [{"label": "Branch", "value": "Rome"}], or as an object like {"Branch": "Rome"}.',
			});
		},
	);

	it('nothing is asked for where none is given, or where a resource has none', async () => {
		const from = exchange();
		for (const custom_fields of [undefined, null, {}, { value: null }, { value: { a: null } }, []])
			expect(await customFieldsBody(from, 'customer', { custom_fields } as never)).toEqual({});
		expect(await customFieldsBody(from, 'note', mapped({ Manager: 'x' }))).toEqual({});
		expect(from.asked).toEqual([]);
	});

	it('each kind of record has fields of its own, asked for once', async () => {
		const from = exchange();
		await customFieldsBody(from, 'customer', mapped({ Manager: 'x' }));
		await customFieldsBody(from, 'customer', mapped({ Manager: 'y' }));
		const body = await customFieldsBody(from, 'lead', mapped({ Manager: 'x' }));
		expect(body).toEqual({ custom_fields: { leads: { 1: 'x' } } });
		expect(from.asked).toEqual(
			['customers', 'leads'].map((entity) => ({
				...{ method: 'GET', path: `/api/custom_fields/${entity}`, expect: 'list' },
			})),
		);
	});

	it.each<[unknown, boolean]>([
		[undefined, false],
		[null, false],
		[{}, false],
		[{ value: null }, false],
		[{ value: {} }, false],
		[{ value: { a: '' } }, true],
		[[], false],
		[[{}], true],
	])('%j has any: %s', (custom_fields, expected) => {
		expect(hasCustomValues({ custom_fields } as IDataObject)).toBe(expected);
	});
});

describe('what a server knows', () => {
	it.each<Reason>(['foreign', 'noHandler'])('nothing, where it is too old: %s', async (reason) => {
		const { send } = exchange(new PmpError(reason, 'x', { httpCode: 404 }));
		await expect(loadCustomFields(send, 'leads')).rejects.toMatchObject({
			message: "This server's API module does not support custom fields",
			httpCode: '404',
			description: 'They require version 2. Ask the administrator of PMP to update the module.',
		});
	});

	it('any other refusal stays what it is', async () => {
		const error = new PmpError('token', 'x');
		await expect(loadCustomFields(exchange(error).send, 'leads')).rejects.toBe(error);
	});

	it.each<[unknown, string[]]>([
		['["a", 7]', ['a', '7']],
		['{"1":"a","2":"b"}', ['a', 'b']],
		[['a'], ['a']],
		[{ 0: 'a' }, ['a']],
		['a, b', []],
		['', []],
		[null, []],
		[7, []],
	])('the options %j are %j', (value, expected) => expect(jsonList(value)).toEqual(expected));

	it('two of the same label are told apart by their numbers', () => {
		const known = KNOWN.map(({ custom_field_id: id, label }) => ({ id, label })) as never[];
		expect(keyOf('1', 'Manager', known)).toBe('Manager');
		expect(keyOf('9', 'Twin', known)).toBe('Twin (9)');
		expect(keyOf('9', 'Other', known)).toBe('Other');
	});
});

describe('what a record shows of them', () => {
	const unlike = async (value: IDataObject, customfields: unknown) =>
		await unlikeCustomFields(exchange(), 'customer', mapped(value), {
			customfields,
		} as IDataObject);
	const shows = (...given: Array<[string, unknown]>) =>
		given.map(([label, value]) => ({ label, value }));

	it.each<[IDataObject, unknown, string[] | undefined]>([
		[{}, undefined, []],
		[{ Manager: null }, shows(['Manager', 'x']), []],
		[{ Manager: 'Eve' }, undefined, undefined],
		[{ Manager: 'Eve' }, 'none', undefined],
		[{ Manager: 'Eve' }, shows(['Manager', 'Eve']), []],
		[{ Manager: 'Eve' }, shows(['Manager', 'Ann']), ['Manager']],
		[{ Manager: 'Eve' }, shows(['Manager', 'eve']), ['Manager']],
		[{ Manager: 'Eve' }, [null, 7, ...shows(['Manager', 'Eve'])], []],
		[{ Manager: 'Eve' }, shows(['Other', 'Eve']), ['Manager']],
		[{ Manager: '' }, shows(['Other', 'Eve']), []],
		[{ Manager: '' }, shows(['Manager', null]), []],
		[{ Manager: '' }, shows(['Manager', 'Eve']), ['Manager']],
		[{ Manager: 'R & D' }, shows(['Manager', 'R &amp; D']), []],
		[{ 'R&D': 'x' }, shows(['R&D', 'x']), []],
		[{ 'Twin (9)': 'a' }, shows(['Twin', 'b'], ['Twin', 'a']), []],
		[{ 'Twin (9)': 'a' }, shows(['Twin', 'b'], ['Twin', 'c']), ['Twin']],
		[{ Interests: 'Print, Web' }, shows(['Interests', 'Web, Print']), []],
		[{ Interests: 'Print' }, shows(['Interests', 'Web, Print']), ['Interests']],
		[{ Tags: 'B, A' }, shows(['Tags', 'A, B']), []],
		[{ Since: '2026-07-30' }, shows(['Since', '2026-07-30']), []],
		[{ Since: '2026-07-30' }, shows(['Since', '2026-07-31']), ['Since']],
		[{ Call: '2026-07-30T14:05:00' }, shows(['Call', '2026-07-30 14:05:00']), []],
		[{ Call: '2026-07-30T14:05:00' }, shows(['Call', '2026-07-30 14:06:00']), ['Call']],
		[{ Seats: '5' }, shows(['Seats', '5.00']), []],
		[{ Seats: '5' }, shows(['Seats', '6']), ['Seats']],
		[
			{ Site: 'https://a.example.com' },
			shows(['Site', '<a href="https://a.example.com">a</a>']),
			[],
		],
		[
			{ Site: 'https://a.example.com' },
			shows(['Site', '<a href="https://b.example.com">b</a>']),
			['Site'],
		],
		[{ Site: '' }, shows(['Site', '<a href="https://b.example.com">b</a>']), ['Site']],
		[{ Manager: 'Eve' }, shows(['Manager', 'Evelyn']), ['Manager']],
		[{ Manager: 'Eve', Seats: 5 }, shows(['Manager', 'x'], ['Seats', 'y']), ['Manager', 'Seats']],
	])('%j, of %j: %j are unlike', async (value, customfields, expected) => {
		expect(await unlike(value, customfields)).toEqual(expected);
	});
});
