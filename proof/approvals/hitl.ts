import { mustBe } from '../examples/expect';
import type { Stage } from '../examples/stage';
import { mustHold } from '../../playground/lib/checks';
import type { Checks } from '../../playground/lib/checks';
import { statusOf, untilStatus } from '../live/waiting';
import type { Asker } from '../live/waiting';
import type { ScriptedModel } from './model';
import { openOffice, ticket } from './office';
import type { Office } from './office';
import { click, messages, mustBeClosed, pageOf, questionAbout } from './questions';

/** An agent that asks a person through one vendor. */
export interface Desk {
	stage: Stage;
	asker: Asker;
	model: ScriptedModel;
	office: Office;
	/** In the subject of every ticket of this desk. */
	mark: string;
}

export async function openDesk(stage: Stage, model: ScriptedModel, asker: Asker): Promise<Desk> {
	const id = `agent-${asker.type}`;
	const page = { approveLabel: 'Yes, open it', declineLabel: 'No' };
	const office = await openOffice(stage, model, { id, asker, parameters: { page } });
	return { stage, asker, model, office, mark: id };
}

/** How many tickets with that subject were opened. */
export const tickets = (stage: Stage, subject: string): number =>
	stage
		.taken('businessLabsPmp', 'POST', /\/tickets$/)
		.filter((body) => String(body.subject) === subject).length;

export async function checkHitl(desk: Desk, checks: Checks): Promise<void> {
	const { asker, mark } = desk;
	const title = `${asker.title}, an agent asks`;
	await checks.run(`${title}: in words, in the message and on the page`, async () => {
		await approvedOnce(desk, `Words of ${mark}`);
	});
	await checks.run(`${title}: a long question fits; the page shows all`, async () => {
		await longQuestion(desk, `Long of ${mark}`);
	});
	await checks.run(`${title}: declined, nothing is done and the model is told`, async () => {
		await declined(desk, `Declined of ${mark}`);
	});
	await checks.run(`${title}: two requests at the same time do not mix`, async () => {
		await twoAtOnce(desk);
	});
	await checks.run(`${title}: many clicks at once are one answer`, async () => {
		await manyClicks(desk, `Clicks of ${mark}`);
	});
}

async function approvedOnce({ stage, asker, model, office }: Desk, subject: string): Promise<void> {
	await office.start([[ticket(subject)]]);
	const question = await questionAbout(stage, asker, subject);
	const words = [
		'An AI agent wants to use "Open ticket" and asks for your approval.',
		'Create a ticket in BusinessLabs PMP',
		'',
		`subject: ${subject}`,
		'customer: 2',
		'message: On the invoice',
	].join('\n');
	mustBe('message', question.message, `${words}\n\n${question.link}`);
	const { status, html } = await pageOf(question);
	mustBe('page', status, 200);
	mustHold(html, words.replace(/"/g, '&quot;'));
	mustHold(html, '>Yes, open it</button>');
	mustHold(html, '>No</button>');
	mustBe('tickets after looking', tickets(stage, subject), 0);
	mustBe('status after looking', await statusOf(stage, question.executionId), 'waiting');

	mustBe('approval', (await click(question, 'approve')).status, 200);
	await untilStatus(stage, question.executionId, 'success');
	mustBe('tickets', tickets(stage, subject), 1);
	mustBe('answers of the tool', model.told(subject).length, 1);
	mustHold(model.told(subject)[0], subject);

	await mustBeClosed(question, /action/i);
	mustBe('tickets after a second click', tickets(stage, subject), 1);
}

async function longQuestion({ stage, asker, office }: Desk, subject: string): Promise<void> {
	const text = 'What was said. '.repeat(400);
	await office.start([[ticket(subject, text)]]);
	const question = await questionAbout(stage, asker, subject);
	mustHold(question.message, /\.\.\. \(\d+ characters in all\)/);
	mustBe('at most', question.message.length <= (asker.type === 'openTact' ? 765 : 4096), true);
	mustHold((await pageOf(question)).html, 'What was said. '.repeat(300));
	await click(question, 'decline');
	await untilStatus(stage, question.executionId, 'success');
}

async function declined({ stage, asker, model, office }: Desk, subject: string): Promise<void> {
	await office.start([[ticket(subject)]]);
	const question = await questionAbout(stage, asker, subject);
	mustBe('refusal', (await click(question, 'decline')).status, 200);
	await untilStatus(stage, question.executionId, 'success');
	mustBe('tickets', tickets(stage, subject), 0);
	mustHold(model.told(subject)[0], /reject/i);
	await mustBeClosed(question, /action/i);
	mustBe('tickets after a late approval', tickets(stage, subject), 0);
}

/**
 * Two conversations, each with a question of its own, answered in the other order; and a model that
 * wants two things in one turn: n8n asks about the first, and about the other when the model wants it again.
 */
async function twoAtOnce({ stage, asker, model, office, mark }: Desk): Promise<void> {
	const [left, right] = [`Left hand of ${mark}`, `Right hand of ${mark}`];
	await Promise.all([office.start([[ticket(left)]]), office.start([[ticket(right)]])]);
	const [one, other] = await Promise.all([
		questionAbout(stage, asker, left),
		questionAbout(stage, asker, right),
	]);
	mustBe('the same execution', one.executionId === other.executionId, false);
	mustBe('refusal', (await click(other, 'decline')).status, 200);
	mustBe('approval', (await click(one, 'approve')).status, 200);
	for (const { executionId } of [one, other]) await untilStatus(stage, executionId, 'success');
	mustBe('tickets', [tickets(stage, left), tickets(stage, right)], [1, 0]);

	const [first, second] = [`First of ${mark}`, `Second of ${mark}`];
	await office.start([[ticket(first), ticket(second)]]);
	const before = await questionAbout(stage, asker, `subject: ${first}`);
	mustBe('approval of the first', (await click(before, 'approve')).status, 200);
	const after = await questionAbout(stage, asker, `subject: ${second}`);
	mustBe('the execution', after.executionId, before.executionId);
	await mustBeClosed(before, /This question is closed/);
	mustBe('status', await statusOf(stage, after.executionId), 'waiting');
	mustHold((await pageOf(after)).html, `subject: ${second}`);
	mustBe('refusal of the second', (await click(after, 'decline')).status, 200);
	await untilStatus(stage, after.executionId, 'success');
	mustBe('tickets', [tickets(stage, first), tickets(stage, second)], [1, 0]);
	mustHold(model.told(first).join('\n'), /reject/i);
	for (const subject of [left, right, first, second]) {
		const asked = messages(stage, asker).filter((text) => text.includes(`subject: ${subject}`));
		mustBe(`questions about "${subject}"`, asked.length, 1);
	}
}

async function manyClicks({ stage, asker, office }: Desk, subject: string): Promise<void> {
	await office.start([[ticket(subject)]]);
	const question = await questionAbout(stage, asker, subject);
	await Promise.all(Array.from({ length: 8 }, async () => await click(question, 'approve')));
	await untilStatus(stage, question.executionId, 'success');
	mustBe('tickets', tickets(stage, subject), 1);
}

/**
 * Asks with a time limit of a few seconds. n8n looks for such executions once a minute, so what ends it
 * is checked later.
 * @returns the check of its end
 */
export async function askInVain({ stage, asker, model }: Desk): Promise<() => Promise<void>> {
	const id = `in-vain-${asker.type}`;
	const subject = `In vain of ${id}`;
	const options = { waitAmount: 0.05, waitUnit: 'minutes' };
	const office = await openOffice(stage, model, { id, asker, parameters: { options } });
	await office.start([[ticket(subject)]]);
	const question = await questionAbout(stage, asker, subject);
	return async () => {
		await untilStatus(stage, question.executionId, 'success');
		mustBe('tickets', tickets(stage, subject), 0);
		const [told] = model.told(subject);
		mustHold(told, 'Nobody answered within 0.05 minutes');
		mustBe('the script as feedback', told.includes('toolParameters'), false);
		await mustBeClosed(question, /action/i);
		mustBe('tickets after a late click', tickets(stage, subject), 0);
	};
}

/** Asks, and gives the check that the link still works. */
export async function askAndLeave(desk: Desk): Promise<() => Promise<void>> {
	const { stage, asker, model, office, mark } = desk;
	const subject = `Left of ${mark}`;
	await office.start([[ticket(subject)]]);
	const question = await questionAbout(stage, asker, subject);
	return async () => {
		mustHold((await pageOf(question)).html, `subject: ${subject}`);
		mustBe('approval', (await click(question, 'approve')).status, 200);
		await untilStatus(stage, question.executionId, 'success');
		mustBe('tickets', tickets(stage, subject), 1);
		mustHold(model.told(subject)[0], subject);
	};
}
