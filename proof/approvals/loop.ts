import { mustBe } from '../examples/expect';
import { itemsOf } from '../examples/stage';
import type { Stage } from '../examples/stage';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { finishedExecution } from '../../playground/lib/executions';
import { exampleId, putWorkflow } from '../../playground/lib/seed';
import { statusOf, untilStatus } from '../live/waiting';
import type { Asker } from '../live/waiting';
import { node } from '../live/workflows';
import { click, messages, mustBeClosed, pageOf, questionAbout } from './questions';

/** Saves a workflow that asks one person after the other, in a loop. */
async function loopOf(stage: Stage, id: string, asker: Asker): Promise<void> {
	const { credentials, session } = stage.playground;
	const api = `${asker.type}Api`;
	const to = (name: string) => [{ node: name, type: 'main', index: 0 }];
	await putWorkflow(session, {
		id: exampleId(id),
		name: id,
		active: true,
		nodes: [
			node(
				'In',
				'n8n-nodes-base.webhook',
				{ httpMethod: 'POST', path: id, responseMode: 'onReceived' },
				{ webhookId: id, typeVersion: 2 },
			),
			node('People', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.people', options: {} }),
			node('Loop', 'n8n-nodes-base.splitInBatches', { options: {} }, { typeVersion: 3 }),
			node(
				'Ask "them"',
				asker.type,
				{
					...asker.parameters,
					operation: 'sendAndWait',
					[asker.recipient]: "={{ $json.to ?? $json['body.people'].to }}",
					message: "=Ship {{ $json.order ?? $json['body.people'].order }}?",
				},
				{ credentials: { [api]: credentials[api] } },
			),
			node('After', 'n8n-nodes-base.noOp', {}),
		],
		...{
			connections: {
				In: { main: [to('People')] },
				People: { main: [to('Loop')] },
				Loop: { main: [to('After'), to('Ask "them"')] },
				'Ask "them"': { main: [to('Loop')] },
			},
			settings: { executionOrder: 'v1' },
		},
	});
}

/** Two people in a loop: each link answers its own question alone. */
export async function checkLoop(stage: Stage, checks: Checks, asker: Asker): Promise<void> {
	await checks.run(`${asker.title}: in a loop, A's link does not answer for B`, async () => {
		const id = `loop-${asker.type}`;
		await loopOf(stage, id, asker);
		await stage.post(`${stage.url}/webhook/${id}`, {
			people: [
				{ to: '+1 415 555 0111', order: `A-${id}` },
				{ to: '+1 415 555 0112', order: `B-${id}` },
			],
		});
		const a = await questionAbout(stage, asker, `Ship A-${id}?`);
		mustHold((await pageOf(a)).html, `Ship A-${id}?`);
		mustBe('A declines', (await click(a, 'decline')).status, 200);
		const b = await questionAbout(stage, asker, `Ship B-${id}?`);
		mustBe('the same execution', a.executionId, b.executionId);
		mustBe('another link', a.link === b.link, false);

		await mustBeClosed(a, 'It was declined.');
		mustBe('still waiting', await statusOf(stage, b.executionId), 'waiting');
		mustHold((await pageOf(b)).html, `Ship B-${id}?`);

		mustBe('B approves', (await click(b, 'approve')).status, 200);
		await untilStatus(stage, b.executionId, 'success');
		const execution = await finishedExecution(stage.playground.session, b.executionId);
		mustBe('both answers', itemsOf(execution, 'After'), [
			{ data: { approved: false } },
			{ data: { approved: true } },
		]);
		await mustBeClosed(a, /action/i);
		await mustBeClosed(b, /action/i);
		const asked = messages(stage, asker).filter((text) => text.includes(id));
		mustBe('messages', asked.length, 2);
	});
}
