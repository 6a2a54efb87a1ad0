import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { answer } from '../examples/answer';
import { mustBe, mustMatch } from '../examples/expect';
import { startModel } from '../examples/model';
import { OWN } from '../examples/openTact';
import { chosen } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import { saveAgent, saveWithTools, toolAnswers } from './agentWorkflow';
import { McpClient } from './mcpClient';
import { node } from './workflows';
import type { Node } from './workflows';

const fromModel = (name: string, type = 'string') => `={{ $fromAI('${name}', '', '${type}') }}`;

/** The three nodes as tools; the model fills in what an agent needs to, and more than it knows. */
function tools({ playground: { credentials } }: Stage, more: object = {}): Node[] {
	const tool = (name: string, vendor: string, parameters: object) =>
		node(name, `${vendor}Tool`, parameters, {
			credentials: { [`${vendor}Api`]: credentials[`${vendor}Api`] },
			...more,
		});
	return [
		tool('Change customer', 'businessLabsPmp', {
			...{ resource: 'customer', operation: 'update' },
			id: chosen(fromModel('customer', 'number')),
			groups_in: '1,4',
			updateFields: {
				phonenumber: fromModel('phone'),
				address: fromModel('address'),
				city: fromModel('city'),
			},
		}),
		tool('Find customers', 'businessLabsPmp', {
			...{ resource: 'customer', operation: 'search' },
			keysearch: fromModel('text'),
			limit: fromModel('limit', 'number'),
		}),
		tool('Send WhatsApp', 'pickyAssist', {
			...{ resource: 'message', operation: 'sendText' },
			application: chosen('101', 'list'),
			number: fromModel('number'),
			message: fromModel('message'),
			additionalFields: { reference_number: fromModel('reference') },
		}),
		tool('Find SMS', 'openTact', {
			...{ resource: 'sms', operation: 'searchOutbound' },
			filters: { message: fromModel('text') },
		}),
		tool('Send SMS', 'openTact', {
			...{ resource: 'sms', operation: 'send' },
			from: chosen(OWN, 'number'),
			to: fromModel('number'),
			message: fromModel('message'),
		}),
	];
}

/** The nodes as tools of n8n's agent, which runs them inside itself (2) or as nodes (3). */
async function runAgent(stage: Stage, typeVersion: number): Promise<void> {
	const id = `agent-${typeVersion}`;
	const customer = { customer: 1, phone: '+39 02 1234', address: '', city: '' };
	const model = await startModel([
		{ name: 'Find_customers', arguments: { text: 'Riverside', limit: 5 } },
		{ name: 'Change_customer', arguments: customer },
		{ name: 'Change_customer', arguments: { ...customer, customer: 999 } },
		{ name: 'Send_WhatsApp', arguments: { number: '+39 333 1', message: 'Hi', reference: '' } },
		{
			name: 'Send_WhatsApp',
			arguments: { number: '+39 333 123 4567', message: 'Hello', reference: '' },
		},
		{ name: 'Find_SMS', arguments: { text: 'nobody wrote this' } },
		{ name: 'Send_SMS', arguments: { number: '14155550123', message: 'Done' } },
	]);
	// An agent of version 2 would end with the first error of a tool.
	const own = tools(stage, typeVersion < 3 ? { onError: 'continueRegularOutput' } : {});
	await saveAgent(stage, id, typeVersion, model, own);
	const before = customerRow(stage);
	await stage.post(`${stage.url}/webhook/${id}`, {});
	await stage.stop(id);

	const told = toolAnswers(model);
	mustBe('answers of tools', told.length, 7);
	mustHold(told[0], /Riverside Bakery/);
	mustHold(told[1], '"changed":true');
	mustBe('columns changed', differences(before, customerRow(stage)), ['phonenumber']);
	mustHold(told[2], /no such|Check the ID/);
	mustHold(told[3], /Number/);
	mustHold(told[4], 'push_id');
	mustHold(told[5], 'There are no results');
	mustHold(told[6], 'uuid');
	const pushes = stage.taken('pickyAssist', 'POST', /\/push$/);
	mustBe('messages', pushes.length, 1);
	mustMatch('message', pushes[0].data[0], { number: '393331234567', message: 'Hello' });
	mustBe('SMS', stage.taken('openTact', 'POST', /\/sms$/).length, 1);
}

/** Send and Wait for Response as a tool: the model asks a person, and goes on with what they write. */
async function askAPerson(stage: Stage): Promise<void> {
	const id = 'agent-asks';
	const model = await startModel([{ name: 'Ask', arguments: { question: 'Blue or red?' } }]);
	const ask = node(
		'Ask',
		'pickyAssistTool',
		{
			...{ resource: 'message', operation: 'sendAndWait', responseType: 'freeText' },
			application: chosen('101', 'list'),
			number: '+39 333 123 4567',
			message: fromModel('question'),
		},
		{
			credentials: { pickyAssistApi: stage.playground.credentials.pickyAssistApi },
			webhookId: `${id}-ask`,
		},
	);
	await saveAgent(stage, id, 3.1, model, [ask]);
	await stage.post(`${stage.url}/webhook/${id}`, {});
	const text = await stage.until('a question', () => {
		const [push] = stage.taken('pickyAssist', 'POST', /\/push$/);
		return push?.data[0].message as string | undefined;
	});
	mustHold(text, /^Blue or red\?\n\nhttp/);
	await answer(text, { text: 'Blue' });
	const told = await stage.until('an answer', () =>
		toolAnswers(model).find((each) => each.includes('Blue')),
	);
	mustBe('the model is told', JSON.parse(told), [{ data: { text: 'Blue' } }]);
	await stage.stop(id);
}

/** The nodes as tools of n8n's MCP server. */
async function serveMcp(stage: Stage): Promise<void> {
	const id = 'mcp-tools';
	const trigger = node(
		'MCP',
		'@n8n/n8n-nodes-langchain.mcpTrigger',
		{ path: id },
		{ webhookId: id, typeVersion: 2 },
	);
	await saveWithTools(stage, id, [trigger], 'MCP', tools(stage));
	const client = new McpClient(`${stage.url}/mcp/${id}`);
	await client.open();
	const { tools: offered } = await client.call('tools/list');
	mustBe('tools', (offered as Body[]).map(({ name }) => name).sort(), [
		'Change_customer',
		'Find_SMS',
		'Find_customers',
		'Send_SMS',
		'Send_WhatsApp',
	]);
	const use = async (name: string, values: object) => {
		const { content } = await client.call('tools/call', { name, arguments: values });
		return (content as Body[]).map(({ text }) => String(text)).join('\n');
	};
	mustHold(await use('Find_customers', { text: 'Riverside', limit: 5 }), 'Riverside Bakery');
	const before = customerRow(stage);
	const values = { customer: 1, phone: '+39 02 99', address: '', city: '' };
	mustHold(await use('Change_customer', values), /"changed": ?true/);
	mustBe('columns changed', differences(before, customerRow(stage)), ['phonenumber']);
	const refused = await use('Send_WhatsApp', { number: 'Anna', message: 'Hi', reference: '' });
	mustHold(refused, /Number/);
	mustBe('messages', stage.taken('pickyAssist', 'POST', /\/push$/).length, 0);
	await stage.stop(id);
}

function customerRow(stage: Stage): Body {
	const { tables } = stage.vendors.businessLabsPmp.simulator.state() as Body;
	return { ...tables.customers.find(({ userid }: Body) => userid === '1') };
}

function differences(before: Body, after: Body): string[] {
	return Object.keys(after).filter((name) => after[name] !== before[name]);
}

/** An agent and an MCP client use the nodes as their tools. */
export async function checkTools(stage: Stage, checks: Checks): Promise<void> {
	const fresh = () => {
		for (const { simulator } of Object.values(stage.vendors)) simulator.reset();
	};
	for (const version of [2, 3.1]) {
		await checks.run(`Tools of an agent, version ${version}: nothing is wiped`, async () => {
			fresh();
			await runAgent(stage, version);
		});
	}
	await checks.run('Send and Wait as a tool: the model asks a person', async () => {
		fresh();
		await askAPerson(stage);
	});
	await checks.run('Tools over the MCP server: list, read, write', async () => {
		fresh();
		await serveMcp(stage);
	});
}
