import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INode, INodeProperties } from 'n8n-workflow';
import type { Field, Resource } from '../../nodes/shared/contract/types';
import { BusinessLabsPmp } from '../../nodes/BusinessLabsPmp/BusinessLabsPmp.node';
import { resources as businessLabsPmp } from '../../nodes/BusinessLabsPmp/resources';
import { OpenTact } from '../../nodes/OpenTact/OpenTact.node';
import { resources as openTact } from '../../nodes/OpenTact/resources';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { resources as pickyAssist } from '../../nodes/PickyAssist/resources';
import { useOpenTact } from '../OpenTact/node';
import { usePickyAssist } from '../PickyAssist/node';
import { byId, usePmp } from '../BusinessLabsPmp/node';

const nodes = [
	{ type: new BusinessLabsPmp(), resources: businessLabsPmp },
	{ type: new OpenTact(), resources: openTact },
	{ type: new PickyAssist(), resources: pickyAssist },
];
const each = (resources: Resource[], look: (field: Field, where: IDataObject) => void) => {
	for (const { value: resource, operations } of resources) {
		for (const { value: operation, fields, options = [] } of operations) {
			for (const field of [...fields, ...options]) look(field, { resource, operation });
		}
	}
};

describe('every field of the three nodes', () => {
	it('that is a collection reaches the node as a whole when an expression gives it', () => {
		let count = 0;
		for (const { type, resources } of nodes) {
			const properties: INodeProperties[] = type.description.properties;
			each(resources, ({ name, type: kind }, where) => {
				if (!/collection/i.test(kind)) return;
				const parameters = { ...where, [name]: '={{ $json.x }}', options: '={{ $json.o }}' };
				const node = { parameters, typeVersion: 1 } as unknown as INode;
				const [all, saved] = [true, false].map((withDefaults) =>
					NodeHelpers.getNodeParameters(
						properties,
						node.parameters,
						withDefaults,
						false,
						node,
						type.description,
					),
				);
				const whole = { [name]: '={{ $json.x }}', options: '={{ $json.o }}' };
				expect([where, all, saved]).toMatchObject([where, whole, whole]);
				count++;
			});
		}
		expect(count).toBeGreaterThan(80);
	});

	it('that says "separated by commas" takes a list', () => {
		const found: string[] = [];
		const look = (field: Field) => {
			for (const option of (field.options ?? []) as Field[]) if (option.type) look(option);
			if (field.type !== 'string' || !/separated by/.test(field.description ?? '')) return;
			found.push(field.name);
			expect([field.displayName, field.list]).toEqual([field.displayName, true]);
		};
		for (const { resources } of nodes) each(resources, look);
		expect(new Set(found).size).toBeGreaterThan(10);
	});
});

describe('BusinessLabs PMP', () => {
	const pmp = usePmp();
	const rows = [
		{ description: 'A', qty: 2, rate: 5 },
		{ description: 'B', rate: 1 },
	];
	const invoice = {
		...{ clientid: byId(1), date: '2026-07-30', currency: byId(1), billing_street: 'A' },
		...{ allowed_payment_modes: ['1'], returnCreated: false },
	};
	const sent = (method: string) => pmp.last(method)?.body as IDataObject;

	it.each<[string, unknown]>([
		['[1, 2]', [1, 2]],
		['[{ id: 1 }]', [{ id: 1 }, { id: 2 }]],
		['["1", "2"]', ['1', '2']],
		['1; 2', '1; 2'],
		['JSON', '[1,2]'],
	])('groups as %s', async (_, x) => {
		const parameters = {
			company: 'Acme',
			additionalFields: { groups_in: '={{ $json.x }}' },
			returnCreated: false,
		};
		await pmp.run('customer.create', parameters, {
			items: [{ x } as IDataObject],
		});
		expect(sent('POST')).toMatchObject({ 'groups_in[]': ['1', '2'] });
	});

	it.each<[string, unknown]>([
		['as the editor saves them', { item: rows }],
		['as a list', rows],
		['as JSON', JSON.stringify(rows)],
	])('rows of an invoice by expression, %s', async (_, x) => {
		const parameters = { ...invoice, newitems: '={{ $json.x }}' };
		await pmp.run('invoice.create', parameters, { items: [{ x } as IDataObject] });
		expect(sent('POST')).toMatchObject({
			'newitems[0][description]': 'A',
			'newitems[0][qty]': '2',
			'newitems[1][description]': 'B',
			'newitems[1][qty]': '1',
			subtotal: '11.00',
		});
	});

	it.each<[string, IDataObject, unknown, string]>([
		['invoice.create', { ...invoice, newitems: '={{ $json.x }}' }, 'two chairs', 'Items'],
		['invoice.create', { ...invoice, newitems: { item: '={{ $json.x }}' } }, 'two', 'Items'],
		['customer.create', { company: 'A', additionalFields: '={{ $json.x }}' }, 'Rome', 'Additional'],
		['customer.create', { company: 'A', additionalFields: '={{ $json.x }}' }, { town: 1 }, 'town'],
		['customer.getAll', { options: '={{ $json.x }}' }, 'sort', 'Options'],
		['customer.getAll', { filters: '={{ $json.x }}' }, [{ a: 1 }], 'Filters'],
		['customer.create', { company: 'A', custom_fields: '={{ $json.x }}' }, 'x', 'Custom Fields'],
		['customer.search', { keysearch: '={{ $json.x }}' }, 'a\ud83d', 'Search Text contains half'],
	])('%s: what is no collection is refused with its name', async (which, parameters, x, words) => {
		const { error } = await pmp.fail(which, parameters, { items: [{ x } as IDataObject] });
		expect(error.message).toContain(words);
		expect(pmp.received).toEqual([]);
	});

	it('a collection by expression, as an object and as JSON', async () => {
		const more = { city: 'Rome', phonenumber: '+39 333' };
		for (const x of [more, JSON.stringify(more)]) {
			const parameters = { company: 'A', additionalFields: '={{ $json.x }}', returnCreated: false };
			await pmp.run('customer.create', parameters, { items: [{ x }] });
			expect(sent('POST')).toMatchObject(more);
		}
	});

	it('a day given as midnight UTC is that day', async () => {
		const parameters = {
			...{ project_id: byId(1), name: 'A', due_date: '={{ $json.x }}', returnCreated: false },
		};
		const x = '2026-07-30T00:00:00.000-04:00';
		await pmp.run('milestone.create', parameters, { items: [{ x }] });
		expect(sent('POST')).toMatchObject({ due_date: '30/07/2026' });
	});
});

describe('OpenTact', () => {
	const bench = useOpenTact();

	it.each<[unknown]>([['../../account'], ['User'], [['user']]])(
		'addresses of %j: the choices are named, nothing is asked for',
		async (x) => {
			const { error } = await bench.fail('address.getAll', { scope: '={{ $json.x }}' }, [
				{ x } as IDataObject,
			]);
			expect(error.message).toMatch(/^Belongs To must be /);
			expect(bench.received()).toEqual([]);
		},
	);

	it('numbers as a list of records, features as JSON', async () => {
		const parameters = { tn: '={{ $json.x }}', features: '={{ $json.f }}', waitUntilDone: false };
		const item = { x: [{ tn: 12029822917 }, { tn: 12029822918 }], f: '["sms","voice"]' };
		await bench.run('phoneNumber.order', parameters, [item]);
		expect(bench.received()).toMatchObject([
			{
				call: 'POST /order',
				body: {
					items: [
						{ tn: 12029822917, features: ['sms', 'voice'] },
						{ tn: 12029822918, features: ['sms', 'voice'] },
					],
				},
			},
		]);
	});

	it('the order of a search by expression', async () => {
		const rule = { field: 'created_on', direction: 'DESC' };
		for (const x of [{ rules: [rule] }, [rule], rule, JSON.stringify([rule])]) {
			await bench.run('order.search', { sort: '={{ $json.x }}' }, [{ x }]);
			expect(bench.received().at(-1)).toMatchObject({ body: { order: { created_on: 'DESC' } } });
		}
		const { error } = await bench.fail('order.search', { sort: '={{ $json.x }}' }, [
			{ x: 'created_on' },
		]);
		expect(error.message).toContain('Sort: each row must be an object, it is "created_on"');
	});
});

describe('Picky Assist', () => {
	const picky = usePickyAssist();
	const text = { application: { __rl: true, mode: 'id', value: '8' }, number: '+393331234567' };

	it('a moment as the text of a message', async () => {
		await picky.run('message.sendText', { ...text, message: '={{ $now }}' });
		expect(picky.bodies).toMatchObject([
			{ data: [{ message: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/) as string }] },
		]);
	});

	it('a source of media that is none names the choices; nothing given is the default', async () => {
		const media = { ...text, mediaSource: '={{ $json.x }}', media: 'https://example.com/a.pdf' };
		const { error } = await picky.fail('message.sendMedia', media, { items: [{ x: 'URL' }] });
		expect(error.message).toContain('Media Source must be one of binary, url, it is "URL"');
		expect(picky.bodies).toEqual([]);
		await picky.run('message.sendMedia', media, { items: [{}, { x: '' }, { x: 'url' }] });
		expect(picky.bodies).toMatchObject([{ data: [1, 2, 3].map(() => ({ media: media.media })) }]);
	});

	it('the texts of a template by expression', async () => {
		const message = { language: 'en', message: 'Hello {{1}}' };
		const template = { name: '={{ $json.name }}', messages: '={{ $json.x }}' };
		const forms = [[message], { message: [message] }, JSON.stringify([message])];
		for (const [index, x] of forms.entries()) {
			const item = { x, name: `hello_${index}` } as IDataObject;
			await picky.run('template.create', template, { items: [item] });
			expect(picky.bodies.at(-1)).toMatchObject({ messages: [message] });
		}
		const sent = picky.bodies.length;
		const { error } = await picky.fail('template.create', template, {
			items: [{ x: 'Hello', name: 'hello_3' }],
		});
		expect(error.message).toContain('Messages: each row must be an object, it is "Hello"');
		expect(picky.bodies).toHaveLength(sent);
	});

	it('numbers of a group as a list', async () => {
		const [{ group_id: id }] = (await picky.run('group.create', { group_subject: 'Team' })).json;
		const parameters = { group_id: id, number: '={{ $json.x }}' };
		const x = [{ number: '+39 333 1234567' }, { number: 393337654321 }];
		await picky.fail('group.addAdmins', parameters, { items: [{ x }] });
		expect(picky.bodies.slice(1)).toMatchObject([{ number: ['393331234567', '393337654321'] }]);
	});
});
