import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { CancelledError } from '../contract/errors';
import { Failure } from './failure';
import type { WireResponse } from '../contract/types';

/** Tries in all, the first included. */
const MAX_TRIES = 5;
const TRIES_OF_A_BROKEN_SERVER = 2;
const FIRST_WAIT = 500;
const SHORT_WAIT = 1000;
/** A vendor that wants a longer pause than this gets an error instead of a workflow that hangs. */
const LONGEST_ASKED_WAIT = 300_000;

/**
 * How long to wait before the next try, in milliseconds, or undefined to give up.
 * A request that cannot be repeated is tried again only when it was certainly not carried out:
 * the vendor said so (429), or the connection was never made.
 * @param tries how often it was sent already
 */
export function waitBeforeRetry(
	outcome: WireResponse | Failure,
	repeatable: boolean,
	tries: number,
): number | undefined {
	if (tries >= MAX_TRIES) return undefined;
	const backoff = FIRST_WAIT * 2 ** (tries - 1);
	const jittered = Math.round(backoff * (0.5 + Math.random() / 2));
	if (outcome instanceof Failure) {
		const isHarmless = outcome.kind === 'unreached' || (outcome.kind === 'lost' && repeatable);
		const isEnough = outcome.isLate && tries >= TRIES_OF_A_BROKEN_SERVER;
		return isHarmless && !isEnough ? jittered : undefined;
	}
	const { statusCode } = outcome;
	const mayRepeat = statusCode === 429 || (repeatable && statusCode >= 500);
	if (!mayRepeat || tries >= mostTries(statusCode)) return undefined;
	const asked = statusCode === 429 || statusCode === 503 ? (askedWait(outcome) ?? 0) : 0;
	return asked > LONGEST_ASKED_WAIT ? undefined : Math.max(asked, jittered);
}

/** A way that is blocked, or a limit, may be free again soon; a server that broke rarely mends itself. */
function mostTries(status: number): number {
	const isPassing =
		status < 500 || (status >= 502 && status <= 504) || (status >= 520 && status <= 530);
	return isPassing ? MAX_TRIES : TRIES_OF_A_BROKEN_SERVER;
}

/**
 * How long nobody should send anything to that account, in milliseconds, as an answer says that one of
 * the executions got.
 * @param wait after which that one tries again
 */
export function waitForAll(response: WireResponse, wait: number | undefined): number | undefined {
	const { statusCode } = response;
	if (statusCode === 429) return wait;
	const asked = statusCode === 503 ? askedWait(response) : untilReset(response);
	return asked !== undefined && asked <= LONGEST_ASKED_WAIT ? asked : undefined;
}

/** Milliseconds that the vendor asks to wait: Retry-After (seconds or a date), or until the limit
 * resets. */
function askedWait(response: WireResponse): number | undefined {
	const after = response.headers['retry-after'];
	if (after !== undefined) {
		const seconds = Number(after);
		const milliseconds = Number.isNaN(seconds)
			? Date.parse(String(after)) - clockOf(response)
			: seconds * 1000;
		if (milliseconds > 0) return milliseconds;
	}
	return untilReset(response);
}

/** Milliseconds until the limit resets (Unix seconds), where it is used up. */
function untilReset(response: WireResponse): number | undefined {
	const { headers } = response;
	const reset = Number(headers['x-ratelimit-reset']) * 1000 - clockOf(response);
	return reset > 0 && headers['x-ratelimit-remaining'] === '0' ? reset : undefined;
}

/** The time (Unix milliseconds) at the vendor, whose times are by its own clock; n8n's may be wrong. */
function clockOf({ headers }: WireResponse): number {
	return timeOf(headers) ?? Date.now();
}

/** When an answer was given, by the clock of whoever gave it (Unix milliseconds), where it tells. */
export function timeOf(headers: IDataObject | undefined): number | undefined {
	return Date.parse(String(headers?.date)) || undefined;
}

/**
 * Waits without blocking n8n, and no longer than the execution lives. n8n's helper cannot be cut short,
 * so a long wait is made of short ones: a timer that nobody waits for any more soon ends.
 * @throws CancelledError
 */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
	const end = Date.now() + milliseconds;
	const cancellation = new Cancellation(signal);
	for (let rest = milliseconds; rest > 0 && !signal?.aborted; rest = end - Date.now()) {
		await Promise.race([sleep(Math.min(rest, SHORT_WAIT)), cancellation.happens]);
	}
	cancellation.forget();
	if (signal?.aborted) throw new CancelledError();
}

/** Resolves when a signal aborts, until it is forgotten. */
class Cancellation {
	private resolve: () => void = () => {};
	readonly happens = new Promise<void>((resolve) => {
		this.resolve = resolve;
	});

	constructor(private readonly signal?: AbortSignal) {
		signal?.addEventListener('abort', this.resolve, { once: true });
	}

	forget(): void {
		this.signal?.removeEventListener('abort', this.resolve);
	}
}
