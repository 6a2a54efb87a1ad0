import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
	url: string;
	received: Array<{ method: string; path: string; body: any }>;
	stop(): Promise<void>;
}

/** A customer's web server: notes what it is told and says 200. */
export async function receiver(): Promise<Receiver> {
	const received: Receiver['received'] = [];
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const chunk of request) text += String(chunk);
		const body = text ? JSON.parse(text) : undefined;
		received.push({ method: request.method!, path: request.url!, body });
		response.end('{"success": true}');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
