import { mustBe } from '../examples/expect';
import type { Stage } from '../examples/stage';
import { mustHold } from '../../playground/lib/checks';
import { untilStatus } from '../live/waiting';
import type { Asker, Question } from '../live/waiting';

/** A question as the person got it. */
export interface Asked extends Question {
	/** The whole message, its link included. */
	message: string;
}

/** Waits for the message that holds a text, and for the execution behind it to wait. */
export async function questionAbout(stage: Stage, asker: Asker, mark: string): Promise<Asked> {
	const message = await stage.until(`a question about "${mark}"`, () =>
		messages(stage, asker).find((text) => text.includes(mark)),
	);
	const link = message.slice(message.lastIndexOf('\n') + 1);
	const executionId = /webhook-waiting\/(\d+)/.exec(link)?.[1] ?? '';
	await untilStatus(stage, executionId, 'waiting');
	return { message, link, executionId };
}

/** All texts that a vendor took, oldest first. */
export function messages(stage: Stage, { type, path, textIn }: Asker): string[] {
	return stage.taken(type, 'POST', path).map(textIn);
}

/** What the page behind a link shows. */
export async function pageOf({ link }: Question): Promise<{ status: number; html: string }> {
	const page = await fetch(link);
	return { status: page.status, html: await page.text() };
}

/** Clicks a button of the page. */
export async function click(
	{ link }: Question,
	answer: 'approve' | 'decline',
): Promise<{ status: number; html: string }> {
	const page = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) });
	return { status: page.status, html: await page.text() };
}

/** @throws Error when a link does not say that its question is closed, or its buttons are still there */
export async function mustBeClosed(question: Question, why: string | RegExp): Promise<void> {
	for (const { status, html } of [await pageOf(question), await click(question, 'approve')]) {
		mustHold(html, why);
		mustBe('a form on the page', /<form|value="approve"/.test(html), false);
		mustBe('thanks', html.includes('Thank you'), false);
		mustBe('an error of the server', status >= 500, false);
	}
}
