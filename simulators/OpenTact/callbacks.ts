import type { Vendor } from './vendor';

const PATIENCE = 5_000;

/**
 * Calls a customer's URL once and notes it.
 * @returns whether the server could be reached, whatever it said
 */
export async function callBack(
	vendor: Vendor,
	url: string,
	method: 'GET' | 'POST',
	body: unknown,
): Promise<boolean> {
	const note = { url, method, body, status: 0, at: new Date().toISOString() };
	vendor.world.callbacks.push(note);
	try {
		const response = await fetch(url, {
			method,
			...(method === 'POST' && {
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			}),
			signal: AbortSignal.timeout(PATIENCE),
		});
		note.status = response.status;
		await response.arrayBuffer();
		return true;
	} catch {
		return false;
	}
}

/**
 * Tells the customer about a message: at its own URL, else at the profile's first URL, else, when
 * that cannot be reached, at the second one (vendor docs: messaging profile).
 */
export async function reportMessage(
	vendor: Vendor,
	urls: { custom?: string | null; first?: string | null; second?: string | null },
	message: object,
): Promise<void> {
	const body = wrap(vendor.behaviour.callbackShape, message);
	if (urls.custom) {
		await callBack(vendor, urls.custom, 'POST', body);
		return;
	}
	if (!urls.first) return;
	const { world } = vendor;
	const reached = await callBack(vendor, urls.first, 'POST', body);
	const isOver = world !== vendor.world;
	if (!reached && urls.second && !isOver) await callBack(vendor, urls.second, 'POST', body);
}

function wrap(shape: Vendor['behaviour']['callbackShape'], message: object): object {
	if (shape === 'flat') return message;
	if (shape === 'payload') return { type: 'sms', payload: message };
	return { data: { event_type: 'message.finalized', payload: message } };
}
