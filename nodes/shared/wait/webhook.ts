import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { ITEM } from '../contract/resumeItem';
import { htmlOf, PAGE_HEADERS } from './page';
import type { Page } from './page';

const LONGEST_TEXT = 10_000;

/**
 * Where n8n looks for a waiting node: at the signed resume URL. Looking at the page answers nothing,
 * since messengers open links on their own to show a preview; only sending its form does.
 */
export const waitWebhooks: IWebhookDescription[] = (['GET', 'POST'] as const).map((httpMethod) => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
}));

/**
 * Shows the page of a waiting execution, and goes on with the answer as
 * `{ data: { approved } }` or `{ data: { text } }`. n8n has checked the signature of the link.
 * @param question name of the parameter that holds the text that was sent
 */
export async function receiveAnswer(
	context: IWebhookFunctions,
	question: string,
): Promise<IWebhookResponseData> {
	const item = itemIn(context);
	const labels = context.getNodeParameter('page', {}) as IDataObject;
	const isApproval = context.getNodeParameter('responseType', 'approval') === 'approval';
	const title = String(labels.title ?? 'Your answer is needed');
	const form: Page = {
		title,
		text: textFor(context, question, item),
		...(isApproval ? { buttons: buttonsFrom(labels) } : textForm(labels)),
	};
	if (context.getRequestObject().method === 'GET') return show(context, 200, form);

	// Whoever sends JSON instead of the form may send null.
	const body = (context.getBodyData() ?? {}) as IDataObject;
	const answer = isApproval ? approvalIn(body, labels) : textIn(body);
	if (!answer) {
		const complaint = isApproval ? 'Choose one of the buttons.' : 'Write an answer first.';
		return show(context, 400, { ...form, complaint });
	}
	return {
		...show(context, 200, {
			title: 'Thank you',
			text: 'Your answer has been received. You can close this page.',
		}),
		workflowData: [[{ json: { data: answer }, pairedItem: { item } }]],
	};
}

function itemIn(context: IWebhookFunctions): number {
	const index = Number((context.getQueryData() as IDataObject)[ITEM] ?? 0);
	return Number.isInteger(index) && index >= 0 ? index : 0;
}

/** n8n reads parameters here for the first item only. */
function textFor(context: IWebhookFunctions, name: string, item: number): string {
	const raw = context.getNode().parameters[name];
	const isExpression = typeof raw === 'string' && raw.startsWith('=');
	return String((isExpression ? evaluated(context, raw.slice(1), item) : raw) ?? '');
}

/** A link that somebody gave another item's number shows the page without the text. */
function evaluated(context: IWebhookFunctions, expression: string, item: number): unknown {
	try {
		return context.evaluateExpression(expression, item);
	} catch {
		return undefined;
	}
}

function buttonsFrom({ approveLabel, declineLabel, approveOnly }: IDataObject): Page['buttons'] {
	const approve = { label: String(approveLabel || 'Approve'), value: 'approve' };
	const decline = { label: String(declineLabel || 'Decline'), value: 'decline' };
	return approveOnly === true ? [approve] : [approve, decline];
}

function textForm({ sendLabel }: IDataObject): Partial<Page> {
	return {
		textField: { most: LONGEST_TEXT },
		buttons: [{ label: String(sendLabel || 'Send'), value: 'send' }],
	};
}

function approvalIn(
	{ answer }: IDataObject,
	{ approveOnly }: IDataObject,
): IDataObject | undefined {
	if (answer === 'approve') return { approved: true };
	return answer === 'decline' && approveOnly !== true ? { approved: false } : undefined;
}

function textIn({ text }: IDataObject): IDataObject | undefined {
	const written = typeof text === 'string' ? text.trim() : '';
	return written === '' ? undefined : { text: written.slice(0, LONGEST_TEXT) };
}

function show(context: IWebhookFunctions, status: number, page: Page) {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
	response.status(status).send(htmlOf(page));
	return { noWebhookResponse: true };
}
