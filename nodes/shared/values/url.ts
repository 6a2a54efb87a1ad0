import { InputError } from '../contract/errors';
import { requireWholeText } from './wholeText';

/**
 * One segment of a path, encoded. A dot segment would climb out of its place even when encoded.
 * @throws InputError when it is empty or a dot segment, or holds half of a character
 */
export function pathSegment(value: unknown, label = 'ID'): string {
	const text = String(value ?? '').trim();
	if (text === '') throw new InputError(`${label} is required`);
	if (text === '.' || text === '..') throw new InputError(`${label} cannot be "${text}"`);
	requireWholeText(label, text);
	return encodeURIComponent(text);
}

/**
 * A base URL as a user types it, without trailing slashes.
 * @throws InputError when it has no http or https scheme, or is no URL
 */
export function cleanBaseUrl(value: unknown, example: string): string {
	const text = String(value ?? '').trim();
	const hint = `Open the credential and enter an address like ${example}.`;
	if (text === '') throw new InputError('The base URL in the credential is empty', hint);
	if (!/^https?:\/\//i.test(text)) {
		throw new InputError(
			`The base URL in the credential must start with https:// or http://, it is "${text}"`,
			hint,
		);
	}
	if (!isUrl(text)) {
		throw new InputError(`The base URL in the credential is not an address: "${text}"`, hint);
	}
	return text.replace(/\/+$/, '');
}

/** Whether a text is a complete http or https address. */
export function isUrl(text: string): boolean {
	try {
		return ['http:', 'https:'].includes(new URL(text).protocol);
	} catch {
		return false;
	}
}
