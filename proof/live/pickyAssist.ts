import { mustBe, mustMatch } from '../examples/expect';
import { callTheWorkflow, SECRET } from '../examples/pickyAssistWorld';
import { itemsOf } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import type { Execution } from '../../playground/lib/executions';
import { answerTo, install, mustNotStart, node } from './workflows';
import type { Node } from './workflows';

const [AT_ONCE, LAST_NODE] = ['message-at-once', 'message-last-node'];

/** What comes to the Global Webhook of Picky Assist, and what goes back. */
export async function checkPickyAssistTrigger(stage: Stage, checks: Checks): Promise<void> {
	const title = 'Picky Assist Trigger';
	await checks.run(`${title}: a message starts an execution, the answer is JSON`, async () => {
		await install(stage, AT_ONCE, workflow(AT_ONCE, { reply: { text: 'We answer soon' } }));
		await callTheWorkflow(stage, AT_ONCE, 'global');
		const { heard, execution } = await writes(stage, AT_ONCE, 'When are you open?');
		mustMatch('call', heard, { status: 200, error: '' });
		mustBe('answer', JSON.parse(heard.body), {
			'message-out': 'We answer soon',
			delay: '0',
			type: '1',
		});
		const [item, ...more] = itemsOf(execution, 'Message');
		mustBe('further items', more, []);
		mustMatch('item', item, { event: 'inboundMessage', text: 'When are you open?' });
		mustBe('secret in the item', JSON.stringify(item).includes(SECRET), false);
	});
	await checks.run(`${title}: a wrong secret is refused with 401, in JSON`, async () => {
		const address = `${stage.url}/webhook/${AT_ONCE}/picky-assist`;
		await mustNotStart(stage, AT_ONCE, async () => {
			for (const query of ['', '?n8n_secret=', `?n8n_secret=${'0'.repeat(32)}`]) {
				const { status, type, text } = await answerTo(`${address}${query}`, { text: 'Hi' });
				mustBe(`answer to "${query}"`, status, 401);
				mustHold(type, 'application/json');
				mustBe('its body', text, '{"message":"Unauthorized"}');
			}
		});
	});
	for (const version of [1, 2]) await checkLastNode(stage, checks, version);
}

/** Version 1 is what workflows have that were saved before. */
async function checkLastNode(stage: Stage, checks: Checks, version: number): Promise<void> {
	const title = `Picky Assist Trigger, version ${version}`;
	await checks.run(`${title}: the last node answers, in JSON`, async () => {
		const answer = '={{ { "message-out": "You wrote: " + $json.text, "type": "1" } }}';
		const set = { mode: 'raw', jsonOutput: answer, options: {} };
		await stage.stop(AT_ONCE);
		await install(stage, LAST_NODE, [
			...workflow(LAST_NODE, { responseMode: 'lastNode' }, version).slice(0, 1),
			node('Answer', 'n8n-nodes-base.set', set, { typeVersion: 3.4 }),
		]);
		await callTheWorkflow(stage, LAST_NODE, 'global');
		const { heard } = await writes(stage, LAST_NODE, 'Hello');
		mustMatch('call', heard, { status: 200, error: '' });
		mustMatch('reply', heard.reply, { 'message-out': 'You wrote: Hello' });
		await stage.stop(LAST_NODE);
		const address = `${stage.url}/webhook/${LAST_NODE}/picky-assist`;
		mustBe('answer after the end', (await answerTo(address, {})).status, 404);
	});
}

function workflow(id: string, parameters: object, typeVersion = 2): Node[] {
	const secret = typeVersion === 1 ? { __rl: true, mode: 'text', value: SECRET } : SECRET;
	const chosen = { events: ['inboundMessage'], secret, ...parameters };
	return [
		node('Message', 'pickyAssistTrigger', chosen, { webhookId: id, typeVersion }),
		node('After', 'n8n-nodes-base.noOp', {}),
	];
}

/** Somebody writes; gives the execution and what Picky Assist made of the answer. */
async function writes(
	stage: Stage,
	id: string,
	text: string,
): Promise<{ heard: Body; execution: Execution }> {
	let heard: Body = {};
	const execution = await stage.executionOf(id, async () => {
		heard = (await stage.control('pickyAssist', 'inbound', { generation: 'v4', text })) as Body;
	});
	return { heard, execution };
}
