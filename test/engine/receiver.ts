import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	/** With the query. */
	path: string;
	headers: IncomingHttpHeaders;
	text: string;
	/** The text as JSON; undefined where there is none. */
	body: any;
}

export interface Answer {
	/** 200 by default. */
	status?: number;
	body?: string;
	/** Milliseconds to wait first. */
	delay?: number;
}

/** A customer's web server: keeps what it is told, and answers as the test wants. */
export class Receiver {
	readonly received: Received[] = [];
	/** For the calls to come, in their order. */
	readonly answers: Answer[] = [];
	/** For the calls after those. */
	otherwise: Answer = {};
	private readonly server = createServer(
		(request, response) => void this.handle(request, response),
	);

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	reset(): void {
		this.received.length = 0;
		this.answers.length = 0;
		this.otherwise = {};
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const { method = '', url: path = '', headers } = request;
		this.received.push({ method, path, headers, text, body: text ? JSON.parse(text) : undefined });
		const { status = 200, body = '{}', delay } = this.answers.shift() ?? this.otherwise;
		if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
		response.writeHead(status).end(body);
	}
}

/** A receiver for one test file, which forgets everything before each test. */
export function useReceiver(): Receiver {
	const receiver = new Receiver();
	beforeAll(async () => await receiver.start());
	beforeEach(() => receiver.reset());
	afterAll(async () => await receiver.stop());
	return receiver;
}
