import { exampleId, putWorkflow } from '../../playground/lib/seed';
import type { Model } from '../examples/model';
import { chosen } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import { node } from './workflows';
import type { Node } from './workflows';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';
const link = (type: string, name: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });

/** Saves and publishes a workflow in which a node uses others as tools. @param user that node's name */
export async function saveWithTools(
	stage: Stage,
	id: string,
	nodes: Node[],
	user: string,
	tools: Node[],
	connections: object = {},
): Promise<void> {
	const ends = tools.map(({ name }) => [name, link('ai_tool', user)]);
	await putWorkflow(stage.playground.session, {
		id: exampleId(id),
		name: id,
		active: true,
		nodes: [...nodes, ...tools],
		...{
			connections: { ...connections, ...Object.fromEntries(ends) },
			settings: { executionOrder: 'v1' },
		},
	});
}

/** An agent with tools, which begins when its webhook is called. */
export async function saveAgent(
	stage: Stage,
	id: string,
	typeVersion: number,
	{ url }: Model,
	tools: Node[],
): Promise<void> {
	const openAiApi = await stage.playground.session.request('POST', '/credentials', {
		...{ name: id, type: 'openAiApi', data: { apiKey: 'none', url } },
	});
	// An agent that asks somebody does not end while the caller waits.
	const responseMode = tools.some(isAsking) ? 'onReceived' : 'lastNode';
	const webhook = { httpMethod: 'POST', path: id, responseMode };
	const prompt = { promptType: 'define', text: 'Go', options: {} };
	const nodes = [
		node('In', 'n8n-nodes-base.webhook', webhook, { webhookId: id, typeVersion: 2 }),
		node('Agent', `${LANGCHAIN}.agent`, prompt, { typeVersion }),
		node(
			'Model',
			`${LANGCHAIN}.lmChatOpenAi`,
			{ model: chosen('gpt-4.1-mini', 'list'), options: {} },
			{ typeVersion: 1.2, credentials: { openAiApi } },
		),
	];
	await saveWithTools(stage, id, nodes, 'Agent', tools, {
		In: link('main', 'Agent'),
		Model: link('ai_languageModel', 'Agent'),
	});
}

function isAsking(tool: Node): boolean {
	return (tool as { parameters?: Body }).parameters?.operation === 'sendAndWait';
}

/** What the model was told by its tools, as it last heard it. */
export function toolAnswers({ asked }: Model): string[] {
	return ((asked.at(-1)?.messages ?? []) as Body[])
		.filter(({ role }) => role === 'tool')
		.map(({ content }) => String(content));
}
