import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../examples/stage';
import { packageName } from '../../playground/lib/package';
import { exampleId, putWorkflow } from '../../playground/lib/seed';
import type { Workflow } from '../../playground/lib/seed';

export type Node = Workflow['nodes'][number];

/** A node of a workflow that a check makes. `type` without a dot is one of the package. */
export function node(name: string, type: string, parameters: object, more: object = {}): Node {
	const full = type.includes('.') ? type : `${packageName}.${type}`;
	const rest = { id: name, typeVersion: 1, position: [0, 0], parameters };
	return { ...rest, name, type: full, ...more };
}

/** Saves a workflow that is a chain of nodes, and publishes it. @throws Error when n8n refuses */
export async function install(stage: Stage, id: string, nodes: Node[]): Promise<void> {
	const links = nodes.slice(1).map(({ name }, at) => {
		const main = [[{ node: name, type: 'main', index: 0 }]];
		return [nodes[at].name, { main }];
	});
	await putWorkflow(stage.playground.session, {
		id: exampleId(id),
		name: id,
		active: true,
		nodes: nodes.map((each) => withCredentials(stage, each)),
		...{ connections: Object.fromEntries(links), settings: { executionOrder: 'v1' } },
	});
}

/** Every node of a vendor has a credential, but the trigger of Picky Assist, which needs none. */
function withCredentials(stage: Stage, one: Node): Node {
	const [owner, type] = one.type.split('.');
	if (owner !== packageName || type === 'pickyAssistTrigger') return one;
	const name = `${type.replace(/Trigger$/, '')}Api`;
	return { ...one, credentials: { [name]: stage.playground.credentials[name] } };
}

/** What keeps a workflow from being published, in n8n's words. It is stopped afterwards. */
export async function refusalOf(stage: Stage, id: string, nodes: Node[]): Promise<string> {
	try {
		await install(stage, id, nodes);
	} catch (error) {
		return (error as Error).message;
	} finally {
		await stage.stop(id);
	}
	throw new Error(`"${id}" was published, it should have been refused`);
}

/** How often a workflow has run, or is running. */
export async function executions(stage: Stage, id: string): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: exampleId(id) }));
	const { results } = await stage.playground.session.request<{ results: unknown[] }>(
		'GET',
		`/executions?filter=${filter}&limit=50`,
	);
	return results.length;
}

/** @throws Error when the workflow runs because of what happens */
export async function mustNotStart(
	stage: Stage,
	id: string,
	happening: () => Promise<unknown>,
): Promise<void> {
	const before = await executions(stage, id);
	await happening();
	await delay(1000);
	const more = (await executions(stage, id)) - before;
	if (more !== 0) throw new Error(`"${id}" was started ${more} times, it should not have been`);
}

/** Status and text of an answer to a post of JSON that may be refused. */
export async function answerTo(
	url: string,
	body: unknown,
	headers: Record<string, string> = {},
): Promise<{ status: number; type: string; text: string }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const type = response.headers.get('content-type') ?? '';
	return { status: response.status, type, text: await response.text() };
}
