import type { IWebhookFunctions } from 'n8n-workflow';

/** No vendor nests deeper; what does would break whatever walks through it. */
const LEVELS = 100;

interface Request {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
	contentType?: string;
}

/**
 * The body of a call. What n8n does not understand, because it has another name, is read as JSON, or is text.
 * @returns undefined when there is none, or when it is nested too deep
 */
export async function callBody(context: IWebhookFunctions): Promise<unknown> {
	const body = context.getBodyData() as unknown;
	const isRead = body !== undefined && typeof body !== 'string';
	return isRead ? shallow(body) : readBytes(await bytesOf(context));
}

/**
 * A body as it came. n8n has read it for version 1 of a node in any case; for later ones, it leaves the
 * types that it does not know to the node.
 * @returns undefined when there is none, when it cannot be read, and for parts, which n8n reads itself
 */
export async function bytesOf(context: IWebhookFunctions): Promise<Buffer | undefined> {
	const request = context.getRequestObject() as Request;
	const isLeft = !request.rawBody && !request.contentType?.startsWith('multipart/');
	// Too large, or cut off: to be refused like any other body that makes no sense.
	if (isLeft) await request.readRawBody?.().catch(() => undefined);
	return request.rawBody;
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
