import {
	getTemplateLanguages,
	getTemplateValues,
	searchApprovedTemplates,
	searchChannels,
	searchTemplates,
} from '../../nodes/PickyAssist/lookups';
import { valuesIn } from '../../nodes/PickyAssist/resources/message/template';
import { API_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

const token = API_TOKENS.v3;
const locator = (value: unknown) => ({ __rl: true, mode: 'id', value });
const generated = expect.stringMatching(/^n8n-/);

describe('Picky Assist templates', () => {
	const vendor = usePickyAssist();
	const mapped = (...values: unknown[]) => ({
		mappingMode: 'defineBelow',
		value: Object.fromEntries(values.map((value, index) => [String(index + 1), value])),
		schema: values.map((_, index) => ({ id: String(index + 1), required: true, display: true })),
	});
	const order = {
		application: locator('8'),
		number: '={{ $json.to }}',
		template_id: locator('XY6479'),
		language: 'en',
		template_message: mapped('={{ $json.order }}', '50 EUR', 'Monday'),
	};

	describe('Send Template', () => {
		it('sends the values of each item in one call', async () => {
			const items = ['A12', 'B13'].map((name, index) => ({
				to: `39333000000${index}`,
				order: name,
			}));
			const { items: output, error } = await vendor.run('message.sendTemplate', order, { items });
			expect(error).toBeUndefined();
			expect(vendor.received.map(({ method, path }) => [method, path])).toEqual([
				['POST', '/app/api/v2/push'],
			]);
			expect(vendor.bodies).toEqual([
				{
					token,
					application: 8,
					template_id: 'XY6479',
					data: items.map(({ to, order: name }) => ({
						number: to,
						reference_number: generated,
						template_message: [name, '50 EUR', 'Monday'],
						language: 'en',
					})),
				},
			]);
			expect(output.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(vendor.simulator.state().messages.map(({ text }) => text)).toEqual([
				'Your order A12 for 50 EUR is confirmed, delivery Monday.',
				'Your order B13 for 50 EUR is confirmed, delivery Monday.',
			]);
		});

		it('sends a document with its name, and button values for the whole call', async () => {
			await vendor.run('message.sendTemplate', {
				...order,
				number: '393331234567',
				template_id: locator('YD1180'),
				language: '',
				template_message: mapped('Ada', '7'),
				additionalFields: {
					media: 'https://example.com/7.pdf',
					template_header: 'Invoice 7',
				},
			});
			await vendor.run('message.sendTemplate', {
				...order,
				number: '393331234567',
				template_id: locator('YB3391'),
				template_message: mapped(),
				additionalFields: {
					interactive_globalbuttons: { button: [{ value: 'track/1,2' }] },
					reference_number: 'r',
				},
			});
			expect(vendor.bodies).toEqual([
				{
					token,
					application: 8,
					template_id: 'YD1180',
					data: [
						{
							number: '393331234567',
							reference_number: generated,
							template_message: ['Ada', '7'],
							media: 'https://example.com/7.pdf',
							template_header: 'Invoice 7',
						},
					],
				},
				{
					token,
					application: 8,
					template_id: 'YB3391',
					interactive_globalbuttons: ['track/1,2'],
					data: [{ number: '393331234567', reference_number: 'r', language: 'en' }],
				},
			]);
			expect(vendor.simulator.state().messages).toHaveLength(2);
		});

		it.each([
			[{ template_message: mapped('A12', '={{ "" }}', 'Monday') }, 'Values: {{2}} is required'],
			[{ template_id: locator('={{ "" }}') }, 'Template is required'],
			[{ application: locator('10') }, 'Channel cannot send templates'],
			[{ additionalFields: { media: 'x' } }, 'Media URL must start with'],
			[{ additionalFields: { template_header: 'a'.repeat(61) } }, 'at most 60'],
		])('refuses %j before anything is sent', async (changes, words) => {
			const { error } = await vendor.run('message.sendTemplate', {
				...order,
				number: '393331234567',
				...changes,
			});
			expect(error?.message).toContain(words);
			expect(vendor.received).toEqual([]);
		});

		it('takes values by place, from a list too', () => {
			expect(valuesIn(['a', 2])).toEqual(['a', '2']);
			expect(valuesIn({ value: { 2: 'b', 1: 'a' }, schema: [] })).toEqual(['a', 'b']);
			expect(() => valuesIn({ value: { 1: 'a', 3: 'c' } })).toThrow('{{2}} is required');
		});
	});

	describe('the form', () => {
		const chosen = (language = '') =>
			vendor.editor({}, { template_id: { mode: 'list', value: 'XY6479' }, language });

		it('lists approved templates for sending, and all for looking', async () => {
			const approved = await searchApprovedTemplates.call(vendor.editor());
			expect(approved.results).toEqual([
				{ name: 'invoice', value: 'YD1180' },
				{ name: 'order_confirmation', value: 'XY6479' },
				{ name: 'track_parcel', value: 'YB3391' },
				{ name: 'welcome_message', value: 'YG7203' },
			]);
			const all = await searchTemplates.call(vendor.editor(), 'sale');
			expect(all.results.map(({ name }) => name)).toEqual([
				'summer_sale (pending)',
				'winter_sale (pendingAtWhatsApp)',
			]);
			expect(vendor.received).toMatchObject([
				{ path: '/app/api/v2/template-status', body: { token, template_id: '' } },
				{ path: '/app/api/v2/template-status' },
			]);
		});

		it('has a field for each placeholder, named by the words around it', async () => {
			const { fields } = await getTemplateValues.call(chosen());
			expect(
				fields.map(({ id, displayName, required, type }) => [id, displayName, required, type]),
			).toEqual([
				['1', '{{1}} in "Your order {{1}} for {{2}} is"', true, 'string'],
				['2', '{{2}} in "order {{1}} for {{2}} is confirmed, delivery"', true, 'string'],
				['3', '{{3}} in "is confirmed, delivery {{3}}."', true, 'string'],
			]);
			const italian = await getTemplateValues.call(chosen('it'));
			expect(italian.fields[0].displayName).toContain('Il tuo ordine');
		});

		it('asks for a template first, and offers its languages then', async () => {
			const none = vendor.editor({}, { template_id: { mode: 'list', value: '' } });
			expect(await getTemplateValues.call(none)).toEqual({
				fields: [],
				emptyFieldsNotice: 'Choose a template first.',
			});
			expect(await getTemplateLanguages.call(none)).toEqual([]);
			expect(await getTemplateLanguages.call(chosen())).toEqual([
				{ name: 'en', value: 'en' },
				{ name: 'it', value: 'it' },
			]);
		});

		it('lists channels without asking anybody', async () => {
			const { results } = await searchChannels.call(vendor.editor(), 'official');
			expect(results).toEqual([{ name: 'WhatsApp Official (8)', value: '8' }]);
			expect((await searchChannels.call(vendor.editor())).results).toHaveLength(9);
			expect(vendor.received).toEqual([]);
		});
	});

	it('Create requests a template with one text per language', async () => {
		const { items, error } = await vendor.run('template.create', {
			name: 'delivery_note',
			message_type: 1,
			category: 12,
			messages: {
				message: [
					{ language: 'en', message: 'Order {{1}} of {{2}}', header: 'Shop', footer: '' },
					{ language: 'it', message: 'Ordine {{1}} di {{2}}' },
				],
			},
			additionalFields: {
				application: 121,
				sample_message: { sample: [{ value: 'A12' }, { value: '50 EUR, net' }] },
				sample_button_value: 'track/1',
				sample_url: '',
			},
		});
		expect(error).toBeUndefined();
		expect(vendor.received).toMatchObject([
			{ method: 'POST', path: '/app/api/v2/template-request' },
		]);
		expect(vendor.bodies).toEqual([
			{
				token,
				application: 121,
				name: 'delivery_note',
				message_type: 1,
				category: 12,
				sample_message: ['A12', '50 EUR, net'],
				sample_button_value: 'track/1',
				messages: [
					{ language: 'en', message: 'Order {{1}} of {{2}}', header: 'Shop' },
					{ language: 'it', message: 'Ordine {{1}} di {{2}}' },
				],
			},
		]);
		expect(items).toEqual([
			{
				json: {
					template_id: expect.any(String),
					template_name: 'delivery_note',
					template_status: 1,
					template_status_name: 'pending',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('Get asks for one, with words beside the codes', async () => {
		const { items } = await vendor.run('template.get', { template_id: locator(' YG7203 ') });
		expect(vendor.bodies).toEqual([{ token, template_id: 'YG7203' }]);
		expect(items[0].json).toEqual({
			template_id: 'YG7203',
			template_name: 'welcome_message',
			template_status: '3',
			template_status_name: 'approved',
			message_type: '2',
			category: '10',
			category_name: 'ALERT_UPDATE',
			footer: 'test footer',
			template_message: [{ message: 'Hello {{1}}, Welcome', language: 'en' }],
		});
	});

	it('Get Many gives one item per template, by state and up to the limit', async () => {
		const all = await vendor.run('template.getAll', { returnAll: true });
		expect(vendor.bodies).toEqual([{ token, template_id: '' }]);
		expect(all.json).toHaveLength(7);
		const some = await vendor.run('template.getAll', {
			returnAll: false,
			limit: 2,
			filters: { template_status: 3 },
		});
		expect(some.json.map((record) => record.template_status_name)).toEqual([
			'approved',
			'approved',
		]);
	});

	it('Get Many gives nothing where there are no templates', async () => {
		const body = { status: 817, message: 'No templates found' };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { json, error } = await vendor.run('template.getAll', { returnAll: true });
		expect(error).toBeUndefined();
		expect(json).toEqual([]);
		const one = await vendor.run('template.get', { template_id: locator('XY6479') });
		expect(one.error?.message).toContain('code 817: no templates found');
	});

	it.each([
		['create', { name: '={{ "A b" }}' }, 'lower-case letters, digits and underscores only'],
		['create', { messages: { message: [] } }, 'add at least one language'],
		[
			'create',
			{ messages: { message: [{ language: 'en', message: '{{2}}' }] } },
			'{{1}} is missing',
		],
		[
			'create',
			{ messages: { message: [{ language: 'en', message: '' }] } },
			'the text is required',
		],
		[
			'create',
			{ messages: { message: ['a', 'b'].map((message) => ({ language: 'en', message })) } },
			'each language may come once',
		],
		[
			'create',
			{ messages: { message: [{ language: 'en', message: 'a', footer: 'a'.repeat(61) }] } },
			'Footer must have at most 60',
		],
		['getAll', { returnAll: false, limit: 0 }, 'Limit must be at least 1'],
	])('%s with %j is refused before anything is sent', async (operation, changes, words) => {
		const { error } = await vendor.run(`template.${operation}`, {
			name: 'a',
			message_type: 1,
			category: 12,
			messages: { message: [{ language: 'en', message: 'a' }] },
			...changes,
		});
		expect(error?.message).toContain(words);
		expect(vendor.received).toEqual([]);
	});
});
