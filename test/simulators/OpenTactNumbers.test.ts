import { OPENTACT_SMS_CAMPAIGN } from '../../simulators/OpenTact';
import { until } from '../engine/until';
import { useOpenTact } from './OpenTactVendor';

const vendor = useOpenTact();

const free = 12029822910;
const leased = 12029822900;
const noSms = 12029822919;
const order = (tn: number, features = ['voice', 'sms']) => ({
	items: [{ tn, features, autorenew: true }],
});
const leases = async (body: object = {}, query = '') =>
	(await vendor.call('POST', `/lease/tn/search${query}`, body)).payload;
const numbersOf = (payload: any): number[] =>
	payload.data.map((each: any) => each.tn.tn ?? each.tn);
const done = async (uuid: string) =>
	await until(async () => {
		const { payload } = await vendor.call('GET', `/order/${uuid}`);
		return ['success', 'failed'].includes(payload.state) && payload;
	});

describe('looking for numbers', () => {
	const find = async (body: object = {}, query = '') =>
		await vendor.call('POST', `/tn/search${query}`, body);

	it('offers free long codes of the US with voice and SMS, ten a page', async () => {
		const { payload } = await find();
		expect(payload).toMatchObject({ take: 10, skip: 0 });
		expect(numbersOf(payload)).not.toContain(leased);
		expect(payload.data[0]).toMatchObject({
			...{ type: 'long_code', registered: false, voice: true, sms: true },
			profile: { name: 'US', nrc: 0.5 },
		});
	});

	it('pages by page and size, or by take', async () => {
		const first = (await find({}, '?page=1&size=3')).payload;
		const second = (await find({}, '?page=2&size=3')).payload;
		expect(second).toMatchObject({ take: 3, skip: 3, total: first.total });
		expect(new Set([...numbersOf(first), ...numbersOf(second)]).size).toBe(6);
		expect((await find({ take: 7 })).payload.data).toHaveLength(7);
		expect((await find({}, '?size=101')).status).toBe(500);
	});

	it.each([
		['state', { state: 'CA' }, /^1(415|213)/],
		['province', { province: 'ID' }, /^1208/],
		['city', { city: 'New York' }, /^1212/],
		['rate_center', { rate_center: 'SALMON' }, /^1208756/],
		['rateCenter', { rateCenter: 'WSHNGTNZN1' }, /^1202/],
		['npa and nxx', { npa: 415, nxx: '853' }, /^1415853/],
		['country', { country: 'CA' }, /^1416/],
		['type', { type: 'toll_free' }, /^1833/],
		['line', { line: 'xx17' }, /17$/],
		['pattern', { pattern: '*%17' }, /17$/],
		['toll-free pattern', { type: 'toll_free', pattern: 'xxx2912' }, /^18335552912$/],
		['profile', { profile: 'CA' }, /^1416/],
	])('filters by %s', async (_what, body, expected) => {
		const { payload } = await find(body);
		expect(payload.total).toBeGreaterThan(0);
		for (const tn of numbersOf(payload)) expect(String(tn)).toMatch(expected);
	});

	it('knows its profiles, countries, states and rate centres', async () => {
		expect((await find({ profile: 'XX' })).status).toBe(404);
		const { payload: countries } = await vendor.call('GET', '/tn/search/countries');
		expect(countries.map((each: any) => each.a2)).toEqual(['US', 'CA']);
		const states = (await vendor.call('GET', '/dict/lerg/states?country=US')).payload;
		expect(states.map((each: any) => each.state)).toEqual(['DC', 'ID', 'NY', 'CA']);
		const centres = (await vendor.call('GET', '/dict/lerg/ratecenters?state=ID')).payload;
		expect(centres).toEqual([{ state: 'ID', rate_center: 'SALMON', npa: 208, nxx: 756 }]);
		expect((await vendor.call('GET', '/dict/lerg/states')).status).toBe(500);
	});

	it('has price entries', async () => {
		const { payload } = await vendor.call('GET', '/profile/tn');
		expect(payload.map((each: any) => each.name)).toEqual(['US', 'US_TOLLFREE', 'CA']);
		const one = (await vendor.call('GET', `/profile/tn/${payload[1].uuid}`)).payload;
		expect(one).toMatchObject({ toll_free: true, mrc: 2 });
		const [special] = (await vendor.call('GET', '/profile/tn/special_prices')).payload;
		expect(special).toMatchObject({ uuid: one.uuid, mrc: 1.5 });
	});
});

describe('ordering', () => {
	it('answers counts, works on its own time, and leases the number', async () => {
		const placed = await vendor.call('POST', '/order', order(free));
		expect(placed.status).toBe(201);
		expect(placed.body.success).toBe(true);
		expect(placed.payload).toMatchObject({
			...{ state: 'created', total: 1, success: 0, processing: 1, failed: 0 },
		});
		const ready = await done(placed.payload.uuid);
		expect(ready).toMatchObject({ state: 'success', success: 1, processing: 0, errors: [] });
		expect(ready.tnleases[0]).toMatchObject({ tn: { tn: free }, autorenew: true });
		expect(ready.request).toEqual(order(free));
		expect(numbersOf(await leases({ tn: String(free) }))).toEqual([free]);
		const { balance } = (await vendor.call('GET', '/account')).payload;
		expect(balance).toBeCloseTo(100 - 0.51 - 1.3, 4);
	});

	it('passes through processing, and waits for the control when told so', async () => {
		await vendor.control('behaviour', { orderStep: null });
		const { uuid } = (await vendor.call('POST', '/order', order(free))).payload;
		expect((await vendor.call('GET', `/order/${uuid}`)).payload.state).toBe('created');
		await vendor.control('order-settle', { uuid });
		expect((await vendor.call('GET', `/order/${uuid}`)).payload.state).toBe('success');

		await vendor.control('behaviour', { orderStep: 60 });
		const second = (await vendor.call('POST', '/order', order(free + 1))).payload.uuid;
		const seen = new Set<string>();
		await until(async () => {
			const { state } = (await vendor.call('GET', `/order/${second}`)).payload;
			seen.add(state);
			return state === 'success';
		});
		expect([...seen]).toEqual(['created', 'processing', 'success']);
	});

	it('fails for what is taken, unknown or without the feature, and says why', async () => {
		const items = [leased, 19995550100, noSms].flatMap((tn) => order(tn).items);
		const { uuid } = (await vendor.call('POST', '/order', { items })).payload;
		const failed = await done(uuid);
		expect(failed).toMatchObject({ state: 'failed', total: 3, success: 0, failed: 3 });
		expect(failed.errors.map((each: any) => each.reason)).toEqual([
			...['Number is already leased', 'Number is not in stock', 'Number has no sms'],
		]);
		const mixed = [leased, free].flatMap((tn) => order(tn).items);
		const half = (await vendor.call('POST', '/order', { items: mixed })).payload.uuid;
		expect(await done(half)).toMatchObject({ state: 'success', success: 1, failed: 1 });
	});

	it.each([
		['no items', { items: [] }, 'params.items'],
		['no features', { items: [{ tn: free, autorenew: true }] }, 'params.items.$0.features'],
		['another feature', order(free, ['fax']), 'params.items.$0.features.$0'],
		['a number as text', order('12029822910' as never), 'params.items.$0.tn'],
	])('refuses %s', async (_what, body, path) => {
		const { status, body: answer } = await vendor.call('POST', '/order', body);
		expect([status, Object.keys(answer.fields)]).toEqual([500, [path]]);
	});

	it('answers 402 when the balance is too low', async () => {
		await vendor.control('balance', { amount: 1.8 });
		expect((await vendor.call('POST', '/order', order(free))).status).toBe(402);
		expect((await vendor.call('POST', '/order/tn', { items: [{ tn: free }] })).status).toBe(402);
	});

	it('takes the body of 2021, and prices it', async () => {
		const items = [{ tn: free, voice: true, sms: false, autorenew: false }];
		const price = (await vendor.call('POST', '/order/price', { items })).payload;
		expect(price).toMatchObject({
			nrc: 0.5,
			mrc: 1.2,
			items: [{ name: 'US', nrc: 0.5, sms_nrc: 0.01 }],
		});
		const placed = await vendor.call('POST', '/order/tn', { items });
		expect([placed.status, placed.payload.errors]).toEqual([201, []]);
		const { tnleases } = await done(placed.payload.uuid);
		expect(tnleases[0]).toMatchObject({ autorenew: false, tn: { voice: true, sms: false } });
		const unknown = { items: [{ tn: 19995550100 }] };
		expect((await vendor.call('POST', '/order/tn', unknown)).status).toBe(404);
		expect((await vendor.call('POST', '/order/price', unknown)).status).toBe(404);
	});

	it('lists all orders, and searches them by state', async () => {
		await vendor.control('behaviour', { orderStep: null });
		for (const tn of [free, leased]) await vendor.call('POST', '/order', order(tn));
		await vendor.control('order-settle');
		await vendor.call('POST', '/order', order(free + 1));
		expect((await vendor.call('GET', '/order')).payload).toHaveLength(3);
		const found = (
			await vendor.call('POST', '/order/search?take=1&skip=0', {
				...{ state: 'failed', order: { created_on: 'DESC' } },
			})
		).payload;
		expect(found).toMatchObject({ take: 1, total: 1, data: [{ state: 'failed', failed: 1 }] });
	});
});

describe('leases', () => {
	it('lists the own numbers, ten a page, and accepts an empty body', async () => {
		const all = await vendor.call('POST', '/lease/tn/search');
		expect(all.payload).toMatchObject({ take: 10, skip: 0, total: 6 });
		const page = await leases({ order: { tn: 'ASC' } }, '?take=2&skip=4');
		expect(numbersOf(page)).toEqual([12029822904, 18335552900]);
		expect(numbersOf(await leases({ tn: '1833*' }))).toEqual([18335552900]);
		expect((await leases({ autorenew: false })).total).toBe(0);
	});

	it('reads by uuid or by number, on paths of their own', async () => {
		const byTn = (await vendor.call('GET', `/lease/tn/${leased}/tn`)).payload;
		const byUuid = (await vendor.call('GET', `/lease/tn/${byTn.uuid}`)).payload;
		expect(byUuid).toEqual(byTn);
		expect(byTn.subscriptions).toEqual([{ uuid: expect.any(String), type: 'sms' }]);
		expect((await vendor.call('GET', `/lease/tn/${free}/tn`)).status).toBe(404);
		expect((await vendor.call('GET', `/lease/tn/${leased}`)).body.fields).toHaveProperty('uuid');
		expect((await vendor.call('GET', '/lease/tn/abc/tn')).body.fields).toHaveProperty('tn');
	});

	it('changes what was sent, and wants linked records to exist', async () => {
		const { uuid } = (await vendor.call('GET', `/lease/tn/${leased}/tn`)).payload;
		const path = `/lease/tn/${uuid}`;
		const changed = await vendor.call('PATCH', path, { autorenew: false, sip_connection: null });
		expect(changed.payload).toMatchObject({ autorenew: false, sip_connection: null });
		expect(changed.payload.messaging_profile.name).toBe('Default profile');
		const nobody = '99999999-9999-4999-8999-999999999999';
		for (const link of ['messaging_profile', 'sip_connection', 'sip_control_app']) {
			expect((await vendor.call('PATCH', path, { [link]: nobody })).status).toBe(404);
		}
		const old = await vendor.call('PATCH', path, { messaging_profile_uuid: nobody });
		expect(old.status).toBe(500);
	});

	it.each(['uuid', 'number'])('releases by %s, and the number is on sale again', async (by) => {
		const { uuid } = (await vendor.call('GET', `/lease/tn/${leased}/tn`)).payload;
		const removed = await vendor.call('DELETE', `/lease/tn/${by === 'uuid' ? uuid : leased}`);
		expect(removed.payload).toMatchObject({ uuid, tn: { tn: leased }, subscriptions: [] });
		expect(removed.payload).not.toHaveProperty('account');
		expect((await vendor.call('GET', `/lease/tn/${uuid}`)).status).toBe(404);
		const { payload } = await vendor.call('POST', '/tn/search', { line: '2900', state: 'DC' });
		expect(numbersOf(payload)).toEqual([leased]);
	});
});

describe('SMS on a number', () => {
	const mute = 12029822904;
	const path = `/lease/tn/${mute}/subscription/sms`;
	const body = async () => {
		const [{ uuid }] = (await vendor.call('GET', '/profile/messaging')).payload;
		return { messaging_profile: uuid, sms_campaign: OPENTACT_SMS_CAMPAIGN };
	};

	it('is switched on by number or uuid, for a cent, and off again', async () => {
		const on = await vendor.call('POST', path, await body());
		expect(on).toMatchObject({
			status: 200,
			payload: {
				type: 'sms',
				messaging_profile: { name: 'Default profile', operators: [] },
				sms_campaign: { campaignId: 'C0EXAMPL', is_active: true },
			},
		});
		const { uuid, tn } = (await vendor.call('GET', `/lease/tn/${mute}/tn`)).payload;
		expect(tn.sms).toBe(true);
		expect((await vendor.call('GET', '/account')).payload.balance).toBe(99.99);
		const got = await vendor.control('sms-receive', {
			from: '14155550100',
			to: mute,
			message: 'Hi',
		});
		expect(got.received).toBe(true);

		const off = await vendor.call('DELETE', `/lease/tn/${uuid}/subscription/sms`);
		expect(off).toMatchObject({ status: 200, payload: { uuid: on.payload.uuid } });
		expect((await vendor.call('DELETE', path)).status).toBe(404);
	});

	it('needs a profile and a campaign, in lower case, that exist', async () => {
		const { messaging_profile, sms_campaign } = await body();
		const capitals = { Messaging_profile: messaging_profile, SMS_campaign: sms_campaign };
		expect(Object.keys((await vendor.call('POST', path, capitals)).body.fields)).toHaveLength(4);
		const swapped = { messaging_profile: sms_campaign, sms_campaign: messaging_profile };
		expect((await vendor.call('POST', path, swapped)).status).toBe(404);
	});
});
