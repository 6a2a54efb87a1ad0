import { entriesOf } from '../transport/answer';

/** A check for the length of a text; what counts is characters, an emoji is one. */
export function atMost(most: number) {
	return (value: unknown): string | undefined => {
		const { length } = [...String(value)];
		return length <= most ? undefined : `must have at most ${most} characters, it has ${length}`;
	};
}

/** What is wrong with an ISO 3166 country code. */
export function countryCode(value: unknown): string | undefined {
	return /^[A-Za-z]{2}$/.test(String(value))
		? undefined
		: `must be a two-letter country code like IN, it is "${String(value)}"`;
}

/** What is wrong with a list of IP addresses. */
export function ipAddresses(value: unknown): string | undefined {
	const wrong = entriesOf(value).find((entry) => !isIp(entry));
	return wrong === undefined ? undefined : `must be IP addresses, "${wrong}" is not one`;
}

/** Picky Assist's numeric record ids. */
export const numericId = {
	regex: '^[0-9]+$',
	errorMessage: 'Enter a number like 715',
	example: '715',
	complaint: (value: unknown): string | undefined =>
		/^\d+$/.test(String(value)) && Number(value) > 0
			? undefined
			: `must be a number like 715, it is "${String(value)}"`,
};

export function isIp(text: string): boolean {
	const isV4 = /^\d{1,3}(\.\d{1,3}){3}$/.test(text);
	if (isV4) return text.split('.').every((part) => Number(part) <= 255);
	if (!/^[\da-f:.]+$/i.test(text)) return false;
	try {
		return new URL(`http://[${text}]/`).hostname !== '';
	} catch {
		return false;
	}
}

/** What template ids look like: letters and digits, as in the vendor's samples. */
export const templateId = {
	regex: '^\\s*[A-Za-z0-9_-]+\\s*$',
	errorMessage: 'Enter an ID like XY6479',
	example: 'XY6479',
};
