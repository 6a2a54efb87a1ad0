import { setTimeout as delay } from 'node:timers/promises';
import type { Session } from './session';

interface NodeRun {
	executionTime: number;
	data?: { main?: Array<Array<{ json: Record<string, unknown> }> | null> };
	error?: { message: string; description?: string | null };
	hints?: Array<{ message: string }>;
}

/** What one node gave in an execution. */
export interface NodeOutcome {
	node: string;
	items: Array<Record<string, unknown>>;
	error?: string;
	/** What it says beside its output. */
	hints: string[];
	milliseconds: number;
}

export interface Execution {
	id: string;
	status: string;
	/** In the order in which the nodes ran. */
	nodes: NodeOutcome[];
}

/** The newest execution of a workflow, if it has run. */
export async function lastExecution(
	session: Session,
	workflowId: string,
): Promise<Execution | undefined> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await session.request<{ results: Array<{ id: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=1`,
	);
	return results.length === 0 ? undefined : await finishedExecution(session, results[0].id);
}

/** Waits for an execution to end. */
export async function finishedExecution(session: Session, executionId: string): Promise<Execution> {
	for (;;) {
		const execution = await readExecution(session, executionId);
		if (!['new', 'running', 'waiting'].includes(execution.status)) return execution;
		await delay(200);
	}
}

async function readExecution(session: Session, executionId: string): Promise<Execution> {
	const { id, status, data } = await session.request<{ id: string; status: string; data: string }>(
		'GET',
		`/executions/${executionId}`,
	);
	// While it runs, n8n keeps nothing of it yet.
	const whole = unflatten(data) as
		{ resultData: { runData: Record<string, NodeRun[]> } } | undefined;
	// Of a node that waits there is no run.
	const nodes = Object.entries(whole?.resultData.runData ?? {})
		.filter(([, runs]) => runs.length > 0)
		.map(([node, runs]) => outcomeOf(node, runs));
	return { id, status, nodes };
}

function outcomeOf(node: string, runs: NodeRun[]): NodeOutcome {
	const { data, error, hints, executionTime } = runs[runs.length - 1];
	const words = error && [error.message, error.description].filter(Boolean).join(' - ');
	return {
		node,
		items: (data?.main?.[0] ?? []).map(({ json }) => json),
		error: words || undefined,
		hints: (hints ?? []).map(({ message }) => message),
		milliseconds: executionTime,
	};
}

/**
 * n8n keeps an execution as a flat list: the first entry is the whole, and every text in an object or
 * a list stands for the entry of that number.
 */
function unflatten(text: string): unknown {
	const entries = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const entry = (index: number): unknown => {
		const value = entries[index];
		if (typeof value !== 'object' || value === null) return value;
		if (done.has(index)) return done.get(index);
		const whole: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
		done.set(index, whole);
		for (const [key, part] of Object.entries(value)) {
			(whole as Record<string, unknown>)[key] =
				typeof part === 'string' ? entry(Number(part)) : part;
		}
		return whole;
	};
	return entry(0);
}
