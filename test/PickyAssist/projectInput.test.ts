import { usePickyAssist } from './node';

describe('Picky Assist projects', () => {
	const vendor = usePickyAssist();
	const project = (value: unknown) => ({ __rl: true, mode: 'id', value });

	describe('bad input', () => {
		const plan = { project_id: project('715'), service: 1, plan_id: 2 };
		it.each([
			['project.create', { project_name: '={{ "" }}' }, 'Project Name is required'],
			['project.create', { project_name: 'a'.repeat(21) }, 'at most 20 characters, it has 21'],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { country: 'Italy' } },
				'Country must be a two-letter country code',
			],
			[
				'project.create',
				{ project_name: 'a', additionalFields: { ip_whitelist: '1.2.3.4, 300.1.1.1' } },
				'"300.1.1.1" is not one',
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
			const { error } = await vendor.fail(which, parameters);
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
			const { error } = await vendor.fail(
				'project.create',
				{ project_name: 'a' },
				{ credentials: vendor.credentials({ masterToken: '' }) },
			);
			expect(error?.message).toContain('The credential has no master token');
			expect(vendor.received).toEqual([]);
		});
	});
});
