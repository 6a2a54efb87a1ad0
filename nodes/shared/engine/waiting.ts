import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { InputError, toItemError } from '../contract/errors';
import { ASKED, ITEM, RUN } from '../contract/question';
import type { Asked, Question } from '../contract/question';
import { isInsideAgent } from '../contract/tool';
import type { Operation, Values } from '../contract/types';
import { without } from '../values/records';

/**
 * n8n's signed address for the answer to one item's question. The signature covers the run as well, so
 * that in a loop each round has links of its own.
 */
export function resumeUrl(context: IExecuteFunctions, itemIndex: number): string {
	return context.getSignedResumeUrl({
		[ITEM]: String(itemIndex),
		[RUN]: String(runIndexOf(context)),
	});
}

/** Keeps what an item asks, for the page behind its link. */
export function keepQuestion(
	context: IExecuteFunctions,
	itemIndex: number,
	question: Question,
): void {
	askedBy(context).questions[String(itemIndex)] = question;
}

/**
 * Lets the execution wait for an answer.
 * @param failed by item, the error items of those that could not be asked
 * @param isFinal whether n8n does not try the node again
 * @returns what the node shows while it waits; n8n replaces it by the answer
 */
export async function waitForAnswer(
	context: IExecuteFunctions,
	waiting: NonNullable<Operation['waiting']>,
	values: Values,
	failed: Map<number, INodeExecutionData>,
	isFinal: boolean,
): Promise<INodeExecutionData[]> {
	askedBy(context).notAsked = [...failed].map(([item, { json }]) => ({
		item,
		error: String(json.error),
	}));
	await context.putExecutionToWait(waiting.till(values));
	const input = context.getInputData();
	// A key `error` that came along would have n8n run the node again.
	const shown = input.map(
		(item, index) => failed.get(index) ?? { ...item, json: without(item.json, 'error') },
	);
	if (!isFinal) return shown;
	// When the time is over n8n goes on with the node's input, as it is by then.
	const unanswered = waiting.unanswered?.(context.getNode().type, values);
	input.forEach((item, index) => {
		input[index] = failed.get(index) ?? (unanswered ? { ...item, json: unanswered } : item);
	});
	return shown;
}

function askedBy(context: IExecuteFunctions): Asked {
	const kept = context.getContext('node') as { [ASKED]?: Asked };
	const run = runIndexOf(context);
	if (kept[ASKED]?.run !== run) kept[ASKED] = { run, questions: {}, notAsked: [] };
	return kept[ASKED];
}

function runIndexOf(context: IExecuteFunctions): number {
	return context.getWorkflowDataProxy(0).$runIndex as number;
}

/**
 * Older n8n cannot sign the links, and n8n runs some tools inside the agent or its MCP server, which
 * do not wait for a person.
 * @throws NodeOperationError there
 */
export function requireWaiting(context: IExecuteFunctions): void {
	if (!(context as Partial<IExecuteFunctions>).getSignedResumeUrl) {
		throw toItemError(
			context.getNode(),
			new InputError(
				'Send and Wait needs n8n 1.110 or newer',
				'Nothing was sent. Update n8n, or use the Send operation, which does not wait.',
			),
			undefined,
		);
	}
	if (!isInsideAgent(context)) return;
	throw toItemError(
		context.getNode(),
		new InputError(
			'This tool cannot wait for an answer here',
			'An AI Agent of version 3 or later waits for the answer; older ones and the MCP server do not.',
		),
		undefined,
	);
}
