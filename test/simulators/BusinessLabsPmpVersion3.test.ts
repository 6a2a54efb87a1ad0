import { vendor } from './BusinessLabsPmpVendor';
import type { Body } from './BusinessLabsPmpVendor';

const { call, get, form, put, control, state } = vendor();

describe('version 3', () => {
	beforeEach(async () => await control('version', { version: 3 }));

	it('updates partially and ignores unknown fields', async () => {
		expect((await put('customers/1', { city: 'Leeds', nonsense: '1' })).status).toBe(200);
		expect((await get('customers/1')).body).toMatchObject({ city: 'Leeds', country: '235' });
		expect(state().groups['1']).toEqual(['1', '4']);
	});

	it('answers 422 with a map of errors', async () => {
		const { status, body } = await form('customers', [['city', 'Leeds']]);
		expect({ status, body }).toEqual({
			status: 422,
			body: {
				status: false,
				error: 'validation_failed',
				message: 'The given data was invalid.',
				errors: { company: 'The company field is required.' },
			},
		});
	});

	it('pages, sorts, chooses columns and limits dates', async () => {
		await control('seed', {
			resource: 'customers',
			count: 60,
			values: { datecreated: '2026-05-01 00:00:00' },
		});
		const page = (await get('customers?page=2&per_page=25&sort=-userid&fields=id,company'))
			.body as {
			data?: Body[];
			meta?: unknown;
		};
		expect(page.data?.[0]).toEqual({ id: '38', company: 'Sample Company 35' });
		expect(page.meta).toEqual({
			...{ page: 2, per_page: 25, total: 63, total_pages: 3, has_more: true },
			...{ current_page: 2, last_page: 3 },
		});
		expect((await get('customers?limit=5')).body).toHaveLength(63);
		expect((await get('customers?created_before=2026-01-08')).body).toHaveLength(2);
		expect((await get('customers?created_after=2026-06-01')).status).toBe(404);
	});

	it('says how many requests are left, and stops beyond', async () => {
		await control('rateLimit', { limit: 2, window: 60 });
		const first = await get('customers');
		expect(first.headers.get('x-ratelimit-remaining')).toBe('1');
		await get('customers');
		const third = await get('customers');
		expect(third.status).toBe(429);
		expect(Number(third.headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
	});

	it('replays the answer of a repeated Idempotency-Key', async () => {
		const send = () =>
			call('POST', 'customers', {
				body: new URLSearchParams({ company: 'Once' }),
				headers: { 'idempotency-key': 'k1' },
			});
		expect((await send()).body).toEqual((await send()).body);
		expect(state().tables.customers.filter(({ company }) => company === 'Once')).toHaveLength(1);
	});
});
