import type { Body } from '../examples/stage';

/** A client of n8n's MCP server, as an assistant outside has one. */
export class McpClient {
	private number = 0;
	private headers: Record<string, string> = {
		'content-type': 'application/json',
		accept: 'application/json, text/event-stream',
	};

	constructor(private readonly url: string) {}

	/** @throws Error when the server does not take the call */
	async open(): Promise<void> {
		await this.call('initialize', {
			protocolVersion: '2025-03-26',
			capabilities: {},
			clientInfo: { name: 'test', version: '1' },
		});
		await this.post({ method: 'notifications/initialized' });
	}

	/** @returns the result @throws Error when it is an error of the protocol */
	async call(method: string, params: object = {}): Promise<Body> {
		const id = ++this.number;
		const text = await this.post({ id, method, params });
		const messages = text.includes('data:') ? eventsIn(text) : [JSON.parse(text) as Body];
		const answer = messages.find((message) => message.id === id);
		if (!answer?.result) throw new Error(`${method} was answered by: ${text.slice(0, 500)}`);
		return answer.result as Body;
	}

	private async post(message: object): Promise<string> {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: this.headers,
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`The MCP server answered ${response.status}: ${text}`);
		const session = response.headers.get('mcp-session-id');
		if (session) this.headers['mcp-session-id'] = session;
		return text;
	}
}

function eventsIn(text: string): Body[] {
	return text
		.split('\n')
		.filter((line) => line.startsWith('data:'))
		.map((line) => JSON.parse(line.slice('data:'.length)) as Body);
}
