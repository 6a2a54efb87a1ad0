import { InputError } from '../../shared/contract/errors';
import { withoutFraction } from '../../shared/values/plainText';

const HINT =
	'Write it with its country code, like +39 333 123 4567, 0039 333 1234567 or 393331234567.';

/**
 * A phone number as Picky Assist wants it: country code and digits, nothing else. Takes any usual way
 * of writing; a national number is refused, because its country would be a guess.
 * Vendor docs: push-api/api-variables ("right 55123456789, wrong +55 12345 6789").
 * @throws InputError when it cannot be an international number
 */
export function toDigits(value: unknown, label = 'Number'): string {
	const text = String(value ?? '').trim();
	if (text === '') throw new InputError(`${label} is required`, HINT);
	const bare = withoutFraction(text.replace(/^(tel|whatsapp):/i, ''))
		.normalize('NFKC')
		.replace(/[\s\p{Cf}().\-/\u2010-\u2015]/gu, (separator) => separator.replace(/[^()]/g, ''));
	// The trunk prefix of "+44 (0)20 ..." is dialled inside the country only.
	const digits = bare
		.replace(/^(\+|00)/, '+')
		.replace(/^(\+\d+)\(0\)/, '$1')
		.replace(/[()]/g, '')
		.replace(/^\+/, '');
	if (/^[1-9]\d{6,14}$/.test(digits)) return digits;
	throw new InputError(`${label} ${complaint(digits)}, it is "${text}"`, HINT);
}

function complaint(digits: string): string {
	if (!/^\d+$/.test(digits)) return 'must be a phone number';
	if (digits.startsWith('0')) return 'must start with its country code';
	return 'must have 7 to 15 digits';
}
