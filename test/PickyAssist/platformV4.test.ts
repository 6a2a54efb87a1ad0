import { API_TOKENS, MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';
import { useTrigger } from './triggerNode';

describe('Picky Assist on platform V4', () => {
	const vendor = usePickyAssist('v4');
	const trigger = useTrigger();

	it('sends below another path, with a token of its own', async () => {
		const { json } = await vendor.run('message.sendText', {
			application: { __rl: true, mode: 'id', value: '121' },
			number: '+39 333 123 4567',
			message: 'Hello',
		});
		expect(vendor.received).toMatchObject([
			{ method: 'POST', path: '/api/v2/push', body: { token: API_TOKENS.v4, application: 121 } },
		]);
		expect(json[0].msg_id).toEqual(expect.any(String));
	});

	it.each([
		['account.getBalance', '/api/v2/check-balance', API_TOKENS.v4],
		['template.getAll', '/api/v2/template-status', API_TOKENS.v4],
		['project.getAll', '/api/v2/pm/get-projects', MASTER_TOKENS.v4],
	])('%s goes to %s', async (which, path, token) => {
		await vendor.run(which, { returnAll: true });
		expect(vendor.received).toMatchObject([{ path, body: { token } }]);
	});

	it('refuses a token of V3, and says why', async () => {
		const credentials = vendor.credentials({ apiToken: API_TOKENS.v3 });
		const { error } = await vendor.fail('account.getBalance', {}, { credentials });
		expect(error?.message).toContain('code 401: authentication failed');
		expect(error?.description).toContain('a V4 token does not work on V3, nor the other way round');
	});

	it('calls the trigger with numbers where V3 has texts', async () => {
		await vendor.control('webhooks', { generation: 'v4', global: trigger.url() });
		await vendor.control('inbound', { generation: 'v4', text: 'Hi' });
		expect(trigger.started).toMatchObject([
			[
				{
					text: 'Hi',
					type: 'text',
					application: 121,
					projectId: '501326',
					messageId: expect.any(String),
				},
			],
		]);
	});
});
