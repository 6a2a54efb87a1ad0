import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callBody } from '../../shared/trigger/callBody';
import { standingOf } from '../../shared/trigger/deliveries';
import type { Standing } from '../../shared/trigger/deliveries';
import { isSameSecret } from '../../shared/trigger/sameSecret';
import { isRecord } from '../../shared/values/records';
import { eventItems, eventOf } from './eventItems';
import { isAllowedSource, SECRET, secretOf } from './guard';
import { inboundItem, isInbound, isOutbound } from './inboundItem';
import { replyFrom } from '../model/instantReply';

/**
 * Milliseconds within which an event without IDs of messages is the same when it says the same: the first
 * of the vendor's further tries comes a minute after it has waited for three. Somebody may leave a group
 * and join it again.
 */
const REPEATS_WITHIN = 600_000;

/** One call of the Global or the Event Webhook: refused, taken note of, or the start of an execution. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const { [SECRET]: given } = context.getQueryData() as IDataObject;
	if (!isSameSecret(given, secretOf(context)))
		return answer(context, 401, { message: 'Unauthorized' });
	if (!isAllowedSource(context.getRequestObject().ip, options.allowedAddresses)) {
		return answer(context, 403, { message: 'Forbidden' });
	}

	const body = await callBody(context);
	const items = isRecord(body) ? itemsOf(context, body, options) : undefined;
	if (!items) return answer(context, 400, { message: 'This is not a call from Picky Assist' });
	if (items.length === 0) return answer(context, 200, {});
	const standing = standingOfCall(context, body, items, options);
	if (standing === 'repeated') return answer(context, 200, {});
	if (standing === 'uncertain') return answer(context, 503, {});

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
	{ includeOutbound = false }: IDataObject,
): IDataObject[] | undefined {
	const chosen = context.getNodeParameter('events', []) as string[];
	const event = eventOf(body);
	if (event !== undefined) return chosen.includes(event) ? eventItems(event, body) : [];
	if (!isInbound(body)) return undefined;
	if (!chosen.includes('inboundMessage') || (isOutbound(body) && !includeOutbound)) return [];
	return [inboundItem(body)];
}

/**
 * A message is known by its ID; what the Event Webhook tells, by all that it says. Where that names
 * messages, it happens once, and the vendor's last try comes eight hours later.
 */
function standingOfCall(
	context: IWebhookFunctions,
	body: unknown,
	items: IDataObject[],
	{ dropDuplicates = true }: IDataObject,
): Standing {
	if (!dropDuplicates) return 'new';
	const [{ event, projectId, messageId }] = items;
	// A workflow that answers itself may end in a status of 500 after it has done half of its work.
	const isSure = !answersAtOnce(context);
	if (event === 'inboundMessage') return standingOf(context, [projectId, messageId], { isSure });
	const isKnownById = items.every((item) => item.messageId !== undefined);
	return standingOf(context, body, { isSure, ...(!isKnownById && { within: REPEATS_WITHIN }) });
}

/** Answers at once and in JSON: any other text would count as a reply that failed. */
function answer(context: IWebhookFunctions, status: number, body: IDataObject) {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}
