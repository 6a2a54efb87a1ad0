import type {
	IDataObject,
	INodeExecutionData,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import type { Question } from '../contract/question';
import { askedNow, closedPage, linkIn } from './asked';
import type { Link } from './asked';
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
 * `{ data: { approved } }` or `{ data: { text } }`. n8n has checked the signature of the link; whether
 * the execution still waits for what it asks is checked here.
 * @param field name of the parameter that holds the text that was sent
 */
export async function receiveAnswer(
	context: IWebhookFunctions,
	field: string,
): Promise<IWebhookResponseData> {
	const link = linkIn(context);
	const asked = askedNow(context);
	if (link.run !== asked?.run) return show(context, 410, closedPage(context, link));
	const question = asked?.questions[link.item] ?? questionByParameters(context, field, link);
	const { page: labels } = question;
	const isApproval = question.responseType === 'approval';
	const form: Page = {
		title: String(labels.title || 'Your response is needed'),
		text: question.text,
		...(isApproval ? { buttons: buttonsFrom(labels) } : textForm(labels)),
	};
	if (context.getRequestObject().method !== 'POST') return show(context, 200, form);

	// Whoever sends JSON instead of the form may send null.
	const body = (context.getBodyData() ?? {}) as IDataObject;
	const { data, ...refused } = isApproval ? approvalIn(body, labels) : textIn(body);
	if (!data) return show(context, 400, { ...form, ...refused });
	return {
		...show(context, 200, {
			title: 'Thank you',
			text: 'Your response has been received. You can close this page.',
		}),
		workflowData: [answerItems(context, data, link, asked?.notAsked ?? [])],
	};
}

/**
 * The answer, and the items that could not be asked: as n8n's error items where the node has an output
 * for them, else within the answer, because an item of its own would pass for another answer.
 */
function answerItems(
	context: IWebhookFunctions,
	data: IDataObject,
	{ item }: Link,
	notAsked: Array<{ item: number; error: string }>,
): INodeExecutionData[] {
	const pairedItem = { item };
	// Who answers was asked, although that was in doubt.
	const others = notAsked.filter((each) => each.item !== item);
	if (context.getNode().onError !== 'continueErrorOutput') {
		return [{ json: { data, ...(others.length > 0 && { notAsked: others }) }, pairedItem }];
	}
	const errors = others.map(({ item: index, error }) => ({
		json: { error },
		pairedItem: { item: index },
	}));
	return [{ json: { data }, pairedItem }, ...errors];
}

/** For an execution that began to wait before this package kept what it asks. */
function questionByParameters(context: IWebhookFunctions, name: string, { item }: Link): Question {
	const raw = context.getNode().parameters[name];
	const isExpression = typeof raw === 'string' && raw.startsWith('=');
	return {
		text: String((isExpression ? evaluated(context, raw.slice(1), item) : raw) ?? ''),
		responseType: String(context.getNodeParameter('responseType', 'approval')),
		page: context.getNodeParameter('page', {}) as IDataObject,
	};
}

/** n8n reads parameters here for the first item only. */
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

/** What was answered, or what the page says instead. */
type Answered = { data: IDataObject } | (Partial<Page> & { data?: undefined });

function approvalIn({ answer }: IDataObject, { approveOnly }: IDataObject): Answered {
	if (answer === 'approve') return { data: { approved: true } };
	if (answer === 'decline' && approveOnly !== true) return { data: { approved: false } };
	return { complaint: 'Choose one of the buttons.' };
}

/** Browsers count a line break as one character, and send two. */
function textIn({ text: sent }: IDataObject): Answered {
	const text = typeof sent === 'string' ? sent.replace(/\r\n?/g, '\n').trim() : '';
	if (text === '') return { complaint: 'Enter a response first.' };
	if (text.length <= LONGEST_TEXT) return { data: { text } };
	return {
		complaint: `Your response has ${text.length} characters, at most ${LONGEST_TEXT} are possible. Shorten it.`,
		textField: { most: LONGEST_TEXT, text },
	};
}

function show(context: IWebhookFunctions, status: number, page: Page) {
	const response = context.getResponseObject();
	for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value);
	response.status(status).send(htmlOf(page));
	return { noWebhookResponse: true };
}
