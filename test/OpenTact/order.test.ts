import { byId, NUMBER, useOpenTact } from './node';

const bench = useOpenTact();
const calls = () => bench.received().map(({ call }) => call);

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

	test.each(['phoneNumber.order', 'phoneNumber.getPrice'])(
		'%s has each number once, however it is written',
		async (operation) => {
			for (const olderOrder of [false, true]) {
				bench.vendor.ledger.clear();
				await bench.run(operation, {
					tn: '12125552900, +1 212 555-2901; 1 (212) 555 2900',
					features: ['sms'],
					waitUntilDone: false,
					...(operation.endsWith('order') && { options: { olderOrder } }),
				});
				const [{ body }] = bench.received();
				const { items } = body as { items: Array<{ tn: number }> };
				expect(items.map(({ tn }) => tn).slice(0, 2)).toEqual([12125552900, 12125552901]);
				expect(items).toHaveLength(2);
				bench.vendor.reset();
			}
		},
	);

	test('waits until the order is done; "success" is a count and not a flag', async () => {
		const { json } = await bench.run('phoneNumber.order', {
			tn: '12125552900,12125552901',
			waitUntilDone: true,
		});
		expect(json).toMatchObject([{ state: 'success', success: 2, failed: 0, total: 2 }]);
		const { uuid } = json[0];
		expect(calls()[0]).toBe('POST /order');
		expect(new Set(calls().slice(1))).toEqual(new Set([`GET /order/${String(uuid)}`]));
	});

	test('an order that fails says why, and that it was placed', async () => {
		const { error } = await bench.fail('phoneNumber.order', {
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
		const { json, hints } = await bench.run('phoneNumber.order', {
			tn: '12125552900',
			waitUntilDone: true,
		});
		expect(json).toMatchObject([{ state: 'created', uuid: expect.any(String) }]);
		expect(hints).toEqual([
			expect.stringMatching(/^An order was placed as .* Do not place it again/),
		]);
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
		const { error } = await bench.fail('phoneNumber.order', { tn: '12125552900' });
		expect(error?.httpCode).toBe('402');
		expect(error?.description).toContain('balance');
	});

	test.each([
		[{ tn: '={{ "" }}' }, 'Phone Numbers is required'],
		[{ tn: '12125552900, x' }, 'Phone Numbers must be a phone number'],
		[
			{ tn: '12125552900', features: ['fax'] },
			'"fax" cannot be ordered with the current order call',
		],
		[{ tn: '12125552900', features: '={{ [] }}' }, 'Features is required'],
	])('%j is refused before anything is bought', async (parameters, complaint) => {
		const { error } = await bench.fail('phoneNumber.order', parameters);
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
