import type { Json } from './answers';
import { isObject } from './checks';

const MAX_DELAY = 3600;

/**
 * Reads what a Global Webhook answered. Only valid JSON counts; `{}` sends nothing.
 * The fields and the limit of `delay` come from third parties, the vendor's own list is not known.
 */
export function understandReply(status: number, body: string): { error: string; reply?: Json } {
	if (status !== 200) return { error: `HTTP status ${status}` };
	let answer: unknown;
	try {
		answer = JSON.parse(body);
	} catch {
		return { error: 'The answer is not valid JSON' };
	}
	if (!isObject(answer)) return { error: 'The answer is not a JSON object' };
	const { delay = '0', ...rest } = answer;
	const hasContent = ['message-out', 'media-url', 'location', 'contact'].some(
		(name) => rest[name] !== undefined && rest[name] !== '',
	);
	if (!hasContent) return { error: '' };
	const problem = problemOf(rest, delay);
	return problem ? { error: problem } : { error: '', reply: { type: '1', ...rest, delay } };
}

function problemOf(reply: Json, delay: unknown): string {
	for (const name of ['message-out', 'media-url', 'type', 'reference_number']) {
		const value = reply[name];
		if (value !== undefined && typeof value !== 'string') return `${name} must be a string`;
	}
	if (typeof delay !== 'string' || !/^\d+$/.test(delay) || Number(delay) > MAX_DELAY) {
		return `delay must be a string of 0 to ${MAX_DELAY} seconds`;
	}
	if (reply['media-url'] && !URL.canParse(reply['media-url'] as string)) {
		return 'media-url must be a URL';
	}
	if (reply.type !== undefined && !/^[1-79]$/.test(reply.type as string)) {
		return 'type must be a known message type';
	}
	if (reply.location !== undefined && !isObject(reply.location))
		return 'location must be an object';
	if (reply.contact !== undefined && !Array.isArray(reply.contact)) return 'contact must be a list';
	return '';
}
