import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { finishedExecution, lastExecution } from '../../playground/lib/executions';
import type { Execution } from '../../playground/lib/executions';
import { examples } from '../../playground/lib/paths';
import type { Playground } from '../../playground/lib/playground';
import { exampleId, publishWorkflow } from '../../playground/lib/seed';
import type { Workflow } from '../../playground/lib/seed';
import type { Vendors } from '../../playground/lib/simulators';

/** How long the world outside and n8n may take for one thing. */
const PATIENCE = 90_000;

/** Parameters that a user fills in, by the node's name. */
export type Filling = Record<string, Record<string, unknown>>;

/** An example, and what shows that it works. */
export interface Proof {
	/** Name of its file without the ending. */
	id: string;
	/** @throws Error when it does not do its job */
	show(stage: Stage): Promise<void>;
}

/** n8n with the examples in it, between the vendors and the world outside. */
export class Stage {
	constructor(readonly playground: Playground) {}

	get url(): string {
		return this.playground.n8n.url;
	}

	get vendors(): Vendors {
		return this.playground.vendors;
	}

	/** Fills in what the example's note asks for, as a user does in the editor, and saves it. */
	async fillIn(
		id: string,
		filling: Filling = {},
		credentialsOf: (node: Node) => Node['credentials'] = ({ credentials }) => credentials,
	): Promise<Workflow> {
		const { session } = this.playground;
		const { nodes } = await session.request<Workflow>('GET', `/workflows/${exampleId(id)}`);
		for (const [name, parameters] of Object.entries(filling)) {
			const node = nodes.find((each) => each.name === name);
			if (!node) throw new Error(`There is no node "${name}"`);
			Object.assign((node as { parameters?: object }).parameters ?? {}, parameters);
		}
		const complete = nodes.map((node) => ({ ...node, credentials: credentialsOf(node) }));
		const path = `/workflows/${exampleId(id)}`;
		return await session.request<Workflow>('PATCH', path, { nodes: complete });
	}

	/** Fills in, and makes the triggers listen; they stop with the work. */
	async live(id: string, filling: Filling, work: () => Promise<void>): Promise<void> {
		await this.fillIn(id, filling);
		await this.start(id);
		try {
			await work();
		} finally {
			await this.stop(id);
		}
	}

	/** Publishes a workflow, and waits until its triggers listen; those that poll look at once. */
	async start(id: string): Promise<void> {
		const { session } = this.playground;
		await publishWorkflow(
			session,
			await session.request<Workflow>('GET', `/workflows/${exampleId(id)}`),
		);
	}

	/** Stops a workflow's triggers, and waits until they have cleared up. */
	async stop(id: string): Promise<void> {
		const { session } = this.playground;
		await session.request('POST', `/workflows/${exampleId(id)}/deactivate`, {});
		await this.until('an end of the triggers', async () => {
			const { status } = await session.request<{ status: string }>(
				'GET',
				`/workflows/${exampleId(id)}/publication-status`,
			);
			return status === 'not_published' ? true : undefined;
		});
	}

	/** Does something outside, and gives the execution that it starts. */
	async executionOf(id: string, happening: () => Promise<unknown>): Promise<Execution> {
		const { session } = this.playground;
		const before = await lastExecution(session, exampleId(id));
		await happening();
		const started = async () => {
			const last = await lastExecution(session, exampleId(id));
			return last?.id === before?.id ? undefined : last;
		};
		return worked(await this.until('an execution', started));
	}

	/**
	 * Runs the workflow by hand from one of its triggers, as the editor does.
	 * @param input what the trigger gives, where it cannot know by itself
	 */
	async runByHand(id: string, trigger: string, input?: Body): Promise<Execution> {
		const { session } = this.playground;
		const workflowData = await session.request<Workflow>('GET', `/workflows/${exampleId(id)}`);
		const { executionId } = await session.request<{ executionId: string }>(
			'POST',
			`/workflows/${exampleId(id)}/run`,
			{ workflowData, triggerToStartFrom: { name: trigger, ...(input && { data: given(input) }) } },
		);
		return worked(await finishedExecution(session, executionId));
	}

	/** Waits until something is there. */
	async until<T>(what: string, find: () => Promise<T | undefined> | T | undefined): Promise<T> {
		const deadline = Date.now() + PATIENCE;
		while (Date.now() < deadline) {
			const found = await find();
			if (found !== undefined) return found;
			await delay(200);
		}
		throw new Error(`There was not ${what} within ${PATIENCE / 1000} s`);
	}

	/** Posts JSON, like another system that calls a webhook or a vendor's API. */
	async post(url: string, body: unknown): Promise<Record<string, unknown>> {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${url} answered ${response.status}: ${text}`);
		return JSON.parse(text) as Record<string, unknown>;
	}

	/** Submits one of n8n's forms, as a browser does. */
	async submitForm(path: string, answers: Record<number, string>): Promise<void> {
		const form = new FormData();
		for (const [field, answer] of Object.entries(answers)) form.set(`field-${field}`, answer);
		const response = await fetch(`${this.url}/form/${path}`, { method: 'POST', body: form });
		if (!response.ok) throw new Error(`The form answered ${response.status}`);
	}

	/** Turns a switch of a vendor's simulator. */
	async control(vendor: keyof Vendors, name: string, body: unknown = {}): Promise<unknown> {
		const { url } = this.vendors[vendor].simulator;
		return (await this.post(`${url}/_control/${name}`, body)).result;
	}

	/** Puts a record into PMP behind its API. @returns its ID */
	async seed(resource: string, values: Body = {}): Promise<string> {
		const seeded = await this.control('businessLabsPmp', 'seed', { resource, values });
		return (seeded as { first: string }).first;
	}

	/** Bodies of what a vendor took, oldest first. */
	taken(vendor: keyof Vendors, method: string, path: RegExp): Body[] {
		return this.vendors[vendor].simulator.ledger.requests
			.filter((request) => request.method === method && path.test(request.path))
			.filter(({ status }) => status >= 200 && status < 300)
			.map(({ body }) => body as Body);
	}
}

export type Body = Record<string, any>;

type Node = Workflow['nodes'][number];

/** One item, as n8n keeps what a node gave. */
function given(json: Body): object {
	const main = [[{ json }]];
	const times = { startTime: Date.now(), executionTime: 0, executionIndex: 0 };
	return { ...times, executionStatus: 'success', source: [], data: { main } };
}

/** The example as it is in its file. */
export function exampleFile(id: string): Workflow & { connections: object } {
	return JSON.parse(readFileSync(join(examples, `${id}.json`), 'utf8'));
}

/** A record chosen by its ID, as the editor keeps it. */
export const chosen = (value: string, mode = 'id') => ({ __rl: true, mode, value });

/** @throws Error when the execution or one of its nodes failed */
function worked(execution: Execution): Execution {
	const failures = execution.nodes.filter(({ error }) => error);
	if (execution.status === 'success' && failures.length === 0) return execution;
	const why = failures.map(({ node, error }) => `${node}: ${error}`).join('\n');
	throw new Error(`Execution ${execution.id} ended as "${execution.status}"\n${why}`);
}

/** The items that a node gave. @throws Error when it did not run */
export function itemsOf({ nodes }: Execution, name: string): Body[] {
	const found = nodes.find(({ node }) => node === name);
	if (!found)
		throw new Error(`"${name}" did not run; ${nodes.map(({ node }) => node).join(', ')} did`);
	return found.items;
}

export const ran = ({ nodes }: Execution, name: string): boolean =>
	nodes.some(({ node }) => node === name);
