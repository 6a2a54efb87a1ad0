import { findJson } from './json';
import type { WireResponse } from '../contract/types';

/** What n8n's request helper hands out when it is asked for a stream. */
interface Stream {
	on(event: 'data', listener: (chunk: Buffer) => void): void;
	on(event: 'end' | 'aborted' | 'error', listener: (error?: Error) => void): void;
}

/**
 * How n8n's request helper is asked for an answer. Whole, older ones never come back when its
 * compression is broken; as a stream they do. Newer ones come back either way, and wrap the stream at a
 * cost: the first answer tells them apart, because a wrapped stream is no stream of the network.
 */
let encoding: 'stream' | 'arraybuffer' = 'stream';

export function answerEncoding(): 'stream' | 'arraybuffer' {
	return encoding;
}

/** The whole answer, read to its end. Throws the error of a broken connection or compression. */
export async function received(response: WireResponse): Promise<WireResponse> {
	const { body, headers } = response;
	if (isStream(body) && body.constructor.name === 'Readable') encoding = 'arraybuffer';
	const bytes = isStream(body) ? await bytesIn(body) : body;
	if (!Buffer.isBuffer(bytes)) return understood(response);
	return understood({ ...response, body: textOf(bytes, headers['content-type']) });
}

/** The answer with its JSON parsed, and what stood around it. */
export function understood(response: WireResponse): WireResponse {
	const { body } = response;
	if (typeof body !== 'string') return response;
	const found = findJson(body);
	if (!found) return { ...response, body: body.trim() };
	return { ...response, body: found.value, ...(found.noise && { noise: found.noise }) };
}

function isStream(body: unknown): body is Stream {
	return typeof (body as { pipe?: unknown } | null | undefined)?.pipe === 'function';
}

/**
 * A letter that was not understood would go back to the vendor with an update: so its own alphabet counts.
 * Where none is named, letters that are understood say that it is UTF-8, and that one of them was cut.
 */
function textOf(bytes: Buffer, contentType: unknown): string {
	const text = bytes.toString();
	if (!text.includes('\uFFFD') || Buffer.from(text).equals(bytes)) return text;
	const [, stated] = /charset="?([\w-]+)/i.exec(String(contentType)) ?? [];
	if (stated === undefined && /[\u00a0-\ufffc]/.test(text)) return text;
	try {
		// In two steps: in one, some versions of Node lose what windows-1252 has beyond Latin 1, such as €.
		const decoder = new TextDecoder(stated ?? 'windows-1252');
		return decoder.decode(bytes, { stream: true }) + decoder.decode();
	} catch {
		return text;
	}
}

async function bytesIn(stream: Stream): Promise<Buffer> {
	const chunks: Buffer[] = [];
	await new Promise<void>((resolve, reject) => {
		stream.on('data', (chunk) => chunks.push(chunk));
		stream.on('end', () => resolve());
		stream.on('error', reject);
		stream.on('aborted', () => reject(new Error('the connection was cut')));
	});
	return Buffer.concat(chunks);
}

const PHP = /php|\b(deprecated|notice|warning|severity|fatal error)\b/i;

/** What to tell the user about messages that a server puts around its answers. */
export function noiseHint(vendor: string, noise: string): string {
	const what = PHP.test(noise) ? 'messages of PHP' : 'other text';
	return `The server of ${vendor} puts ${what} around its answers. The answers themselves were understood; ask its administrator to switch off the display of errors.`;
}
