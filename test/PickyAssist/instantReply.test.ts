import { ExecutionLifecycleHooks } from 'n8n-core';
import { usePickyAssist } from './node';

describe('Picky Assist messages', () => {
	const vendor = usePickyAssist();

	describe('Send Instant Reply', () => {
		it('answers the call that started the workflow, once', async () => {
			const run = jest.spyOn(ExecutionLifecycleHooks.prototype, 'runHook');
			const { items } = await vendor.run(
				'message.sendInstantReply',
				{
					text: '=Hello {{ $json.name }}',
					additionalFields: { delay: 3, mediaUrl: 'https://example.com/a.jpg' },
				},
				{ items: [{ name: 'Ada' }, { name: 'Bob' }] },
			);
			const responses = run.mock.calls.filter(([hook]) => hook === 'sendResponse');
			run.mockRestore();
			const reply = {
				'message-out': 'Hello Ada',
				'media-url': 'https://example.com/a.jpg',
				delay: '3',
				type: '2',
			};
			expect(responses).toEqual([
				[
					'sendResponse',
					[
						{
							body: Buffer.from(JSON.stringify(reply)),
							headers: { 'content-type': 'application/json' },
							statusCode: 200,
						},
					],
				],
			]);
			expect(items.map(({ json }) => json['message-out'])).toEqual(['Hello Ada', 'Hello Bob']);
			expect(vendor.received).toEqual([]);
		});

		it('needs a text or a file', async () => {
			const { error } = await vendor.fail('message.sendInstantReply', { text: '' });
			expect(error?.message).toContain('Text is required');
		});
	});
});
