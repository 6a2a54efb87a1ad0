import { API_TOKENS } from '../../simulators/PickyAssist';
import { until } from '../engine/until';
import { numbers, token, useVendor } from './PickyAssistVendor';

const { control, post, push, state } = useVendor();

describe('/delivery-report', () => {
	it('has no status of its own, and the states of the recipients as strings', async () => {
		const [good, bad] = numbers(2);
		await control('settings', { delivery: { failing: [bad], failStatus: 5, afterMs: 30 } });
		const sent = await push({
			application: 1,
			globalmedia: 'https://example.org/a.jpg',
			data: [{ number: good }, { number: bad }],
		});
		const report = async () =>
			await post('/delivery-report', { token, push_id: Number(sent.push_id) });
		expect(await report()).toMatchObject({ data: [{ status: '0' }, { status: '0' }] });
		await until(() => state().messages.every(({ status }) => status !== 0));
		expect(await report()).toEqual({
			project_id: '715',
			push_id: Number(sent.push_id),
			application: '1',
			message_type: '1',
			time: expect.stringMatching(/^\d\d-\d\d-\d{4} \d\d:\d\d (AM|PM)$/),
			data: [
				{ number: good, msg_id: sent.data[0].msg_id, status: '1', error_code: '' },
				{ number: bad, msg_id: sent.data[1].msg_id, status: '2', error_code: '' },
			],
		});
	});

	it("does not know another project's push", async () => {
		const { push_id } = await push({ data: [{ number: '393331234567', message: 'Hi' }] });
		const other = { token: API_TOKENS.v4, push_id };
		expect(await post('/delivery-report', other, 'v4')).toMatchObject({ status: 410 });
		expect(await post('/delivery-report', { token })).toMatchObject({ status: 410 });
	});
});
