import { API_TOKENS, BASE_PATHS, MASTER_TOKENS, PROJECT_IDS } from '../../simulators/PickyAssist';
import { useVendor } from './PickyAssistVendor';

const vendor = useVendor();
const { post, control } = vendor;
const manage = async (path: string, fields: object = {}) =>
	await post(`/pm/${path}`, { token: MASTER_TOKENS.v3, ...fields });

const wanted = {
	project_name: 'api test project1',
	number: '9234324324',
	company_name: 'picky test',
	country: 'IN',
	time_zone: 'Asia/Kolkata',
	date_format: 'DD-MM-YYYY',
	service: 1,
	billing_plan: 2,
	generate_api_token: true,
	token_ip_address: ['192.168.0.1', '127.0.0.1'],
	global_webhook: 'https://example.org/w',
	event_webhook: 'https://example.org/e',
};

describe('tokens and hosts', () => {
	it.each(['v3', 'v4'] as const)('lets a %s token in on its own host alone', async (generation) => {
		const body = { token: API_TOKENS[generation] };
		const other = generation === 'v3' ? 'v4' : 'v3';
		expect(await post('/check-balance', body, generation)).toEqual({
			status: 100,
			message: 'Success',
			balance: 1000,
		});
		expect(await post('/check-balance', body, other)).toMatchObject({ status: 401 });
	});

	it('keeps API tokens and the master token apart', async () => {
		expect(await post('/check-balance', { token: MASTER_TOKENS.v3 })).toMatchObject({
			status: 401,
		});
		expect(await post('/pm/get-projects', { token: API_TOKENS.v3, project_id: 0 })).toMatchObject({
			status: 401,
		});
		expect(await post('/check-balance', {})).toMatchObject({ status: 401 });
	});

	it('refuses other methods, other encodings and broken JSON with 410 and records them', async () => {
		const address = `${vendor.simulator.url}${BASE_PATHS.v3}/check-balance`;
		const token = API_TOKENS.v3;
		const json = { 'content-type': 'application/json' };
		const answers = await Promise.all([
			fetch(`${address}?token=${token}`),
			fetch(address, { method: 'POST', body: new URLSearchParams({ token }) }),
			fetch(address, { method: 'POST', headers: json, body: '{"token":' }),
		]);
		for (const answer of answers) {
			expect(answer.status).toBe(200);
			expect(await answer.json()).toMatchObject({ status: 410 });
		}
		expect(vendor.simulator.ledger.requests).toHaveLength(3);
	});

	it('answers unknown addresses with a page', async () => {
		const answer = await fetch(`${vendor.simulator.url}/api/v3/check-balance`, { method: 'POST' });
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-type')).toContain('text/html');
	});

	it('refuses a switched-off token with 401 and an expired project with 408', async () => {
		await control('token', { token: API_TOKENS.v3, enabled: false });
		expect(await post('/check-balance', { token: API_TOKENS.v3 })).toMatchObject({ status: 401 });
		await control('token', { token: API_TOKENS.v3, enabled: true });
		await control('project-status', {
			generation: 'v3',
			project_id: PROJECT_IDS.v3,
			status: 'Expired',
		});
		expect(await post('/check-balance', { token: API_TOKENS.v3 })).toMatchObject({ status: 408 });
	});
});

describe('/pm/create-project', () => {
	it('creates a project, with numbers as strings and one token for each address', async () => {
		const created = await manage('create-project', wanted);
		expect(created).toMatchObject({
			status: 100,
			message: 'Success',
			project_status: 'Active',
			project_id: '716',
			project_name: 'api test project1',
			number: '9234324324',
			country: 'IN',
			date_format: 'DD-MM-YYYY',
			service: 1,
			global_webhook: 'https://example.org/w',
			smart_reply_webhook: '',
			amount_debited: '5',
			notes: '',
		});
		expect(created.next_billing_date).toMatch(/^\d\d-\d\d-\d{4}$/);
		expect(Buffer.from(created.qr_code_base64, 'base64').toString()).toMatch(/^https:.*\.png$/);
		expect(created.api_tokens.map((entry: any) => entry.ip)).toEqual(['192.168.0.1', '127.0.0.1']);
		expect(created).not.toHaveProperty('billing_plan');

		const [elsewhere, here] = created.api_tokens;
		expect(await post('/check-balance', { token: elsewhere.token })).toMatchObject({ status: 401 });
		expect(await post('/check-balance', { token: here.token })).toMatchObject({ balance: 995 });
		expect(await post('/check-balance', { token: here.token }, 'v4')).toMatchObject({
			status: 401,
		});
	});

	it('debits nothing on Pay As You Go', async () => {
		const created = await manage('create-project', { ...wanted, billing_plan: 1, number: 99 });
		expect(created).toMatchObject({ status: 100, number: '99', amount_debited: '' });
	});

	it.each([
		['no name', { project_name: '' }],
		['a name of 21 characters', { project_name: 'a'.repeat(21) }],
		['notes of 251 characters', { notes: 'a'.repeat(251) }],
		['a number with a plus', { number: '+393331234567' }],
		['a country by name', { country: 'India' }],
		['an unknown time zone', { time_zone: 'Asia/Nowhere' }],
		['an unknown date format', { date_format: 'YY-MM-DD' }],
		['service 2', { service: 2 }],
		['plan 7', { billing_plan: 7 }],
		['a text as boolean', { generate_api_token: 'true' }],
		['an address that is none', { token_ip_address: ['192.168.0'] }],
		['addresses as text', { token_ip_address: '192.168.0.1' }],
		['a webhook that is no URL', { global_webhook: 'example.org' }],
	])('refuses %s and creates nothing', async (_title, fields) => {
		expect(await manage('create-project', { ...wanted, ...fields })).toMatchObject({ status: 410 });
		expect(vendor.simulator.state().accounts.v3.projects).toHaveLength(1);
		expect(vendor.simulator.state().accounts.v3.balance).toBe(1_000_000);
	});

	it('needs money in the wallet for a plan', async () => {
		await control('balance', { generation: 'v3', balance: 4.99 });
		expect(await manage('create-project', wanted)).toMatchObject({ status: 403 });
	});
});

describe('/pm/get-projects', () => {
	it('answers one project flat and all, 0, as a list', async () => {
		const created = await manage('create-project', { ...wanted, billing_plan: 1 });
		const one = await manage('get-projects', { project_id: Number(created.project_id) });
		expect(one).toMatchObject({
			status: 100,
			project_id: '716',
			billing_plan: '1',
			next_billing_date: '',
			amount_debited: '',
		});
		const all = await manage('get-projects', { project_id: 0 });
		expect(all.projects.map((project: any) => project.project_id)).toEqual(['715', '716']);
		expect(all.projects[0]).not.toHaveProperty('status');
	});

	it('refuses an unknown project and a missing id', async () => {
		expect(await manage('get-projects', { project_id: 1 })).toMatchObject({ status: 410 });
		expect(await manage('get-projects')).toMatchObject({ status: 410 });
	});
});

describe('/pm/change-billing', () => {
	it('answers the old plan as string, the new one as number, the date in ISO', async () => {
		const changed = await manage('change-billing', { project_id: 715, service: 1, plan_id: 2 });
		expect(changed).toMatchObject({
			status: 100,
			old_billing_plan: '1',
			new_billing_plan: 2,
			amount_debited: '5',
		});
		expect(changed.next_billing_date).toMatch(/^\d{4}-\d\d-\d\dT23:59:59\+00:00$/);
		expect(await manage('get-projects', { project_id: '715' })).toMatchObject({
			billing_plan: '2',
		});
	});

	it.each([
		['a plan of the other service', 410, { service: 1, plan_id: 7 }],
		['plan 10', 410, { service: 2, plan_id: 10 }],
		['no service', 410, { plan_id: 2 }],
		['the name of create-project', 410, { service: 1, billing_plan: 2 }],
		['an empty wallet', 403, { service: 2, plan_id: 9 }],
	])('refuses %s', async (_title, status, fields) => {
		await control('balance', { generation: 'v3', balance: 1 });
		expect(await manage('change-billing', { project_id: 715, ...fields })).toMatchObject({
			status,
		});
	});
});

describe('/pm/create-api-token and /pm/manage-api-token', () => {
	it('creates, disables, enables and deletes a token', async () => {
		const created = await manage('create-api-token', {
			project_id: 715,
			ip_whitelist: ['127.0.0.1', '10.0.0.1'],
		});
		expect(created).toMatchObject({
			status: 100,
			project_id: 715,
			api_token: [{ ip: '127.0.0.1' }, { ip: '10.0.0.1' }],
		});
		const { token } = created.api_token[0];
		const balance = async () => (await post('/check-balance', { token })).status;
		const act = async (action: number) =>
			(await manage('manage-api-token', { project_id: 715, api_token: token, action })).status;

		expect(await balance()).toBe(100);
		expect([await act(1), await balance()]).toEqual([100, 401]);
		expect([await act(2), await balance()]).toEqual([100, 100]);
		expect([await act(3), await balance()]).toEqual([100, 401]);
		expect(await act(2)).toBe(410);
	});
});

it('fails every /pm/* request when the API is off, as the vendor announced', async () => {
	await control('settings', { projectApi: false });
	for (const path of ['create-project', 'get-projects', 'change-billing']) {
		expect(await manage(path, wanted)).toMatchObject({ status: 405 });
	}
	expect(vendor.simulator.state().accounts.v3.projects).toHaveLength(1);
	vendor.simulator.reset();
	expect(await manage('get-projects', { project_id: 0 })).toMatchObject({ status: 100 });
});

it('fails on command', async () => {
	vendor.simulator.faults.set([{ path: '/check-balance', status: 500, body: 'oops', times: 1 }]);
	const address = `${vendor.simulator.url}${BASE_PATHS.v3}/check-balance`;
	expect((await fetch(address, { method: 'POST' })).status).toBe(500);
	expect((await fetch(address, { method: 'POST' })).status).toBe(200);
});
