import { withoutFraction } from '../../shared/values/plainText';

/**
 * The digits of a phone number, whatever a user puts between them: "+1 (838) 205-0008". The 0 in
 * brackets of "+44 (0)20 ..." is dialled inside the country only.
 */
export function digitsOf(value: unknown): string {
	return withoutFraction(String(value ?? '').normalize('NFKC'))
		.replace(/[\s\p{Cf}.\-\u2010-\u2015]/gu, '')
		.replace(/^(\+|00)/, '')
		.replace(/^([1-9]\d{0,2})\(0\)/, '$1')
		.replace(/[()+]/g, '');
}

/** A phone number as OpenTact wants most of them: a JSON integer with the country code. */
export function asNumber(value: unknown): number {
	return Number(digitsOf(value));
}

/** A pattern for phone numbers: without a wildcard its digits, as OpenTact stores them. */
export function numberPattern(value: unknown): string {
	const digits = digitsOf(value);
	return /^\d+$/.test(digits) ? digits : String(value);
}

/** What is wrong with a phone number. */
export function phoneNumber(value: unknown): string | undefined {
	return /^[1-9]\d{2,14}$/.test(digitsOf(value))
		? undefined
		: `must be a phone number with its country code, like 18382050008, it is "${String(value)}"`;
}

/** Whether a number was named by the ID of its lease, and not by itself. */
export function isLeaseId(value: unknown): boolean {
	return /[a-z]/i.test(String(value)) || digitsOf(value).length > 15;
}

/** What is wrong with a list of phone numbers. */
export function phoneNumbers(value: unknown): string | undefined {
	return listed(value).map(phoneNumber).find(Boolean);
}

/** The phone numbers of a list, each once. */
export function asNumbers(value: unknown): number[] {
	return [...new Set(listed(value).map(asNumber))];
}

/** The entries of a list, or of a text that separates them with commas or line breaks. */
export function listed(value: unknown): string[] {
	const entries = Array.isArray(value) ? value : String(value ?? '').split(/[,;\n]/);
	return entries.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}

/** A character outside the GSM alphabet. */
const OTHER = /[^\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΔΓΛΩΠΨΣΘΞΦ]/;
const EXTENDED = /[\^{}\\[~\]|€]/g;

/**
 * How many segments a message takes on the air: 160 characters of the GSM alphabet (153 each when
 * there are several), or 70 (67) as soon as one character is not in it. Source: 3GPP TS 23.038.
 */
export function segmentsOf(message: string): number {
	const isBasic = !OTHER.test(message.replace(EXTENDED, ''));
	const length = message.length + (isBasic ? (message.match(EXTENDED) ?? []).length : 0);
	const [single, each] = isBasic ? [160, 153] : [70, 67];
	return length <= single ? 1 : Math.ceil(length / each);
}
