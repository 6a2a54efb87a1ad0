import type { IDataObject } from 'n8n-workflow';
import { InputError } from '../../shared/contract/errors';
import {
	add,
	decimal,
	divided,
	isZero,
	negated,
	percentOf,
	rounded,
	times,
	toText,
	ZERO,
} from '../model/decimal';
import type { Decimal } from '../model/decimal';

/** What a document's total is made of, beside its rows. */
export interface Charges {
	discount_type?: unknown;
	discount_percent?: unknown;
	discount_total?: unknown;
	adjustment?: unknown;
}

/** Enough decimals that the rounding of a quotient cannot reach the cents of any real document. */
const QUOTIENT_DECIMALS = 20;

/**
 * Subtotal, discount and total of rows with `qty`, `rate` and `taxname` (`NAME|9.00`), as PMP's own
 * form computes them: each row's amount is rounded, taxes are added up exactly, a discount before tax
 * lowers the taxes in proportion, and the total is rounded once.
 * @param knownTax taxes of further rows that are in `rows` without their taxes
 * @throws InputError when a number is none
 */
export function totalsOf(
	rows: IDataObject[],
	charges: Charges,
	knownTax: Decimal = ZERO,
): { subtotal: string; discount_total: string; total: string } {
	const amounts = rows.map((row) => rounded(times(numberIn(row, 'qty'), numberIn(row, 'rate')), 2));
	const subtotal = amounts.reduce(add, ZERO);
	const taxes = rows.flatMap((row, index) =>
		ratesOf(row).map((rate) => percentOf(rate, amounts[index])),
	);
	const tax = taxes.reduce(add, knownTax);
	const percentage = numberIn(charges, 'discount_percent');
	const isBeforeTax = charges.discount_type === 'before_tax';
	const base = isBeforeTax ? subtotal : add(subtotal, tax);
	const discount = isZero(percentage)
		? numberIn(charges, 'discount_total')
		: rounded(percentOf(percentage, base), 2);
	const total = [
		subtotal,
		isBeforeTax ? lowered(tax, percentage, discount, subtotal) : tax,
		negated(discount),
		numberIn(charges, 'adjustment'),
	].reduce(add);
	return {
		subtotal: toText(rounded(subtotal, 2)),
		discount_total: toText(rounded(discount, 2)),
		total: toText(rounded(total, 2)),
	};
}

function lowered(tax: Decimal, percentage: Decimal, discount: Decimal, subtotal: Decimal): Decimal {
	if (!isZero(percentage)) return add(tax, negated(percentOf(percentage, tax)));
	if (isZero(subtotal)) return tax;
	return add(tax, negated(divided(times(tax, discount), subtotal, QUOTIENT_DECIMALS)));
}

function ratesOf({ taxname }: IDataObject): Decimal[] {
	const taxes = (Array.isArray(taxname) ? taxname : []) as unknown[];
	return taxes.map((tax) => {
		const rate = decimal(String(tax).split('|').at(-1));
		if (rate && String(tax).includes('|')) return rate;
		throw new InputError(`Taxes must look like "VAT|20.00", one is "${String(tax)}"`);
	});
}

function numberIn(record: object, name: string): Decimal {
	const value = (record as IDataObject)[name];
	if (value === undefined || value === null || value === '') return ZERO;
	const number = decimal(value);
	if (number) return number;
	throw new InputError(`"${name}" must be a number, it is "${String(value)}"`);
}
