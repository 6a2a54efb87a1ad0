import { useMessages } from './messages';
import { generated } from './node';

describe('Picky Assist messages', () => {
	const { vendor, onlyPush } = useMessages();

	describe('Send Raw Push', () => {
		it('adds the token, the numbers in form and the references', async () => {
			const body = {
				application: '8',
				interactive: { anything: ['goes'] },
				data: [
					{ number: '+39 333 123 4567', message: 'a' },
					{ number: 919000000000, message: 'b', reference_number: 'mine' },
				],
			};
			const { json } = await vendor.run('message.sendRawPush', { body: JSON.stringify(body) });
			expect(onlyPush()).toEqual({
				...body,
				data: [
					{ number: '393331234567', message: 'a', reference_number: generated },
					{ number: '919000000000', message: 'b', reference_number: 'mine' },
				],
			});
			expect(json).toMatchObject([
				{ number: '393331234567', msg_id: expect.any(String), reference_number: generated },
				{ number: '919000000000', reference_number: 'mine' },
			]);
		});

		it('keeps the order of what one recipient gets', async () => {
			vendor.simulator.faults.set([{ latency: 200, times: 1 }]);
			const body =
				'={{ ({ application: 8, data: [{ number: "393331234567", message: $json.text }] }) }}';
			const items = ['a', 'b', 'c'].map((text) => ({ text }));
			await vendor.run('message.sendRawPush', { body }, { items });
			expect(vendor.simulator.state().messages.map(({ text }) => text)).toEqual(['a', 'b', 'c']);
		});

		it('gives the push alone where the answer has no entries', async () => {
			const body = { status: 100, push_id: '34', message: 'Success' };
			vendor.simulator.faults.set([{ status: 200, body }]);
			const { json } = await vendor.run('message.sendRawPush', {
				body: { application: 10, group_id: 'A1', globalmessage: 'Hi' },
			});
			expect(json).toEqual([{ push_id: '34' }]);
		});

		it.each([
			[{ application: 8, token: 'a', data: [] }, 'Body must not contain a token'],
			[{ data: [{ number: '393331234567' }] }, 'Body needs "application"'],
			[{ application: 'x', data: [{}] }, '"application" must be the number of a channel'],
			[{ application: 8 }, 'Body needs "data"'],
			[{ application: 8, data: [] }, '"data" must be a list of at least one'],
			[{ application: 8, data: [1] }, 'data[0] must be an object'],
			[
				{ application: 8, data: [{ number: '0333' }] },
				'data[0].number must start with its country',
			],
			[{ application: 8, priority: 2, data: [{}] }, '"priority" must be one of 0, 1'],
			[{ application: 8, globalmedia: 'a', data: [{}] }, '"globalmedia" must start with'],
			[{ application: 8, media_name: 'a'.repeat(21), data: [{}] }, 'at most 20'],
			[{ application: 8, template_globalmessage: 'a', data: [{}] }, 'must be a list of texts'],
			['[1]', 'Body must be an object'],
			['{', 'Body must be valid JSON'],
		])('refuses %j before anything is sent', async (body, words) => {
			const { error } = await vendor.fail('message.sendRawPush', {
				body: typeof body === 'string' ? body : JSON.stringify(body),
			});
			expect(error?.message).toContain(words);
			expect(vendor.received).toEqual([]);
		});
	});
});
