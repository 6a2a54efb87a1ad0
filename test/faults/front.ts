import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request on its way from the node to the vendor. */
export interface Passing {
	method: string;
	path: string;
	headers: Record<string, string>;
	body: string;
}

/** What the vendor answered. */
export interface Answer {
	status: number;
	type: string;
	text: string;
}

/** What happens to a request that a fault hits. */
export type Mishap = (scene: {
	request: IncomingMessage;
	response: ServerResponse;
	passing: Passing;
	forward(passing: Passing): Promise<Answer>;
}) => Promise<void>;

export interface Front {
	url: string;
	/** How often the node sent a request of an item: by the item's number. */
	sent: number[];
	/** How often the vendor carried one out. */
	carriedOut: number[];
	stop(): Promise<void>;
}

interface Settings {
	/** Number of the item that a request belongs to; undefined lets it pass. */
	itemOf(passing: Passing): number | undefined;
	/** What this request meets, or nothing. */
	mishap(item: number, arrivals: number): Mishap | undefined;
	isSuccess(answer: Answer): boolean;
}

/** A server between a node and a simulator, on which things go wrong; it counts on both sides. */
export async function startFront(
	vendor: string,
	items: number,
	{ itemOf, mishap, isSuccess }: Settings,
): Promise<Front> {
	const sent = Array.from({ length: items }, () => 0);
	const carriedOut = Array.from({ length: items }, () => 0);

	const server = createServer((request, response) => {
		void (async () => {
			const passing = await read(request);
			const item = itemOf(passing);
			const forward = async (changed: Passing) => {
				const answer = await pass(vendor, changed);
				if (item !== undefined && isSuccess(answer)) carriedOut[item]++;
				return answer;
			};
			if (item !== undefined) sent[item]++;
			const happens = item === undefined ? undefined : mishap(item, sent[item]);
			if (happens) return await happens({ request, response, passing, forward });
			const { status, type, text } = await forward(passing);
			response.writeHead(status, { 'content-type': type }).end(text);
		})().catch(() => request.socket.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		sent,
		carriedOut,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function read(request: IncomingMessage): Promise<Passing> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const { host, connection, 'content-length': length, ...headers } = request.headers;
	return {
		method: request.method ?? 'GET',
		path: request.url ?? '/',
		headers: headers as Record<string, string>,
		body: Buffer.concat(chunks).toString(),
	};
}

async function pass(vendor: string, { method, path, headers, body }: Passing): Promise<Answer> {
	const response = await fetch(`${vendor}${path}`, {
		method,
		headers,
		body: body === '' ? undefined : body,
		redirect: 'manual',
	});
	return {
		status: response.status,
		type: response.headers.get('content-type') ?? 'text/html',
		text: await response.text(),
	};
}
