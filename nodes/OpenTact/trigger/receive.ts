import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callBody } from '../../shared/trigger/callBody';
import { standingOf } from '../../shared/trigger/deliveries';
import { nodeName } from '../../shared/trigger/nodeName';
import { isSameSecret } from '../../shared/trigger/sameSecret';
import { keepForTest } from '../../shared/trigger/testCall';
import { isRecord } from '../../shared/values/records';
import { happeningOf, isComplete, messageIn, toItem } from './message';
import { CALLBACK_SECRET } from '../transport/hiddenSecrets';
import { ASKS, textsIn } from './address';
import type { Hook } from './registration';

/** One callback: refused, taken note of, or the start of an execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (context.getNodeParameter('mode') === 'polling') {
		return answer(context, 404, 'This workflow polls OpenTact and takes no calls');
	}
	const memory = context.getWorkflowStaticData('node') as Hook;
	const { [CALLBACK_SECRET]: secret } = context.getQueryData() as IDataObject;
	const isOpenTact = isSameSecret(secret, memory.secret ?? '');
	if (!isOpenTact) return answer(context, 401, 'The secret is wrong');

	const body = await callBody(context);
	if (isRecord(body) && body[ASKS] === true) {
		return answer(context, 200, undefined, { [ASKS]: textsIn(memory.previous) });
	}
	const message = messageIn(body);
	if (!message) return answer(context, 400, 'This is not a message from OpenTact');

	const event = happeningOf(message);
	const isWanted =
		(context.getNodeParameter('events', []) as string[]).includes(event) &&
		(event === 'delivery' || isComplete(message));
	if (!isWanted) return answer(context, 200);
	// A message comes in once. One that was sent has several states, and each of them happens once.
	const { uuid, state, delivered } = message;
	const standing = standingOf(context, event === 'inbound' ? [uuid] : [uuid, state, delivered]);
	if (standing === 'repeated') return answer(context, 200);
	if (standing === 'uncertain') return answer(context, 503, 'This call is still being processed');

	const isSimple = context.getNodeParameter('simplify', true) as boolean;
	const items = [[{ json: toItem(message, isSimple) }]];
	if (context.getMode() === 'manual') keepForTest(nodeName(context), items);
	return { workflowData: items, webhookResponse: { success: true } };
}

/** Answers without starting anything. */
function answer(
	context: IWebhookFunctions,
	status: number,
	message?: string,
	more: IDataObject = {},
) {
	context
		.getResponseObject()
		.status(status)
		.json({ success: status === 200, ...(message && { message }), ...more });
	return { noWebhookResponse: true };
}
