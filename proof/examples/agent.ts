import type { Credentials } from '../../playground/lib/seed';
import { answer } from './answer';
import { mustBe, mustMatch } from './expect';
import { startModel } from './model';
import type { Model } from './model';
import { callTheWorkflow, SECRET } from './pickyAssistWorld';
import { chosen } from './stage';
import type { Body, Proof, Stage } from './stage';

type Reference = Credentials[string];

/** The examples that use the nodes as tools. */
export const agentProofs: Proof[] = [
	{ id: 'ai-agent-answers-from-the-crm', show: agentWithTools },
	{ id: 'ai-agent-asks-before-it-writes', show: agentThatAsks },
	{ id: 'whatsapp-assistant', show: whatsAppAssistant },
];

/** The credentials of an example: those that it came with, and one for the stand-in. */
async function withModel({ playground }: Stage, { url }: Model) {
	const openAiApi = await playground.session.request<Reference>('POST', '/credentials', {
		name: 'Model',
		type: 'openAiApi',
		data: { apiKey: 'none', url },
	});
	return ({ type, credentials }: { type: string; credentials?: Credentials }) =>
		type.endsWith('lmChatOpenAi') ? { openAiApi } : credentials;
}

/** A stand-in says which tools the model would use; the tools are the real ones. */
async function agentWithTools(stage: Stage): Promise<void> {
	const id = 'ai-agent-answers-from-the-crm';
	const model = await startModel([
		{ name: 'Find_customers', arguments: { name: 'Harbour' } },
		{ name: 'Get_open_invoices', arguments: { customer: 1 } },
		{
			name: 'Open_ticket',
			arguments: { subject: 'Wrong address', customer: 2, message: 'On the invoice' },
		},
	]);
	await stage.fillIn(id, {}, await withModel(stage, model));
	const execution = await stage.runByHand(id, 'Chat', {
		action: 'sendMessage',
		chatInput: 'Open a ticket for Harbour Cycles, please',
		sessionId: 'one',
	});
	const offered = model.asked[0].tools.map(({ function: tool }: Body) => tool.name);
	mustBe('tools of the model', offered.sort(), [
		'Find_customers',
		'Get_open_invoices',
		'Open_ticket',
	]);
	const told = model.asked
		.at(-1)
		?.messages.filter(({ role }: Body) => role === 'tool')
		.map(({ content }: Body) => String(content));
	mustBe('the customer is found', /Harbour Cycles/.test(told[0]), true);
	mustBe('the open invoice is found', /480/.test(told[1]), true);
	const [ticket] = stage.taken('businessLabsPmp', 'POST', /\/tickets$/);
	mustMatch('ticket', ticket, { subject: 'Wrong address', userid: '2', message: 'On the invoice' });
	const agent = execution.nodes.find(({ node }) => node === 'Agent');
	mustBe('answer', /^I found: .*Wrong address/s.test(String(agent?.items[0].output)), true);
}

/** A change is approved and made; a ticket is declined and not opened. */
async function agentThatAsks(stage: Stage): Promise<void> {
	const id = 'ai-agent-asks-before-it-writes';
	const change = { customer: 2, phone: '+44 20 7946 0018', address: '', city: '', zip: '' };
	const ticket = { subject: 'Number changed', customer: 2, message: 'By chat' };
	const model = await startModel([
		{ name: 'Find_customers', arguments: { name: 'Harbour' } },
		{ name: 'Change_customer', arguments: { toolParameters: change, hitlParameters: {} } },
		{ name: 'Open_ticket', arguments: { toolParameters: ticket, hitlParameters: {} } },
	]);
	const filling = {
		'Ask on WhatsApp': { application: chosen('101', 'list'), number: '+39 333 123 4567' },
	};
	await stage.fillIn(id, filling, await withModel(stage, model));
	const before = customer(stage, '2');
	const running = stage.runByHand(id, 'Chat', {
		action: 'sendMessage',
		chatInput: 'Harbour Cycles has a new phone number, +44 20 7946 0018',
		sessionId: 'one',
	});
	const first = await questionOnWhatsApp(stage, 1);
	mustBe('what is asked', /Change.customer/.test(first) && first.includes(change.phone), true);
	mustBe('changed before the answer', customer(stage, '2'), before);
	await answer(first, { answer: 'approve' });
	await answer(await questionOnWhatsApp(stage, 2), { answer: 'decline' });
	await running;
	const after = customer(stage, '2');
	const columns = Object.keys(after).filter((name) => after[name] !== before[name]);
	mustBe('columns changed', columns, ['phonenumber']);
	mustBe('tickets', stage.taken('businessLabsPmp', 'POST', /\/tickets$/), []);
	const told = (model.asked.at(-1)?.messages as Body[]).filter(({ role }) => role === 'tool');
	mustBe('the model is told', /declined|rejected/i.test(String(told.at(-1)?.content)), true);
}

/** The text of the n-th question, with its link. */
async function questionOnWhatsApp(stage: Stage, count: number): Promise<string> {
	return await stage.until(`question ${count}`, () => {
		const sent = stage.taken('pickyAssist', 'POST', /\/push$/);
		return sent.length === count ? String(sent[count - 1].data[0].message) : undefined;
	});
}

function customer(stage: Stage, id: string): Body {
	const { tables } = stage.vendors.businessLabsPmp.simulator.state() as Body;
	return { ...tables.customers.find(({ userid }: Body) => userid === id) };
}

/** Two people write; one of them asks for a person, and is then left to that person. */
async function whatsAppAssistant(stage: Stage): Promise<void> {
	const id = 'whatsapp-assistant';
	const model = await startModel(
		[{ name: 'Read_the_knowledge_base', arguments: {} }],
		[{ name: 'Open_invoices', arguments: {} }],
		[{ name: 'Hand_over_to_a_person', arguments: { summary: 'Wants a person' } }],
	);
	const [anna, bruno] = ['963587413', '393331234567'];
	await stage.control('businessLabsPmp', 'version', { version: 3 });
	const company = await stage.seed('customers', {
		company: 'Anna Ltd',
		phonenumber: `+${anna.slice(0, 3)} ${anna.slice(3)}`,
	});
	await stage.seed('invoices', { clientid: company, number: '77', status: '1', total: '99.00' });
	const filling = {
		'Message came in': { secret: SECRET },
		'Read the knowledge base': { filters: { articlegroup: chosen('1') } },
	};
	const writes = async (number: string, text: string) =>
		await stage.executionOf(id, async () => {
			const fields = { number };
			await stage.control('pickyAssist', 'inbound', { generation: 'v4', text, fields });
		});
	const sent = () =>
		stage
			.taken('pickyAssist', 'POST', /\/push$/)
			.map(({ data: [row] }) => [row.number, row.message]);
	await stage.fillIn(id, filling, await withModel(stage, model));
	await stage.start(id);
	try {
		await callTheWorkflow(stage, id, 'global');
		await writes(anna, 'How do I log in?');
		mustBe('first answer', [sent()[0][0], /How to log in/.test(sent()[0][1])], [anna, true]);
		// The model asks for the invoices because it remembers that this is the second message.
		await writes(anna, 'What do I owe?');
		mustBe('own invoice', /99/.test(sent()[1][1]), true);
		await writes(bruno, 'Hello');
		mustBe('of a stranger, from the start', /How to log in/.test(sent()[2][1]), true);
		await writes(bruno, 'What do I owe?');
		mustBe('a stranger sees no invoice', /99|480|120/.test(sent()[3][1]), false);

		await writes(anna, 'I want to talk to a person');
		const [ticket] = stage.taken('businessLabsPmp', 'POST', /\/tickets$/);
		mustMatch('ticket', ticket, { subject: `WhatsApp from ${anna}`, userid: company });
		const asked = model.asked.length;
		await writes(anna, 'Are you there?');
		const [added] = stage.taken('businessLabsPmp', 'POST', /\/tickets\/reply\/\d+$/);
		mustMatch('added to the ticket', added, { message: 'Are you there?' });
		mustBe('the agent keeps out of it', model.asked.length, asked);
		mustBe('messages', sent().length, 5);
	} finally {
		await stage.stop(id);
	}
}
