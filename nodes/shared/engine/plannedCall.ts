import { NodeConnectionTypes } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PlannedCall } from '../contract/question';
import { redact } from '../contract/redact';

/**
 * The call that an agent wants to make, where the node stands between it and its tools as n8n's Human in
 * the Loop.
 * @param secrets texts that nobody may be shown
 * @returns undefined everywhere else
 */
export async function plannedCall(
	context: IExecuteFunctions,
	itemIndex: number,
	secrets: string[],
): Promise<PlannedCall | undefined> {
	if (!context.getNode().type.endsWith('HitlTool')) return undefined;
	const { tool, toolParameters } = context.getInputData()[itemIndex].json;
	const name = String(tool ?? '');
	return {
		tool: name,
		description: redact(await descriptionOf(context, itemIndex, name), secrets),
		parameters: JSON.parse(redact(JSON.stringify(toolParameters ?? {}), secrets)) as IDataObject,
	};
}

/** What the tool says about itself. A tool that cannot be asked, as one of a server that is down, says nothing. */
async function descriptionOf(
	context: IExecuteFunctions,
	itemIndex: number,
	name: string,
): Promise<string> {
	try {
		const connected = await context.getInputConnectionData(NodeConnectionTypes.AiTool, itemIndex);
		const found = [connected]
			.flat()
			.flatMap((entry) => toolsOf(entry))
			.find((tool) => tool.name === name);
		return String(found?.description ?? '');
	} catch {
		return '';
	}
}

/** A tool, or the tools of a kit. */
function toolsOf(entry: unknown): IDataObject[] {
	const { tools } = (entry ?? {}) as { tools?: IDataObject[] };
	return Array.isArray(tools) ? tools : [(entry ?? {}) as IDataObject];
}
