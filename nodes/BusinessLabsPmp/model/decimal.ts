/** An exact decimal number: `units` divided by ten to the power of `scale`. */
export interface Decimal {
	units: bigint;
	scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

/** @returns undefined when the value is no number */
export function decimal(value: unknown): Decimal | undefined {
	const text = String(value ?? '').trim();
	const parts = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
	if (!parts) return undefined;
	const [, sign, whole, fraction = '', exponent = '0'] = parts;
	const digits = `${whole}${fraction}`;
	if (digits === '') return undefined;
	const units = BigInt(digits) * (sign === '-' ? -1n : 1n);
	const scale = fraction.length - Number(exponent);
	return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

export function add(one: Decimal, other: Decimal): Decimal {
	const scale = Math.max(one.scale, other.scale);
	return { units: scaled(one, scale) + scaled(other, scale), scale };
}

export function negated({ units, scale }: Decimal): Decimal {
	return { units: -units, scale };
}

export function times(one: Decimal, other: Decimal): Decimal {
	return { units: one.units * other.units, scale: one.scale + other.scale };
}

/** So many percent of a number. */
export function percentOf(percentage: Decimal, of: Decimal): Decimal {
	const { units, scale } = times(percentage, of);
	return { units, scale: scale + 2 };
}

/** A quotient with that many decimals, rounded half away from zero. */
export function divided(one: Decimal, other: Decimal, decimals: number): Decimal {
	const scale = one.scale + decimals + 1;
	const numerator = one.units * 10n ** BigInt(other.scale + decimals + 1);
	return rounded({ units: numerator / other.units, scale }, decimals);
}

/** Rounds half away from zero, as people do. */
export function rounded(number: Decimal, decimals: number): Decimal {
	if (number.scale <= decimals) return { units: scaled(number, decimals), scale: decimals };
	const divisor = 10n ** BigInt(number.scale - decimals);
	const half = number.units < 0n ? -divisor / 2n : divisor / 2n;
	return { units: (number.units + half) / divisor, scale: decimals };
}

/** With at least two decimals, as PMP wants amounts. */
export function toText(number: Decimal): string {
	const { units, scale } = number.scale < 2 ? rounded(number, 2) : number;
	const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
	const sign = units < 0n ? '-' : '';
	return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** A number as PMP wants amounts: a point and at least two decimals, never an exponent. */
export function amount(value: unknown): string {
	const number = decimal(value);
	return number ? toText(number) : String(value);
}

export function isZero({ units }: Decimal): boolean {
	return units === 0n;
}

function scaled({ units, scale }: Decimal, to: number): bigint {
	return units * 10n ** BigInt(to - scale);
}
