import { packageName } from '../../playground/lib/package';
import type { Workflow } from '../../playground/lib/seed';

/** A node that does the work to be measured, set up as a user would. */
export interface Contestant {
	/** For addresses and file names. */
	id: string;
	title: string;
	node: NodeSetup;
	/** A second node that belongs to the work. */
	then?: NodeSetup;
	/** The ID of the first record that the items are about; the others follow. */
	firstId?: number;
}

export interface NodeSetup {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'continueRegularOutput';
}

export const ours = (name: string) => `${packageName}.${name}`;

/** n8n's HTTP Request node, in the version that the editor adds. */
export function httpRequest(
	parameters: Record<string, unknown>,
	credentials?: NodeSetup['credentials'],
): NodeSetup {
	return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.5, parameters, credentials };
}

/**
 * webhook -> items -> probe -> the node -> probe, whose figures the webhook answers. What is posted
 * says how many items and, with `profile`, where a CPU profile goes.
 */
export function measuring(path: string, { node, then }: Contestant): Workflow {
	// A failure is counted and shown by the probe.
	const onError = 'continueRegularOutput';
	const bench = (part: string) => ({
		type: 'CUSTOM.bench',
		typeVersion: 1,
		parameters: { part, plan: "={{ JSON.stringify($('Webhook').first().json.body) }}" },
	});
	return chained(path, [
		['Webhook', webhook(path, 'lastNode')],
		['Items', bench('items')],
		['Before', bench('start')],
		['Work', { ...node, onError }],
		...(then ? [['Then', { ...then, onError }] as [string, NodeSetup]] : []),
		['After', bench('end')],
	]);
}

export function webhook(path: string, responseMode: 'lastNode' | 'onReceived'): NodeSetup {
	return {
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		parameters: { httpMethod: 'POST', path, responseMode, options: {} },
	};
}

/** A workflow of nodes in a row, listening. */
export function chained(id: string, chain: Array<[string, NodeSetup]>): Workflow {
	const nodes = chain.map(([name, setup], position) => ({
		...setup,
		id: `${id}-${position}`,
		name,
		position: [200 * position, 0],
		...(position === 0 && { webhookId: id }),
	}));
	const connections = Object.fromEntries(
		chain
			.slice(1)
			.map(([name], before) => [
				chain[before][0],
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
	);
	const settings = { executionOrder: 'v1' };
	return { id, name: id, active: true, nodes, connections, settings } as unknown as Workflow;
}
