import { text } from './messages';
import { token, usePickyAssist } from './node';

describe('Picky Assist messages', () => {
	const vendor = usePickyAssist();

	describe('Get Delivery Report', () => {
		it('gives one item per message, with the state in words', async () => {
			vendor.simulator.state().settings.delivery.failing = ['919000000000'];
			const items = [{ to: '393331234567' }, { to: '919000000000' }];
			const { json } = await vendor.run(
				'message.sendText',
				{ ...text, number: '={{ $json.to }}' },
				{ items },
			);
			await new Promise((resolve) => setTimeout(resolve, 200));
			vendor.simulator.ledger.clear();
			const report = await vendor.run('message.getDeliveryReport', {
				push_id: json[0].push_id as string,
			});
			expect(vendor.received).toMatchObject([
				{
					method: 'POST',
					path: '/app/api/v2/delivery-report',
					body: { token, push_id: Number(json[0].push_id) },
				},
			]);
			expect(report.items).toMatchObject([
				{
					json: {
						push_id: json[0].push_id,
						number: '393331234567',
						msg_id: json[0].msg_id,
						status: '1',
						status_name: 'delivered',
						message_type: 'text',
					},
					pairedItem: { item: 0 },
				},
				{ json: { number: '919000000000', status: '2', status_name: 'failed' } },
			]);
		});

		it('takes an answer without a status, and is asked again after a reset', async () => {
			const body = {
				project_id: '1',
				push_id: 5,
				application: '1',
				message_type: '5',
				time: 't',
				data: [],
			};
			vendor.simulator.faults.set([
				{ reset: 'before', times: 1 },
				{ status: 200, body: { ...body, data: [{ number: '1', msg_id: '2', status: '3' }] } },
			]);
			const { json } = await vendor.run('message.getDeliveryReport', { push_id: '5' });
			expect(json).toMatchObject([{ status_name: 'read', message_type: 'document' }]);
		});
	});
});
