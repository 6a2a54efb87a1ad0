import * as lookups from '../../nodes/OpenTact/methods/lookups';
import { resources } from '../../nodes/OpenTact/resources';
import type { Field } from '../../nodes/shared/contract/types';
import { useOpenTact } from './node';

const TRUNK = { class4_ingress_trunk_settings: {}, class4_egress_trunk_settings: {} };
const DOMAIN = 'desk.sip.opentact.org';

const bench = useOpenTact();

describe('the list of messaging profiles', () => {
	test('shows names, sorted, and filters by what is typed', async () => {
		const { results } = await bench.list('searchMessagingProfiles');
		expect(results.map(({ name }) => name)).toEqual([
			'Default profile',
			'Number pool',
			'Silent profile',
		]);
		expect(results[0].value).toBe('10000000-0000-4000-8000-000000000001');
		const filtered = await bench.list('searchMessagingProfiles', 'NUMBER');
		expect(filtered.results.map(({ name }) => name)).toEqual(['Number pool']);
	});

	test('comes in pages of 100, none missing and none twice', async () => {
		for (let at = 0; at < 150; at++) {
			await bench.api('POST', '/profile/messaging', { name: `Profile ${at}` });
		}
		const first = await bench.list('searchMessagingProfiles');
		expect(first.results).toHaveLength(100);
		const second = await bench.list('searchMessagingProfiles', '', first.paginationToken as string);
		expect(second.paginationToken).toBeUndefined();
		const values = [...first.results, ...second.results].map(({ value }) => value);
		expect(new Set(values).size).toBe(153);
	});

	test('says in plain words why there is none', async () => {
		const credentials = bench.password({ password: 'wrong' });
		await expect(
			bench.list('searchMessagingProfiles', '', undefined, {}, credentials),
		).rejects.toThrow('OpenTact did not accept the email and password');
	});
});

describe('lists that OpenTact gives in pages', () => {
	const order = async (count: number) => {
		for (let at = 0; at < count; at++) {
			const items = [{ tn: 12125552900 + (at % 30), features: ['sms'], autorenew: true }];
			await bench.api('POST', '/order', { items });
		}
	};

	test('numbers, as leases and as senders', async () => {
		const leases = await bench.list('searchLeases', '2902');
		expect(leases.results).toEqual([
			{ name: '12029822902', value: '20000000-0000-4000-8000-000000000003' },
		]);
		const numbers = await bench.list('searchNumbers', '+1202982290');
		expect(numbers.results).toHaveLength(5);
		expect(numbers.results[0]).toEqual({ name: '12029822900', value: '12029822900' });
	});

	test('orders: a page per call, none missing', async () => {
		await order(130);
		bench.vendor.ledger.clear();
		const first = await bench.list('searchOrders');
		expect(first.results).toHaveLength(100);
		const second = await bench.list('searchOrders', '', first.paginationToken as string);
		expect(second.results).toHaveLength(30);
		expect(second.paginationToken).toBeUndefined();
		expect(bench.received().map(({ query }) => query)).toEqual([
			{ take: '100', skip: '0' },
			{ take: '100', skip: '100' },
		]);
	});

	test('a filter looks through the pages until something is found', async () => {
		await order(230);
		const { orders } = bench.vendor.state() as {
			orders: Array<{ state: string; created_on: string }>;
		};
		orders.forEach((each, at) => (each.created_on = new Date(1e12 + at * 1000).toISOString()));
		orders[0].state = 'verify';
		bench.vendor.ledger.clear();
		const { results, paginationToken } = await bench.list('searchOrders', 'verify');
		expect(results).toHaveLength(1);
		expect(paginationToken).toBeUndefined();
		expect(bench.received()).toHaveLength(3);
	});
});

describe('lists in other shapes', () => {
	const answer = (path: string, payload: unknown) => ({
		path,
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: { success: true, payload },
	});
	const rows = (start: number) =>
		Array.from({ length: 100 }, (_, at) => ({
			uuid: `${start + at}`,
			tn: 18000000000 + start + at,
		}));

	test.each([
		['has_more', { has_more: true }, { has_more: false }],
		['the number of pages', { pages: 2 }, { pages: 2 }],
		['nothing but full pages', {}, {}],
	])('a search that tells of %s has a next page', async (_, first, last) => {
		bench.vendor.faults.set([
			answer('skip=100', { data: rows(100).slice(0, 7), ...last }),
			answer('/lease/tn/search', { data: rows(0), ...first }),
		]);
		const { results, paginationToken } = await bench.list('searchLeases');
		expect(results).toHaveLength(100);
		const next = await bench.list('searchLeases', '', paginationToken as string);
		expect(next.results.map(({ value }) => value)[0]).toBe('100');
		expect(next.paginationToken).toBeUndefined();
	});

	test('a list of names has them to choose, and a record without a name its ID', async () => {
		bench.vendor.faults.set([
			answer('/countries', ['US', 'CA']),
			answer('/profile/messaging', [{ uuid: 'a', name: '' }]),
		]);
		const { results } = await bench.list('searchNumberCountries');
		expect(results).toEqual([
			{ name: 'CA', value: 'CA' },
			{ name: 'US', value: 'US' },
		]);
		const profiles = await bench.list('searchMessagingProfiles');
		expect(profiles.results).toEqual([{ name: 'a', value: 'a' }]);
	});

	test.each(['+1 (202) 982-2900', '12029822900', '1 202 982 29 00'])(
		'a number is found by "%s"',
		async (typed) => {
			const { results } = await bench.list('searchNumbers', typed);
			expect(results).toEqual([{ name: '12029822900', value: '12029822900' }]);
		},
	);
});

test('every other list has something to choose', async () => {
	await bench.control('behaviour', { orderStep: null });
	await bench.api('POST', '/sip/connection', { name: 'Trunk', port: 5060, product: 1, ...TRUNK });
	await bench.api('POST', '/sip/app', { name: 'Menu', product: 1, ...TRUNK });
	await bench.api('POST', '/profile/outbound_voice', {
		name: 'Out',
		product: 1,
		class4_ingress_trunk_settings: {},
	});
	await bench.api('POST', '/sip/domain', { domain: DOMAIN });
	const below = `/sip/domain/${DOMAIN}`;
	await bench.api('POST', `${below}/user`, { login: 'robin', password: 'secret' });
	await bench.api('POST', `${below}/switch`, {
		name: 'PBX',
		remote_ip: '203.0.113.5',
		remote_domain: 'pbx.example.com',
	});
	await bench.api('POST', `${below}/invite`, { name: 'Desk', expired_on: '2030-01-01T00:00:00Z' });
	await bench.api('POST', '/payment', { provider: 'paypal', amount: 5 });
	await bench.api('POST', '/account/office_hours', {
		type: 'lunchtime',
		dow: 'mon',
		time_from: 120000,
		time_to: 130000,
	});
	await bench.api('POST', '/address', {
		name: 'Office',
		address1: 'Main Street 1',
		zip_code: '94105',
		city: 'San Francisco',
		country: 'US',
		is_billing: true,
		is_physical: true,
		is_shipping: true,
	});
	await bench.api('POST', '/order', {
		items: [{ tn: 12125552900, features: ['sms'], autorenew: true }],
	});

	const names: Record<string, string> = {};
	for (const method of Object.keys(lookups)) {
		const parameters = { sipDomain: { __rl: true, mode: 'id', value: DOMAIN } };
		const { results } = await bench.list(method, '', undefined, parameters);
		names[method] = String(results[0]?.name);
		expect(String(results[0]?.value)).not.toBe('undefined');
	}
	expect(names).toMatchObject({
		searchAddresses: 'Office',
		searchCountries: 'AUSTRALIA',
		searchDomains: DOMAIN,
		searchInvites: 'Desk',
		searchNumberCountries: 'CANADA',
		searchOfficeHours: 'lunchtime (mon 120000 - 130000)',
		searchPayments: expect.stringContaining('paypal 5 (created)'),
		searchProducts: 'Premium',
		searchSipConnections: 'Trunk',
		searchSipControlApps: 'Menu',
		searchSipUsers: 'robin',
		searchSwitches: 'PBX',
		searchTnProfiles: 'CA',
		searchTokens: 'Automation',
		searchTransactions: expect.stringMatching(/sms_incoming -0.003/),
		searchUsers: 'Robin Example 1 - owner@example.com',
		searchVoiceProfiles: 'Out',
	});
});

test('every locator names a list that there is', () => {
	const fields = resources.flatMap(({ operations }) => operations.flatMap((each) => each.fields));
	const nested = fields.flatMap((field) => [field, ...((field.options ?? []) as Field[])]);
	const searches = nested.flatMap(({ modes = [] }) =>
		modes.map(({ typeOptions }) => typeOptions?.searchListMethod).filter(Boolean),
	);
	expect(searches.length).toBeGreaterThan(20);
	for (const name of searches) expect(Object.keys(lookups)).toContain(name);
});

test('every ID in a path is a locator, or a message or call that no list could hold', () => {
	const ids = resources.flatMap(({ value, operations }) =>
		operations.flatMap(({ fields }) =>
			fields
				.filter(({ name, type }) => name === 'uuid' && type !== 'resourceLocator')
				.map(() => value),
		),
	);
	expect(new Set(ids)).toEqual(new Set(['account', 'call', 'sms']));
});
