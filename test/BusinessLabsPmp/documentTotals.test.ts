// Totals and numbers of a new document, and what of its rows an update did not save.
import type { IDataObject } from 'n8n-workflow';
import {
	numberedDocument,
	requireRows,
	salesDocument,
} from '../../nodes/BusinessLabsPmp/documents/salesDocument';
import { totalsOf } from '../../nodes/BusinessLabsPmp/documents/totals';
import { unmetRows } from '../../nodes/BusinessLabsPmp/documents/unmetRows';
import { decimal } from '../../nodes/BusinessLabsPmp/model/decimal';
import type { Exchange } from '../../nodes/shared/contract/types';

const row = (id: string, qty: string, rate: string, more: IDataObject = {}): IDataObject => ({
	...{ id, description: `Row ${id}`, long_description: 'a<br />\nb', qty, rate, unit: 'h' },
	...{ item_order: id, ...more },
});
const items = (...item: IDataObject[]) => ({ item });

describe('of a new document', () => {
	const newitems = items({ description: 'A', qty: 2, rate: 5, unit: '' });
	const exchange = (list: IDataObject[]) => {
		const memory = new Map<string, unknown>();
		return {
			once: async (key: string, work: () => Promise<unknown>) => {
				if (!memory.has(key)) memory.set(key, await work());
				return memory.get(key);
			},
			send: async () => await Promise.resolve({ rows: list }),
		} as unknown as Exchange;
	};
	const numbers = async (list: unknown[], ...given: unknown[]) => {
		const { completed } = numberedDocument('invoices');
		const one = exchange(list.map((number) => ({ number }) as IDataObject));
		const values = (number: unknown) =>
			({ newitems, ...(number !== undefined && { additionalFields: { number } }) }) as IDataObject;
		const found = [];
		for (const number of given) found.push((await completed(one, values(number))).number);
		return found;
	};

	it('rows and totals are put together', async () => {
		expect(await salesDocument.completed(exchange([]), { newitems })).toEqual({
			newitems: [{ description: 'A', qty: '2', rate: '5', order: 1 }],
			...{ subtotal: '10.00', total: '10.00' },
		});
		const additionalFields = { discount_type: 'after_tax', discount_total: 1, total: 8 };
		expect(
			await salesDocument.completed(exchange([]), { newitems, additionalFields }),
		).toMatchObject({ subtotal: '10.00', discount_total: '1.00', total: '8.00' });
	});

	it('a number that is given goes without its zeros', async () => {
		expect(await numbers([], '007', ' 12 ', 5, '0', '00', 'A07')).toEqual([
			...['7', '12', '5', '0', '0', 'A07'],
		]);
	});

	it('the next number is one more than the highest, however many there are', async () => {
		expect(await numbers([], undefined, '', ' ')).toEqual(['1', '2', '3']);
		expect(await numbers(['3', '12', '5'], '')).toEqual(['13']);
		expect(await numbers([3, null, undefined, 'INV-9', 1_000_000_000], '')).toEqual(['4']);
		expect(await numbers([1_000_000_000], '')).toEqual(['1']);
		expect(await numbers([null, '', undefined], '')).toEqual(['1']);
	});

	it('numbers that are none say nothing of the next one', async () => {
		await expect(numbers([null, 'INV-9', 'INV-10'], '')).rejects.toMatchObject({
			message: 'PMP shows "INV-9" among its numbers, so the next free one is not known',
			description: 'Enter the Number as well.',
		});
	});

	it.each<[unknown, boolean]>([
		[undefined, false],
		[null, false],
		[{}, false],
		[items(), false],
		[items({}), true],
		[{ item: {} }, true],
	])('with the rows %j has some: %s', (rows, hasSome) => {
		const check = () => requireRows({ newitems: rows } as IDataObject);
		if (hasSome) expect(check).not.toThrow();
		else expect(check).toThrow('Items is empty: add at least one');
	});
});

describe('totals', () => {
	const total = (rows: object[], charges: object, knownTax?: string) =>
		totalsOf(
			rows as IDataObject[],
			charges,
			knownTax === undefined ? undefined : decimal(knownTax),
		);

	it.each<[object[], object, string | undefined, string[]]>([
		[[], {}, undefined, ['0.00', '0.00', '0.00']],
		[[{ qty: '', rate: null }], { adjustment: '' }, undefined, ['0.00', '0.00', '0.00']],
		[[{ qty: 1, rate: 10 }], {}, '2.005', ['10.00', '0.00', '12.01']],
		[[{ qty: 1, rate: 10 }], { discount_total: 3 }, '2', ['10.00', '3.00', '9.00']],
		[
			[{ qty: 1, rate: 10, taxname: ['A|B|20'] }],
			{ discount_type: 'before_tax', discount_percent: 50 },
			undefined,
			['10.00', '5.00', '6.00'],
		],
		[
			[{ qty: 3, rate: 10, taxname: ['T|10'] }],
			{ discount_type: 'before_tax', discount_total: 10 },
			undefined,
			['30.00', '10.00', '22.00'],
		],
		[
			[{ qty: 0, rate: 10, taxname: ['T|10'] }],
			{ discount_type: 'before_tax', discount_total: 10 },
			'2',
			['0.00', '10.00', '-8.00'],
		],
		[
			[{ qty: 1, rate: 10, taxname: 'T|10' }],
			{ discount_percent: 10, discount_total: 99 },
			undefined,
			['10.00', '1.00', '9.00'],
		],
		[
			[{ qty: 1, rate: 0.05, taxname: ['T|100'] }],
			{ discount_type: 'before_tax', discount_percent: 50 },
			undefined,
			['0.05', '0.03', '0.05'],
		],
		[[{ qty: 0.333, rate: 1 }], { discount_percent: 33.333 }, undefined, ['0.33', '0.11', '0.22']],
	])('of %j with %j and taxes of %s', (rows, charges, knownTax, expected) => {
		const { subtotal, discount_total, total: sum } = total(rows, charges, knownTax);
		expect([subtotal, discount_total, sum]).toEqual(expected);
	});

	it.each<[object[], object, string]>([
		[[{ qty: '1,5', rate: 1 }], {}, '"qty" must be a number, it is "1,5"'],
		[[{ qty: 1, rate: 'x' }], {}, '"rate" must be a number, it is "x"'],
		[[], { adjustment: 'x' }, '"adjustment" must be a number, it is "x"'],
		[[{ qty: 1, rate: 1, taxname: ['20'] }], {}, 'must look like "VAT|20.00", one is "20"'],
		[[{ qty: 1, rate: 1, taxname: ['VAT|'] }], {}, 'must look like "VAT|20.00", one is "VAT|"'],
	])('%j with %j cannot be added up', (rows, charges, message) => {
		expect(() => total(rows, charges)).toThrow(message);
	});
});

describe('after an update that failed', () => {
	const shown = { items: [row('1', '2.00', '50.00')], subtotal: '100.00', total: '100.00' };

	it.each<[string, IDataObject, IDataObject, string[]]>([
		['nothing of the rows', { adminnote: 'x' }, { total: '7' }, []],
		['a new row', { newitems: items({ description: 'A' }) }, {}, ['New Items']],
		['no new row', { newitems: items() }, {}, []],
		['a row that is still there', { removed_items: '1' }, {}, ['Item IDs to Remove']],
		['a row that is gone', { removed_items: '9' }, {}, []],
		[
			'another quantity',
			{ items: items({ itemid: 1, changes: { qty: 3 } }) },
			{},
			['Items to Change'],
		],
		['the same quantity', { items: items({ itemid: '1', changes: { qty: '2' } }) }, {}, []],
		['the same text', { items: items({ itemid: 1, changes: { unit: 'h' } }) }, {}, []],
		[
			'another text',
			{ items: items({ itemid: 1, changes: { unit: '2.00' } }) },
			{},
			['Items to Change'],
		],
		['no changes', { items: items({ itemid: 1 }) }, {}, []],
		[
			'a row that is not shown',
			{ items: items({ itemid: 9, changes: { qty: 2 } }) },
			{},
			['Items to Change'],
		],
		['taxes', { items: items({ itemid: 1, changes: { taxname: ['T|1'] } }) }, {}, []],
		[
			'taxes that make the total another one',
			{ items: items({ itemid: 1, changes: { taxname: ['T|1'] } }) },
			{ subtotal: '100', total: '101.00' },
			['Items to Change'],
		],
		[
			'taxes that make the total the same',
			{ items: items({ itemid: 1, changes: { taxname: ['T|1'] } }) },
			{ subtotal: '100', total: '100' },
			[],
		],
		[
			'another subtotal',
			{ items: items({ itemid: 1, changes: {} }) },
			{ subtotal: '101' },
			['Items to Change'],
		],
	])('%s', (_, changes, sent, labels) => {
		expect(unmetRows(shown, changes, sent)).toEqual(labels);
	});

	it('a document that shows no rows has none of those that were to be changed', () => {
		const changes = { items: items({ itemid: 1, changes: { qty: 1 } }), removed_items: '1' };
		expect(unmetRows({ items: 'x' }, changes, {})).toEqual(['Items to Change']);
	});
});
