import { LoadOptionsContext } from 'n8n-core';
import { additionalData, credentialsHelper } from './harness';
import type { Execution } from './harness';
import { workflowOf } from './workflow';

export { workflowOf } from './workflow';

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
