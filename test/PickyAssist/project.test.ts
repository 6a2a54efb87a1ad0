import { searchProjects } from '../../nodes/PickyAssist/lookups';
import { API_TOKENS, MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

describe('Picky Assist projects', () => {
	const vendor = usePickyAssist();
	const token = MASTER_TOKENS.v3;
	const project = (value: unknown) => ({ __rl: true, mode: 'id', value });

	describe('Create', () => {
		it('posts the fields that were filled in, under the names of the vendor', async () => {
			const { items, error } = await vendor.run('project.create', {
				project_name: 'Support desk',
				additionalFields: {
					number: '9234324324',
					company_name: '',
					country: 'in',
					time_zone: 'Asia/Kolkata',
					date_format: 'DD-MM-YYYY',
					service: 1,
					billing_plan: 1,
					generate_api_token: true,
					ip_whitelist: '192.168.0.1, 202.164.148.84',
					global_webhook: 'https://example.com/g',
					event_webhook: 'https://example.com/e',
					smart_reply_webhook: 'https://example.com/s',
					notes: 'n',
				},
			});
			expect(error).toBeUndefined();
			expect(vendor.received).toHaveLength(1);
			expect(vendor.received[0]).toMatchObject({
				method: 'POST',
				path: '/app/api/v2/pm/create-project',
				query: {},
				body: {
					token,
					project_name: 'Support desk',
					number: '9234324324',
					country: 'IN',
					time_zone: 'Asia/Kolkata',
					date_format: 'DD-MM-YYYY',
					service: 1,
					billing_plan: 1,
					generate_api_token: true,
					token_ip_address: ['192.168.0.1', '202.164.148.84'],
					global_webhook: 'https://example.com/g',
					event_webhook: 'https://example.com/e',
					smart_reply_webhook: 'https://example.com/s',
					notes: 'n',
				},
			});
			expect(vendor.received[0].body).not.toHaveProperty('company_name');
			expect(vendor.received[0].headers['content-type']).toBe('application/json');
			expect(vendor.received[0].headers.authorization).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(items[0].pairedItem).toEqual({ item: 0 });
			expect(items[0].json).toMatchObject({
				project_name: 'Support desk',
				project_status: 'Active',
				license_key: expect.any(String),
				api_tokens: [{ ip: '192.168.0.1' }, { ip: '202.164.148.84' }],
			});
			expect(items[0].json).not.toHaveProperty('status');
			expect(items[0].json).not.toHaveProperty('message');
		});

		it('makes one project per item, in order', async () => {
			const items = ['a', 'b', 'c'].map((name) => ({ name }));
			const outcome = await vendor.run(
				'project.create',
				{ project_name: '={{ $json.name }}' },
				{ items },
			);
			expect(outcome.json.map((record) => record.project_name)).toEqual(['a', 'b', 'c']);
			expect(outcome.items.map(({ pairedItem }) => pairedItem)).toEqual(
				[0, 1, 2].map((item) => ({ item })),
			);
		});

		it('is never sent again after a connection was cut', async () => {
			vendor.simulator.faults.set([{ reset: 'after', times: 1 }]);
			const { error } = await vendor.run('project.create', { project_name: 'a' });
			expect(error?.description).toContain('may have been carried out');
			expect(vendor.received).toHaveLength(1);
		});
	});

	describe('Get', () => {
		it('asks for one project and keeps its secrets back', async () => {
			const { items } = await vendor.run('project.get', {
				project_id: project('715'),
				simplify: false,
			});
			expect(vendor.received).toMatchObject([
				{
					method: 'POST',
					path: '/app/api/v2/pm/get-projects',
					body: { token, project_id: 715 },
				},
			]);
			expect(items).toHaveLength(1);
			expect(items[0]).toMatchObject({
				json: { project_id: '715', project_name: 'First project', time_zone: 'Europe/Rome' },
				pairedItem: { item: 0 },
			});
			for (const secret of ['api_tokens', 'license_key', 'qr_code_base64', 'status', 'message']) {
				expect(items[0].json).not.toHaveProperty(secret);
			}
		});

		it('returns secrets when the option asks for them', async () => {
			const { json } = await vendor.run('project.get', {
				project_id: project(715),
				simplify: true,
				options: { includeSecrets: true },
			});
			expect(json[0]).toMatchObject({
				license_key: expect.any(String),
				api_tokens: [{ ip: '', token: API_TOKENS.v3 }],
			});
			expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
		});

		it('asks again after a connection was cut', async () => {
			vendor.simulator.faults.set([{ reset: 'before', times: 1 }]);
			const { error } = await vendor.run('project.get', { project_id: project('715') });
			expect(error).toBeUndefined();
			expect(vendor.received).toHaveLength(2);
		});

		it('leaves no doubt about a read that got no answer', async () => {
			vendor.simulator.faults.set([{ status: 200, body: '<html>' }]);
			const { error } = await vendor.run('project.get', { project_id: project('715') });
			expect(error?.message).toContain('does not come from Picky Assist (HTTP 200)');
			expect(error?.description).not.toContain('may have been carried out');
		});

		it('shows what the vendor says about an unknown project', async () => {
			const { error } = await vendor.run('project.get', { project_id: project('99') });
			expect(error?.message).toBe(
				'Picky Assist refused: Invalid request: project_id is unknown (code 410: invalid request) [item 0]',
			);
		});
	});

	describe('Get Many', () => {
		beforeEach(async () => {
			await vendor.run('project.create', { project_name: 'Second' });
			await vendor.run('project.create', { project_name: 'Third' });
			vendor.simulator.ledger.clear();
		});

		it('asks for project 0 and gives one item per project', async () => {
			const { items } = await vendor.run('project.getAll', { returnAll: true, simplify: true });
			expect(vendor.bodies).toEqual([{ token, project_id: 0 }]);
			expect(items.map(({ json }) => json.project_name)).toEqual([
				'First project',
				'Second',
				'Third',
			]);
			expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
				true,
			);
			expect(JSON.stringify(items)).not.toContain(API_TOKENS.v3);
			expect(Object.keys(items[0].json).length).toBeLessThanOrEqual(10);
		});

		it('keeps to the limit', async () => {
			const { json } = await vendor.run('project.getAll', {
				returnAll: false,
				limit: 2,
				simplify: true,
			});
			expect(json).toHaveLength(2);
		});

		it.each([
			['a list', [{ project_id: '1' }, { project_id: '2' }], ['1', '2']],
			['a list under any name', { status: 100, all: [{ project_id: '1' }] }, ['1']],
			['one flat project', { status: 100, message: 'Success', project_id: '7' }, ['7']],
			['nothing', { status: 100, message: 'Success', projects: [] }, []],
		])('reads an answer that is %s', async (_, body, ids) => {
			vendor.simulator.faults.set([
				{ status: 200, body, headers: { 'content-type': 'application/json' } },
			]);
			const { json } = await vendor.run('project.getAll', { returnAll: true, simplify: false });
			expect(json.map((record) => record.project_id)).toEqual(ids);
			expect(json[0] ?? {}).not.toHaveProperty('status');
		});

		it('feeds the drop-down list of projects, with a filter', async () => {
			const { results } = await searchProjects.call(vendor.editor(), 'thi');
			expect(results).toEqual([{ name: 'Third', value: '717' }]);
		});

		it('says in the drop-down list that the master token is missing', async () => {
			await expect(searchProjects.call(vendor.editor({ masterToken: '' }))).rejects.toThrow(
				'The credential has no master token',
			);
		});
	});

	describe('Change Billing Plan', () => {
		const plan = { project_id: project('715'), service: 1, plan_id: 2 };

		it('posts the three numbers and gives the change', async () => {
			const { items } = await vendor.run('project.changeBillingPlan', plan);
			expect(vendor.received).toMatchObject([{ path: '/app/api/v2/pm/change-billing' }]);
			expect(vendor.bodies).toEqual([{ token, project_id: 715, service: 1, plan_id: 2 }]);
			expect(items).toEqual([
				{
					json: {
						project_id: '715',
						old_billing_plan: '1',
						new_billing_plan: 2,
						amount_debited: '5',
						next_billing_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
					},
					pairedItem: { item: 0 },
				},
			]);
		});

		it('says when the wallet is too small', async () => {
			await vendor.control('balance', { generation: 'v3', balance: 1 });
			const { error } = await vendor.run('project.changeBillingPlan', plan);
			expect(error?.message).toContain('Insufficient balance (code 403: insufficient balance)');
			expect(error?.description).toContain('Add money to the wallet');
		});
	});

	it('names the switched-off API and what to do instead', async () => {
		vendor.simulator.state().settings.projectApi = false;
		const { error } = await vendor.run('project.create', { project_name: 'a' });
		expect(error?.message).toContain('code 405');
		expect(error?.description).toContain('switched its Project Management API off on 2023-02-01');
		expect(error?.description).toContain('console');
	});

	it('shows the notice above the fields of every operation', () => {
		const { PickyAssist } = jest.requireActual('../../nodes/PickyAssist/PickyAssist.node');
		const { properties } = new PickyAssist().description;
		const notice = properties.find(({ type }: { type: string }) => type === 'notice');
		expect(notice.displayOptions).toEqual({ show: { resource: ['project'] } });
		expect(notice.displayName).toContain('2023-02-01');
	});

	describe('bad input', () => {
		const plan = { project_id: project('715'), service: 1, plan_id: 2 };
		it.each([
			['project.create', { project_name: '={{ "" }}' }, 'Project Name is required'],
			['project.create', { project_name: 'a'.repeat(21) }, 'at most 20 characters, it has 21'],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { country: 'Italy' } },
				'Country must be a country code',
			],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { ip_whitelist: '1.2.3.4, 300.1.1.1' } },
				'"300.1.1.1" is none',
			],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { global_webhook: 'example.com' } },
				'Global Webhook must start with https://',
			],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { notes: 'n'.repeat(251) } },
				'Notes must have at most 250',
			],
			['project.get', { project_id: project('={{ "" }}') }, 'Project is required'],
			['project.get', { project_id: project('={{ "abc" }}') }, 'Project must be a number like 715'],
			['project.get', { project_id: project('={{ 0 }}') }, 'Project must be a number like 715'],
			['project.getAll', { returnAll: false, limit: 0 }, 'Limit must be at least 1'],
			[
				'project.changeBillingPlan',
				{ ...plan, project_id: project('={{ -1 }}') },
				'Project must be',
			],
		])('%s with %j is refused before anything is sent', async (which, parameters, complaint) => {
			const { error } = await vendor.run(which, parameters);
			expect(error?.message).toContain(complaint);
			expect(error?.message).toContain('[item 0]');
			expect(vendor.received).toEqual([]);
		});

		it('costs no other item when the node goes on', async () => {
			const { items } = await vendor.run(
				'project.create',
				{ project_name: '={{ $json.name }}' },
				{ items: [{ name: 'a' }, { name: '' }], onError: 'continueRegularOutput' },
			);
			expect(items[0].json.project_name).toBe('a');
			expect(items[1].json).toEqual({ error: 'Project Name is required [item 1]' });
			expect(vendor.received).toHaveLength(1);
		});

		it('says that the credential has no master token', async () => {
			const { error } = await vendor.run(
				'project.create',
				{ project_name: 'a' },
				{ credentials: vendor.credentials({ masterToken: '' }) },
			);
			expect(error?.message).toContain('The credential has no master token');
			expect(vendor.received).toEqual([]);
		});
	});
});
