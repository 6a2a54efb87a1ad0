import { API_TOKENS } from '../../simulators/PickyAssist';
import { token, useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { control, post, push, state } = vendor;

describe('limits', () => {
	const body = { data: [{ number: '393331234567', message: 'Hi' }] };

	it('answers pushes beyond 90 a minute like accepted ones and never sends them', async () => {
		const answers = await Promise.all(Array.from({ length: 93 }, async () => await push(body)));
		expect(answers.filter(({ status, push_id }) => status === 100 && push_id)).toHaveLength(93);
		expect(state().messages).toHaveLength(90);
		expect(state().dropped).toHaveLength(3);
		expect(state().accounts.v3.balance).toBe(1_000_000 - 90 * 5);
		const lost = state().dropped[0].pushId;
		expect(await post('/delivery-report', { token, push_id: lost })).toMatchObject({ status: 410 });
	});

	it('counts each project for itself, in a sliding window that can be shortened', async () => {
		await control('settings', { limits: { push: 2, windowMs: 300 } });
		await push(body);
		await push(body);
		await push(body);
		await post('/push', { token: API_TOKENS.v4, application: 8, ...body }, 'v4');
		expect([state().messages.length, state().dropped.length]).toEqual([3, 1]);
		await new Promise((resolve) => setTimeout(resolve, 320));
		await push(body);
		expect([state().messages.length, state().dropped.length]).toEqual([4, 1]);
	});

	it('can answer 429 instead, or have no limit', async () => {
		await control('settings', { limits: { push: 1, onExcess: 'http429' } });
		await push(body);
		const address = `${vendor.simulator.url}/app/api/v2/push`;
		const answer = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ token, application: 8, ...body }),
		});
		expect(answer.status).toBe(429);
		await control('settings', { limits: { push: 0 } });
		await push(body);
		expect([state().messages.length, state().dropped.length]).toEqual([2, 0]);
	});
});
