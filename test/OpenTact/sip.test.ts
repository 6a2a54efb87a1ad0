import { Bench, byId, UNKNOWN } from './bench';

const NUMBER = 12029822900;
const LEASE = '20000000-0000-4000-8000-000000000001';
const SECOND = '20000000-0000-4000-8000-000000000002';
const FLOW = '<?xml version="1.0"?>\n<Response><Say>Hello</Say></Response>';
const DOMAIN = 'desk.sip.opentact.org';

let bench: Bench;
beforeAll(async () => {
	bench = await Bench.start();
});
afterAll(async () => await bench.vendor.stop());
beforeEach(() => bench.vendor.reset());

const trunk = { class4_ingress_trunk_settings: {}, class4_egress_trunk_settings: {} };
/** A record that is there before the node runs; the ledger does not show how it came about. */
const given = async (path: string, body: object) => {
	const record = await bench.api('POST', path, body);
	bench.vendor.ledger.clear();
	return record as { uuid: string };
};
const connection = async () =>
	await given('/sip/connection', { name: 'Trunk', port: 5060, product: 1, ...trunk });
const app = async () => await given('/sip/app', { name: 'Menu', product: 1, ...trunk });
const domain = async () => await given('/sip/domain', { domain: DOMAIN });
const locator = (value: string | number) => ({ __rl: true, mode: 'id', value: String(value) });

describe('SIP connections', () => {
	test('Create sends numbers as numbers, and the settings that must be there', async () => {
		const { json } = await bench.run('sipConnection.create', {
			name: 'Trunk',
			port: 5080,
			product: locator(2),
			additionalFields: {
				ip: '203.0.113.5',
				class4_ingress_trunk_settings: 'Proxy Media + Transcoding',
				shaken_verify_policy: 2,
				shaken_minimum_accepted_attest_lvl: 'B',
			},
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /sip/connection',
				body: {
					name: 'Trunk',
					port: 5080,
					product: 2,
					ip: '203.0.113.5',
					class4_ingress_trunk_settings: { media_type: 'Proxy Media + Transcoding' },
					class4_egress_trunk_settings: {},
					shaken_verify_policy: 2,
					shaken_minimum_accepted_attest_lvl: 'B',
				},
			},
		]);
		expect(json).toMatchObject([{ name: 'Trunk', port: 5080 }]);
	});

	test('Get, Get Many, Update and Delete', async () => {
		const { uuid } = await connection();
		const one = await bench.run('sipConnection.get', { uuid: byId(uuid) });
		const all = await bench.run('sipConnection.getAll', { returnAll: true });
		await bench.run('sipConnection.update', {
			uuid: byId(uuid),
			updateFields: { is_active: false, product: locator(7), port: 5090 },
		});
		const gone = await bench.run('sipConnection.delete', { uuid: byId(uuid) });
		expect(bench.received()).toEqual([
			{ call: `GET /sip/connection/${uuid}` },
			{ call: 'GET /sip/connection' },
			{
				call: `PATCH /sip/connection/${uuid}`,
				body: { is_active: false, product: 7, port: 5090 },
			},
			{ call: `DELETE /sip/connection/${uuid}` },
		]);
		expect(one.json).toMatchObject([{ uuid, port: 5060 }]);
		expect(all.json).toMatchObject([{ uuid }]);
		expect(gone.json).toEqual([{ deleted: true }]);
	});

	test.each(['uuids', 'leases'])('numbers, when OpenTact answers with %s', async (assignReply) => {
		await bench.control('behaviour', { assignReply });
		const { uuid } = await connection();
		const assigned = await bench.run('sipConnection.assignNumbers', {
			uuid: byId(uuid),
			add: `+1 202 982 2900, ${SECOND}`,
		});
		const listed = await bench.run('sipConnection.getNumbers', { uuid: byId(uuid) });
		const left = await bench.run('sipConnection.unassignNumbers', {
			uuid: byId(uuid),
			remove: LEASE,
		});
		expect(bench.received()).toEqual([
			{ call: `GET /lease/tn/${NUMBER}/tn` },
			{ call: `POST /sip/connection/${uuid}/tnlease`, body: { add: [LEASE, SECOND] } },
			{ call: `GET /sip/connection/${uuid}/tnlease` },
			{ call: `POST /sip/connection/${uuid}/tnlease`, body: { remove: [LEASE] } },
		]);
		expect(assigned.json.map((lease) => lease.uuid)).toEqual([LEASE, SECOND]);
		expect(listed.json).toMatchObject([{ uuid: LEASE, tn: NUMBER }, { uuid: SECOND }]);
		expect(left.json.map((lease) => lease.uuid)).toEqual([SECOND]);
	});

	test('products and tech prefix', async () => {
		const { uuid } = await connection();
		await given('/sip/domain', { domain: DOMAIN, sip_connection: uuid });
		const products = await bench.run('sipConnection.getProducts', { returnAll: true });
		const prefix = await bench.run('sipConnection.getTechPrefix', {
			tn: '+1 202 982 2900',
			sipDomain: locator(DOMAIN),
		});
		expect(bench.received().map(({ call }) => call)).toEqual([
			'GET /sip/product',
			`GET /sip/tech_prefix/${NUMBER}/${DOMAIN}`,
		]);
		expect(products.json.map(({ id }) => id)).toEqual([1, 2, 7]);
		expect(prefix.json).toMatchObject([{ tn: NUMBER, domain: DOMAIN }]);
	});

	test.each([
		['create', { name: 'x', port: 80, product: locator(1) }, 'Port must be at least 1024'],
		[
			'create',
			{ name: 'x', port: 5060, product: locator('={{ "x" }}') },
			'Product must be a number',
		],
		['create', { name: '={{ "" }}', port: 5060, product: locator(1) }, 'Name is required'],
		['assignNumbers', { uuid: byId(UNKNOWN), add: 'nobody' }, 'Phone Numbers must be an ID'],
		['assignNumbers', { uuid: byId(UNKNOWN), add: '12' }, 'Phone Numbers must be a phone number'],
	])('%s with %j sends nothing', async (operation, parameters, complaint) => {
		const { error } = await bench.run(`sipConnection.${operation}`, parameters);
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

test('outbound voice profiles: the five operations', async () => {
	const create = await bench.run('outboundVoiceProfile.create', {
		name: 'Desk',
		product: locator(1),
		additionalFields: { tn_lease: byId(LEASE), is_active: true },
	});
	const uuid = String(create.json[0].uuid);
	await bench.run('outboundVoiceProfile.get', { uuid: byId(uuid) });
	const all = await bench.run('outboundVoiceProfile.getAll', { returnAll: true });
	await bench.run('outboundVoiceProfile.update', {
		uuid: byId(uuid),
		updateFields: { tn_lease: byId(''), class4_ingress_trunk_settings: 'Proxy Media' },
	});
	await bench.run('outboundVoiceProfile.delete', { uuid: byId(uuid) });
	const path = '/profile/outbound_voice';
	expect(bench.received()).toEqual([
		{
			call: `POST ${path}`,
			body: {
				name: 'Desk',
				product: 1,
				tn_lease: LEASE,
				is_active: true,
				class4_ingress_trunk_settings: {},
			},
		},
		{ call: `GET ${path}/${uuid}` },
		{ call: `GET ${path}` },
		{
			call: `PATCH ${path}/${uuid}`,
			body: { tn_lease: null, class4_ingress_trunk_settings: { media_type: 'Proxy Media' } },
		},
		{ call: `DELETE ${path}/${uuid}` },
	]);
	expect(all.json).toMatchObject([{ uuid, name: 'Desk' }]);
});

describe('SIP control apps', () => {
	test('the five operations', async () => {
		const create = await bench.run('sipControlApp.create', {
			name: 'Menu',
			product: locator(1),
			additionalFields: {
				webhook_url: 'https://example.com/calls',
				webhook_method: 'POST',
				webhook_request_timeout: 0,
			},
		});
		const uuid = String(create.json[0].uuid);
		await bench.run('sipControlApp.get', { uuid: byId(uuid) });
		await bench.run('sipControlApp.getAll', { returnAll: true });
		await bench.run('sipControlApp.update', {
			uuid: byId(uuid),
			updateFields: { call_flow_url: 'https://example.com/flow', call_flow_method: 'GET' },
		});
		await bench.run('sipControlApp.delete', { uuid: byId(uuid) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /sip/app',
				body: {
					name: 'Menu',
					product: 1,
					webhook_url: 'https://example.com/calls',
					webhook_method: 'POST',
					webhook_request_timeout: 0,
					...trunk,
				},
			},
			{ call: `GET /sip/app/${uuid}` },
			{ call: 'GET /sip/app' },
			{
				call: `PATCH /sip/app/${uuid}`,
				body: { call_flow_url: 'https://example.com/flow', call_flow_method: 'GET' },
			},
			{ call: `DELETE /sip/app/${uuid}` },
		]);
	});

	test('an app that is in use cannot be deleted', async () => {
		const { uuid } = await app();
		await bench.run('sipControlApp.assignNumbers', { uuid: byId(uuid), add: String(NUMBER) });
		const listed = await bench.run('sipControlApp.getNumbers', { uuid: byId(uuid) });
		expect(listed.json).toMatchObject([{ tn: NUMBER }]);
		const { error } = await bench.run('sipControlApp.delete', { uuid: byId(uuid) });
		expect(error?.httpCode).toBe('409');
		expect(error?.description).toContain('still uses it');
		const left = await bench.run('sipControlApp.unassignNumbers', {
			uuid: byId(uuid),
			remove: String(NUMBER),
		});
		expect(left.json).toEqual([]);
	});

	test('static call flows go up as a file, from text or from an item', async () => {
		const { uuid } = await app();
		const saved = await bench.run('sipControlApp.saveCallFlow', {
			uuid: byId(uuid),
			source: 'text',
			xml: FLOW,
		});
		const [, request] = bench.vendor.ledger.requests;
		expect(request.path).toBe(`/rest/sip/app/call/flow/${uuid}`);
		expect(request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
		expect(request.files).toMatchObject([
			{ field: 'file', fileName: 'call-flow.xml', mimeType: 'text/xml' },
		]);
		expect(Buffer.from(request.files[0].data, 'base64').toString()).toBe(FLOW);
		expect(saved.json).toEqual([{ xml: FLOW, url: expect.stringContaining(uuid) }]);

		const other = FLOW.replace('Hello', 'Grüß Gott');
		await bench.run(
			'sipControlApp.saveCallFlow',
			{ uuid: byId(uuid), source: 'file', binaryPropertyName: 'data' },
			[
				{
					json: {},
					binary: {
						data: {
							data: Buffer.from(other).toString('base64'),
							mimeType: 'text/xml',
							fileName: 'flow.xml',
						},
					},
				},
			],
		);
		const got = await bench.run('sipControlApp.getCallFlow', { uuid: byId(uuid) });
		expect(got.json).toMatchObject([{ xml: other }]);
		const gone = await bench.run('sipControlApp.deleteCallFlow', { uuid: byId(uuid) });
		expect(gone.json).toEqual([{ deleted: true }]);
		const { error } = await bench.run('sipControlApp.getCallFlow', { uuid: byId(uuid) });
		expect(error?.httpCode).toBe('404');
	});

	test('what is no call flow is not sent', async () => {
		for (const xml of ['Hello', '<Say>Hello</Say>', '<Responses/>']) {
			const { error } = await bench.run('sipControlApp.saveCallFlow', {
				uuid: byId(UNKNOWN),
				source: 'text',
				xml,
			});
			expect(error?.message).toContain('XML with the root element Response');
		}
		const { error } = await bench.run('sipControlApp.saveCallFlow', {
			uuid: byId(UNKNOWN),
			source: 'file',
		});
		expect(error?.message).toContain('the item has no file in the field "data"');
		expect(bench.vendor.ledger.requests).toEqual([]);
	});

	test('the logs of call flows', async () => {
		const { uuid } = await app();
		await bench.run('sipControlApp.assignNumbers', { uuid: byId(uuid), add: LEASE });
		await bench.api('PATCH', `/sip/app/${uuid}`, {});
		await bench.run('sipControlApp.saveCallFlow', { uuid: byId(uuid), source: 'text', xml: FLOW });
		await bench.control('call-start', { from: '14158531285', to: String(NUMBER) });
		bench.vendor.ledger.clear();
		const { json } = await bench.run('sipControlApp.searchLogs', {
			uuid: byId(uuid),
			returnAll: false,
			limit: 20,
			filters: { name: 'Say', success: true, tn: String(NUMBER) },
			sort: { rules: [{ field: 'name', direction: 'ASC' }] },
		});
		expect(bench.received()).toEqual([
			{
				call: `POST /sip/app/${uuid}/logs`,
				query: { take: '20', skip: '0' },
				body: { name: 'Say', success: true, tn: NUMBER, order: { name: 'ASC' } },
			},
		]);
		expect(json).toMatchObject([{ name: 'Say', success: true }]);
	});
});

describe('calls', () => {
	const live = async () => {
		const { uuid } = await app();
		await bench.api('POST', `/sip/app/${uuid}/tnlease`, { add: [LEASE] });
		const started = await bench.control('call-start', {
			from: '14158531285',
			to: String(NUMBER),
		});
		bench.vendor.ledger.clear();
		return { app: uuid, call: (started as { uuid: string }).uuid };
	};

	test('Get, Get Online and the two searches', async () => {
		const { app: owner, call } = await live();
		const one = await bench.run('call.get', { uuid: call });
		const online = await bench.run('call.getOnline', { returnAll: true });
		const all = await bench.run('call.search', {
			returnAll: false,
			limit: 30,
			filters: { direction: 'in', tn: '+1 202 982 2900', duration_min: 0 },
		});
		const ofApps = await bench.run('call.searchAppCalls', {
			returnAll: true,
			filters: { state: 'online', sip_control_app: byId(owner), from: '1415*' },
			sort: { rules: [{ field: 'created_on', direction: 'DESC' }] },
		});
		expect(bench.received()).toEqual([
			{ call: `GET /sip/app/call/${call}` },
			{ call: 'GET /sip/app/call/online' },
			{
				call: 'POST /call/search',
				query: { take: '30', skip: '0' },
				body: { direction: 'in', tn: NUMBER, duration_min: 0 },
			},
			{
				call: 'POST /sip/app/call/search',
				query: { take: '100', skip: '0' },
				body: {
					state: 'online',
					sip_control_app: owner,
					from: '1415*',
					order: { created_on: 'DESC' },
				},
			},
		]);
		for (const { json } of [one, online, all, ofApps]) expect(json).toMatchObject([{ uuid: call }]);
	});

	test('Send Call Flow', async () => {
		const { call } = await live();
		const { json } = await bench.run('call.sendCallFlow', {
			uuid: call,
			source: 'text',
			xml: '<Response><Hangup/></Response>',
		});
		const request = bench.vendor.ledger.requests.at(-1);
		expect(request).toMatchObject({ method: 'POST', path: `/rest/sip/app/call/${call}` });
		expect(request?.files).toMatchObject([{ field: 'file' }]);
		expect(json).toMatchObject([{ uuid: call }]);
	});
});

describe('SIP domains and what is below them', () => {
	test('domains go by their name', async () => {
		const { uuid } = await connection();
		const create = await bench.run('sipDomain.create', {
			domain: DOMAIN,
			additionalFields: { sip_connection: byId(uuid) },
		});
		const get = await bench.run('sipDomain.get', { sipDomain: locator(DOMAIN) });
		await bench.run('sipDomain.getAll', { returnAll: true });
		await bench.run('sipDomain.update', {
			sipDomain: locator(DOMAIN),
			updateFields: { sip_connection: byId('') },
		});
		await bench.run('sipDomain.delete', { sipDomain: locator(DOMAIN) });
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
			const { json, error } = await bench.run(`${resource}.${operation}`, {
				sipDomain: locator(DOMAIN),
				uuid: byId(uuid),
				...body,
				updateFields: changes,
				returnAll: true,
			});
			expect(error).toBeUndefined();
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
			sipDomain: locator(DOMAIN),
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
			sipDomain: locator(DOMAIN),
		});
		expect(results).toEqual([{ name: 'robin', value: expect.any(String) }]);
		await expect(bench.list('searchSipUsers', '', undefined, {})).rejects.toThrow(
			'SIP Domain is required',
		);
	});
});
