import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { ASKED, ITEM, RUN } from '../contract/question';
import type { Asked } from '../contract/question';
import type { Page } from './page';

/** Which question a link answers. */
export interface Link {
	item: number;
	/** Undefined for a link that was sent before links named their run. */
	run: number | undefined;
}

/** What the link says; n8n has checked its signature, which covers both. */
export function linkIn(context: IWebhookFunctions): Link {
	const query = context.getQueryData() as IDataObject;
	return { item: numberIn(query[ITEM]) ?? 0, run: numberIn(query[RUN]) };
}

function numberIn(text: unknown): number | undefined {
	return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/**
 * What the execution waits for. n8n gives a webhook the node's context through an expression alone.
 * @returns undefined for an execution that began to wait before questions were kept
 */
export function askedNow(context: IWebhookFunctions): Asked | undefined {
	return evaluated(context, `${thisNode(context)}.context.${ASKED}`) as Asked | undefined;
}

/** For the link of a question for which the execution does not wait any more. */
export function closedPage(context: IWebhookFunctions, { run }: Link): Page {
	return {
		title: 'This question is closed',
		text: `${outcomeOf(context, run)} Nothing has been changed.`,
	};
}

function outcomeOf(context: IWebhookFunctions, run: number | undefined): string {
	const { approved, text } = run === undefined ? {} : answerTo(context, run);
	if (approved === true) return 'It was approved.';
	if (approved === false) return 'It was declined.';
	if (typeof text === 'string') return 'It was answered.';
	return 'It was answered already, or the time for an answer is over.';
}

/** What the node put out in an earlier run, where n8n shows that. */
function answerTo(context: IWebhookFunctions, run: number): IDataObject {
	return (evaluated(context, `${thisNode(context)}.all(0, ${run})[0].json.data`) ??
		{}) as IDataObject;
}

/** Undefined also where n8n has nothing that the expression could name. */
function evaluated(context: IWebhookFunctions, expression: string): unknown {
	try {
		return context.evaluateExpression(`{{ ${expression} }}`) ?? undefined;
	} catch {
		return undefined;
	}
}

/** The node in an expression, whatever characters its name has. */
function thisNode(context: IWebhookFunctions): string {
	const escaped = context
		.getNode()
		.name.split('')
		.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	return `$("${escaped.join('')}")`;
}
