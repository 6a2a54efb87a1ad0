import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { bytesOf, readBytes } from '../../shared/trigger/callBody';
import { standingOf } from '../../shared/trigger/deliveries';
import { nodeName } from '../../shared/trigger/nodeName';
import { keepForTest } from '../../shared/trigger/testCall';
import { withoutSecrets } from '../model/record';
import { ownHook } from './registration';
import { isVerified } from './signature';

/**
 * Milliseconds within which the same body is the same event, delivered again: PMP tries again when it
 * hears nothing, with a new signature each time.
 */
const REPEATS_WITHIN = 3_600_000;

/** Bodies that n8n takes apart itself, so that what they mean is not what was signed. */
const OTHER_FORMS = /^multipart\/|^application\/x-www-form-urlencoded$|[/+]xml$/;

/** One call: refused, or the start of an execution. The vendor does not document its body. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	if (context.getNodeParameter('mode') === 'polling') {
		return answer(context, 404, 'This workflow polls PMP and takes no calls');
	}
	const { 'x-perfex-signature': header, 'content-type': type } =
		context.getHeaderData() as IDataObject;
	const bytes = (await bytesOf(context)) ?? Buffer.alloc(0);
	const { secret = '', ahead = 0 } = ownHook(context) ?? {};
	const now = Math.floor(Date.now() / 1000);
	// PMP signs by its own clock; n8n's may have been set right since the webhook was registered.
	if (![now, now + ahead].some((time) => isVerified(header, bytes, secret, time))) {
		return answer(context, 401, 'The signature does not match');
	}
	if (OTHER_FORMS.test(mediaType(type))) return answer(context, 415, 'The body must be JSON');
	const record = recordIn(bytes);
	if (!record) return answer(context, 400, 'The body is nested too deep');

	const standing = standingOf(context, bytes.toString('base64'), { within: REPEATS_WITHIN });
	if (standing === 'repeated') return answer(context, 200, 'This call was already received');
	if (standing === 'uncertain') return answer(context, 503, 'This call is still being processed');
	const items = [[{ json: withoutSecrets(record) }]];
	if (context.getMode() === 'manual') keepForTest(nodeName(context), items);
	return { workflowData: items, webhookResponse: { success: true } };
}

function mediaType(header: unknown): string {
	return String(header ?? '')
		.split(';')[0]
		.trim()
		.toLowerCase();
}

/** The item for a body: a record as it is, anything else in `data`; none for what nobody can read. */
function recordIn(bytes: Buffer): IDataObject | undefined {
	const body = readBytes(bytes);
	if (body === undefined) return bytes.length > 0 ? undefined : {};
	const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isRecord ? (body as IDataObject) : ({ data: body } as IDataObject);
}

/** Answers without starting anything. */
function answer(context: IWebhookFunctions, status: number, message: string) {
	const success = status === 200;
	context.getResponseObject().status(status).json({ success, message });
	return { noWebhookResponse: true };
}
