import { Bench } from './bench';

let bench: Bench;
beforeAll(async () => {
	bench = await Bench.start();
});
afterAll(async () => await bench.vendor.stop());
beforeEach(() => bench.vendor.reset());

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
