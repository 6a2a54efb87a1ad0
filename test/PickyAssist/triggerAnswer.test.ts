import { EVENTS, message, useTrigger } from './triggerNode';

describe.each([1, 2])('the Picky Assist Trigger, version %i', (version) => {
	const trigger = useTrigger(version);

	describe('the answer', () => {
		it('is an instant reply where the node has one', async () => {
			trigger.setUp({ reply: { text: 'Thank you & welcome', delay: 5, mediaUrl: '' } });
			expect((await trigger.post(message())).body).toEqual({
				'message-out': 'Thank you & welcome',
				delay: '5',
				type: '1',
			});
			trigger.setUp({ reply: { mediaUrl: 'https://example.com/a.pdf' } });
			expect((await trigger.post(message({ 'unique-id': '2' }))).body).toEqual({
				'media-url': 'https://example.com/a.pdf',
				delay: '0',
				type: '6',
			});
			expect(trigger.started).toHaveLength(2);
		});

		it.each([
			['a.jpg', '2'],
			['A.PNG?size=2', '2'],
			['a.mp4#1', '3'],
			['a.ogg', '4'],
			['a.pdf', '6'],
			['a.zip', '6'],
			['menu', '6'],
		])('says of which kind the file %s is', async (file, type) => {
			trigger.setUp({ reply: { mediaUrl: `https://example.com/${file}`, delay: 7200.4 } });
			expect((await trigger.post(message())).body).toMatchObject({ type, delay: '3600' });
		});

		it('is empty for events, and for messages that start nothing', async () => {
			trigger.setUp({ events: ['inboundMessage', ...EVENTS], reply: { text: 'Hi' } });
			const event = { project_id: '1', event_id: 1, data: [{ msg_id: '1', status: 1 }] };
			expect((await trigger.post(event)).body).toEqual({});
			expect((await trigger.post(message({ direction: 1 }))).body).toEqual({});
		});

		it.each(['lastNode', 'responseNode'])(
			'is left to the workflow with %s',
			async (responseMode) => {
				trigger.setUp({ responseMode, reply: { text: 'not this' } });
				expect((await trigger.post(message())).body).toEqual({
					'message-out': 'from the workflow',
				});
				expect((await trigger.post(message())).body).toEqual({});
				expect(trigger.started).toHaveLength(1);
				// A workflow that failed may have done half of its work: it is not started again.
				trigger.isUp = false;
				expect(await trigger.post(message({ 'unique-id': '2' }))).toMatchObject({ status: 503 });
				trigger.isUp = true;
				expect((await trigger.post(message({ 'unique-id': '2' }))).body).toEqual({});
				expect(trigger.started).toHaveLength(1);
			},
		);
	});
});
