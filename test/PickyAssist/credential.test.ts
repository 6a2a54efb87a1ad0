import { inspect } from 'node:util';
import { pickyAssist } from '../../nodes/PickyAssist/transport/client';
import { API_TOKENS, BASE_PATHS, MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

describe('the Picky Assist credential', () => {
	const vendor = usePickyAssist();

	it.each([
		['v3', 'https://pickyassist.com/app/api/v2'],
		['v4', 'https://app.pickyassist.com/api/v2'],
	])('knows the address of platform %s', (platform, address) => {
		expect(pickyAssist.baseUrl({ platform })).toBe(address);
	});

	it('puts the right token into the body and leaves the given body alone', () => {
		const credentials = { platform: 'v3', apiToken: ' project ', masterToken: 'master' };
		const body = { a: 1 };
		const at = (path: string) =>
			pickyAssist.authorize(credentials, { url: pickyAssist.baseUrl(credentials) + path, body })
				.body;
		expect(at('/push')).toEqual({ a: 1, token: 'project' });
		expect(at('/pm/get-projects')).toEqual({ a: 1, token: 'master' });
		expect(body).toEqual({ a: 1 });
	});

	it('puts it into what n8n’s HTTP Request node sends, too', () => {
		const credentials = { platform: 'v3', apiToken: 'project', masterToken: 'master' };
		const at = (path: string) => {
			const options = { uri: pickyAssist.baseUrl(credentials) + path, body: { a: 1 } };
			return pickyAssist.authorize(credentials, options as never).body;
		};
		expect(at('/push')).toEqual({ a: 1, token: 'project' });
		expect(at('/pm/get-projects')).toEqual({ a: 1, token: 'master' });
	});

	it('is tested by asking for the balance', async () => {
		expect(await vendor.testCredential()).toEqual({
			status: 'OK',
			message: 'Connection tested successfully',
		});
		expect(vendor.received).toMatchObject([
			{
				method: 'POST',
				path: '/app/api/v2/check-balance',
				body: { token: API_TOKENS.v3 },
				headers: { 'content-type': 'application/json' },
			},
		]);
	});

	it('takes a base URL with a slash at its end', async () => {
		const baseUrl = `${vendor.simulator.url}${BASE_PATHS.v3}/`;
		expect(await vendor.testCredential({ baseUrl })).toMatchObject({ status: 'OK' });
	});

	it.each([
		['a bad token', { apiToken: 'not-a-token-1' }, 'The token is wrong or turned off'],
		['a token of the other platform', { apiToken: API_TOKENS.v4 }, 'belongs to the other platform'],
		['a base URL without a scheme', { baseUrl: '127.0.0.1' }, 'must start with https://'],
		['an empty base URL', { baseUrl: '' }, 'base URL in the credential is empty'],
		['a host that does not answer', { baseUrl: 'http://127.0.0.1:1' }, 'cannot be reached at'],
	])('names %s', async (_, changes, words) => {
		const { status, message } = await vendor.testCredential(changes);
		expect(status).toBe('Error');
		expect(message).toContain(words);
		expect(message).not.toContain(MASTER_TOKENS.v3);
	});

	it('names a host that is not Picky Assist', async () => {
		const baseUrl = `${vendor.simulator.url}/elsewhere`;
		const { status, message } = await vendor.testCredential({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain('does not come from Picky Assist (HTTP 404)');
	});

	it('tells a missing permission from a bad token', async () => {
		const body = { status: 405, message: 'API Not Active For This Plan' };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { message } = await vendor.testCredential();
		expect(message).toContain('code 405');
		expect(message).toContain('The token is right, but the plan');
	});

	it('shows neither token in an error, even when the vendor repeats one', async () => {
		const body = { status: 401, message: `token ${API_TOKENS.v3} unknown` };
		vendor.simulator.faults.set([{ status: 200, body }]);
		const { message } = await vendor.testCredential();
		expect(message).toContain('[hidden]');
		expect(message).not.toContain(API_TOKENS.v3);
		const outcome = await vendor.fail('project.getAll', { returnAll: true });
		expect(outcome.error?.message).toContain('token [hidden] unknown');
		expect(inspect(outcome, { depth: 12 })).not.toContain(MASTER_TOKENS.v3);
	});
});
