import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callBody } from '../../shared/trigger/callBody';
import { nodeName } from '../../shared/trigger/nodeName';
import { isRepeatedDelivery, letComeAgainIfRefused } from '../../shared/trigger/recentDeliveries';
import { isSameSecret } from '../../shared/trigger/sameSecret';
import { isRecord } from '../../shared/values/records';
import { eventItems, eventOf } from './eventItems';
import { isAllowedSource, SECRET } from './guard';
import { inboundItem, isInbound, isOutbound } from './inboundItem';
import { replyFrom } from '../model/instantReply';

/** One call of the Global or the Event Webhook: refused, taken note of, or the start of an execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const { [SECRET]: given } = context.getQueryData() as IDataObject;
	const secret = context.getNodeParameter('secret', '', { extractValue: true }) as string;
	if (!isSameSecret(given, secret)) return answer(context, 401, { message: 'Unauthorized' });
	if (!isAllowedSource(context.getRequestObject().ip, options.allowedAddresses)) {
		return answer(context, 403, { message: 'Forbidden' });
	}

	const body = callBody(context);
	const items = isRecord(body) ? itemsOf(context, body, options) : undefined;
	if (!items) return answer(context, 400, { message: 'This is no call of Picky Assist' });
	if (items.length === 0) return answer(context, 200, {});

	const workflowData = [items.map((json) => ({ json }))];
	if (!answersAtOnce(context)) return { workflowData };
	const isMessage = items[0].event === 'inboundMessage';
	const reply = isMessage ? replyFrom(context.getNodeParameter('reply', {})) : {};
	// n8n gives this answer once it has stored the execution, so nothing that is answered gets lost.
	return { workflowData, webhookResponse: reply };
}

function answersAtOnce(context: IWebhookFunctions): boolean {
	return context.getNodeParameter('responseMode', 'onReceived') === 'onReceived';
}

/** The items that start the workflow, none for what was not chosen; undefined for a foreign body. */
function itemsOf(
	context: IWebhookFunctions,
	body: IDataObject,
	{ dropDuplicates = true, includeOutbound = false }: IDataObject,
): IDataObject[] | undefined {
	const chosen = context.getNodeParameter('events', []) as string[];
	const event = eventOf(body);
	if (event !== undefined) return chosen.includes(event) ? eventItems(event, body) : [];
	if (!isInbound(body)) return undefined;
	if (!chosen.includes('inboundMessage') || (isOutbound(body) && !includeOutbound)) return [];
	const item = inboundItem(body);
	const node = nodeName(context);
	const memory = context.getWorkflowStaticData('node');
	const key = `${String(item.projectId)} ${String(item.messageId)}`;
	if (!dropDuplicates) return [item];
	if (isRepeatedDelivery(node, memory, key)) return [];
	// Otherwise a status of 500 tells that the workflow failed, which may have done half of its work.
	if (answersAtOnce(context)) letComeAgainIfRefused(context, node, key);
	return [item];
}

/** Answers at once and in JSON: any other text would count as a reply that failed. */
function answer(context: IWebhookFunctions, status: number, body: IDataObject) {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}
