import { findJson } from './json';
import type { WireResponse } from '../contract/types';

/** What n8n's request helper hands out when it is asked for a stream. */
interface Stream {
	on(event: 'data', listener: (chunk: Buffer) => void): void;
	on(event: 'end' | 'aborted' | 'error', listener: (error?: Error) => void): void;
}

/**
 * How n8n's request helper is asked for an answer. As text, older ones never come back when its
 * compression is broken; as a stream they do. Newer ones come back either way, and wrap the stream at a
 * cost: the first answer tells them apart, because a wrapped stream is no stream of the network.
 */
let encoding: 'stream' | 'text' = 'stream';

export function answerEncoding(): 'stream' | 'text' {
	return encoding;
}

/** The whole answer, read to its end. Throws the error of a broken connection or compression. */
export async function received(response: WireResponse): Promise<WireResponse> {
	if (!isStream(response.body)) return understood(response);
	if (response.body.constructor.name === 'Readable') encoding = 'text';
	return understood({ ...response, body: await textIn(response.body) });
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

async function textIn(stream: Stream): Promise<string> {
	const chunks: Buffer[] = [];
	await new Promise<void>((resolve, reject) => {
		stream.on('data', (chunk) => chunks.push(chunk));
		stream.on('end', () => resolve());
		stream.on('error', reject);
		stream.on('aborted', () => reject(new Error('the connection was cut')));
	});
	return Buffer.concat(chunks).toString();
}

const PHP = /php|\b(deprecated|notice|warning|severity)\b/i;

/** What to tell the user about messages that a server puts around its answers. */
export function noiseHint(vendor: string, noise: string): string {
	const what = PHP.test(noise) ? 'messages of PHP' : 'other text';
	return `The server of ${vendor} puts ${what} around its answers. The answers themselves were understood; ask its administrator to switch off the display of errors.`;
}
