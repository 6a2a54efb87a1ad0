import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../playground/lib/lifetime';

/** Gives the answer's JSON text, or nothing when the simulator behind is to answer. */
type Answer = (method: string, url: URL, body: Buffer) => string | undefined;

/**
 * A server before a simulator, for what would cost the simulator more than the node: prepared
 * answers to some calls, after a latency. All else goes through.
 * @returns its address
 */
export async function startFront(behind: string, latency: number, answer: Answer): Promise<string> {
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const url = new URL(request.url ?? '/', behind);
			const received = Buffer.concat(chunks);
			const prepared = answer(request.method ?? 'GET', url, received);
			if (prepared !== undefined) {
				const headers = { 'content-type': 'application/json' };
				setTimeout(() => response.writeHead(200, headers).end(prepared), latency);
				return;
			}
			const { host, connection, 'content-length': length, ...headers } = request.headers;
			const body = received.length > 0 ? received : undefined;
			fetch(url, { method: request.method, headers: headers as Record<string, string>, body })
				.then(async (passed) => {
					const type = passed.headers.get('content-type') ?? 'application/json';
					response.writeHead(passed.status, { 'content-type': type }).end(await passed.text());
				})
				.catch(() => response.destroy());
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	atEnd(() => {
		server.close();
		server.closeAllConnections();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
