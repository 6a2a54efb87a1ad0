import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../../playground/lib/lifetime';
import type { Body } from '../examples/stage';

/** A call of a tool, as a model asks for it. */
export interface Call {
	name: string;
	arguments: Body;
}

/** The calls of one turn; several are asked for at the same time. */
export type Turn = Call[];

export interface ScriptedModel {
	url: string;
	/** What the model was told by tools, of the conversation that holds a text; oldest first. */
	told(mark: string): string[];
}

/**
 * A language model on loopback in the form that OpenAI's API has. It cannot think: what the user says is
 * the list of its turns, in JSON, and it ends with what the last tool said.
 */
export async function startScriptedModel(): Promise<ScriptedModel> {
	const asked: Body[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Body;
			asked.push(body);
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(completion(body)));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	atEnd(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	const { port } = server.address() as AddressInfo;
	const told = (mark: string) => {
		const own = asked.filter(({ messages }) => scriptOf(messages).includes(mark));
		return toolMessages(own.at(-1)?.messages ?? []);
	};
	return { url: `http://127.0.0.1:${port}/v1`, told };
}

const scriptOf = (messages: Body[]): string =>
	String(messages.find(({ role }) => role === 'user')?.content);

const toolMessages = (messages: Body[]): string[] =>
	messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content));

/** The first turn that is not answered in full, or what the last tool said. */
function completion({ messages }: Body): object {
	const turns = JSON.parse(scriptOf(messages as Body[])) as Turn[];
	const answered = new Set((messages as Body[]).map((message) => String(message.tool_call_id)));
	const open = turns
		.map((calls, turn) =>
			calls
				.map((call, index) => ({ ...call, id: `call_${turn}_${index}` }))
				.filter(({ id }) => !answered.has(id)),
		)
		.find((calls) => calls.length > 0);
	const message = open
		? {
				role: 'assistant',
				content: null,
				tool_calls: open.map(({ id, name, arguments: values }) => ({
					id,
					type: 'function',
					function: { name, arguments: JSON.stringify(values) },
				})),
			}
		: { role: 'assistant', content: `The end: ${toolMessages(messages).at(-1)}` };
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model: 'test',
		choices: [{ index: 0, message, finish_reason: open ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
