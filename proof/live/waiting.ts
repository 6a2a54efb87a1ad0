import { mustBe } from '../examples/expect';
import { OWN } from '../examples/openTact';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { finishedExecution } from '../../playground/lib/executions';
import type { Execution } from '../../playground/lib/executions';
import { chosen, itemsOf } from '../examples/stage';
import type { Body, Stage } from '../examples/stage';
import { install, node } from './workflows';

/** A vendor through which a workflow can ask and wait. */
export interface Asker {
	title: string;
	type: 'pickyAssist' | 'openTact';
	parameters: object;
	/** Name of the parameter that holds the recipient. */
	recipient: string;
	/** Where the vendor takes messages, and the text in the body of one. */
	path: RegExp;
	textIn(body: Body): string;
}

const message = '=Ship <{{ $json.body.order }}>?';
const to = '={{ $json.body.to }}';

export const askers: Asker[] = [
	{
		title: 'Picky Assist',
		type: 'pickyAssist',
		parameters: { resource: 'message', application: chosen('101', 'list'), number: to },
		recipient: 'number',
		path: /\/push$/,
		textIn: ({ data }) => data[0].message,
	},
	{
		title: 'OpenTact',
		type: 'openTact',
		parameters: { resource: 'sms', from: chosen(OWN, 'number'), to },
		recipient: 'to',
		path: /\/sms$/,
		textIn: (body) => body.message,
	},
];

/** A question that a workflow has sent, and waits for. */
export interface Question {
	link: string;
	executionId: string;
}

/** Makes a workflow that asks, and starts it. */
async function ask(
	stage: Stage,
	{ type, parameters, path, textIn }: Asker,
	responseType: string,
	options: object = {},
): Promise<Question> {
	const id = `${type}-${responseType}-${Object.keys(options).length}`;
	const asking = { ...parameters, operation: 'sendAndWait', message, responseType, options };
	await install(stage, id, [
		node(
			'In',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path: id, responseMode: 'onReceived' },
			{ webhookId: id, typeVersion: 2 },
		),
		node('Ask', type, asking),
		node('After', 'n8n-nodes-base.noOp', {}),
	]);
	await stage.post(`${stage.url}/webhook/${id}`, { to: '+1 415 555 0123', order: id });
	const text = await stage.until('a question', () =>
		stage
			.taken(type, 'POST', path)
			.map(textIn)
			.find((each) => each.startsWith(`Ship <${id}>?`)),
	);
	const [, link] = text.split('\n\n');
	const executionId = /webhook-waiting\/(\d+)/.exec(link)?.[1] ?? '';
	await untilStatus(stage, executionId, 'waiting');
	return { link, executionId };
}

export async function statusOf(stage: Stage, executionId: string): Promise<string> {
	const { session } = stage.playground;
	const { status } = await session.request<{ status: string }>('GET', `/executions/${executionId}`);
	return status;
}

export async function untilStatus(
	stage: Stage,
	executionId: string,
	status: string,
): Promise<void> {
	await stage.until(`an execution with the status "${status}"`, async () =>
		(await statusOf(stage, executionId)) === status ? true : undefined,
	);
}

async function ended(stage: Stage, { executionId }: Question): Promise<Execution> {
	await untilStatus(stage, executionId, 'success');
	return await finishedExecution(stage.playground.session, executionId);
}

/** Sends the form of the page, as a browser does. */
export async function submit(
	{ link }: Question,
	answer: Record<string, string>,
): Promise<Response> {
	return await fetch(link, { method: 'POST', body: new URLSearchParams(answer) });
}

/** Asks for an approval and for a text, and answers both. */
export async function checkAnswers(stage: Stage, checks: Checks, asker: Asker): Promise<void> {
	const title = `${asker.title}, Send and Wait`;
	await checks.run(`${title}: a forged or changed link is refused with 401`, async () => {
		const question = await ask(stage, asker, 'approval');
		const { link } = question;
		const signature = new URL(link).searchParams.get('signature') ?? '';
		const other = (signature[0] === '0' ? '1' : '0') + signature.slice(1);
		const links = {
			'forged link': link.replace(signature, other),
			'changed link': link.replace('item=0', 'item=1'),
			'link without signature': link.replace(/.signature=.*/, ''),
		};
		for (const [what, wrong] of Object.entries(links)) {
			mustBe(`${what} is another one`, wrong === link, false);
			mustBe(`${what}, opened`, (await fetch(wrong)).status, 401);
			const sent = await submit({ ...question, link: wrong }, { answer: 'approve' });
			mustBe(`${what}, answered`, sent.status, 401);
		}
		mustBe('status', await statusOf(stage, question.executionId), 'waiting');
	});
	await checks.run(`${title}: opening the page answers nothing, approving resumes`, async () => {
		const question = await ask(stage, asker, 'approval');
		await mustShow(question, 'value="approve"');
		mustBe('nothing chosen', (await submit(question, { x: '' })).status, 400);
		mustBe('status', await statusOf(stage, question.executionId), 'waiting');
		mustBe('answer', (await submit(question, { answer: 'approve' })).status, 200);
		const items = itemsOf(await ended(stage, question), 'After');
		mustBe('items', items, [{ data: { approved: true } }]);
	});
	await checks.run(`${title}: a free text resumes, once`, async () => {
		const question = await ask(stage, asker, 'freeText');
		await mustShow(question, '<textarea');
		mustBe('status', await statusOf(stage, question.executionId), 'waiting');
		mustBe('answer', (await submit(question, { text: 'Because <b>' })).status, 200);
		const items = itemsOf(await ended(stage, question), 'After');
		mustBe('items', items, [{ data: { text: 'Because <b>' } }]);
		await submit(question, { text: 'Something else' });
		const later = await finishedExecution(stage.playground.session, question.executionId);
		mustBe('items after a second answer', itemsOf(later, 'After'), items);
	});
}

async function mustShow({ link }: Question, control: string): Promise<void> {
	const page = await fetch(link);
	mustBe('opened page', page.status, 200);
	mustHold(page.headers.get('content-security-policy') ?? '', "default-src 'none'");
	const html = await page.text();
	mustHold(html, '<p>Ship &lt;');
	mustHold(html, control);
}

/**
 * Asks with a time limit of a few seconds. n8n looks for such executions once a minute, so what ends
 * it is checked later.
 * @returns the check of its end
 */
export async function askWithLimit(stage: Stage, asker: Asker): Promise<() => Promise<void>> {
	const limit = { waitAmount: 0.05, waitUnit: 'minutes' };
	const question = await ask(stage, asker, 'approval', limit);
	return async () => {
		const [item] = itemsOf(await ended(stage, question), 'After');
		mustBe('the item as it came', item.body.order, `${asker.type}-approval-2`);
	};
}
