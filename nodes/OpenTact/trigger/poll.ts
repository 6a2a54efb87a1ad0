import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { toItem } from './message';
import { newMessages, sample } from './newMessages';
import { nodeName } from '../../shared/trigger/nodeName';
import { takeTest } from '../../shared/trigger/testCall';

/**
 * What n8n calls at the chosen times, and for a test in the editor. A node that receives callbacks is
 * called here too: n8n knows no node that does one or the other.
 */
export async function look(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isTest = context.getMode() === 'manual';
	if (context.getNodeParameter('mode') !== 'polling') {
		if (!isTest) return null;
		const received = takeTest(nodeName(context));
		if (received) return received;
	}
	const messages = isTest ? await sample(context) : await newMessages(context);
	if (messages.length === 0) return null;
	const isSimple = context.getNodeParameter('simplify', true) as boolean;
	return [messages.map((message) => ({ json: toItem(message, isSimple) }))];
}
