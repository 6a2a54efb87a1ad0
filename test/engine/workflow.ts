import { Workflow } from 'n8n-workflow';
import type {
	ICredentialType,
	IDataObject,
	INode,
	INodeType,
	Workflow as IWorkflow,
} from 'n8n-workflow';
import { nodeTypesOf } from './nodeTypes';

/** What a test fills into a node. */
export interface NodeSetup {
	type: INodeType;
	credentialType?: ICredentialType;
	parameters: IDataObject;
}

/** One node as n8n stores it, and a workflow around it. */
export function workflowOf(
	{ type, credentialType, parameters }: NodeSetup,
	more: Partial<INode> = {},
	rest: Partial<ConstructorParameters<typeof Workflow>[0]> = {},
): { node: INode; workflow: IWorkflow } {
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
