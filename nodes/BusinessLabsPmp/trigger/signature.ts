import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../shared/trigger/sameSecret';

/** Seconds by which the time of a call may differ from now. */
const WINDOW = 300;

/**
 * Whether PMP made the call, and just now. Vendor docs: "Webhooks": the header
 * `X-Perfex-Signature: t=<unix>,v1=<hex>` holds HMAC-SHA256(secret, t + "." + body), over the body's
 * bytes as they came.
 * @param now Unix time in seconds
 * @returns the signature, which is there only once; undefined when it does not fit
 */
export function verified(
	header: unknown,
	body: Buffer,
	secret: string,
	now: number,
): string | undefined {
	const parts = new Map(
		String(header ?? '')
			.split(',')
			.map((part) => part.trim().split('=', 2) as [string, string]),
	);
	const [time, given] = [parts.get('t') ?? '', parts.get('v1') ?? ''];
	if (secret === '' || !/^\d{1,12}$/.test(time)) return undefined;
	if (Math.abs(now - Number(time)) > WINDOW) return undefined;
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
	return isSameSecret(given, expected) ? expected : undefined;
}
