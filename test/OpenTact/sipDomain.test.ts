import { byId, UNKNOWN } from './node';
import { DOMAIN, useSip } from './sip';

const { bench, connection, domain } = useSip();

describe('SIP domains and what is below them', () => {
	test('domains go by their name', async () => {
		const { uuid } = await connection();
		const create = await bench.run('sipDomain.create', {
			domain: DOMAIN,
			additionalFields: { sip_connection: byId(uuid) },
		});
		const get = await bench.run('sipDomain.get', { sipDomain: byId(DOMAIN) });
		await bench.run('sipDomain.getAll', { returnAll: true });
		await bench.run('sipDomain.update', {
			sipDomain: byId(DOMAIN),
			updateFields: { sip_connection: byId('') },
		});
		await bench.run('sipDomain.delete', { sipDomain: byId(DOMAIN) });
		expect(bench.received()).toEqual([
			{ call: 'POST /sip/domain', body: { domain: DOMAIN, sip_connection: uuid } },
			{ call: `GET /sip/domain/${DOMAIN}` },
			{ call: 'GET /sip/domain' },
			{ call: `PATCH /sip/domain/${DOMAIN}`, body: { sip_connection: null } },
			{ call: `DELETE /sip/domain/${DOMAIN}` },
		]);
		expect(create.json).toMatchObject([{ domain: DOMAIN }]);
		expect(get.json).toMatchObject([{ domain: DOMAIN, sip_connection: uuid }]);
	});

	const cases: Array<[string, string, object, object, string[]]> = [
		[
			'sipSwitch',
			'switch',
			{ name: 'PBX', remote_ip: '203.0.113.5', remote_domain: 'pbx.example.com' },
			{ description: 'Main', is_active: false },
			['create', 'get', 'getAll', 'update', 'delete'],
		],
		[
			'sipUser',
			'user',
			{ login: 'robin', password: 'a long one' },
			{ first_name: 'Robin', same_domain_calls_only: true },
			['create', 'get', 'getAll', 'update', 'delete'],
		],
		[
			'sipInvite',
			'invite',
			{ name: 'Front desk', expired_on: '2030-01-01T00:00:00.000Z' },
			{ name: 'Back office' },
			['create', 'getAll', 'update', 'delete'],
		],
	];
	test.each(cases)('%s: all its operations', async (resource, part, body, changes, operations) => {
		await domain();
		const path = `/sip/domain/${DOMAIN}/${part}`;
		let uuid = UNKNOWN;
		for (const operation of operations) {
			const { json } = await bench.run(`${resource}.${operation}`, {
				sipDomain: byId(DOMAIN),
				uuid: byId(uuid),
				...body,
				updateFields: changes,
				returnAll: true,
			});
			if (operation === 'create') uuid = String(json[0].uuid);
			expect(json).toMatchObject([operation === 'delete' ? { deleted: true } : { uuid }]);
			expect(JSON.stringify(json)).not.toMatch(/"(ha1|ha1b|password)":/);
		}
		const wire: Record<string, object> = {
			create: { call: `POST ${path}`, body },
			get: { call: `GET ${path}/${uuid}` },
			getAll: { call: `GET ${path}` },
			update: { call: `PATCH ${path}/${uuid}`, body: changes },
			delete: { call: `DELETE ${path}/${uuid}` },
		};
		expect(bench.received()).toEqual(operations.map((operation) => wire[operation]));
	});

	test('an invitation shows the token that it is used by', async () => {
		await domain();
		const { json } = await bench.run('sipInvite.create', {
			sipDomain: byId(DOMAIN),
			name: 'Front desk',
			expired_on: '2030-01-01',
		});
		expect(json).toMatchObject([{ token: expect.any(String) }]);
		// Midnight in Rome, where the workflow is.
		expect(bench.received()[0].body).toMatchObject({ expired_on: '2029-12-31T23:00:00.000Z' });
	});

	test('the lists in the editor go by the domain that was chosen', async () => {
		await domain();
		await bench.api('POST', `/sip/domain/${DOMAIN}/user`, { login: 'robin', password: 'secret' });
		const { results } = await bench.list('searchSipUsers', '', undefined, {
			sipDomain: byId(DOMAIN),
		});
		expect(results).toEqual([{ name: 'robin', value: expect.any(String) }]);
		await expect(bench.list('searchSipUsers', '', undefined, {})).rejects.toThrow(
			'SIP Domain is required',
		);
	});
});
