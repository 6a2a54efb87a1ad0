import type { VendorError } from '../../nodes/shared/contract/errors';
import type { Client, WireRequest, WireResponse } from '../../nodes/shared/contract/types';

/**
 * What a vendor's client makes of answers, without a server: `decoded` gives the payload, `refused` the error.
 * @param usual the request that is answered, where a test says nothing else
 * @param kind the class that each error must have
 */
export function decoding<E extends VendorError>(
	decode: Client['decode'],
	usual: WireRequest,
	kind: abstract new (...given: never[]) => E,
) {
	const decoded = (
		body: unknown,
		asked: Partial<WireRequest> = {},
		statusCode = 200,
		headers: WireResponse['headers'] = {},
	) => decode({ statusCode, headers, body }, { ...usual, ...asked });
	const refused = (...given: Parameters<typeof decoded>): E => {
		try {
			decoded(...given);
		} catch (error) {
			if (error instanceof kind) return error;
			throw error;
		}
		throw new Error(`This was taken for a success: ${JSON.stringify(given)}`);
	};
	return { decoded, refused };
}
