/** A number as PMP wants amounts: a point and at least two decimals, never an exponent. */
export function amount(value: unknown): string {
	const text = plain(String(value).trim());
	if (!/^-?\d+(\.\d*)?$/.test(text)) return String(value);
	const [whole, fraction = ''] = text.split('.');
	return `${whole}.${fraction.padEnd(2, '0')}`;
}

function plain(text: string): string {
	return /e/i.test(text) && Number.isFinite(Number(text)) ? Number(text).toFixed(8) : text;
}
