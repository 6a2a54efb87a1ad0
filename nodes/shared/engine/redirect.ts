import { VendorError } from '../contract/errors';
import type { WireResponse } from '../contract/types';

export function isRedirect({ statusCode }: WireResponse): boolean {
	return statusCode >= 300 && statusCode < 400;
}

/**
 * The vendor, or a server before it, answers with another address. Most are the same one under https, or
 * under another host, so that the base URL to enter can be told.
 */
export function movedAway(
	{ statusCode, headers }: WireResponse,
	baseUrl: string,
	path: string,
): VendorError {
	// What is behind the address may be part of the request, and so a secret.
	const [address] = String(headers.location ?? '').split(/[?#]/);
	if (address === '') {
		return new VendorError(`The answer is a redirect without an address (HTTP ${statusCode})`, {
			httpCode: statusCode,
			description:
				'It comes from a server before the vendor. Check the base URL in the credential.',
		});
	}
	const whole = address.replace(/\/+$/, '');
	const moved = whole.endsWith(path) ? whole.slice(0, -path.length) : baseUrl;
	return new VendorError(`The base URL redirects to ${address}`, {
		httpCode: statusCode,
		description:
			moved === baseUrl
				? 'A redirect loses the data, so it is not followed. Check the base URL in the credential: it may be that of a page for people, or of a server before the vendor.'
				: `A redirect loses the data, so it is not followed. Enter ${moved} as the base URL in the credential.`,
	});
}
