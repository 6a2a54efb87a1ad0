import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';

/** A call as it came. */
export interface Call {
	url: string;
	body: string;
	headers: IDataObject;
}

/** What a workflow does with a call. */
interface Receiver {
	receive(
		call: { rawBody: Buffer; headers: IDataObject; query: IDataObject },
		response: Answer,
		isTest?: boolean,
	): Promise<unknown>;
}

/** The part of n8n that takes calls from outside: it hands each to the workflow it belongs to. */
export class Doorway {
	readonly workflows = new Map<string, Receiver>();
	/** To look at, and to send again. */
	readonly calls: Call[] = [];
	private readonly server = createServer(
		(request, response) => void this.handle(request, response),
	);

	async open(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const url = new URL(String(request.url), this.url);
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const rawBody = Buffer.concat(chunks);
		const headers = request.headers as IDataObject;
		this.calls.push({ url: url.href, body: rawBody.toString(), headers });
		const workflow = this.workflows.get(url.pathname.split('/')[2]);
		if (!workflow) return void response.writeHead(404).end('not registered');
		const query = Object.fromEntries(url.searchParams);
		const isTest = url.pathname.startsWith('/webhook-test/');
		await workflow.receive({ rawBody, headers, query }, asExpress(response), isTest);
	}
}

/** What a node gets of n8n's answer, on top of what Node has. */
export type Answer = ServerResponse & {
	status(code: number): Answer;
	json(content: unknown): Answer;
};

function asExpress(response: ServerResponse): Answer {
	const answer = Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return answer;
		},
		json(content: unknown) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(content));
			return answer;
		},
	});
	return answer;
}

/** One for the tests of a file, or of a group of them. */
export function useDoorway(): Doorway {
	const doorway = new Doorway();
	beforeAll(async () => await doorway.open());
	afterAll(async () => await doorway.close());
	return doorway;
}
