import type { IDataObject } from 'n8n-workflow';
import { usePickyAssist } from './node';
import { EVENTS, SECRET, useTrigger } from './triggerNode';

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);

	describe('with the vendor itself', () => {
		const vendor = usePickyAssist();
		const until = async (count: number) => {
			for (let tries = 0; trigger.started.length < count && tries < 200; tries++) {
				await new Promise((resolve) => setTimeout(resolve, 10));
			}
			return trigger.started;
		};

		it('gets what a person writes, and its reply reaches the person', async () => {
			await vendor.control('webhooks', { global: `${trigger.url()}&shop=rome` });
			trigger.setUp({ reply: { text: 'Welcome' } });
			const answer = (await vendor.control('inbound', {
				text: 'Ciao + 100% & più',
			})) as IDataObject;
			expect(answer).toMatchObject({ status: 200, error: '' });
			expect(trigger.started).toMatchObject([
				[{ text: 'Ciao + 100% & più', type: 'text', variables: { shop: 'rome' } }],
			]);
			expect(JSON.stringify(trigger.started)).not.toContain(SECRET);
			await new Promise((resolve) => setTimeout(resolve, 50));
			expect(vendor.simulator.state().replies).toMatchObject([
				{ reply: { 'message-out': 'Welcome', delay: '0', type: '1' } },
			]);
		});

		it.each(['media', 'button', 'list', 'contact', 'location', 'group'])(
			'answers every kind of message in JSON that the vendor takes (%s)',
			async (kind) => {
				await vendor.control('webhooks', { global: trigger.url() });
				const answer = await vendor.control('inbound', { kind });
				expect(answer).toMatchObject({ status: 200, error: '', body: '{}' });
				expect(trigger.started).toHaveLength(1);
			},
		);

		it('joins the delivery of a message to the item that sent it', async () => {
			await vendor.control('webhooks', { event: trigger.url() });
			trigger.setUp({ events: EVENTS });
			const { json } = await vendor.run(
				'message.sendText',
				{
					application: { __rl: true, mode: 'list', value: '8' },
					number: '={{ $json.to }}',
					message: 'Hello',
				},
				{ items: [{ to: '393331234567' }, { to: '919000000000' }] },
			);
			const [rows] = await until(1);
			expect(rows).toHaveLength(2);
			rows.forEach((row, index) => {
				expect(row).toMatchObject({
					event: 'deliveryReport',
					status: 'delivered',
					referenceNumber: json[index].reference_number,
					messageId: json[index].msg_id,
					pushId: json[index].push_id,
				});
			});
		});

		it('gets the results of a number check', async () => {
			await vendor.control('webhooks', { event: trigger.url() });
			trigger.setUp({ events: ['numberCheckResult'] });
			const application = { __rl: true, mode: 'list', value: '1' };
			const number = '393331234567';
			const { json } = await vendor.run('message.checkNumbers', { application, number });
			const [rows] = await until(1);
			expect(rows).toMatchObject([{ number, messageId: json[0].msg_id, statusCode: 1 }]);
		});
	});
});
