import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../nodes/shared/contract/errors';
import type { Listed } from '../../nodes/shared/engine/answer';
import { Pages, readToEnd } from '../../nodes/shared/engine/pages';
import type { Place } from '../../nodes/shared/engine/pages';

test('a list may be as long as it likes, and shift while it is read', () => {
	const pages = new Pages('Things');
	for (let id = 0; id < 2000; id++) pages.follow([{ id }]);
	for (let id = 0; id < 19; id++) pages.follow([{ id }]);
});

test('pages that come again and again are an error in plain words', () => {
	const pages = new Pages('Things');
	const read = () => {
		for (let page = 0; page < 100; page++) pages.follow([{ id: page % 2 }]);
	};
	expect(read).toThrow(VendorError);
	expect(read).toThrow('Things returns the same pages of the list again and again');
});

describe('a list that comes in pages', () => {
	const idsOf = (ids: number[]) => ids.map((id) => ({ id }));
	let asked: Place[];
	beforeEach(() => {
		asked = [];
	});

	/** Reads from a server that has these answers, one after the other; the last one again and again. */
	async function read(answers: Array<Partial<Listed>>, size = 2, isEnough?: () => boolean) {
		const list = {
			...{ vendor: 'Things', size, idOf: ({ id }: IDataObject) => id },
			at: async (place: Place): Promise<Listed> => {
				asked.push(place);
				return { rows: [], ...answers[Math.min(asked.length, answers.length) - 1] };
			},
		};
		return (await readToEnd(list, isEnough)).map(({ id }) => id);
	}

	test.each<[string, Array<Partial<Listed>>]>([
		['the total', [{ total: 3 }, { total: 3 }]],
		['whether there is more', [{ hasMore: true }, { hasMore: false }]],
		['the number of pages', [{ pages: 2 }, { pages: 2 }]],
		['how many fit on a page', [{ limit: 2 }, { limit: 2 }]],
		['full pages alone', [{ isPlain: true }, { isPlain: true }]],
	])('is read to its end by %s', async (_, [first, second]) => {
		const answers = [
			{ rows: idsOf([1, 2]), ...first },
			{ rows: idsOf([3]), ...second },
		];
		expect(await read(answers)).toEqual([1, 2, 3]);
		expect(asked).toEqual([
			{ page: 1, offset: 0 },
			{ page: 2, offset: 2 },
		]);
	});

	test('is asked for by the steps of a server that counts in offsets', async () => {
		const answers = [
			{ rows: idsOf([1, 2, 3]), offset: 0, limit: 3 },
			{ rows: idsOf([4, 5, 6]), offset: 3, limit: 3 },
			{ rows: idsOf([7]), offset: 6, limit: 3 },
		];
		expect(await read(answers, 50)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(asked.slice(1)).toEqual([
			{ page: 2, offset: 3, limit: 3 },
			{ page: 3, offset: 6, limit: 3 },
		]);
	});

	test.each<[string, Partial<Listed>]>([
		['whether there is more', { hasMore: true }],
		['the number of pages', { pages: 2 }],
	])('is asked for by pages where the server tells %s', async (_, said) => {
		const first = { rows: idsOf([1, 2, 3]), offset: 0, limit: 3, ...said };
		const last = { rows: idsOf([4]), offset: 3, limit: 3, hasMore: false };
		expect(await read([first, last], 50)).toEqual([1, 2, 3, 4]);
		expect(asked[1]).toEqual({ page: 2, offset: 3 });
	});

	test('is whole where nothing says that there is more', async () => {
		expect(await read([{ rows: idsOf([1, 2, 3]), isPlain: true }])).toEqual([1, 2, 3]);
		expect(await read([{ rows: idsOf([1, 2]) }])).toEqual([1, 2]);
		expect(asked).toHaveLength(2);
	});

	test('gives no record twice that newer ones have pushed onto the next page', async () => {
		const answers = [
			{ rows: idsOf([1, 2]), total: 3 },
			{ rows: idsOf([2, 3]), total: 4 },
		];
		expect(await read(answers)).toEqual([1, 2, 3]);
	});

	test('is read no further than is wanted', async () => {
		expect(await read([{ rows: idsOf([1, 2]), total: 9 }], 2, () => true)).toEqual([1, 2]);
		expect(asked).toHaveLength(1);
	});

	test('is begun anew when records go away meanwhile, since others then move up', async () => {
		const answers = [
			{ rows: idsOf([1, 2]), total: 4 },
			{ rows: idsOf([4]), total: 3 },
			{ rows: idsOf([2, 3]), total: 3 },
			{ rows: idsOf([4]), total: 3 },
		];
		expect(await read(answers)).toEqual([2, 3, 4]);
		expect(asked.map(({ page }) => page)).toEqual([1, 2, 1, 2]);
	});

	test('is an error when it gets shorter each time that it is read', async () => {
		const answers = Array.from({ length: 6 }, (_, at) => ({
			rows: idsOf([at]),
			total: 20 - at,
		}));
		await expect(read(answers)).rejects.toMatchObject({
			message: 'A list of Things kept getting shorter while it was read',
			description: expect.stringContaining('none are given') as string,
		});
		expect(asked).toHaveLength(6);
	});

	test.each<[string, Array<Partial<Listed>>]>([
		['2 of 5', [{ rows: idsOf([1, 2]), total: 5 }, { total: 5 }]],
		['only 2', [{ rows: idsOf([1, 2]), hasMore: true }, { hasMore: true }]],
		['only 2', [{ rows: idsOf([1, 2]), pages: 3 }, { pages: 3 }]],
	])('is an error when the server gives %s records of it', async (some, answers) => {
		await expect(read(answers)).rejects.toMatchObject({
			message: `Things gives ${some} records of a list that is longer`,
			description: expect.stringContaining('Set a limit') as string,
		});
	});

	test('ends with an empty page where the server says no more', async () => {
		const answers = [{ rows: idsOf([1, 2]), isPlain: true as const }, { isPlain: true as const }];
		expect(await read(answers)).toEqual([1, 2]);
		// How many there are counts for more than that there are any.
		expect(await read([{ total: 0, hasMore: true }])).toEqual([]);
	});
});
