import type { Stage } from '../examples/stage';
import { exampleId, putWorkflow } from '../../playground/lib/seed';
import { node } from '../live/workflows';
import type { Asker } from '../live/waiting';
import type { ScriptedModel, Turn } from './model';

/** The tool that a person is asked about. */
export const TOOL = 'Open_ticket';

/** A workflow in which an agent may open a ticket, once a person has approved. */
export interface Office {
	/** Lets the agent take these turns. */
	start(turns: Turn[]): Promise<void>;
}

export interface Settings {
	/** The workflow's name. */
	id: string;
	asker: Asker;
	/** Parameters of the node that asks, beside those that it needs. */
	parameters?: object;
}

/** A call of the tool, with a mark to find it by. */
export const ticket = (subject: string, message = 'On the invoice'): Turn[number] => ({
	name: TOOL,
	arguments: {
		toolParameters: { subject, customer: 2, message },
		hitlParameters: {},
	},
});

/** Saves the workflow, as a user builds it in the editor, and publishes it. */
export async function openOffice(
	stage: Stage,
	model: ScriptedModel,
	{ id, asker, parameters = {} }: Settings,
): Promise<Office> {
	const { session, credentials } = stage.playground;
	const openAiApi = await session.request<{ id: string; name: string }>('POST', '/credentials', {
		name: `Model of ${id}`,
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url },
	});
	const credential = (type: string) => ({ credentials: { [type]: credentials[type] } });
	const fromModel = (name: string, type: string) => `={{ $fromAI('${name}', '', '${type}') }}`;
	const ask = { name: 'chatInput', value: '={{ $json.body.script }}', type: 'string', id: 'ask' };
	const nodes = [
		node(
			'In',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path: id, responseMode: 'onReceived' },
			{ webhookId: id, typeVersion: 2 },
		),
		node(
			'Chat',
			'n8n-nodes-base.set',
			{ assignments: { assignments: [ask] }, options: {} },
			{ typeVersion: 3.4 },
		),
		node('Agent', '@n8n/n8n-nodes-langchain.agent', { options: {} }, { typeVersion: 3.1 }),
		node(
			'Model',
			'@n8n/n8n-nodes-langchain.lmChatOpenAi',
			{ model: { __rl: true, mode: 'list', value: 'gpt-4.1-mini' }, options: {} },
			{ typeVersion: 1.2, credentials: { openAiApi } },
		),
		// Its message is left to n8n, which fills in its own.
		node(
			'Ask',
			`${asker.type}HitlTool`,
			{ ...asker.parameters, [asker.recipient]: '+1 415 555 0123', ...parameters },
			credential(`${asker.type}Api`),
		),
		node(
			TOOL.replace('_', ' '),
			'businessLabsPmpTool',
			{
				resource: 'ticket',
				operation: 'create',
				subject: fromModel('subject', 'string'),
				department: { __rl: true, mode: 'id', value: '1' },
				userid: { __rl: true, mode: 'id', value: fromModel('customer', 'number') },
				contactid: { __rl: true, mode: 'id', value: '0' },
				additionalFields: { message: fromModel('message', 'string') },
			},
			credential('businessLabsPmpApi'),
		),
	];
	const to = (name: string, type: string) => ({ [type]: [[{ node: name, type, index: 0 }]] });
	await putWorkflow(session, {
		id: exampleId(id),
		name: id,
		active: true,
		nodes,
		...{
			connections: {
				In: to('Chat', 'main'),
				Chat: to('Agent', 'main'),
				Model: to('Agent', 'ai_languageModel'),
				Ask: to('Agent', 'ai_tool'),
				[TOOL.replace('_', ' ')]: to('Ask', 'ai_tool'),
			},
			settings: { executionOrder: 'v1' },
		},
	});
	return {
		async start(turns) {
			const script = JSON.stringify(turns);
			await stage.post(`${stage.url}/webhook/${id}`, { script });
		},
	};
}
