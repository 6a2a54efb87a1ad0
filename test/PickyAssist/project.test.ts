import { MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

describe('Picky Assist projects', () => {
	const vendor = usePickyAssist();
	const token = MASTER_TOKENS.v3;
	const project = (value: unknown) => ({ __rl: true, mode: 'id', value });

	describe('Create', () => {
		it('posts the fields that were filled in, under the names of the vendor', async () => {
			const { items } = await vendor.run('project.create', {
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
			const { error } = await vendor.fail('project.create', { project_name: 'a' });
			expect(error?.description).toContain('may have been carried out');
			expect(vendor.received).toHaveLength(1);
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
			const { error } = await vendor.fail('project.changeBillingPlan', plan);
			expect(error?.message).toContain('Insufficient balance (code 403: insufficient balance)');
			expect(error?.description).toContain('Add money to the wallet');
		});
	});

	it('names the switched-off API and what to do instead', async () => {
		vendor.simulator.state().settings.projectApi = false;
		const { error } = await vendor.fail('project.create', { project_name: 'a' });
		expect(error?.message).toContain('code 405');
		expect(error?.description).toContain('turned off its Project Management API on 2023-02-01');
		expect(error?.description).toContain('console');
	});

	it('shows the notice above the fields of every operation', () => {
		const { PickyAssist } = jest.requireActual('../../nodes/PickyAssist/PickyAssist.node');
		const { properties } = new PickyAssist().description;
		const notice = properties.find(({ type }: { type: string }) => type === 'notice');
		expect(notice.displayOptions).toEqual({ show: { resource: ['project'] } });
		expect(notice.displayName).toContain('2023-02-01');
	});
});
