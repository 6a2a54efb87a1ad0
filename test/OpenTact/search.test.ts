import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { readPages } from '../../nodes/OpenTact/operations/search';
import type { WireRequest } from '../../nodes/shared/contract/types';

const records = (count: number) => Array.from({ length: count }, (_, at) => ({ uuid: `id-${at}` }));

/** A vendor's search over so many records; `shape` makes the payload of a page. */
function vendor(count: number, shape: (page: { data: IDataObject[]; total: number }) => unknown) {
	const asked: Array<[number, number]> = [];
	return {
		asked,
		async send({ query }: WireRequest) {
			const { take, skip } = query as { take: number; skip: number };
			asked.push([take, skip]);
			if (asked.length > 50) throw new Error('This does not end');
			return shape({ data: records(count).slice(skip, skip + take), total: count });
		},
	};
}

test('any number of records, any limit: exactly those, in order, in pages of at most 100', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(450),
			fc.option(fc.integer({ min: 1, max: 500 }), { nil: undefined }),
			fc.boolean(),
			async (count, most, hasTotal) => {
				const server = vendor(count, ({ data, total }) => (hasTotal ? { data, total } : { data }));
				const found = await readPages(server.send, '/x', {}, most);
				expect(found).toEqual(records(count).slice(0, most));
				expect(server.asked.every(([take]) => take >= 1 && take <= 100)).toBe(true);
				expect(server.asked.length).toBeLessThanOrEqual(Math.floor(count / 100) + 1);
			},
		),
	);
});

test('a vendor that gives smaller pages than asked for loses nothing', async () => {
	for (const cap of [1, 7, 50, 99]) {
		const all = records(cap * 6 + 1);
		const send = async ({ query }: WireRequest) => {
			const { take, skip } = query as { take: number; skip: number };
			return { data: all.slice(skip, skip + Math.min(take, cap)), total: all.length };
		};
		expect(await readPages(send, '/x', {})).toEqual(all);
	}
});

test('pages after the first are asked for together, at most five', async () => {
	let open = 0;
	let most = 0;
	const server = vendor(1234, (page) => page);
	const send = async (request: WireRequest) => {
		most = Math.max(most, ++open);
		await new Promise((resolve) => setTimeout(resolve, 5));
		open--;
		return await server.send(request);
	};
	expect(await readPages(send, '/x', {})).toEqual(records(1234));
	expect(most).toBe(5);
	expect(server.asked).toHaveLength(13);
});

test('a plain list is taken as it is', async () => {
	const { send, asked } = vendor(3, ({ data }) => data);
	expect(await readPages(send, '/x', {})).toHaveLength(3);
	expect(asked).toHaveLength(1);
});

test('a search that knows no pages ends all the same', async () => {
	const always = records(100);
	for (const payload of [{ data: always }, { data: always, total: 1000 }]) {
		const { send } = vendor(0, () => payload);
		expect(await readPages(send, '/x', {})).toHaveLength(100);
	}
});

test.each([null, {}, { data: 'none' }, 'text'])('%j is no record', async (payload) => {
	const { send } = vendor(0, () => payload);
	expect(await readPages(send, '/x', {})).toEqual([]);
});
