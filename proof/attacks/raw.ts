import { connect } from 'node:net';

export interface Answer {
	/** 0 when the connection was closed without an answer. */
	status: number;
	text: string;
	milliseconds: number;
}

const PATIENCE = 3000;

/**
 * Writes text to a server as it is, for what no HTTP client sends.
 * @param hangsUp whether the connection is cut right after the text
 */
export async function sendRaw(url: string, text: string, hangsUp = false): Promise<Answer> {
	const { hostname, port } = new URL(url);
	const start = performance.now();
	const received = await new Promise<string>((resolve) => {
		let heard = '';
		const socket = connect(Number(port), hostname, () => {
			socket.write(text, () => hangsUp && socket.destroy());
		});
		socket.setTimeout(PATIENCE, () => socket.destroy());
		socket.on('data', (chunk) => (heard += String(chunk)));
		socket.on('error', () => {});
		socket.on('close', () => resolve(heard));
	});
	const status = Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1] ?? 0);
	return { status, text: received, milliseconds: performance.now() - start };
}
