import { startThings, things, thingsFail } from './vendor';

describe('the run of a node', () => {
	let vendor: Awaited<ReturnType<typeof startThings>>;

	beforeAll(async () => {
		vendor = await startThings();
	});
	beforeEach(() => vendor.reset());
	afterAll(async () => await vendor.stop());

	const create = { operation: 'create', name: '={{ $json.name }}', wait: '={{ $json.wait }}' };
	const sent = () => vendor.ledger.requests.length;

	it('puts out the items in the order of the input, each linked to its own', async () => {
		const items = Array.from({ length: 20 }, (_, i) => ({ name: `n${i}`, wait: (20 - i) * 3 }));
		const { items: output } = await things(vendor.url, create, { items });
		expect(output.map(({ json }) => json.name)).toEqual(items.map(({ name }) => name));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
	});

	it('keeps five requests in flight unless told otherwise', async () => {
		const items = Array.from({ length: 30 }, (_, i) => ({ name: `n${i}`, wait: 100 }));
		await things(vendor.url, create, { items });
		expect(vendor.seen.most).toBe(5);
		vendor.reset();
		await things(vendor.url, { ...create, options: { itemsInFlight: 12 } }, { items });
		expect(vendor.seen.most).toBe(12);
	});

	it('never overlaps items on the same record, and keeps their order', async () => {
		const items = Array.from({ length: 24 }, (_, i) => ({ name: `n${i % 3}`, wait: i % 5 }));
		await things(vendor.url, create, { items });
		expect(vendor.seen.overlaps).toBe(0);
		const bodies = vendor.ledger.requests.map(({ body }) => body as { name: string; wait: number });
		for (const name of ['n0', 'n1', 'n2']) {
			const waits = bodies.filter((body) => body.name === name).map(({ wait }) => wait);
			expect(waits).toEqual(items.filter((item) => item.name === name).map(({ wait }) => wait));
		}
	});

	it('starts nothing after a failure, lets what is in flight end, and counts what was done', async () => {
		const items = Array.from({ length: 50 }, (_, i) => ({ name: i === 7 ? 'refused' : `n${i}` }));
		const { error, items: output } = await thingsFail(
			vendor.url,
			{ ...create, wait: 0, options: { itemsInFlight: 1 } },
			{ items },
		);
		expect(sent()).toBe(8);
		expect(output).toEqual([]);
		expect(error?.message).toContain('not that one');
		expect(error?.message).toContain('[item 7]');
		expect(error?.context?.itemIndex).toBe(7);
		expect(error?.description).toContain('7 of 50 items were completed.');
	});

	it('turns only the failed item into an error item when it may go on', async () => {
		const items = [{ name: 'a' }, { name: 'refused' }, { name: 'c' }];
		const regular = await things(vendor.url, create, { items, onError: 'continueRegularOutput' });
		expect(regular.items).toHaveLength(3);
		expect(Object.keys(regular.items[1].json)).toEqual(['error']);
		expect(regular.items[1].json.error).toContain('[item 1]');
		expect(regular.items[1].pairedItem).toEqual({ item: 1 });
		expect(regular.items[2].json.name).toBe('c');

		const split = await things(vendor.url, create, { items, onError: 'continueErrorOutput' });
		expect(split.json.map(({ name }) => name)).toEqual(['a', 'c']);
		expect(split.errorItems.map(({ json }) => json.error)).toEqual([
			expect.stringContaining('[item 1]'),
		]);
	});

	it('sends nothing at all when any item has bad input', async () => {
		const items = [{ name: 'a' }, { name: 'b' }, { name: '' }];
		const { error } = await thingsFail(vendor.url, create, { items });
		expect(error?.message).toBe('Name is required [item 2]');
		expect(sent()).toBe(0);
	});

	it('names a file that the item does not have', async () => {
		const binary = { photo: { data: 'aGk=', mimeType: 'text/plain', fileName: 'a.txt' } };
		const items = [{ json: {}, binary }, { json: {} }];
		const parameters = { ...create, name: 'a', additionalFields: { file: 'photo' } };
		const { error } = await thingsFail(vendor.url, parameters, { items });
		expect(error?.message).toBe('File: the item has no file in the field "photo" [item 1]');
		expect(error?.description).toContain('The item carries no files.');
		expect(sent()).toBe(0);
	});

	it('does not let bad input cost another item when it may go on', async () => {
		const items = [{ name: 'a' }, { name: '' }, { name: 'c' }];
		const { json } = await things(vendor.url, create, { items, onError: 'continueRegularOutput' });
		expect(json[1]).toEqual({ error: 'Name is required [item 1]' });
		expect(sent()).toBe(2);
	});

	it('stops when the execution is cancelled', async () => {
		const cancel = new AbortController();
		const items = Array.from({ length: 100 }, (_, i) => ({ name: `n${i}`, wait: 50 }));
		const watching = setInterval(() => sent() > 0 && cancel.abort(), 5);
		const { error } = await thingsFail(vendor.url, create, { items, signal: cancel.signal });
		clearInterval(watching);
		expect(error.message).toContain('cancel');
		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(sent()).toBeGreaterThan(0);
		expect(sent()).toBeLessThan(30);
	});

	it('sends many items in one call, and fails only those that were refused', async () => {
		const names = ['a', 'b', 'refused', 'd', 'e', 'f', 'g'];
		const { json, items } = await things(
			vendor.url,
			{ operation: 'createMany', name: '={{ $json.name }}' },
			{ items: names.map((name) => ({ name })), onError: 'continueRegularOutput' },
		);
		expect(vendor.ledger.requests.map(({ body }) => body)).toEqual([
			{ names: ['a', 'b', 'refused'] },
			{ names: ['d', 'e', 'f'] },
			{ names: ['g'] },
		]);
		expect(json.map(({ name, error }) => name ?? error)).toEqual([
			'a',
			'b',
			'refused was refused [item 2]',
			'd',
			'e',
			'f',
			'g',
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(names.map((_, item) => ({ item })));
	});

	it('applies Limit and Simplify', async () => {
		await things(vendor.url, create, { items: ['a', 'b', 'c'].map((name) => ({ name })) });
		const limited = await things(vendor.url, { operation: 'getAll', limit: 2 });
		expect(limited.json).toEqual([{ id: 1 }, { id: 2 }]);
		const all = await things(vendor.url, { operation: 'getAll', returnAll: true, simplify: false });
		expect(all.json.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
		const none = await thingsFail(vendor.url, { operation: 'getAll', limit: 0 });
		expect(none.error?.message).toBe('Limit must be at least 1, it is 0 [item 0]');
	});

	it('says what to do about an operation that does not exist', async () => {
		const { error } = await thingsFail(vendor.url, { operation: 'fly' });
		expect(error?.message).toContain('no operation "fly"');
	});
});
