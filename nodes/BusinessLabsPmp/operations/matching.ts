import { bareAddress } from '../model/email';
import { decodedEntities, withoutFraction } from '../../shared/values/plainText';

/**
 * What two values of a column must have in common to mean the same: e-mail addresses whatever their case,
 * phone numbers whatever stands between their digits, other texts however PMP escaped and trimmed them and
 * whatever gaps part their words.
 */
export function meaningOf(column: string, value: unknown): string {
	const text = decodedEntities(String(value ?? ''))
		.normalize('NFC')
		.replace(/\p{Cf}/gu, '')
		.replace(/\s+/g, ' ')
		.trim();
	if (column === 'email') return bareAddress(text).toLowerCase();
	return column === 'phonenumber' ? (digitsOf(text.normalize('NFKC')) ?? text) : text;
}

/** With its country code where one is given; the 0 in brackets is dialled inside a country only. */
function digitsOf(text: string): string | undefined {
	const digits = withoutFraction(text).replace(/\(0\)/g, '').replace(/\D/g, '');
	return digits === '' ? undefined : digits.replace(/^00(?=\d)/, '');
}
