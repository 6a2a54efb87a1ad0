import { byId } from '../engine/locator';
import { token, usePickyAssist } from './node';

describe('Picky Assist templates', () => {
	const vendor = usePickyAssist();

	it('Create requests a template with one text per language', async () => {
		const { items } = await vendor.run('template.create', {
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
		const { items } = await vendor.run('template.get', { template_id: byId(' YG7203 ') });
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
		const { json } = await vendor.run('template.getAll', { returnAll: true });
		expect(json).toEqual([]);
		const one = await vendor.fail('template.get', { template_id: byId('XY6479') });
		expect(one.error?.message).toContain('code 817: no templates found');
	});

	it.each([
		['create', { name: '={{ "A b" }}' }, 'lowercase letters, digits and underscores'],
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
			'each language can only be used once',
		],
		[
			'create',
			{ messages: { message: [{ language: 'en', message: 'a', footer: 'a'.repeat(61) }] } },
			'Footer must have at most 60',
		],
		['getAll', { returnAll: false, limit: 0 }, 'Limit must be at least 1'],
	])('%s with %j is refused before anything is sent', async (operation, changes, words) => {
		const { error } = await vendor.fail(`template.${operation}`, {
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
