import type { IDataObject } from 'n8n-workflow';
import { PickyAssistApi } from '../../credentials/PickyAssistApi.credentials';
import { PickyAssist } from '../../nodes/PickyAssist/PickyAssist.node';
import { channel } from '../PickyAssist/node';
import type { usePickyAssist } from '../PickyAssist/node';
import { callTool } from '../engine/tool';

/** Calls an operation on messages as an agent does, with what the model gives for it. */
export async function callPickyTool(
	picky: ReturnType<typeof usePickyAssist>,
	parameters: IDataObject,
	args: IDataObject = {},
	tries?: number,
): Promise<string> {
	return await callTool({
		type: new PickyAssist(),
		credentialType: new PickyAssistApi(),
		credentials: picky.credentials(),
		parameters: { resource: 'message', application: channel('8'), ...parameters },
		args,
		tries,
	});
}
