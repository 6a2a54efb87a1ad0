import { byId, LEASE, NUMBER, UNKNOWN } from './node';
import { DOMAIN, useSip } from './sip';

const SECOND = '20000000-0000-4000-8000-000000000002';

const { bench, connection, given } = useSip();

describe('SIP connections', () => {
	test('Create sends numbers as numbers, and the settings that must be there', async () => {
		const { json } = await bench.run('sipConnection.create', {
			name: 'Trunk',
			port: 5080,
			product: byId(2),
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
			updateFields: { is_active: false, product: byId(7), port: 5090 },
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
			sipDomain: byId(DOMAIN),
		});
		expect(bench.received().map(({ call }) => call)).toEqual([
			'GET /sip/product',
			`GET /sip/tech_prefix/${NUMBER}/${DOMAIN}`,
		]);
		expect(products.json.map(({ id }) => id)).toEqual([1, 2, 7]);
		expect(prefix.json).toMatchObject([{ tn: NUMBER, domain: DOMAIN }]);
	});

	test.each([
		['create', { name: 'x', port: 80, product: byId(1) }, 'Port must be at least 1024'],
		['create', { name: 'x', port: 5060, product: byId('={{ "x" }}') }, 'Product must be a number'],
		['create', { name: '={{ "" }}', port: 5060, product: byId(1) }, 'Name is required'],
		['assignNumbers', { uuid: byId(UNKNOWN), add: 'nobody' }, 'Phone Numbers must be an ID'],
		['assignNumbers', { uuid: byId(UNKNOWN), add: '12' }, 'Phone Numbers must be a phone number'],
	])('%s with %j sends nothing', async (operation, parameters, complaint) => {
		const { error } = await bench.fail(`sipConnection.${operation}`, parameters);
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});
