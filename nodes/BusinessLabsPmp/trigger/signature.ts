import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../shared/trigger/sameSecret';

/** Seconds by which the time of a call may differ from now. */
const WINDOW = 300;

/**
 * Whether PMP made the call, and just now. Vendor docs: "Webhooks": the header
 * `X-Perfex-Signature: t=<unix>,v1=<hex>` holds HMAC-SHA256(secret, t + "." + body), over the body's
 * bytes as they came.
 * @param now Unix time in seconds
 */
export function isVerified(header: unknown, body: Buffer, secret: string, now: number): boolean {
	const parts = new Map(
		String(header ?? '')
			.split(',')
			.map((part) => part.trim().split('=', 2) as [string, string]),
	);
	const [time, given] = [parts.get('t') ?? '', parts.get('v1') ?? ''];
	if (secret === '' || !/^\d{1,12}$/.test(time)) return false;
	if (Math.abs(now - Number(time)) > WINDOW) return false;
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
	return isSameSecret(given, expected);
}
