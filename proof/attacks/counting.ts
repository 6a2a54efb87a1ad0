import { post } from '../bench/stage';
import type { Stage } from '../bench/stage';
import { chained, webhook } from '../bench/workflow';
import type { NodeSetup } from '../bench/workflow';
import { putWorkflow } from '../../playground/lib/seed';

/** Executions of a workflow, and how many different events they were for. */
export interface Count {
	executions: number;
	events: number;
}

/** The node that counts, or tells the count. */
export function counter(part: 'count' | 'counted', plan: string, one = ''): NodeSetup {
	return { type: 'CUSTOM.bench', typeVersion: 1, parameters: { part, plan, one } };
}

/** A workflow to ask for the count. */
export async function openCounting({ session }: Stage): Promise<void> {
	const asked = "={{ JSON.stringify($('Webhook').first().json.body) }}";
	await putWorkflow(
		session,
		chained('bench-counted', [
			['Webhook', webhook('bench-counted', 'lastNode')],
			['Count', counter('counted', asked)],
		]),
	);
}

export async function counted({ n8n }: Stage, { workflow }: { workflow: string }): Promise<Count> {
	return JSON.parse(await post(`${n8n.url}/webhook/bench-counted`, { name: workflow })) as Count;
}
