import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../playground/lib/lifetime';
import type { Body } from './stage';

/** A call of a tool, as a model asks for it. */
export interface ToolCall {
	name: string;
	arguments: Body;
}

export interface Model {
	url: string;
	/** What it was asked, oldest first. */
	asked: Body[];
}

/**
 * A language model on loopback in the form that OpenAI's API has. It cannot think: it asks for the
 * given tools one after the other, then answers with what the last one gave.
 * @param calls after the first thing that a user says
 * @param later after each further one of the same conversation, which the model only knows from memory
 */
export async function startModel(calls: ToolCall[], ...later: ToolCall[][]): Promise<Model> {
	const asked: Body[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Body;
			asked.push(body);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(completion(body, [calls, ...later])));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	atEnd(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}/v1`, asked };
}

function completion({ messages }: Body, turns: ToolCall[][]): object {
	const said = messages.filter(({ role }: Body) => role === 'user').length;
	const last = messages.findLastIndex(({ role }: Body) => role === 'user');
	const answers = messages.slice(last).filter(({ role }: Body) => role === 'tool');
	const next = (turns[said - 1] ?? [])[answers.length];
	const message = next
		? {
				role: 'assistant',
				content: null,
				tool_calls: [
					{
						id: `call_${answers.length}`,
						type: 'function',
						function: { name: next.name, arguments: JSON.stringify(next.arguments) },
					},
				],
			}
		: { role: 'assistant', content: `I found: ${String(answers.at(-1)?.content ?? 'nothing')}` };
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model: 'test',
		choices: [{ index: 0, message, finish_reason: next ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
