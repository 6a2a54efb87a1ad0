import { byId, usePmp } from './node';

const pmp = usePmp();

test('Continue On Fail: an error item in its place, the others done', async () => {
	const { items } = await pmp.run(
		'customer.get',
		{ id: '={{ $json.id }}' },
		{ items: [{ id: 1 }, { id: 99 }, { id: 'x' }, { id: 2 }], onError: 'continueRegularOutput' },
	);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	expect(items[0].json.company).toBe('Riverside Bakery');
	expect(items[1].json.error).toContain('no such record');
	expect(items[2].json.error).toContain('must be a number above 0');
	expect(items[3].json.company).toBe('Harbour Cycles');
	expect(pmp.calls.sort()).toEqual([1, 2, 99].map((id) => `GET /api/customers/${id}`));
});

test('the error output gets what failed', async () => {
	const { json, errorItems } = await pmp.run(
		'customer.delete',
		{ id: '={{ $json.id }}' },
		{ items: [{ id: 'x' }, { id: 2 }], onError: 'continueErrorOutput' },
	);
	expect(json).toEqual([{ deleted: true }]);
	expect(errorItems).toHaveLength(1);
	expect(errorItems[0].json.error).toContain('must be a number above 0');
});

test('no ID as locator: plain numbers and texts from expressions are fine', async () => {
	for (const id of [1, '1', byId(1)]) {
		const { json } = await pmp.run('customer.get', { id });
		expect(json[0].id).toBe(1);
	}
});
