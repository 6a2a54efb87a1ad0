import { Workflow } from 'n8n-workflow';
import type { INode, Workflow as IWorkflow } from 'n8n-workflow';
import type { Execution } from './harness';
import { nodeTypesOf } from './nodeTypes';

/** One node as n8n stores it, and a workflow around it. */
export function workflowOf(
	execution: Pick<Execution, 'type' | 'parameters'> & Partial<Pick<Execution, 'credentialType'>>,
	more: Partial<INode> = {},
	rest: Partial<ConstructorParameters<typeof Workflow>[0]> = {},
): { node: INode; workflow: IWorkflow } {
	const { type, credentialType, parameters } = execution;
	const credential = { id: 'credential', name: 'Credential' };
	const node: INode = {
		id: 'node',
		name: type.description.displayName,
		type: `test.${type.description.name}`,
		typeVersion: 1,
		position: [0, 0],
		parameters: parameters as INode['parameters'],
		...(credentialType && { credentials: { [credentialType.name]: credential } }),
		...more,
	};
	const workflow = new Workflow({
		id: 'workflow',
		name: 'My workflow',
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: nodeTypesOf(type),
		...rest,
	});
	return { node: workflow.nodes[node.name], workflow };
}
