import { byId, useOpenTact } from './node';

const bench = useOpenTact();

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
		const { error } = await bench.fail('phoneNumber.search', { limit: 101 });
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
