import { useVendor } from './PickyAssistVendor';

const { push, state } = useVendor();

describe('a template', () => {
	const order = { number: '393331234567', template_message: ['A12', '50 EUR', 'Monday'] };

	it('gets own values before global ones, in the language asked for', async () => {
		const answer = await push({
			template_id: 'XY6479',
			template_globalmessage: ['B1', '1 EUR', 'martedì'],
			language: 'it',
			data: [{ ...order, language: 'en' }, { number: '393331234568' }],
		});
		expect(answer).toMatchObject({ status: 100 });
		expect(state().messages).toMatchObject([
			{
				templateId: 'XY6479',
				language: 'en',
				text: 'Your order A12 for 50 EUR is confirmed, delivery Monday.',
			},
			{
				language: 'it',
				text: 'Il tuo ordine B1 di 1 EUR è confermato, consegna martedì.',
			},
		]);
	});

	it.each([
		['an unknown one', 804, { template_id: 'XX0000', data: [order] }],
		['one in review', 804, { template_id: 'YP0001', data: [{ number: '393331234567' }] }],
		[
			'one in review at WhatsApp',
			804,
			{ template_id: 'YW0002', data: [{ number: '393331234567' }] },
		],
		['a rejected one', 804, { template_id: 'YR0003', data: [{ number: '393331234567' }] }],
		[
			'too few values',
			410,
			{ template_id: 'XY6479', language: 'en', data: [{ ...order, template_message: ['A'] }] },
		],
		[
			'too many values',
			410,
			{
				template_id: 'XY6479',
				language: 'en',
				data: [{ ...order, template_message: ['A', 'B', 'C', 'D'] }],
			},
		],
		[
			'values as text',
			410,
			{ template_id: 'XY6479', language: 'en', data: [{ ...order, template_message: 'A' }] },
		],
		['a language it lacks', 410, { template_id: 'XY6479', language: 'fr', data: [order] }],
		['no language out of two', 410, { template_id: 'XY6479', data: [order] }],
		[
			'Web Automation',
			410,
			{ application: 10, template_id: 'XY6479', language: 'en', data: [order] },
		],
		[
			'no file for a document',
			407,
			{ template_id: 'YD1180', data: [{ number: '393331234567', template_message: ['A', '1'] }] },
		],
		[
			'an image for a document',
			410,
			{
				template_id: 'YD1180',
				globalmedia: 'https://example.org/a.png',
				data: [{ number: '393331234567', template_message: ['A', '1'] }],
			},
		],
		['no value for its button', 410, { template_id: 'YB3391', data: [{ number: '393331234567' }] }],
	])('is refused for %s', async (_title, status, fields) => {
		expect(await push(fields)).toMatchObject({ status });
		expect(state().messages).toHaveLength(0);
	});

	it('takes a file with a name for each recipient, and values of buttons', async () => {
		expect(
			await push({
				template_id: 'YD1180',
				template_header: 'All',
				data: [
					{
						number: '393331234567',
						template_message: ['Asha', 17],
						media: 'https://example.org/17.pdf',
						template_header: 'Invoice 17',
					},
				],
			}),
		).toMatchObject({ status: 100 });
		expect(
			await push({
				template_id: 'YB3391',
				interactive_globalbuttons: ['parcel/9'],
				data: [{ number: '393331234567' }],
			}),
		).toMatchObject({ status: 100 });
		expect(state().messages).toMatchObject([
			{ kind: 'document', mediaName: 'Invoice 17', text: 'Dear Asha, here is invoice 17.' },
			{ kind: 'text', buttons: ['parcel/9'] },
		]);
	});
});
