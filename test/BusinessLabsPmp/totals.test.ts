import { fc } from '../engine/property';
import {
	add,
	amount,
	decimal,
	divided,
	rounded,
	times,
	toText,
} from '../../nodes/BusinessLabsPmp/model/decimal';
import { phpList } from '../../nodes/BusinessLabsPmp/model/phpList';
import { totalsOf } from '../../nodes/BusinessLabsPmp/documents/totals';

const number = (text: string) => decimal(text)!;

describe('decimals', () => {
	test.each([
		['1.005', '1.01'],
		['-1.005', '-1.01'],
		['2.675', '2.68'],
		['0.1', '0.10'],
		['1e3', '1000.00'],
		['1.5e-3', '0.00'],
		['.5', '0.50'],
		['-0.004', '0.00'],
	])('%s rounds to %s', (text, expected) => {
		expect(toText(rounded(number(text), 2))).toBe(expected);
	});

	test('what is no number is none', () => {
		for (const text of ['', 'x', '1,5', '1.2.3', '.', '-', 'NaN', 'e5', '-.e2']) {
			expect(decimal(text)).toBeUndefined();
		}
		expect(amount('x')).toBe('x');
		expect(amount(0.1 + 0.2)).toBe('0.30000000000000004');
		expect(amount(7)).toBe('7.00');
		expect(amount(1e21)).toBe('1000000000000000000000.00');
		expect(amount(1e-10)).toBe('0.0000000001');
		expect(amount('+5.')).toBe('5.00');
	});

	test('numbers of any size divide', () => {
		expect(toText(divided(number('1e30'), number('4e30'), 2))).toBe('0.25');
	});

	test('add, multiply and divide exactly', () => {
		const cents = fc.integer({ min: -1e9, max: 1e9 });
		fc.assert(
			fc.property(cents, cents, (a, b) => {
				const [x, y] = [a, b].map((value) => number(`${value}e-2`));
				expect(toText(add(x, y))).toBe(toText(number(`${a + b}e-2`)));
				const product = BigInt(a) * BigInt(b);
				expect(toText(times(x, y))).toBe(toText({ units: product, scale: 4 }));
				if (b !== 0) {
					const quotient = Number(toText(divided(x, y, 6)));
					expect(quotient).toBeCloseTo(a / b, 5);
				}
			}),
		);
	});
});

describe('totals', () => {
	test('as on paper: rows, taxes, no binary dust', () => {
		const rows = [
			{ qty: '3', rate: '0.1', taxname: ['VAT|20.00'] },
			{ qty: 1, rate: 19.99, taxname: ['VAT|20.00', 'CITY|1.50'] },
			{ qty: 2, rate: 5 },
		];
		expect(totalsOf(rows, {})).toEqual({
			subtotal: '30.29',
			discount_total: '0.00',
			// 30.29 + 0.06 + 3.998 + 0.29985
			total: '34.65',
		});
	});

	test.each([
		[{ discount_type: 'before_tax', discount_percent: 10 }, '20.00', '216.00'],
		[{ discount_type: 'after_tax', discount_percent: 10 }, '24.00', '216.00'],
		[{ discount_type: 'before_tax', discount_total: 50 }, '50.00', '180.00'],
		[{ discount_type: 'after_tax', discount_total: 50 }, '50.00', '190.00'],
		[{ adjustment: -1.5 }, '0.00', '238.50'],
	])('%j', (charges, discount_total, total) => {
		const rows = [{ qty: 2, rate: 100, taxname: ['VAT|20'] }];
		expect(totalsOf(rows, charges)).toEqual({ subtotal: '200.00', discount_total, total });
	});

	test('a tax without a rate, or a number that is none, is an error', () => {
		expect(() => totalsOf([{ qty: 1, rate: 1, taxname: ['VAT'] }], {})).toThrow('"VAT|20.00"');
		expect(() => totalsOf([{ qty: 'x', rate: 1 }], {})).toThrow('"qty" must be a number');
	});

	test('equal what whole numbers of hundredths give, for any rows', () => {
		const row = fc.record({
			qty: fc.integer({ min: 0, max: 500 }),
			cents: fc.integer({ min: 0, max: 1_000_000 }),
			rate: fc.constantFrom(0, 5, 9, 19, 20),
		});
		fc.assert(
			fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
				const lines = rows.map(({ qty, cents, rate }) => ({
					...{ qty, rate: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}` },
					taxname: rate === 0 ? [] : [`T|${rate}.00`],
				}));
				const subtotal = rows.reduce((sum, { qty, cents }) => sum + BigInt(qty * cents), 0n);
				const tax = rows.reduce((sum, r) => sum + BigInt(r.qty * r.cents) * BigInt(r.rate), 0n);
				const total = (subtotal * 100n + tax + 50n) / 100n;
				const text = (cents: bigint) => toText({ units: cents, scale: 2 });
				expect(totalsOf(lines, {})).toMatchObject({
					subtotal: text(subtotal),
					total: text(total),
				});
			}),
		);
	});

	test('a discount of all of it leaves nothing', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999 }),
				fc.integer({ min: 1, max: 30 }),
				(cents, rate) => {
					const rows = [{ qty: 1, rate: `${cents}e-2`, taxname: [`T|${rate}`] }];
					const charges = { discount_type: 'before_tax', discount_percent: 100 };
					expect(totalsOf(rows, charges).total).toBe('0.00');
				},
			),
		);
	});
});

describe('what PHP serialized', () => {
	test.each<[string, string[] | undefined]>([
		['a:2:{i:0;s:1:"1";i:1;s:1:"3";}', ['1', '3']],
		['a:1:{i:0;i:7;}', ['7']],
		['a:1:{i:0;s:5:"é;\\"x";}', undefined],
		['a:1:{i:0;s:6:"é;"x\'";}', ['é;"x\'']],
		['a:0:{}', []],
		["['1']", ['1']],
		['["1", "stripe"]', ['1', 'stripe']],
		[" ['1' , '2', ''] ", ['1', '2']],
		[' a:1:{i:0;i:7;} ', ['7']],
		['1', undefined],
		['', undefined],
	])('%s', (text, expected) => {
		if (expected) expect(phpList(text)).toEqual(expected);
		else expect(phpList(text)).not.toEqual(['1']);
	});
});
