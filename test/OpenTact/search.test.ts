import { fc } from '../engine/property';
import type { IDataObject } from 'n8n-workflow';
import { openTact } from '../../nodes/OpenTact/transport/client';
import { readPages } from '../../nodes/OpenTact/operations/search';
import type { WireRequest } from '../../nodes/shared/contract/types';

const records = (count: number) => Array.from({ length: count }, (_, at) => ({ uuid: `id-${at}` }));

/** As the client hands on what OpenTact answers. */
const said = (payload: unknown, request: WireRequest) =>
	openTact.decode({ statusCode: 200, headers: {}, body: { success: true, payload } }, request);

/** A vendor's search over so many records; `shape` makes the payload of a page. */
function vendor(count: number, shape: (page: { data: IDataObject[]; total: number }) => unknown) {
	const asked: Array<[number, number]> = [];
	return {
		asked,
		async send(request: WireRequest) {
			const { take, skip } = request.query as { take: number; skip: number };
			asked.push([take, skip]);
			if (asked.length > 50) throw new Error('This does not end');
			return said(shape({ data: records(count).slice(skip, skip + take), total: count }), request);
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
		const send = async (request: WireRequest) => {
			const { take, skip } = request.query as { take: number; skip: number };
			const data = all.slice(skip, skip + Math.min(take, cap));
			return said({ data, total: all.length }, request);
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

test('a vendor that says nothing but how many it gives at a time is read to its end', async () => {
	for (const count of [9, 10, 25, 30]) {
		const send = async (request: WireRequest) => {
			const { take, skip } = request.query as { take: number; skip: number };
			const data = records(count).slice(skip, skip + Math.min(take, 10));
			return said({ take: Math.min(take, 10), skip, data }, request);
		};
		expect(await readPages(send, '/x', {})).toEqual(records(count));
	}
});

test('records without an ID are as many as they are', async () => {
	const rows = [{ uuid: '', n: 1 }, { uuid: '', n: 2 }, { n: 3 }, { uuid: null, n: 4 }];
	const { send } = vendor(0, () => ({ data: rows, total: 4 }));
	expect(await readPages(send, '/x', {})).toEqual(rows);
});

test('a search that knows no pages ends all the same', async () => {
	const always = records(100);
	const { send } = vendor(0, () => ({ data: always }));
	expect(await readPages(send, '/x', {})).toHaveLength(100);
});

test('fewer records than the vendor says there are: an error, and no end', async () => {
	const always = records(100);
	for (const payload of [
		{ data: always, total: 1000 },
		{ data: [], total: 3 },
	]) {
		const { send } = vendor(0, () => payload);
		await expect(readPages(send, '/x', {})).rejects.toThrow(/of (1000|3) records/);
	}
});

test('records that go away in between: the list is read anew', async () => {
	const pages = [
		{ data: records(100), total: 102 },
		{ data: records(102).slice(101), total: 101 },
		{ data: records(101).slice(1), total: 101 },
		{ data: records(102).slice(101), total: 101 },
	];
	const { send } = vendor(0, () => pages.shift());
	expect(await readPages(send, '/x', {})).toEqual(records(102).slice(1));
});

test.each([null, {}, { data: 'none' }, [null], [[]], 7])('%j is no list', async (payload) => {
	const { send } = vendor(0, () => payload);
	await expect(readPages(send, '/x', {})).rejects.toThrow('does not answer with a list');
});

test('a page that repeats what was searched for is a page', async () => {
	const { send } = vendor(250, ({ data, total }) => ({
		data,
		total,
		created_on_from: '2026-01-01T00:00:00.000Z',
		filters: { state: 'success' },
	}));
	expect(await readPages(send, '/x', {})).toEqual(records(250));
	const one = { uuid: 'a', data: records(2) };
	await expect(readPages(vendor(0, () => one).send, '/x', {})).rejects.toThrow('with a list');
});

test.each([
	{ data: {}, total: 0 },
	{ data: null, total: '0' },
])('%j is an empty list', async (payload) => {
	expect(await readPages(vendor(0, () => payload).send, '/x', {})).toEqual([]);
});

test.each([{ data: {}, total: 3 }, { data: null }, { data: {} }])('%j is none', async (payload) => {
	const { send } = vendor(0, () => payload);
	await expect(readPages(send, '/x', {})).rejects.toThrow('does not answer with a list');
});

test('a list with numbers for keys is a list', async () => {
	const [first, second] = records(2);
	for (const payload of [
		{ 0: first, 2: second },
		{ data: { 1: first, 2: second }, total: 2 },
	]) {
		const { send } = vendor(0, () => payload);
		expect(await readPages(send, '/x', {})).toEqual([first, second]);
	}
});
