import { createHash } from 'node:crypto';
import { useReceiver } from '../engine/receiver';
import { useOpenTact } from './OpenTactVendor';

const vendor = useOpenTact();
const web = useReceiver();

const trunks = {
	class4_ingress_trunk_settings: { media_type: 'Proxy Media' },
	class4_egress_trunk_settings: {},
};
const connection = { name: 'Trunk', ip: '192.0.2.10', port: 5060, product: 1, ...trunks };
const app = { name: 'Menu', product: 2, ...trunks };
const own = 12029822900;
const make = async (path: string, body: object) => {
	const { status, payload, body: answer } = await vendor.call('POST', path, body);
	expect([status, answer.fields]).toEqual([201, undefined]);
	return payload;
};
const leaseUuids = async () =>
	(await vendor.call('POST', '/lease/tn/search', { order: { tn: 'ASC' } })).payload.data.map(
		(lease: any) => lease.uuid as string,
	);

describe.each([
	['/sip/connection', connection, 'ip'],
	['/sip/app', app, 'webhook_url'],
	['/profile/outbound_voice', { ...app, class4_egress_trunk_settings: undefined }, 'tn_lease'],
])('%s', (path, body, untouched) => {
	it('creates, lists, reads, changes and removes', async () => {
		const made = await make(path, body);
		expect(made).toMatchObject({
			name: body.name,
			is_active: true,
			tech_prefix: expect.any(Number),
		});
		const one = `${path}/${made.uuid}`;
		const changed = await vendor.call('PATCH', one, { name: 'Other', is_active: false });
		expect(changed.payload).toMatchObject({ name: 'Other', is_active: false });
		const read = (await vendor.call('GET', one)).payload;
		expect(read[untouched]).toEqual(made[untouched]);
		expect((await vendor.call('GET', path)).payload).toMatchObject([
			{ uuid: made.uuid, account: {} },
		]);
		expect((await vendor.call('DELETE', one)).payload).toMatchObject({ uuid: made.uuid });
		expect((await vendor.call('GET', path)).payload).toEqual([]);
	});

	it('wants a name, a product that exists and known media types', async () => {
		const { body: bare } = await vendor.call('POST', path, {});
		expect(bare.fields).toMatchObject({
			'params.name': { message: "'name' is required" },
			'params.product': { message: "'product' is required" },
			'params.class4_ingress_trunk_settings': { message: expect.any(String) },
		});
		expect((await vendor.call('POST', path, { ...body, product: 3 })).status).toBe(404);
		const media = { ...body, class4_ingress_trunk_settings: { media_type: 'Video' } };
		expect(Object.keys((await vendor.call('POST', path, media)).body.fields)).toEqual([
			'params.class4_ingress_trunk_settings.media_type',
		]);
	});
});

it('keeps the limits of a connection', async () => {
	for (const [field, value] of Object.entries({
		port: 80,
		ip: '1.1.1',
		product: 1025,
		shaken_verify_policy: 4,
		shaken_minimum_accepted_attest_lvl: 'D',
		subdomain: 'old',
	})) {
		const { body } = await vendor.call('POST', '/sip/connection', {
			...connection,
			[field]: value,
		});
		expect(Object.keys(body.fields)).toEqual([`params.${field}`]);
	}
});

describe.each([
	['/sip/connection', connection, 'sip_connection'],
	['/sip/app', app, 'sip_control_app'],
])('numbers of %s', (path, body, link) => {
	it('are added and removed by one call, which answers uuid strings', async () => {
		const { uuid } = await make(path, body);
		const [first, second] = await leaseUuids();
		const numbers = `${path}/${uuid}/tnlease`;
		expect((await vendor.call('POST', numbers, { add: [first, second] })).payload).toEqual([
			first,
			second,
		]);
		const listed = (await vendor.call('GET', numbers)).payload;
		expect(listed[0]).toMatchObject({ uuid: first, tn: { tn: own }, [link]: { uuid } });
		const found = await vendor.call('POST', '/lease/tn/search', { [link]: uuid });
		expect(found.payload.total).toBe(2);

		await vendor.control('behaviour', { assignReply: 'leases' });
		const left = (await vendor.call('POST', numbers, { remove: [first] })).payload;
		expect(left).toMatchObject([{ uuid: second, tn: { tn: own + 1 } }]);
	});

	it('go by lease uuid and lower-case keys', async () => {
		const { uuid } = await make(path, body);
		const numbers = `${path}/${uuid}/tnlease`;
		expect((await vendor.call('POST', numbers, { add: [uuid] })).status).toBe(404);
		expect((await vendor.call('POST', numbers, { ADD: [] })).status).toBe(500);
		const byTn = await vendor.call('POST', numbers, { add: [String(own)] });
		expect(Object.keys(byTn.body.fields)).toEqual(['params.add.$0']);
		expect((await vendor.call('GET', `${numbers}s`)).status).toBe(404);
	});
});

it('finds leases that are not on some connections', async () => {
	const { uuid } = await make('/sip/connection', connection);
	const [first] = await leaseUuids();
	await vendor.call('POST', `/sip/connection/${uuid}/tnlease`, { add: [first] });
	const body = { sip_connections_skip: [uuid] };
	expect((await vendor.call('POST', '/lease/tn/search', body)).payload.total).toBe(5);
});

describe('control apps', () => {
	const flow =
		'<Response><Say>Hi</Say><Gather numDigits="1"><Switch><Default/></Switch></Gather></Response>';
	const file = (xml: string, field = 'file') => {
		const form = new FormData();
		form.append(field, new Blob([xml], { type: 'text/xml' }), 'flow.xml');
		return form;
	};

	it('take a static call flow as a file, and give it back with its URL', async () => {
		const { uuid } = await make('/sip/app', app);
		const path = `/sip/app/call/flow/${uuid}`;
		expect((await vendor.call('GET', path)).status).toBe(404);
		const saved = await vendor.call('POST', path, file(flow));
		expect(saved.body).toEqual({
			success: true,
			payload: flow,
			url: expect.stringContaining(uuid),
		});
		expect((await vendor.call('GET', path)).payload).toBe(flow);
		expect((await vendor.call('GET', `/sip/app/${uuid}`)).payload).not.toHaveProperty(
			'static_call_flow',
		);
		expect((await vendor.call('DELETE', path)).status).toBe(200);
		expect((await vendor.call('GET', path)).status).toBe(404);
	});

	it.each([
		['JSON', { file: flow }],
		['another field', file(flow, 'xml')],
		['another root', file('<Say>Hi</Say>')],
		['an open element', file('<Response><Say>Hi</Response>')],
		['an unknown element', file('<Response><Shout/></Response>')],
	])('refuse %s', async (_what, body) => {
		const { uuid } = await make('/sip/app', app);
		const { status, body: answer } = await vendor.call('POST', `/sip/app/call/flow/${uuid}`, body);
		expect([status, answer.success]).toEqual([400, false]);
	});

	it('are kept while a number or a domain uses them', async () => {
		const { uuid } = await make('/sip/app', app);
		const [first] = await leaseUuids();
		await vendor.call('POST', `/sip/app/${uuid}/tnlease`, { add: [first] });
		expect(await vendor.call('DELETE', `/sip/app/${uuid}`)).toMatchObject({
			status: 409,
			body: { success: false, message: 'SIP control app is in use' },
		});
		await vendor.call('POST', `/sip/app/${uuid}/tnlease`, { remove: [first] });
		expect((await vendor.call('DELETE', `/sip/app/${uuid}`)).status).toBe(200);
	});

	it('handle calls: webhook, live list, pushed call flow, logs, search', async () => {
		const hook = { webhook_url: `${web.url}/call?key=1`, webhook_method: 'POST' };
		const { uuid } = await make('/sip/app', { ...app, ...hook });
		const [first] = await leaseUuids();
		await vendor.call('POST', `/sip/app/${uuid}/tnlease`, { add: [first] });
		const call = await vendor.control('call-start', { from: '+14155550100', to: own });

		const online = (await vendor.call('GET', '/sip/app/call/online')).payload;
		expect(online).toMatchObject([{ uuid: call.uuid, state: 'online', source: 'freeswitch' }]);
		const path = `/sip/app/call/${call.uuid}`;
		expect((await vendor.call('POST', path, file(flow))).payload.uuid).toBe(call.uuid);
		const logs = (await vendor.call('POST', `/sip/app/${uuid}/logs`, { name: 'Say' })).payload;
		expect(logs).toMatchObject({ total: 1, data: [{ success: true, call: { uuid: call.uuid } }] });

		await vendor.call('POST', path, file('<Response><Hangup/></Response>'));
		expect((await vendor.call('GET', path)).payload.state).toBe('offline');
		expect((await vendor.call('POST', path, file(flow))).status).toBe(404);
		expect((await vendor.call('GET', '/sip/app/call/online')).payload).toEqual([]);

		const search = async (where: string, body: object) =>
			(await vendor.call('POST', where, body)).payload.total;
		expect(await search('/sip/app/call/search', { state: 'offline', from: '*0100' })).toBe(1);
		expect(await search('/call/search?take=1', { direction: 'in', to: String(own) })).toBe(1);
		expect(await search('/call/search', { direction: 'out' })).toBe(0);
		expect(await search('/call/search', { duration_min: 60 })).toBe(0);
		expect(web.received[0]).toMatchObject({
			method: 'POST',
			body: { uuid: call.uuid, direction: 'in' },
		});
		expect(web.received[0].path).toBe(`/call?key=1&state=online&from=%2B14155550100&to=${own}`);
	});
});

describe('domains', () => {
	const name = 'office.sip.example.com';
	const path = `/sip/domain/${name}`;

	it('go by name and have no uuid', async () => {
		const made = await make('/sip/domain', { domain: name });
		expect(made).toMatchObject({ domain: name, sip_connection: null, sip_users: [] });
		expect(made).not.toHaveProperty('uuid');
		const { uuid } = await make('/sip/connection', connection);
		const changed = await vendor.call('PATCH', path, { sip_connection: uuid });
		expect(changed.payload.sip_connection).toEqual({ uuid, name: 'Trunk' });
		expect((await vendor.call('PATCH', path, { domain: 'other.example.com' })).status).toBe(500);
		expect((await vendor.call('POST', '/sip/domain', { domain: name })).status).toBe(409);
		const route = await vendor.call('GET', `/sip/tech_prefix/${own}/${name}`);
		expect(route.payload.tech_prefix).toBeGreaterThan(200_000);
		await vendor.call('DELETE', `/sip/connection/${uuid}`);
		expect((await vendor.call('GET', path)).payload.sip_connection).toBeNull();
	});

	it('have users with hashes of their passwords, and stay while they do', async () => {
		await make('/sip/domain', { domain: name });
		const user = await make(`${path}/user`, { login: 'robin', password: 'secret 1' });
		const md5 = (value: string) => createHash('md5').update(value).digest('hex');
		expect(user).toMatchObject({
			login: 'robin',
			ha1: md5(`robin:${name}:secret 1`),
			ha1b: md5(`robin@${name}:${name}:secret 1`),
			sip_domain: { domain: name },
		});
		expect(user).not.toHaveProperty('password');
		const twin = await vendor.call('POST', `${path}/user`, { login: 'robin', password: 'x' });
		expect(twin.status).toBe(409);
		expect((await vendor.call('DELETE', path)).status).toBe(409);

		const one = `${path}/user/${user.uuid}`;
		const changed = await vendor.call('PATCH', one, { password: 'secret 2', first_name: 'Robin' });
		expect(changed.payload.ha1).toBe(md5(`robin:${name}:secret 2`));
		await make('/sip/domain', { domain: 'second.sip.example.com' });
		const elsewhere = one.replace(name, 'second.sip.example.com');
		expect((await vendor.call('GET', elsewhere)).status).toBe(404);
		expect((await vendor.call('DELETE', one)).status).toBe(200);
		expect((await vendor.call('DELETE', path)).payload.domain).toBe(name);
	});

	it('have switches and invites', async () => {
		await make('/sip/domain', { domain: name });
		const gateway = { name: 'PBX', remote_ip: '192.0.2.20', remote_domain: 'pbx.example.com' };
		const made = await make(`${path}/switch`, gateway);
		expect(made).toMatchObject({ ...gateway, description: null, is_active: true });
		expect((await vendor.call('GET', `${path}/switch/${made.uuid}`)).payload.name).toBe('PBX');
		expect((await vendor.call('POST', `${path}/switch`, { name: 'PBX' })).status).toBe(500);

		const invite = { name: 'Guest', expired_on: '2099-01-01T00:00:00.000Z' };
		const { uuid, token } = await make(`${path}/invite`, invite);
		expect(token).toMatch(/^[0-9a-f]{32}$/);
		expect((await vendor.call('GET', `${path}/invite`)).payload).toHaveLength(1);
		expect((await vendor.call('GET', `${path}/invite/${uuid}`)).status).toBe(404);
		const renamed = await vendor.call('PATCH', `${path}/invite/${uuid}`, { name: 'Visitor' });
		expect(renamed.payload).toMatchObject({ name: 'Visitor', token });
		const short = await vendor.call('POST', `${path}/invite`, { ...invite, name: 'Al' });
		expect(short.body.fields['params.name'].message).toBe('minLength 3');
	});
});

it('lists the products that connections may name', async () => {
	const { payload } = await vendor.call('GET', '/sip/product');
	expect(payload.map((each: any) => each.id)).toEqual([1, 2, 7]);
});
