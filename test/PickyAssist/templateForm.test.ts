import {
	getTemplateLanguages,
	getTemplateValues,
	searchApprovedTemplates,
	searchChannels,
	searchTemplates,
} from '../../nodes/PickyAssist/methods/lookups';
import { token, usePickyAssist } from './node';

describe('Picky Assist templates', () => {
	const vendor = usePickyAssist();

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
});
