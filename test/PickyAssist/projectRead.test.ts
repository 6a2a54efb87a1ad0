import { searchProjects } from '../../nodes/PickyAssist/methods/lookups';
import { API_TOKENS, MASTER_TOKENS } from '../../simulators/PickyAssist';
import { usePickyAssist } from './node';

describe('Picky Assist projects', () => {
	const vendor = usePickyAssist();
	const token = MASTER_TOKENS.v3;
	const project = (value: unknown) => ({ __rl: true, mode: 'id', value });

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
			await vendor.run('project.get', { project_id: project('715') });
			expect(vendor.received).toHaveLength(2);
		});

		it('leaves no doubt about a read that got no answer', async () => {
			vendor.simulator.faults.set([{ status: 200, body: '<html>' }]);
			const { error } = await vendor.fail('project.get', { project_id: project('715') });
			expect(error?.message).toContain('does not come from Picky Assist (HTTP 200)');
			expect(error?.description).not.toContain('may have been carried out');
		});

		it('shows what the vendor says about an unknown project', async () => {
			const { error } = await vendor.fail('project.get', { project_id: project('99') });
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
});
