import { vendor } from './BusinessLabsPmpVendor';
import type { Body } from './BusinessLabsPmpVendor';

const { call, get, control } = vendor();

describe('reads', () => {
	it('lists bare arrays of text', async () => {
		const { body } = await get('customers');
		const rows = body as unknown as Array<Record<string, unknown>>;
		expect(rows.map((row) => row.company)).toEqual([
			...['Alpine Dental Practice', 'Harbour Cycles', 'Riverside Bakery'],
		]);
		for (const [key, value] of Object.entries(rows[0])) {
			if (key !== 'customfields')
				expect([key, value === null ? 'string' : typeof value]).toEqual([key, 'string']);
		}
		expect(rows[0]).not.toHaveProperty('groups_in');
	});

	it('answers 404 for an empty list, an unknown record and an empty search', async () => {
		const nothing = { status: false, message: 'No data were found' };
		await control('empty', { resource: 'customers' });
		expect((await get('customers')).body).toEqual(nothing);
		expect((await get('leads/99')).body).toEqual(nothing);
		expect((await get('leads/search/xyz')).body).toEqual(nothing);
	});

	it('leaves junk leads out of searches', async () => {
		expect((await get('leads/search/offers')).status).toBe(404);
	});

	it('searches customers by contact and custom field', async () => {
		const found = async (key: string) =>
			((await get(`customers/search/${encodeURIComponent(key)}`)).body as unknown as Body[]).map(
				({ userid }) => userid,
			);
		expect(await found('carol.rider@example.com')).toEqual(['2']);
		expect(await found('Grace Admin')).toEqual(['1']);
	});

	it('shows no VAT number where the field is switched off', async () => {
		await control('settings', { vatField: false });
		expect((await get('customers/1')).body.vat).toBeNull();
	});

	it('answers unknown addresses in HTML, and unknown verbs in JSON', async () => {
		const unknown = await get('webhooks');
		expect([unknown.status, unknown.text.includes('<html')]).toEqual([404, true]);
		expect((await call('PATCH', 'customers/1')).body).toEqual({
			status: false,
			message: 'Unknown method',
		});
	});
});

it('seeds many records quickly', async () => {
	await control('seed', { resource: 'customers', count: 20_000 });
	const { body } = await get('customers');
	expect(body).toHaveLength(20_003);
});
