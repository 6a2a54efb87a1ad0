import { request } from 'node:http';
import { sendRaw } from './raw';
import type { Answer } from './raw';

/** A request as an attacker may write it. */
export interface Letter {
	url: string;
	/** Default: POST. */
	method?: string;
	/** Several values send the header several times. */
	headers?: Record<string, string | string[]>;
	body?: string | Buffer;
	/** Sends the body in pieces, without telling its length. */
	isChunked?: boolean;
	/** Written to the connection as it is; the rest is not used. */
	raw?: string;
	/** Whether the connection is cut after that. */
	hangsUp?: boolean;
}

const TIMEOUT = 60_000;
const PIECE = 5;

/** Sends a request and reads the answer, also one that comes before all was sent. */
export async function send(letter: Letter): Promise<Answer> {
	const { url, method = 'POST', headers = {}, body, isChunked = false } = letter;
	if (letter.raw !== undefined) return await sendRaw(url, letter.raw, letter.hangsUp);
	const start = performance.now();
	const answer = await new Promise<Omit<Answer, 'milliseconds'>>((resolve) => {
		const size =
			body === undefined || isChunked ? {} : { 'content-length': Buffer.byteLength(body) };
		const call = request(url, {
			...{ method, agent: false, timeout: TIMEOUT },
			headers: { ...size, ...headers },
		});
		call.on('response', (response) => {
			const chunks: Buffer[] = [];
			const end = () =>
				resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('close', end);
			response.on('error', end);
		});
		call.on('timeout', () => call.destroy());
		// What closes the connection early may have answered before.
		call.on('error', ({ message }) => {
			setTimeout(() => resolve({ status: 0, text: message }), 200);
		});
		if (isChunked) {
			const bytes = Buffer.from(body ?? '');
			for (let at = 0; at < bytes.length; at += PIECE) call.write(bytes.subarray(at, at + PIECE));
			call.end();
		} else call.end(body);
	});
	return { ...answer, milliseconds: performance.now() - start };
}
