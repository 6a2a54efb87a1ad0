import { API_TOKENS, BASE_PATHS } from '../../simulators/PickyAssist';
import type { World } from '../../simulators/PickyAssist';
import { exampleId } from '../../playground/lib/seed';
import type { Workflow } from '../../playground/lib/seed';
import type { Body, Stage } from './stage';

/** What a user chooses in the trigger and puts behind the address in the console. */
export const SECRET = '0123456789abcdef0123456789abcdef';

/** Picky Assist as it is behind its API. */
export function world(stage: Stage): World {
	return stage.vendors.pickyAssist.simulator.state() as World;
}

/** Another system of the same customer calls Picky Assist. */
export async function api(stage: Stage, path: string, body: object): Promise<Body> {
	const { url } = stage.vendors.pickyAssist.simulator;
	return await stage.post(`${url}${BASE_PATHS.v4}${path}`, { ...body, token: API_TOKENS.v4 });
}

/** A template as a user makes one, after its review. @returns its ID */
export async function approvedTemplate(stage: Stage, name: string, text: string): Promise<string> {
	const { template_id: id } = await api(stage, '/template-request', {
		name,
		message_type: 1,
		category: 12,
		messages: [{ language: 'en', message: text }],
	});
	const review = { generation: 'v4', template_id: id, status: 3 };
	await stage.control('pickyAssist', 'template-review', review);
	return id as string;
}

/** Enters the trigger's address, with its secret, in the console. */
export async function callTheWorkflow(
	stage: Stage,
	id: string,
	kind: 'global' | 'event',
): Promise<void> {
	const path = `/workflows/${exampleId(id)}`;
	const { nodes } = await stage.playground.session.request<Workflow>('GET', path);
	const trigger = nodes.find(({ type }) => type.endsWith('pickyAssistTrigger'));
	const { webhookId } = trigger as unknown as { webhookId: string };
	const url = `${stage.url}/webhook/${webhookId}/picky-assist?n8n_secret=${SECRET}`;
	await stage.control('pickyAssist', 'webhooks', { generation: 'v4', [kind]: url });
}
