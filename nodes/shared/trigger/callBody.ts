import type { IWebhookFunctions } from 'n8n-workflow';

/** No vendor nests deeper; what does would break whatever walks through it. */
const LEVELS = 100;

/**
 * The body of a call. What n8n leaves unread, because it has another name, is read as JSON, or is text.
 * @returns undefined when there is none, or when it is nested too deep
 */
export function callBody(context: IWebhookFunctions): unknown {
	const body = context.getBodyData() as unknown;
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const isRead = body !== undefined && typeof body !== 'string';
	return isRead ? shallow(body) : readBytes(rawBody);
}

/**
 * JSON, or text, from bytes as they came.
 * @returns undefined when there are none, or when it is nested too deep
 */
export function readBytes(bytes?: Buffer): unknown {
	return shallow(readAs(String(bytes ?? '')));
}

function shallow(value: unknown): unknown {
	return isShallow(value, LEVELS) ? value : undefined;
}

function readAs(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return text || undefined;
	}
}

function isShallow(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return levels > 0 && Object.values(value).every((entry) => isShallow(entry, levels - 1));
}
