import { OPENTACT_SMS_CAMPAIGN } from '../../simulators/OpenTact';
import { Bench, byId, UNKNOWN } from './bench';

const LEASE = '20000000-0000-4000-8000-000000000001';
const NUMBER = 12029822900;
const PROFILE = '10000000-0000-4000-8000-000000000001';

let bench: Bench;
beforeAll(async () => {
	bench = await Bench.start();
});
afterAll(async () => await bench.vendor.stop());
beforeEach(() => bench.vendor.reset());

const byNumber = (value: string | number) => ({ __rl: true, mode: 'number', value: String(value) });
const calls = () => bench.received().map(({ call }) => call);

describe('numbers of the account', () => {
	test('Get takes the ID of the lease or the number', async () => {
		const one = await bench.run('phoneNumber.get', { lease: byId(LEASE) });
		const other = await bench.run('phoneNumber.get', { lease: byNumber('+1 202 982 2900') });
		expect(calls()).toEqual([`GET /lease/tn/${LEASE}`, `GET /lease/tn/${NUMBER}/tn`]);
		expect(one.json).toMatchObject([{ uuid: LEASE, tn: NUMBER, sms: true, autorenew: true }]);
		expect(other.json).toEqual(one.json);
	});

	test('Get Many searches, and leaves the empty filters out', async () => {
		const { json } = await bench.run('phoneNumber.getAll', {
			returnAll: true,
			filters: {
				tn: '1202*',
				autorenew: true,
				sip_connection: byId(''),
				sip_connections_skip: `${UNKNOWN}, ${LEASE}`,
			},
			sort: { rules: [{ field: 'tn', direction: 'DESC' }] },
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /lease/tn/search',
				query: { take: '100', skip: '0' },
				body: {
					tn: '1202*',
					autorenew: true,
					sip_connections_skip: [UNKNOWN, LEASE],
					order: { tn: 'DESC' },
				},
			},
		]);
		expect(json.map(({ tn }) => tn)).toEqual([
			12029822904, 12029822903, 12029822902, 12029822901, 12029822900,
		]);
		const [first] = (await bench.run('phoneNumber.getAll', { returnAll: false, limit: 1 })).json;
		expect(Object.keys(first).length).toBeLessThanOrEqual(10);
	});

	test('Update looks the number up, and sends null for what is detached', async () => {
		const { json } = await bench.run('phoneNumber.update', {
			lease: byNumber(NUMBER),
			updateFields: {
				autorenew: false,
				messaging_profile: byId(PROFILE),
				sip_connection: byId(''),
			},
		});
		expect(bench.received()).toEqual([
			{ call: `GET /lease/tn/${NUMBER}/tn` },
			{
				call: `PATCH /lease/tn/${LEASE}`,
				body: { autorenew: false, messaging_profile: PROFILE, sip_connection: null },
			},
		]);
		expect(json).toMatchObject([{ uuid: LEASE, autorenew: false }]);
	});

	test('Release takes either', async () => {
		const { json } = await bench.run('phoneNumber.release', { lease: byNumber(NUMBER) });
		await bench.run('phoneNumber.release', { lease: byId(LEASE.replace(/1$/, '2')) });
		expect(calls()).toEqual([
			`DELETE /lease/tn/${NUMBER}`,
			`DELETE /lease/tn/${LEASE.replace(/1$/, '2')}`,
		]);
		expect(json).toEqual([{ deleted: true }]);
	});

	test('Enable SMS and Disable SMS', async () => {
		const enabled = await bench.run('phoneNumber.enableSms', {
			lease: byNumber(12029822904),
			messaging_profile: byId(PROFILE),
			sms_campaign: OPENTACT_SMS_CAMPAIGN,
		});
		const disabled = await bench.run('phoneNumber.disableSms', { lease: byId(LEASE) });
		expect(bench.received()).toEqual([
			{
				call: 'POST /lease/tn/12029822904/subscription/sms',
				body: { messaging_profile: PROFILE, sms_campaign: OPENTACT_SMS_CAMPAIGN },
			},
			{ call: `DELETE /lease/tn/${LEASE}/subscription/sms` },
		]);
		expect(enabled.json).toMatchObject([{ type: 'sms', messaging_profile: { uuid: PROFILE } }]);
		expect(disabled.json).toMatchObject([{ type: 'sms' }]);
	});

	test.each([
		['get', { lease: byNumber('={{ "12" }}') }, 'Phone Number must be a phone number'],
		['get', { lease: byId('={{ "abc" }}') }, 'Phone Number must be an ID like'],
		['update', { lease: byId(LEASE), updateFields: {} }, 'Update Fields is empty'],
		[
			'update',
			{ lease: byId(LEASE), updateFields: { messaging_profile: byId('') } },
			'Messaging Profile cannot be empty',
		],
		[
			'enableSms',
			{ lease: byId(LEASE), messaging_profile: byId(PROFILE), sms_campaign: 'C0EXAMPL' },
			'SMS Campaign ID must be an ID like',
		],
	])('%s with %j sends nothing', async (operation, parameters, complaint) => {
		const { error } = await bench.run(`phoneNumber.${operation}`, parameters);
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

describe('numbers on sale', () => {
	test('Search Available sends the filters of today and asks once', async () => {
		const { json } = await bench.run('phoneNumber.search', {
			limit: 5,
			filters: {
				country: byId('US'),
				state: 'NY',
				type: 'long_code',
				features: ['sms', 'voice'],
				line: '29xx',
				npa: 212,
			},
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /tn/search',
				body: {
					country: 'US',
					state: 'NY',
					type: 'long_code',
					features: ['sms', 'voice'],
					line: '29xx',
					npa: 212,
					take: 5,
				},
			},
		]);
		expect(json).toHaveLength(5);
		expect(json[0]).toMatchObject({ tn: 12125552900 });
	});

	test('Search Available of 2021 pages in the query', async () => {
		const { json } = await bench.run('phoneNumber.search', {
			generation: 'older',
			limit: 120,
			olderFilters: { pattern: '*', profile: 'US' },
		});
		expect(bench.received().map(({ query, body }) => [query, body])).toEqual([
			[
				{ page: '1', size: '100' },
				{ pattern: '*', profile: 'US' },
			],
			[
				{ page: '2', size: '100' },
				{ pattern: '*', profile: 'US' },
			],
		]);
		expect(json.length).toBe(120);
		expect(new Set(json.map(({ tn }) => tn)).size).toBe(120);
	});

	test('a limit above 100 is refused where there is no second page', async () => {
		const { error } = await bench.run('phoneNumber.search', { limit: 101 });
		expect(error?.message).toContain('Limit must be at most 100');
		expect(bench.vendor.ledger.requests).toEqual([]);
	});

	test('countries, states and rate centers', async () => {
		const countries = await bench.run('phoneNumber.getCountries');
		const states = await bench.run('phoneNumber.getStates', { country: byId('US') });
		const centers = await bench.run('phoneNumber.getRateCenters', { state: 'CA' });
		expect(bench.received()).toEqual([
			{ call: 'GET /tn/search/countries' },
			{ call: 'GET /dict/lerg/states', query: { country: 'US' } },
			{ call: 'GET /dict/lerg/ratecenters', query: { state: 'CA' } },
		]);
		expect(countries.json.map(({ a2 }) => a2)).toEqual(['US', 'CA']);
		expect(states.json.map(({ state }) => state)).toContain('NY');
		expect(centers.json).toHaveLength(2);
	});

	test('Get Price asks with the body of 2021', async () => {
		const { json } = await bench.run('phoneNumber.getPrice', {
			tn: '12125552900, +1 212 555 2901',
			features: ['sms'],
			options: { profile: 'US' },
		});
		const item = { emergency: false, fax: false, mms: false, sms: true, voice: false };
		expect(bench.received()).toEqual([
			{
				call: 'POST /order/price',
				body: {
					items: [
						{ tn: 12125552900, ...item, profile: 'US' },
						{ tn: 12125552901, ...item, profile: 'US' },
					],
				},
			},
		]);
		expect(json).toMatchObject([{ nrc: expect.any(Number), items: [{}, {}] }]);
	});
});

describe('Order', () => {
	test('sends the body of today and gives the order as it was placed', async () => {
		const { json } = await bench.run('phoneNumber.order', {
			tn: '12125552900',
			features: ['voice', 'sms'],
			autorenew: false,
			waitUntilDone: false,
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /order',
				body: { items: [{ tn: 12125552900, features: ['voice', 'sms'], autorenew: false }] },
			},
		]);
		expect(json).toMatchObject([{ state: 'created', total: 1, success: 0, processing: 1 }]);
	});

	test('waits until the order is done; "success" is a count and not a flag', async () => {
		const { json, error } = await bench.run('phoneNumber.order', {
			tn: '12125552900,12125552901',
			waitUntilDone: true,
		});
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ state: 'success', success: 2, failed: 0, total: 2 }]);
		const { uuid } = json[0];
		expect(calls()[0]).toBe('POST /order');
		expect(new Set(calls().slice(1))).toEqual(new Set([`GET /order/${String(uuid)}`]));
	});

	test('an order that fails says why, and that it was placed', async () => {
		const { error } = await bench.run('phoneNumber.order', {
			tn: String(NUMBER),
			waitUntilDone: true,
		});
		expect(error?.message).toContain(`${NUMBER}: Number is already leased`);
		expect(error?.description).toContain('It was placed as');
	});

	test('an order that takes too long comes back as it is, with a hint', async () => {
		await bench.control('behaviour', { orderStep: null });
		const { json, hints } = await bench.run('phoneNumber.order', {
			tn: '12125552900',
			waitUntilDone: true,
			options: { longestWait: 3 },
		});
		expect(json).toMatchObject([{ state: 'created', success: 0 }]);
		expect(hints).toEqual([expect.stringContaining('not done within 3 seconds')]);
	});

	test('a failure to look does not invite to order again', async () => {
		bench.vendor.faults.set([
			{
				method: 'GET',
				path: '/order/',
				status: 404,
				headers: { 'content-type': 'application/json' },
				body: { success: false, message: 'Order not found', status: 404 },
			},
		]);
		const { error } = await bench.run('phoneNumber.order', {
			tn: '12125552900',
			waitUntilDone: true,
		});
		expect(error?.description).toContain('do not place it again');
	});

	test('the older call, where it is asked for', async () => {
		const { json } = await bench.run('phoneNumber.order', {
			tn: '12125552900',
			features: ['voice'],
			waitUntilDone: false,
			options: { olderOrder: true },
		});
		expect(bench.received()).toEqual([
			{
				call: 'POST /order/tn',
				body: {
					items: [
						{
							tn: 12125552900,
							emergency: false,
							fax: false,
							mms: false,
							sms: false,
							voice: true,
							autorenew: true,
						},
					],
				},
			},
		]);
		expect(json).toMatchObject([{ state: 'created' }]);
	});

	test('a balance too low is said as such', async () => {
		await bench.control('balance', { amount: 0 });
		const { error } = await bench.run('phoneNumber.order', { tn: '12125552900' });
		expect(error?.httpCode).toBe('402');
		expect(error?.description).toContain('balance');
	});

	test.each([
		[{ tn: '={{ "" }}' }, 'Phone Numbers is required'],
		[{ tn: '12125552900, x' }, 'Phone Numbers must be a phone number'],
		[{ tn: '12125552900', features: ['fax'] }, '"fax" cannot be ordered with the call of today'],
		[{ tn: '12125552900', features: '={{ [] }}' }, 'Features is required'],
	])('%j is refused before anything is bought', async (parameters, complaint) => {
		const { error } = await bench.run('phoneNumber.order', parameters);
		expect(error?.message).toContain(complaint);
		expect(bench.vendor.ledger.requests).toEqual([]);
	});
});

describe('orders', () => {
	test('Get, Get Many and Search', async () => {
		const placed = await bench.api('POST', '/order', {
			items: [{ tn: 12125552900, features: ['sms'], autorenew: true }],
		});
		await bench.control('order-settle');
		bench.vendor.ledger.clear();
		const one = await bench.run('order.get', { uuid: byId(placed.uuid) });
		const all = await bench.run('order.getAll', { returnAll: true });
		const found = await bench.run('order.search', {
			returnAll: false,
			limit: 5,
			filters: { state: 'success' },
			sort: { rules: [{ field: 'created_on', direction: 'DESC' }] },
		});
		expect(bench.received()).toEqual([
			{ call: `GET /order/${placed.uuid}` },
			{ call: 'GET /order' },
			{
				call: 'POST /order/search',
				query: { take: '5', skip: '0' },
				body: { state: 'success', order: { created_on: 'DESC' } },
			},
		]);
		for (const { json } of [one, all, found]) {
			expect(json).toMatchObject([{ uuid: placed.uuid, state: 'success', success: 1 }]);
		}
	});
});
