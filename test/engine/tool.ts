import { SupplyDataContext } from 'n8n-core';
import { makeHandleToolInvocation } from 'n8n-core/dist/execution-engine/node-execution-context/utils/get-input-connection-data';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { ICredentialDataDecryptedObject, ICredentialType, IDataObject } from 'n8n-workflow';
import { additionalData, credentialsHelper } from './harness';
import { executionData } from './executionData';
import { workflowOf } from './workflow';
import type { NodeSetup } from './workflow';

/** A call of a node by a language model. */
export interface ToolCall extends NodeSetup {
	credentialType: ICredentialType;
	credentials: ICredentialDataDecryptedObject;
	/** What the model gives for each `$fromAI`. */
	args: IDataObject;
	/** How often n8n tries the call in all, with the tool's Retry On Fail. */
	tries?: number;
}

/**
 * Calls a node as its twin for agents and MCP clients, through n8n's own handler of such calls.
 * @returns the text that the model reads
 * @throws NodeOperationError as the model is told it
 */
export async function callTool(call: ToolCall): Promise<string> {
	const { type, args, tries } = call;
	const { node, workflow } = workflowOf(
		call,
		{
			type: `test.${type.description.name}Tool`,
			...(tries && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
		},
		{ settings: { executionOrder: 'v1', timezone: 'Europe/Rome' } },
	);
	const data = executionData();
	const handle = makeHandleToolInvocation(
		(runIndex) =>
			new SupplyDataContext(
				workflow,
				node,
				additionalData(credentialsHelper(call)),
				'manual',
				data,
				runIndex,
				[],
				{},
				NodeConnectionTypes.AiTool,
				{ node, data: {}, source: null },
				[],
			),
		node,
		type,
		data,
	);
	return String(await handle(args));
}
