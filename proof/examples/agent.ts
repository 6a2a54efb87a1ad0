import type { Credentials } from '../../playground/lib/seed';
import { mustBe, mustMatch } from './expect';
import { startModel } from './model';
import type { Body, Proof, Stage } from './stage';

type Reference = Credentials[string];

/** The examples that use the nodes as tools. */
export const agentProofs: Proof[] = [{ id: 'ai-agent-answers-from-the-crm', show: agentWithTools }];

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
	const { session, credentials } = stage.playground;
	const openAiApi = await session.request<Reference>('POST', '/credentials', {
		name: 'Model',
		type: 'openAiApi',
		data: { apiKey: 'none', url: model.url },
	});
	const { businessLabsPmpApi } = credentials;
	await stage.fillIn(id, {}, ({ type }): Record<string, Reference> | undefined => {
		if (type.endsWith('lmChatOpenAi')) return { openAiApi };
		return type.endsWith('Tool') ? { businessLabsPmpApi } : undefined;
	});
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
