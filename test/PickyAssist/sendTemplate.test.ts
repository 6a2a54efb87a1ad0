import { valuesIn } from '../../nodes/PickyAssist/resources/message/template';
import { byId } from '../engine/locator';
import { generated, token, usePickyAssist } from './node';

describe('Picky Assist templates', () => {
	const vendor = usePickyAssist();
	const mapped = (...values: unknown[]) => ({
		mappingMode: 'defineBelow',
		value: Object.fromEntries(values.map((value, index) => [String(index + 1), value])),
		schema: values.map((_, index) => ({ id: String(index + 1), required: true, display: true })),
	});
	const order = {
		application: byId('8'),
		number: '={{ $json.to }}',
		template_id: byId('XY6479'),
		language: 'en',
		template_message: mapped('={{ $json.order }}', '50 EUR', 'Monday'),
	};

	describe('Send Template', () => {
		it('sends the values of each item in one call', async () => {
			const items = ['A12', 'B13'].map((name, index) => ({
				to: `39333000000${index}`,
				order: name,
			}));
			const { items: output } = await vendor.run('message.sendTemplate', order, { items });
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
				template_id: byId('YD1180'),
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
				template_id: byId('YB3391'),
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
			[{ template_id: byId('={{ "" }}') }, 'Template is required'],
			[{ application: byId('10') }, 'Channel cannot send templates'],
			[{ additionalFields: { media: 'x' } }, 'Media URL must start with'],
			[{ additionalFields: { template_header: 'a'.repeat(61) } }, 'at most 60'],
		])('refuses %j before anything is sent', async (changes, words) => {
			const { error } = await vendor.fail('message.sendTemplate', {
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
});
