import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { callBody } from '../../shared/trigger/callBody';
import { nodeName } from '../../shared/trigger/nodeName';
import { isRepeatedDelivery, letComeAgainIfRefused } from '../../shared/trigger/recentDeliveries';
import { keepForTest } from '../../shared/trigger/testCall';
import { withoutSecrets } from '../model/record';
import { ownHook } from './registration';
import { verified } from './signature';

/** One call: refused, or the start of an execution. The vendor does not document its body. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	const { 'x-perfex-signature': header } = context.getHeaderData() as IDataObject;
	const { secret = '' } = ownHook(context) ?? {};
	const now = Math.floor(Date.now() / 1000);
	const signature = verified(header, rawBody ?? Buffer.alloc(0), secret, now);
	if (signature === undefined) return answer(context, 401, 'The signature does not fit');
	const record = recordIn(callBody(context), rawBody);
	if (!record) return answer(context, 400, 'The body is nested too deep');
	const memory = context.getWorkflowStaticData('node');
	const node = nodeName(context);
	if (isRepeatedDelivery(node, memory, signature)) {
		return answer(context, 401, 'This call came before');
	}
	letComeAgainIfRefused(context, node, signature);
	const items = [[{ json: withoutSecrets(record) }]];
	if (context.getMode() === 'manual') keepForTest(node, items);
	return { workflowData: items, webhookResponse: { success: true } };
}

/** The item for a body: a record as it is, anything else in `data`; none for what nobody can read. */
function recordIn(body: unknown, rawBody?: Buffer): IDataObject | undefined {
	if (body === undefined) return rawBody?.length ? undefined : {};
	const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isRecord ? (body as IDataObject) : ({ data: body } as IDataObject);
}

/** Answers without starting anything. */
function answer(context: IWebhookFunctions, status: number, message: string) {
	context.getResponseObject().status(status).json({ success: false, message });
	return { noWebhookResponse: true };
}
