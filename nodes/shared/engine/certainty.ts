import { inDoubt, VendorError } from '../contract/errors';
import type { Client, WireRequest, WireResponse } from '../contract/types';

/**
 * Statuses of a door that stayed shut: a caller who is not known, or who comes too often, is sent away
 * before anything is done, by whoever guards it (RFC 9110, 15.5.2; RFC 6585, 4). All others may stand
 * for what came after.
 */
const NOT_LET_IN = [401, 429];

/** Whether sending a request twice does the same as sending it once. */
export function isRepeatable({ method, repeatable }: WireRequest): boolean {
	return repeatable ?? method === 'GET';
}

/** Whether a request asks for something and changes nothing. */
export function isRead({ method, repeatable }: WireRequest): boolean {
	return method === 'GET' || (method === 'POST' && repeatable === true);
}

/** Whether a request changes something that another one like it would change again. */
export function changesOnce(request: WireRequest): boolean {
	return !isRepeatable(request) || request.idempotencyKey !== undefined;
}

/**
 * The one rule for writes: after a request has left, only the vendor's own refusal makes it certain
 * that nothing was done. Whatever a server before it says, what the vendor says when it broke, and every
 * mistake of our own in reading the answer leave the write in doubt, and nobody may send it again.
 * @param error what reading the answer ended in
 */
export function judged(
	error: unknown,
	request: WireRequest,
	response: WireResponse,
	{ isVerdict, saysYes }: Pick<Client, 'isVerdict' | 'saysYes'>,
): unknown {
	if (!changesOnce(request)) return error;
	// A yes under the status of a no is neither.
	const isBoth = response.statusCode >= 300 && saysYes(response);
	if (NOT_LET_IN.includes(response.statusCode) && !isBoth) return error;
	const isRefusal = error instanceof VendorError && error.isRefusal;
	const isCertain = isRefusal && !isBoth && (!mayHideSuccess(response) || isVerdict?.(response));
	return isCertain ? error : inDoubt(error, isRepeatable(request));
}

/** Statuses that come from a server before the vendor, or from a vendor that broke in mid-work. */
function mayHideSuccess({ statusCode }: WireResponse): boolean {
	return (statusCode >= 300 && statusCode < 400) || isBrokenOff(statusCode);
}

/** Whether a status says that somebody on the way, or the vendor itself, did not get to an end. */
export function isBrokenOff(statusCode: number): boolean {
	return statusCode === 408 || statusCode === 499 || statusCode >= 500;
}
