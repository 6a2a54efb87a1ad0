import { LoadOptionsContext } from 'n8n-core';
import { Workflow } from 'n8n-workflow';
import type { INode, Workflow as IWorkflow } from 'n8n-workflow';
import { additionalData, credentialsHelper } from './harness';
import type { Execution } from './harness';

/** One node as n8n stores it, and a workflow around it. */
export function workflowOf(
	{ type, credentialType, parameters }: Pick<Execution, 'type' | 'credentialType' | 'parameters'>,
	more: Partial<INode> = {},
	rest: Partial<ConstructorParameters<typeof Workflow>[0]> = {},
): { node: INode; workflow: IWorkflow } {
	const name = type.description.displayName;
	const workflow = new Workflow({
		id: 'workflow',
		name: 'My workflow',
		nodes: [
			{
				id: 'node',
				name,
				type: `test.${type.description.name}`,
				typeVersion: 1,
				position: [0, 0],
				parameters: parameters as INode['parameters'],
				credentials: { [credentialType.name]: { id: 'credential', name: 'Credential' } },
				...more,
			},
		],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
		...rest,
	});
	return { node: workflow.nodes[name], workflow };
}

/** The context in which n8n loads lists into the editor. */
export function editorContext(
	execution: Pick<Execution, 'type' | 'credentialType' | 'credentials' | 'parameters'>,
): LoadOptionsContext {
	const { node, workflow } = workflowOf(execution);
	const data = additionalData(credentialsHelper(execution), {
		currentNodeParameters: execution.parameters,
	});
	return new LoadOptionsContext(workflow, node, data, 'parameters.any');
}
