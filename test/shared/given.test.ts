// What expressions give where a form would not: nothing at all, objects, numbers that are none.
import type { IDataObject } from 'n8n-workflow';
import { byId, usePmp } from '../BusinessLabsPmp/node';
import { PROFILE, useOpenTact } from '../OpenTact/node';
import { usePickyAssist } from '../PickyAssist/node';

const x = '={{ $json.x }}';
const item = (value: unknown) => ({ items: [{ x: value } as IDataObject] });
const nothing = [undefined, null, '', ' '];

describe('BusinessLabs PMP', () => {
	const pmp = usePmp();
	const lead = { status: byId(2), source: byId(1), assigned: byId(1), name: 'Ann' };
	const invoice = {
		...{ clientid: byId(1), date: '2026-07-30', currency: byId(1), billing_street: 'A' },
		...{ allowed_payment_modes: ['1'], returnCreated: false },
	};

	it.each(nothing)(
		'Limit, Return All and Simplify of %j are what a form starts with',
		async (value) => {
			for (const which of ['customer.getAll', 'customer.search']) {
				const usual = await pmp.run(which, { keysearch: 'a', returnAll: false, limit: 50 });
				expect(usual.json).toHaveLength(3);
				for (const name of ['limit', 'returnAll', 'simplify']) {
					const parameters = { keysearch: 'a', [name]: x };
					const { json } = await pmp.run(which, parameters, item(value));
					expect([name, which, json]).toEqual([name, which, usual.json]);
				}
			}
		},
	);

	it.each(nothing)('a quantity of %j is 1, as in a form', async (value) => {
		const newitems = { item: [{ description: 'A', qty: x, rate: 5 }] };
		await pmp.run('invoice.create', { ...invoice, newitems }, item(value));
		expect(pmp.last('POST')?.body).toMatchObject({ 'newitems[0][qty]': '1', total: '5.00' });
	});

	it.each([undefined, null])('a reference of %j changes nothing', async (value) => {
		const updateFields = { assigned: byId(x), title: 'Owner' };
		const before = pmp.row('leads', 'id', '1').assigned;
		await pmp.run('lead.update', { id: byId(1), updateFields }, item(value));
		expect(pmp.row('leads', 'id', '1')).toMatchObject({ assigned: before, title: 'Owner' });
		expect(before).not.toBe('0');
	});

	it.each<[string, IDataObject, unknown, string]>([
		['calendarEvent.update', { id: byId(1), updateFields: { color: x } }, { a: 1 }, 'Color'],
		['calendarEvent.update', { id: byId(1), updateFields: { color: x } }, ['a'], 'Color'],
		['ticket.update', { id: byId(1), updateFields: { status: '={{ Number("x") }}' } }, 1, 'Status'],
		['lead.create', { ...lead, status: '={{ Number("x") }}' }, 1, 'Status must be an ID'],
		['lead.create', { ...lead, name: 'Hi {{ 1 }}', status: byId('={{ 0 / 0 }}') }, 1, 'Status'],
		[
			'lead.create',
			{ ...lead, additionalFields: { description: '=Order of {{ $json.x }}' } },
			{ name: 'Ann' },
			'Additional Fields, description: an expression in the text gives an object',
		],
		['lead.create', { ...lead, name: '=Mr {{ $json.x }}' }, [{ a: 1 }], 'Name: an expression'],
		['customTable.create', { table: 'tbl', columns: 'null' }, 1, 'Columns is required'],
		[
			'customTable.create',
			{ table: 'tbl', columns: '={{ ({ price: Number("x") }) }}' },
			1,
			'Columns must be valid JSON, "price" is not a number',
		],
		[
			'milestone.create',
			{
				project_id: byId(1),
				name: 'A',
				due_date: '2026-07-30',
				additionalFields: { milestone_order: x },
			},
			1e21,
			'Order must be a whole number',
		],
		[
			'timesheet.update',
			{ id: byId(1), updateFields: { start_time: '={{ $now }}' } },
			1,
			'Start Time must be a time of day',
		],
	])('%s with %j given %j is refused', async (which, parameters, value, words) => {
		const { error } = await pmp.fail(which, parameters, item(value));
		expect(error.message).toContain(words);
		expect(pmp.received).toEqual([]);
	});

	it('a text that says [object Object] by itself is a text', async () => {
		const value = 'The page shows [object Object]';
		const parameters = { ...lead, additionalFields: { title: '=Bug: {{ $json.x }}' } };
		await pmp.run('lead.create', parameters, item(value));
		expect(pmp.last('POST')?.body).toMatchObject({ title: `Bug: ${value}` });
	});
});

describe('OpenTact', () => {
	const bench = useOpenTact();
	const from = { __rl: true, mode: 'number', value: '12029822900' };

	it.each(nothing)('a Limit of %j is what a form starts with', async (value) => {
		await bench.run('sms.search', { limit: x }, [{ x: value } as IDataObject]);
		expect(bench.received()).toMatchObject([{ query: { take: '50' } }]);
	});

	it.each([
		'+44 (0)20 7946 0018',
		'0044 20 7946 0018',
		'44 (0) 20-7946\u20110018',
		'＋４４２０７９４６００１８',
	])('%s is called from everywhere as 442079460018', async (to) => {
		await bench.run('sms.send', { from, to: x, message: 'Hi' }, [{ x: to }]);
		expect(bench.received()).toMatchObject([{ body: { to: 442079460018 } }]);
	});

	it('a number without its country is refused', async () => {
		const sms = { from, to: '(0)20 7946 0018', message: 'Hi' };
		const { error } = await bench.fail('sms.send', sms);
		expect(error.message).toContain('To must be a phone number with its country code');
		expect(bench.received()).toEqual([]);
	});

	const withoutId = (body: unknown) => {
		const { payload, ...rest } = body as { payload: IDataObject };
		return { ...rest, payload: { ...payload, uuid: undefined } };
	};

	it('a lease that comes without its ID is not changed under another', async () => {
		bench.vendor.faults.set([{ method: 'GET', path: '/lease/tn', cut: withoutId }]);
		const lease = { ...from, mode: 'number' };
		const update = { lease, updateFields: { autorenew: false } };
		const { error } = await bench.fail('phoneNumber.update', update);
		expect(error.message).toContain('OpenTact does not tell the ID of the lease of 12029822900');
		expect(bench.received().map(({ call }) => call)).toEqual(['GET /lease/tn/12029822900/tn']);
	});

	it('an order that comes without its ID was placed all the same', async () => {
		bench.vendor.faults.set([{ method: 'POST', path: '/order', cut: withoutId }]);
		const { json, hints } = await bench.run('phoneNumber.order', {
			...{ tn: '12029822917', features: ['sms'], waitUntilDone: true },
		});
		expect(json).toHaveLength(1);
		expect(hints.join()).toContain('An order was placed, but OpenTact does not tell its ID');
		expect(bench.received().map(({ call }) => call)).toEqual(['POST /order']);
	});

	it('an object in the middle of a message is refused', async () => {
		const sms = { from, to: '14158531285', message: '=Hi {{ $json.x }}' };
		const { error } = await bench.fail('sms.send', sms, [{ x: { name: 'Ann' } }]);
		expect(error.message).toContain('Message: an expression in the text gives an object');
		expect(bench.received()).toEqual([]);
	});
});

describe('Picky Assist', () => {
	const picky = usePickyAssist();
	const template = {
		application: byId(8),
		...{ number: '393331234567', template_id: byId('YD1180') },
		additionalFields: { media: 'https://example.com/7.pdf' },
	};
	const mapped = (value: IDataObject) => ({
		template_message: { mappingMode: 'defineBelow', value, schema: [] },
	});

	it('a moment as the value of a template', async () => {
		await picky.run('message.sendTemplate', { ...template, ...mapped({ 1: '={{ $now }}', 2: 0 }) });
		expect(picky.bodies).toMatchObject([
			{ data: [{ template_message: [expect.stringMatching(/^\d{4}-\d\d-\d\dT/), '0'] }] },
		]);
	});

	it.each(['={{ Number("x") }}', '={{ ({ a: 1 }) }}'])('%s is none', async (value) => {
		const { error } = await picky.fail('message.sendTemplate', {
			...template,
			...mapped({ 1: 'A', 2: value }),
		});
		expect(error.message).toContain('Values: {{2}} must be text');
		expect(picky.received).toEqual([]);
	});

	const text = { application: byId(8), number: '393331234567' };

	it.each(['\u200b', ' \u2060\u00a0'])('a message of %j, which nobody sees, is none', async (x) => {
		const { error } = await picky.fail('message.sendText', { ...text, message: x });
		expect(error.message).toContain('Message is required');
		expect(picky.received).toEqual([]);
	});

	it('what cannot be seen is no part of an address', async () => {
		const media = { ...text, mediaSource: 'url', media: '\u200bhttps://example.com/a.pdf\u2060\n' };
		await picky.run('message.sendMedia', media);
		expect(picky.bodies).toMatchObject([{ data: [{ media: 'https://example.com/a.pdf' }] }]);
	});
});

describe('an ID', () => {
	const bench = useOpenTact();
	const pmp = usePmp();

	it('comes in a list of one, and with what cannot be seen around it', async () => {
		const { json } = await pmp.run('customer.get', { id: byId(x) }, { items: [{ x: ['1'] }] });
		expect(json).toMatchObject([{ id: 1 }]);
		await bench.run('messagingProfile.get', { uuid: byId(x) }, [{ x: `\u200b${PROFILE}\u2060` }]);
		expect(bench.received()).toMatchObject([{ call: `GET /profile/messaging/${PROFILE}` }]);
	});

	it('is never one of several', async () => {
		const { error } = await pmp.fail('customer.get', { id: byId(x) }, item([1, 2]));
		expect(error.message).toContain('Customer must be one ID, it is a list of 2');
		expect(pmp.received).toEqual([]);
	});
});
