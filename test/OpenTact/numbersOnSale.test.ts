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

	const sale = (size: number, at: (page: number) => number = (page) => page) => {
		const pages = [1, 2, 3, 4, 5].map((page) => {
			const start = 1000 + (at(page) - 1) * size;
			const data = Array.from({ length: size }, (_, index) => ({ tn: start + index }));
			const body = { success: true, payload: { data, total: 5 * size } };
			const headers = { 'content-type': 'application/json' };
			return { path: `page=${page}&`, status: 200, headers, body };
		});
		bench.vendor.faults.set(pages);
	};
	const older = { generation: 'older', olderFilters: {} };

	test('pages that are smaller than asked for are read on', async () => {
		sale(4);
		const { json } = await bench.run('phoneNumber.search', { ...older, limit: 10 });
		expect(json.map(({ tn }) => tn)).toEqual(Array.from({ length: 10 }, (_, at) => 1000 + at));
	});

	test('pages that repeat are an error, and no number is given twice', async () => {
		sale(100, () => 1);
		const { error } = await bench.fail('phoneNumber.search', { ...older, limit: 250 });
		expect(error.message).toContain('gives 100 of 500 records');
	});

	test('a page of today that holds fewer than there are says so', async () => {
		const payload = { data: [{ tn: 12125552900 }], total: 45 };
		const headers = { 'content-type': 'application/json' };
		const answer = { path: '/tn/', status: 200, headers, body: { success: true, payload } };
		bench.vendor.faults.set([answer]);
		const { json, hints } = await bench.run('phoneNumber.search', { limit: 50 });
		expect(json).toHaveLength(1);
		expect(hints).toEqual([expect.stringContaining('gives only 1 of 45 numbers')]);
		expect((await bench.run('phoneNumber.search', { limit: 1 })).hints).toEqual([]);
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
