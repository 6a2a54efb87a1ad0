import type { Stage } from '../examples/stage';
import { node } from '../live/workflows';
import type { Node } from '../live/workflows';
import { exampleId, publishWorkflow, putWorkflow } from '../../playground/lib/seed';

const EVERY = 6;

/** n8n polls a poll time once a minute at the most; a node may have many of them. */
function pollTimes(first: number): object {
	const seconds = Array.from({ length: 60 / EVERY }, (_, at) => first + at * EVERY);
	return { item: seconds.map((at) => ({ mode: 'custom', cronExpression: `${at} * * * * *` })) };
}

const pmp = (name: string, first: number, parameters: object): Node =>
	node(name, 'businessLabsPmpTrigger', {
		...{ mode: 'polling', pollTimes: pollTimes(first), ...parameters },
	});

/** The triggers of each workflow: two that poll in one, and one alone. They look at different seconds. */
const TRIGGERS: Record<string, Node[]> = {
	pmp: [
		pmp('New', 0, { resource: 'customer', event: 'new' }),
		pmp('Changed', 2, { resource: 'lead', event: 'changed' }),
	],
	sms: [node('SMS', 'openTactTrigger', { mode: 'polling', pollTimes: pollTimes(4) })],
};

export const WORKFLOWS = Object.keys(TRIGGERS);

/** A workflow's ID in n8n. */
export const idOf = (setting: string, name: string): string => exampleId(`${setting} ${name}`);

/**
 * Saves a workflow anew, and publishes it.
 * @param after names the node after the triggers, so that each version is another one
 * @throws Error when n8n refuses, e.g. because the first look failed
 */
export async function publish(
	stage: Stage,
	setting: string,
	name: string,
	after: string,
): Promise<void> {
	const triggers = TRIGGERS[name].map((one) => {
		const type = one.type.includes('openTact') ? 'openTactApi' : 'businessLabsPmpApi';
		return { ...one, credentials: { [type]: stage.playground.credentials[type] } };
	});
	const main = [[{ node: after, type: 'main', index: 0 }]];
	const { session } = stage.playground;
	const saved = await putWorkflow(session, {
		id: idOf(setting, name),
		name: `${setting} ${name}`,
		active: false,
		nodes: [...triggers, node(after, 'n8n-nodes-base.noOp', {})],
		...{
			connections: Object.fromEntries(triggers.map((one) => [one.name, { main }])),
			settings: { executionOrder: 'v1' },
		},
	});
	if (setting.startsWith('on')) return await publishWorkflow(session, saved);
	// Without its publication service n8n answers once the triggers listen.
	const { id, versionId } = saved;
	await session.request('POST', `/workflows/${id}/activate`, { versionId });
}

export async function unpublish(stage: Stage, setting: string): Promise<void> {
	for (const name of WORKFLOWS) {
		const path = `/workflows/${idOf(setting, name)}/deactivate`;
		await stage.playground.session.request('POST', path, {});
	}
}
