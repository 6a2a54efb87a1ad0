import type { IDataObject } from 'n8n-workflow';
import { withCalendar } from '../engine/calendar';
import { EVENTS, message, useTrigger } from './triggerNode';

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);

	describe('events', () => {
		beforeEach(() => trigger.setUp({ events: EVENTS }));
		const items = async (body: IDataObject) => {
			expect(await trigger.post(body)).toEqual({ status: 200, body: {} });
			return trigger.started[0];
		};

		it.each([
			{ project_id: '1', event_id: 1, data: [{ msg_id: '1', status: 1 }] },
			{ project_id: '1', event_id: 2, data: [{ msg_id: '1', status: 1 }] },
			{ project_id: '1', event_id: 3, action: 1, group_id: 'A', number: '1' },
			{ project_id: '1', event_id: 4, subscriber_id: 'A' },
		])('starts once for what is delivered twice: %j', async (body) => {
			for (let time = 0; time < 3; time++) await trigger.post(body);
			expect(trigger.started).toHaveLength(1);
			trigger.setUp({ events: EVENTS, options: { dropDuplicates: false } });
			await trigger.post(body);
			expect(trigger.started).toHaveLength(2);
		});

		it.each([1, 2])('does not take a report without rows for one: event %i', async (event_id) => {
			for (const data of [undefined, null, 'x', {}]) {
				const { status } = await trigger.post({ project_id: '1', event_id, data } as IDataObject);
				expect(status).toBe(400);
			}
			expect(trigger.started).toEqual([]);
		});

		it.each([1, 2])(
			'starts once however late the vendor tries again: event %i',
			async (event_id) => {
				const report = { project_id: '1', event_id, data: [{ msg_id: '1', status: 1 }] };
				await withCalendar(async (pass) => {
					for (const minutes of [0, 4, 15, 120, 360]) {
						pass(minutes * 60_000);
						expect(await trigger.post(report)).toEqual({ status: 200, body: {} });
					}
					expect(trigger.started).toHaveLength(1);
					const group = { project_id: '1', event_id: 3, action: 1, group_id: 'A', number: '1' };
					for (const minutes of [0, 4, 15]) {
						pass(minutes * 60_000);
						await trigger.post(group);
					}
					expect(trigger.started).toHaveLength(3);
				});
			},
		);

		it('gives one item per delivery', async () => {
			const row = {
				push_id: '595536',
				number: '1543342290',
				msg_id: '1758142',
				status: '1',
				reference_number: 'Y12333',
				message: 'We have delivered your order 123213',
				media: 'https://cdn.pickyassist.com/media_gallery/x.jpeg',
				message_type: 'image',
				channel_id: '122',
				agent_id: '7311',
				template_id: 'YQ11811243',
				source: 'Teambox',
			};
			const failed = {
				push_id: 1,
				number: 2,
				msg_id: 3,
				status: 5,
				error_message: 'Undeliverable',
			};
			expect(
				await items({ project_id: '3526', event_id: 1, data: [row, failed], shop: 'a' }),
			).toEqual([
				{
					event: 'deliveryReport',
					projectId: '3526',
					pushId: '595536',
					number: '1543342290',
					messageId: '1758142',
					status: 'delivered',
					statusCode: 1,
					referenceNumber: 'Y12333',
					text: 'We have delivered your order 123213',
					type: 'image',
					mediaUrl: 'https://cdn.pickyassist.com/media_gallery/x.jpeg',
					application: 122,
					agentId: '7311',
					templateId: 'YQ11811243',
					source: 'Teambox',
					variables: { shop: 'a' },
				},
				{
					event: 'deliveryReport',
					projectId: '3526',
					pushId: '1',
					number: '2',
					messageId: '3',
					status: 'refunded',
					statusCode: 5,
					errorMessage: 'Undeliverable',
					variables: { shop: 'a' },
				},
			]);
		});

		it('gives one item per checked number', async () => {
			const row = { push_id: '594290', number: '554343442290', msg_id: '1756371', status: '1' };
			expect(await items({ project_id: '3526', event_id: 2, data: [row] })).toEqual([
				{
					event: 'numberCheckResult',
					projectId: '3526',
					pushId: '594290',
					number: '554343442290',
					messageId: '1756371',
					statusCode: 1,
				},
			]);
		});

		it('reads a group change and a subscriber', async () => {
			expect(
				await items({
					project_id: '3526',
					event_id: 3,
					action: 1,
					group_id: 'A3526',
					group_subject: 'Test Group',
					number: '1494894894',
					application: 8,
				}),
			).toEqual([
				{
					event: 'groupChange',
					projectId: '3526',
					actionCode: 1,
					groupId: 'A3526',
					groupSubject: 'Test Group',
					number: '1494894894',
					application: 8,
				},
			]);
			await trigger.post({
				project_id: '6681',
				event_id: 4,
				subscriber_id: 'VP14314575',
				mobile: '919000000000',
				name: '',
				email: '',
				profile_pic: '',
				tag: 'new',
			});
			expect(trigger.started[1]).toMatchObject([
				{
					event: 'newSubscriber',
					subscriberId: 'VP14314575',
					number: '919000000000',
					variables: { tag: 'new' },
				},
			]);
		});

		it('starts nothing for what was not chosen, or is not known yet', async () => {
			trigger.setUp({ events: ['groupChange'] });
			const bodies = [
				{ project_id: '1', event_id: 1, data: [{}] },
				{ project_id: '1', event_id: 9 },
				message(),
			];
			for (const body of bodies) {
				expect(await trigger.post(body)).toEqual({ status: 200, body: {} });
			}
			expect(trigger.started).toEqual([]);
		});
	});
});
