import { byId, PROFILE, UNKNOWN, useOpenTact } from './node';

const POOL = '10000000-0000-4000-8000-000000000002';

const bench = useOpenTact();

const profilesOf = () =>
	(bench.vendor.state() as { messagingProfiles: Array<Record<string, unknown>> }).messagingProfiles;

describe('what goes out', () => {
	test('Create sends the name and only the fields that were added', async () => {
		const { json } = await bench.run('messagingProfile.create', {
			name: 'Desk',
			additionalFields: {
				callback_url: 'https://example.com/hook',
				callback_url2: '',
				long_code_weight: 0,
				sticky_sender: false,
				tollfree_weight: 9,
			},
		});

		expect(bench.received()).toEqual([
			{
				call: 'POST /profile/messaging',
				body: {
					name: 'Desk',
					callback_url: 'https://example.com/hook',
					long_code_weight: 0,
					sticky_sender: false,
					tollfree_weight: 9,
				},
			},
		]);
		const [, { headers }] = bench.vendor.ledger.requests;
		expect(headers).toMatchObject({
			'content-type': 'application/json',
			accept: expect.stringContaining('application/json'),
			'x-auth-token': expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
		});
		expect(headers).not.toHaveProperty('authorization');
		expect(json).toMatchObject([{ name: 'Desk', tollfree_weight: 9, callback_url2: null }]);
		expect(profilesOf()).toContainEqual(expect.objectContaining({ uuid: json[0].uuid }));
	});

	test('Create answered with 200 counts like 201', async () => {
		await bench.control('behaviour', { createdStatus: 200 });
		const { json } = await bench.run('messagingProfile.create', { name: 'Desk' });
		expect(json).toMatchObject([{ name: 'Desk' }]);
	});

	test('Delete names the record in the path and sends no body', async () => {
		const { json } = await bench.run('messagingProfile.delete', { uuid: byId(PROFILE) });
		expect(bench.received()).toEqual([{ call: `DELETE /profile/messaging/${PROFILE}` }]);
		expect(json).toEqual([{ deleted: true }]);
		expect(profilesOf()).not.toContainEqual(expect.objectContaining({ uuid: PROFILE }));
	});

	test('Get names the record in the path', async () => {
		const { json } = await bench.run('messagingProfile.get', { uuid: byId(POOL) });
		expect(bench.received()).toEqual([{ call: `GET /profile/messaging/${POOL}` }]);
		expect(Object.keys(json[0])).toEqual([
			'uuid',
			'name',
			'callback_url',
			'callback_url2',
			'number_pool_enable',
			'long_code_weight',
			'tollfree_weight',
			'skip_unhealthy_tns',
			'sticky_sender',
			'modified_on',
		]);
		expect(json).toMatchObject([{ uuid: POOL, name: 'Number pool', long_code_weight: 5 }]);
	});

	test('Get without Simplify gives the whole record, without the passwords in it', async () => {
		const { json } = await bench.run('messagingProfile.get', { uuid: byId(POOL), simplify: false });
		expect(json[0]).toMatchObject({ account: { name: 'First account' }, created_by: {} });
		expect(JSON.stringify(json)).not.toMatch(/"(password|token|ha1b?)":/);
	});

	test('Get Leases uses the plural path', async () => {
		const { json } = await bench.run('messagingProfile.getLeases', { uuid: byId(PROFILE) });
		expect(bench.received()).toEqual([{ call: `GET /profile/messaging/${PROFILE}/tnleases` }]);
		expect(json).toHaveLength(3);
		expect(json[0]).toMatchObject({ tn: expect.any(Number), autorenew: true, sms: true });
	});

	test('Get Many gives one item per profile, at most the limit, linked to their item', async () => {
		const parameters = { returnAll: false, limit: 2 };
		const { items } = await bench.run('messagingProfile.getAll', parameters, [{ n: 1 }, { n: 2 }]);
		expect(bench.received()).toEqual([
			{ call: 'GET /profile/messaging' },
			{ call: 'GET /profile/messaging' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 1 },
		]);
		const all = await bench.run('messagingProfile.getAll', { returnAll: true });
		expect(all.json.map(({ name }) => name)).toEqual([
			'Default profile',
			'Number pool',
			'Silent profile',
		]);
	});

	test('Update sends the changed fields alone, and null for an emptied address', async () => {
		const { json } = await bench.run('messagingProfile.update', {
			uuid: byId(POOL),
			updateFields: { callback_url: '', skip_unhealthy_tns: false, long_code_weight: 7 },
		});
		expect(bench.received()).toEqual([
			{
				call: `PATCH /profile/messaging/${POOL}`,
				body: { callback_url: null, skip_unhealthy_tns: false, long_code_weight: 7 },
			},
		]);
		expect(json).toMatchObject([{ uuid: POOL, name: 'Number pool', long_code_weight: 7 }]);
	});

	test('each item gets its own request, and the output keeps their order', async () => {
		const names = Array.from({ length: 12 }, (_, at) => ({ name: `Profile ${at}` }));
		const { items } = await bench.run(
			'messagingProfile.create',
			{ name: '={{ $json.name }}' },
			names,
		);
		expect(items.map(({ json, pairedItem }) => [json.name, pairedItem])).toEqual(
			names.map(({ name }, item) => [name, { item }]),
		);
	});
});

describe('what OpenTact refuses', () => {
	test('an unknown ID names the item and what to do', async () => {
		const { error } = await bench.fail(
			'messagingProfile.get',
			{ uuid: '={{ { mode: "id", value: $json.id } }}' },
			[{ id: PROFILE }, { id: UNKNOWN }],
		);
		expect(error?.message).toBe('OpenTact refused: Messaging profile not found [item 1]');
		expect(error?.description).toContain('belongs to another account');
		expect(error?.httpCode).toBe('404');
	});

	test('refused fields are named, and not sent again though the status is 500', async () => {
		bench.vendor.faults.set([
			{
				path: '/profile/messaging',
				status: 500,
				headers: { 'content-type': 'application/json' },
				body: {
					success: false,
					message: 'Validation Failed',
					status: 500,
					fields: { 'params.name': { message: 'maxLength 3', value: 'Desk' } },
				},
			},
		]);
		const { error } = await bench.fail('messagingProfile.getAll', { returnAll: true });
		expect(error?.message).toBe('OpenTact refused: Validation Failed (name: maxLength 3) [item 0]');
		expect(bench.received()).toHaveLength(1);
	});

	test('a page of a proxy is not taken for an answer', async () => {
		bench.vendor.faults.set([
			{ path: '/profile', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' },
		]);
		const { error } = await bench.fail('messagingProfile.getAll', { returnAll: true });
		expect(error?.message).toBe('The answer does not come from OpenTact (HTTP 200) [item 0]');
	});

	test('one refused item leaves the others alone with Continue On Fail', async () => {
		const { items } = await bench.run(
			'messagingProfile.get',
			{ uuid: '={{ { mode: "id", value: $json.id } }}' },
			[{ id: UNKNOWN }, { id: PROFILE }],
			{ onError: 'continueRegularOutput' },
		);
		expect(items).toMatchObject([
			{ json: { error: expect.stringContaining('not found') }, pairedItem: { item: 0 } },
			{ json: { uuid: PROFILE }, pairedItem: { item: 1 } },
		]);
	});
});

// Values come from expressions: n8n itself refuses fixed ones that break the editor's rules.
describe('bad input stops before anything is sent', () => {
	test.each(['?n8n_secret=[hidden]', '?a=1&n8n_secret=%5Bhidden%5D'])(
		'the address of a trigger as the node shows it: %s',
		async (query) => {
			const callback_url = `https://n8n.example.com/webhook/x${query}`;
			for (const [operation, values] of [
				['messagingProfile.update', { uuid: byId(PROFILE), updateFields: { callback_url } }],
				['messagingProfile.create', { name: 'Copy', additionalFields: { callback_url } }],
			] as const) {
				const { error } = await bench.fail(operation, values);
				expect(error.message).toContain(
					'Callback URL must be whole, [hidden] in it stands for a secret',
				);
				expect(error.message).toContain('Leave the field out');
			}
			expect(bench.vendor.ledger.requests).toEqual([]);
		},
	);

	const cases: Array<[string, string, object, string]> = [
		['an empty name', 'create', { name: '={{ "" }}' }, 'Name is required'],
		['a name too long', 'create', { name: 'x'.repeat(256) }, 'Name must have 1 to 255 characters'],
		['an emptied name', 'update', { updateFields: { name: '' } }, 'Name cannot be empty'],
		['nothing to change', 'update', { updateFields: {} }, 'Update Fields is empty'],
		['no UUID', 'get', { uuid: byId('={{ "42" }}') }, 'Messaging Profile must be an ID like'],
		['no ID at all', 'delete', { uuid: byId('={{ "" }}') }, 'Messaging Profile is required'],
		[
			'a weight of 10',
			'create',
			{ name: 'Desk', additionalFields: { tollfree_weight: 10 } },
			'Toll-Free Weight must be at most 9, it is 10',
		],
		[
			'half a weight',
			'create',
			{ name: 'Desk', additionalFields: { long_code_weight: 1.5 } },
			'Long Code Weight must be a whole number',
		],
		[
			'a short URL',
			'create',
			{ name: 'Desk', additionalFields: { callback_url: 'http://a' } },
			'Callback URL must have 10 to 255 characters, it has 8',
		],
		[
			'no URL',
			'create',
			{ name: 'Desk', additionalFields: { callback_url2: 'example.com/hook' } },
			'Fallback Callback URL must start with https:// or http://',
		],
		['a limit of 0', 'getAll', { returnAll: false, limit: 0 }, 'Limit must be at least 1'],
	];
	test.each(cases)('%s', async (_, operation, parameters, message) => {
		const { error } = await bench.fail(`messagingProfile.${operation}`, {
			uuid: byId(PROFILE),
			...parameters,
		});
		expect(error?.message).toContain(message);
		expect(error?.message).toContain('[item 0]');
		expect(bench.vendor.ledger.requests).toEqual([]);
	});

	test('it costs no other item with Continue On Fail', async () => {
		const { items } = await bench.run(
			'messagingProfile.create',
			{ name: '={{ $json.name }}' },
			[{ name: 'First' }, { name: '' }, { name: 'Third' }],
			{ onError: 'continueRegularOutput' },
		);
		expect(items.map(({ json }) => json.name ?? json.error)).toEqual([
			'First',
			'Name is required [item 1]',
			'Third',
		]);
	});
});

describe('an answer that leaves it open what happened', () => {
	const create = async (fault: object) => {
		bench.vendor.faults.set([{ method: 'POST', path: '/profile', ...fault }]);
		const { error } = await bench.fail('messagingProfile.create', { name: 'Desk' });
		expect(bench.received()).toHaveLength(1);
		return error;
	};
	const json = { 'content-type': 'application/json' };
	const doubt = 'The request may have been carried out';

	test.each([
		[{ status: 200, body: '<html>' }, 'does not come from OpenTact (HTTP 200)'],
		[{ status: 404, body: '<html>' }, 'does not come from OpenTact (HTTP 404)'],
		[{ status: 502, body: '<html>' }, 'OpenTact failed (HTTP 502)'],
		[{ status: 200, headers: json, body: { success: 'yes' } }, 'does not answer with a record'],
		[{ status: 500, headers: json, body: { success: false, message: 'Oops' } }, 'refused: Oops'],
	])('%j says so', async (fault, message) => {
		const error = await create(fault);
		expect(error?.message).toContain(message);
		expect(error?.description).toContain(doubt);
	});

	test.each([
		[{ status: 404, headers: json, body: { success: false, message: 'Not found' } }],
		[{ status: 409, headers: json, body: { success: false, message: 'Exists' } }],
	])('%j leaves no doubt', async (fault) => {
		expect((await create(fault))?.description).not.toContain(doubt);
	});
});
