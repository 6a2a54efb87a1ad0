// What an update of a document sends of its rows and totals, by what the document holds and what is asked.
import type { IDataObject } from 'n8n-workflow';
import { salesDocument } from '../../nodes/BusinessLabsPmp/documents/salesDocument';

const row = (id: string, qty: string, rate: string, more: IDataObject = {}): IDataObject => ({
	...{ id, description: `Row ${id}`, long_description: 'a<br />\nb', qty, rate, unit: 'h' },
	...{ item_order: id, ...more },
});
const document = (more: IDataObject = {}): IDataObject => ({
	...{ items: [row('1', '2.00', '50.00'), row('2', '1.00', '10.00')] },
	...{ subtotal: '110.00', total: '110.00', total_tax: '0.00', ...more },
});
const items = (...item: IDataObject[]) => ({ item });
const kept = (record: IDataObject, changes: IDataObject, isPartial = true) =>
	salesDocument.keeps(record, changes, isPartial);
const refusal = (...given: Parameters<typeof kept>) => {
	try {
		kept(...given);
	} catch (error) {
		const { message, description } = error as { message: string; description?: string };
		return [message, description];
	}
	throw new Error('It was not refused');
};
const NO_ROW = {
	...{ itemid: '0', description: '', long_description: '', qty: '1', rate: '0', unit: '' },
	order: '0',
};
describe('of the rows', () => {
	it('nothing is sent where nobody changes them; an older server gets one that is none', () => {
		expect(kept(document(), { adminnote: 'x' })).toEqual({});
		expect(kept(document(), { adminnote: 'x' }, false)).toEqual({ items: [NO_ROW] });
	});

	it('a changed one is sent whole, and the others not', () => {
		const changes = { items: items({ itemid: 2, changes: { qty: 3, unit: '' } }) };
		expect(kept(document(), changes)).toEqual({
			items: [
				{
					...{ itemid: '2', description: 'Row 2', long_description: 'a\nb', qty: '3' },
					...{ rate: '10.00', unit: '', order: '2' },
				},
			],
			...{ subtotal: '130.00', total: '130.00' },
		});
	});

	it('what a row lacks is sent empty', () => {
		const bare = { id: '1', qty: '1', rate: '5', item_order: '1' };
		const changes = { items: items({ itemid: '1', changes: { rate: 6 } }) };
		expect(kept({ items: [bare] }, changes).items).toEqual([
			{
				...{ itemid: '1', description: '', long_description: '', qty: '1', rate: '6' },
				...{ unit: '', order: '1' },
			},
		]);
	});

	it('new ones are numbered on from those that there are, without what is empty', () => {
		const changes = {
			newitems: items(
				{ description: 'A', qty: 1, rate: 1e-7, unit: '', taxname: '' },
				{ description: 'B', qty: 2, rate: '3', taxname: 'VAT|10' },
			),
		};
		expect(kept(document(), changes).newitems).toEqual([
			{ description: 'A', qty: '1', rate: '1e-7', order: 3 },
			{ description: 'B', qty: '2', rate: '3', taxname: ['VAT|10'], order: 4 },
		]);
		expect(kept(document(), changes, false).newitems).toMatchObject([
			{ description: 'A', long_description: '', unit: '', order: 3 },
			{ description: 'B', long_description: '', unit: '', order: 4 },
		]);
	});

	it('a new one without words gets empty ones on an older server', () => {
		const changes = { newitems: items({ qty: 1, rate: 2 }) };
		expect(kept(document(), changes, false).newitems).toEqual([
			...[{ description: '', long_description: '', unit: '', qty: '1', rate: '2', order: 3 }],
		]);
	});

	it('those to remove are named, and count no longer', () => {
		expect(kept(document(), { removed_items: '1' })).toEqual({
			...{ removed_items: ['1'], subtotal: '10.00', total: '10.00' },
		});
		expect(kept(document(), { removed_items: ['1', '2'] }, false)).toEqual({
			items: [NO_ROW],
			...{ removed_items: ['1', '2'], subtotal: '0.00', total: '0.00' },
		});
	});

	it.each<[IDataObject, IDataObject, string]>([
		[document(), { removed_items: '1, 7' }, '1, 2'],
		[document(), { items: items({ itemid: 7, changes: {} }) }, '1, 2'],
		[{ items: [] }, { removed_items: '7' }, 'none'],
	])('of %j, %j is refused: there are %s', (record, changes, there) => {
		expect(refusal(record, changes)).toEqual([
			'The document has no item 7',
			`Its items are: ${there}.`,
		]);
	});

	it('a server that does not show them can only take more', () => {
		const record = { subtotal: '110.00', total: '132.00', total_tax: '22.00' };
		const told = [
			'PMP does not show the items of this document, so they cannot be changed or removed',
			'Its server fails to read a single document. Ask the administrator of PMP to update the API module.',
		];
		expect(refusal(record, { removed_items: '1' })).toEqual(told);
		expect(refusal(record, { items: items({ itemid: 1, changes: {} }) })).toEqual(told);
		expect(kept(record, { newitems: items({ description: 'A', qty: 1, rate: 10 }) })).toEqual({
			newitems: [{ description: 'A', qty: '1', rate: '10', order: 2 }],
			...{ subtotal: '120.00', total: '142.00' },
		});
		expect(kept(record, { adminnote: 'x' })).toEqual({});
	});
});

describe('of the taxes', () => {
	const taxed = document({ total: '132.00', total_tax: '22.00' });
	const UNKNOWN = [
		'The total cannot be calculated, because PMP does not return the taxes of the remaining items',
		'Enter Subtotal and Total, or the taxes of every item. The taxes were 22.00 in all.',
	];

	it('a row is changed only with its own', () => {
		expect(refusal(taxed, { items: items({ itemid: 1, changes: { qty: 3 } }) })).toEqual([
			'Item 1: add its Taxes to the changes as well',
			'PMP does not return the taxes of an item, and deletes them when an item is changed without them. An empty choice stands for none.',
		]);
	});

	it('those of every row make the total; none is a choice', () => {
		const changed = (taxname: unknown, itemid: number) => ({ itemid, changes: { taxname } });
		const changes = { items: items(changed('VAT|20', 1), changed([], 2)) };
		expect(kept(taxed, changes as IDataObject)).toMatchObject({
			items: [
				{ itemid: '1', taxname: ['VAT|20'] },
				{ itemid: '2', taxname: [] },
			],
			...{ subtotal: '110.00', total: '130.00' },
		});
	});

	it('those of the others are needed, or both totals', () => {
		const one = { items: items({ itemid: 1, changes: { qty: 3, taxname: ['VAT|20'] } }) };
		expect(refusal(taxed, one)).toEqual(UNKNOWN);
		expect(refusal(taxed, { ...one, subtotal: 160 })).toEqual(UNKNOWN);
		expect(refusal(taxed, { ...one, total: 190 })).toEqual(UNKNOWN);
		expect(refusal(taxed, { ...one, subtotal: '', total: 190 })).toEqual(UNKNOWN);
		expect(kept(taxed, { ...one, subtotal: 160, total: 190 })).toMatchObject({
			...{ subtotal: '160.00', total: '190.00' },
		});
		expect(refusal(taxed, { removed_items: '1' })).toEqual(UNKNOWN);
		expect(kept(taxed, { removed_items: '1', subtotal: 10, total: 12 })).toMatchObject({
			...{ removed_items: ['1'], subtotal: '10.00', total: '12.00' },
		});
	});

	it('they stay as they are where rows are only added, but for a discount before them', () => {
		const more = { newitems: items({ description: 'A', qty: 1, rate: 10, taxname: ['VAT|10'] }) };
		expect(kept(taxed, more)).toMatchObject({ subtotal: '120.00', total: '143.00' });
		const after = { ...taxed, discount_type: 'after_tax', discount_total: '3.00' };
		expect(kept(after, more)).toMatchObject({ subtotal: '120.00', total: '140.00' });
		const before = { ...taxed, discount_type: 'before_tax', discount_total: '3.00' };
		expect(refusal(before, more)).toEqual(UNKNOWN);
		const none = { ...taxed, discount_type: 'before_tax', discount_total: '0.00' };
		expect(kept(none, more)).toMatchObject({ total: '143.00' });
	});

	it.each([undefined, null, '', '0.00', 0])('a sum of %j is none', (total_tax) => {
		const changes = { items: items({ itemid: 1, changes: { qty: 3 } }) };
		expect(kept(document({ total_tax }), changes)).toMatchObject({ total: '160.00' });
	});

	it('a sum that is no number is not taken for none', () => {
		const record = document({ total_tax: '22,00 EUR' });
		expect(refusal(record, { removed_items: '1' })).toEqual([
			'PMP shows "22,00 EUR" as the sum of the taxes, so the total cannot be calculated',
			'Its API gives numbers in an unexpected format. Nothing was changed.',
		]);
	});
});

describe('of the charges', () => {
	it.each<[IDataObject, IDataObject, IDataObject]>([
		[{}, { adjustment: 5 }, { subtotal: '110.00', total: '115.00' }],
		[{ adjustment: '5.00' }, { removed_items: '2' }, { subtotal: '100.00', total: '105.00' }],
		[
			{},
			{ discount_type: 'after_tax', discount_total: 10 },
			{ subtotal: '110.00', discount_total: '10.00', total: '100.00' },
		],
		[
			{ discount_type: 'after_tax', discount_percent: '10.00', discount_total: '11.00' },
			{ removed_items: '2' },
			{ subtotal: '100.00', discount_total: '10.00', total: '90.00' },
		],
		[
			{ discount_type: 'after_tax', discount_percent: '10.00', discount_total: '11.00' },
			{ discount_percent: 0 },
			{ subtotal: '110.00', discount_total: '0.00', total: '110.00' },
		],
		[
			{ discount_type: 'after_tax', discount_percent: '10.00', discount_total: '11.00' },
			{ discount_total: 5 },
			{ subtotal: '110.00', discount_percent: '0.00', discount_total: '5.00', total: '105.00' },
		],
		[
			{ discount_type: 'after_tax', discount_percent: '10.00', discount_total: '11.00' },
			{ discount_total: 11 },
			{ subtotal: '110.00', discount_total: '11.00', total: '99.00' },
		],
		[{}, { discount_total: 0 }, { subtotal: '110.00', discount_total: '0.00', total: '110.00' }],
		[{}, { discount_total: '' }, { subtotal: '110.00', total: '110.00' }],
		[{}, { adjustment: 1, subtotal: 7 }, { subtotal: '7.00', total: '111.00' }],
		[{}, { adjustment: 1, total: '' }, { subtotal: '110.00', total: '111.00' }],
		[
			{ discount_type: 'after_tax' },
			{ discount_type: '' },
			{ subtotal: '110.00', total: '110.00' },
		],
	])('%j, changed by %j', (before, changes, expected) => {
		const { items: _, removed_items: __, ...sent } = kept(document(before), changes);
		expect(sent).toEqual(expected);
	});

	it.each<IDataObject>([{ discount_total: 5 }, { discount_percent: 5 }])(
		'a discount needs its type: %j',
		(changes) => {
			expect(refusal(document(), changes)[0]).toBe('Discount Type is required with a discount');
		},
	);

	it.each<[string, boolean]>([
		['items', true],
		['newitems', true],
		['removed_items', true],
		['discount_type', true],
		['discount_percent', true],
		['discount_total', true],
		['adjustment', true],
		['adminnote', false],
	])('%s has to do with the totals: %s', (name, expected) => {
		expect(salesDocument.needsRecord({ [name]: '' })).toBe(expected);
	});
});

describe('of the shipping address', () => {
	const TOLD = [
		'The shipping address needs Include Shipping: without it PMP stores none',
		'Add Include Shipping to the same update.',
	];

	it.each(['street', 'city', 'state', 'zip', 'country'])(
		'its %s is stored with it alone',
		(part) => {
			const changes = { [`shipping_${part}`]: 'x' };
			for (const include_shipping of ['0', 0, undefined])
				expect(refusal(document({ include_shipping }), changes, false)).toEqual(TOLD);
			for (const include_shipping of ['1', 1, true])
				expect(kept(document({ include_shipping }), changes, false)).toEqual({ items: [NO_ROW] });
			const on = document({ include_shipping: '1' });
			expect(refusal(on, { ...changes, include_shipping: false }, false)).toEqual(TOLD);
			for (const include_shipping of [true, '1'])
				expect(kept(document(), { ...changes, include_shipping }, false)).toEqual({
					items: [NO_ROW],
				});
			expect(kept(document(), changes)).toEqual({});
			expect(kept(document(), { [`shipping_${part}`]: '' }, false)).toEqual({ items: [NO_ROW] });
		},
	);
});
