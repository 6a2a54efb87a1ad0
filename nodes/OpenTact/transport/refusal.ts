import { VendorError } from '../../shared/contract/errors';
import type { WireRequest, WireResponse } from '../../shared/contract/types';
import { opened } from '../../shared/engine/answer';
import { isBrokenOff } from '../../shared/engine/certainty';
import { complaintsIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { withoutSecrets } from './hiddenSecrets';

/** OpenTact said no, with its reasons in any shape. */
export function refusal({ statusCode, body }: WireResponse, request: WireRequest): VendorError {
	const { fields, ...rest } = isRecord(body) ? body : {};
	const wrong = complaintsIn(fields).map((complaint) => shown(complaint.replace(/^params\./, '')));
	const said = shown(wordsIn(rest)) || named(statusCode);
	return new VendorError(
		`OpenTact refused: ${said}${wrong.length > 0 ? ` (${wrong.join('; ')})` : ''}`,
		{
			httpCode: statusCode,
			description:
				wrong.length > 0 ? 'Correct the fields that it names.' : help(statusCode, request.path),
			isRefusal: isSigned(body),
		},
	);
}

/**
 * Whether a no is certainly OpenTact's: it says `success`, or complains about what was sent. Servers before
 * it say a lone message as well.
 */
function isSigned(body: unknown): boolean {
	if (!isRecord(body)) return false;
	return (
		opened(body)?.verdict === false ||
		Array.isArray(body.message) ||
		complaintsIn(body.fields).length > 0
	);
}

/** A yes of OpenTact that does not hold what was asked for. */
export function odd({ statusCode, body }: WireResponse, wanted: string): VendorError {
	const said = shown(wordsIn(body));
	return new VendorError(`OpenTact does not answer with ${wanted}${said && `: ${said}`}`, {
		httpCode: statusCode,
		description: 'The response has an unexpected format, so it is not taken for an empty one.',
	});
}

/** Somebody else answered, or OpenTact broke off. */
export function notOpenTact({ statusCode, body }: WireResponse): VendorError {
	const said = shown(wordsIn(body));
	const isBroken = isBrokenOff(statusCode);
	return new VendorError(
		isBroken
			? `OpenTact failed (HTTP ${statusCode})`
			: `The answer does not come from OpenTact (HTTP ${statusCode})`,
		{
			httpCode: statusCode,
			description: [
				isBroken
					? 'The response comes from a proxy in front of it. Try again later.'
					: 'A proxy may have answered, or the base URL in the credential is wrong. It must end with /rest.',
				said && `The answer says: ${said}`,
			]
				.filter(Boolean)
				.join(' '),
		},
	);
}

/** Words of OpenTact may repeat the address of a trigger. */
function shown(text: string): string {
	return withoutSecrets(text, '') as string;
}

function named(statusCode: number): string {
	const names: Record<number, string> = { 401: 'Unauthorized', 429: 'Too many requests' };
	return names[statusCode] ?? `HTTP ${statusCode}`;
}

function help(statusCode: number, path: string): string | undefined {
	if (statusCode === 404 && path === '/sms') {
		return 'The sender is not one of your numbers. Choose it from the list, or order it first.';
	}
	return HELP[statusCode];
}

const HELP: Record<number, string> = {
	401: 'The token is wrong or has expired, or this user does not have permission for this. Check the credential.',
	402: 'The balance of the account is too low. Add funds, then run it again.',
	403: 'This user does not have permission for this. Use a credential of a user with more permissions.',
	404: 'OpenTact has no such record, or it belongs to another account. Check the ID.',
	409: 'The record exists already, or something still uses it.',
	429: 'OpenTact limits the rate of requests. Lower the option "Concurrent Items" or try again later.',
};
