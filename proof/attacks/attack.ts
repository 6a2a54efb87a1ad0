import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../bench/stage';
import { eventOf } from './callers';
import type { Caller } from './callers';
import { messageOf } from '../../playground/lib/lifetime';
import { counted } from './counting';
import { send } from './send';
import type { Answer } from './raw';
import type { Letter } from './send';

/** Something that comes to the address of a trigger. */
export interface Attack {
	title: string;
	/** The requests; none where the trigger has no such thing. @param fresh the number of a new event */
	letters(caller: Caller, fresh: () => number): Letter[];
	/** Whether they are sent together instead of one after the other. */
	together?: boolean;
	/** The status that each of them may get: one, or one of a family like "4xx". */
	answers?: Array<number | '4xx'>;
	/** Executions that are to start, where it is not none. */
	starts?: (caller: Caller, letters: Letter[]) => number;
}

export interface Outcome {
	answers: Answer[];
	executions: number;
	milliseconds: number;
}

export const all = (_: Caller, letters: Letter[]) => letters.length;
export const one = () => 1;

/** A trigger under attack. */
export class Target {
	private next = 1;
	/** Executions that there should be; the first event, which came before, is one of them. */
	private due = 1;

	constructor(
		private readonly stage: Stage,
		public caller: Caller,
	) {}

	/** The first of so many numbers of new events. */
	fresh = (count = 1): number => {
		this.next += count;
		return this.next - count;
	};

	/**
	 * Attacks, then sends a genuine event: what the attack had started is there before that one's
	 * execution.
	 * @throws Error when anything but the expected happens
	 */
	async attack({ letters, together, answers: fine = [200], starts }: Attack): Promise<Outcome> {
		const { caller } = this;
		const sent = letters(caller, this.fresh);
		const before = await this.started();
		const start = performance.now();
		const answers = together ? await Promise.all(sent.map(send)) : [];
		if (!together) for (const letter of sent) answers.push(await send(letter));
		const milliseconds = performance.now() - start;
		const expected = starts?.(caller, sent) ?? 0;
		this.due += expected;
		await this.control();
		const executions = (await this.settled(before + expected + 1)) - before - 1;
		const wrong = answers.find(({ status }) => !fine.some((each) => fits(each, status)));
		if (wrong) throw new Error(`answered ${wrong.status}: ${wrong.text.slice(0, 300)}`);
		if (answers.some(({ text }) => text.includes(caller.secret))) {
			throw new Error('the secret is in an answer');
		}
		if (executions !== expected) throw new Error(`${executions} started instead of ${expected}`);
		return { answers, executions, milliseconds };
	}

	/** A genuine event. @throws Error when it is refused */
	async control(): Promise<void> {
		const { url, headers, body } = eventOf(this.caller, this.fresh());
		const { status, text } = await send({ url, headers, body });
		if (status !== 200) throw new Error(`a genuine event was answered ${status}: ${text}`);
		this.due++;
	}

	/** @throws Error when not everything started that should, or anything else did */
	async mustBeExact(): Promise<void> {
		await delay(2000);
		const started = await this.started();
		if (started !== this.due) throw new Error(`${started} started instead of ${this.due}`);
	}

	/** Executions so far, those too that failed before they could be counted. */
	private async started(): Promise<number> {
		try {
			return await this.count();
		} catch (error) {
			// A connection that was kept open has been closed while n8n was busy.
			if (messageOf(error) !== 'fetch failed') throw error;
			return await this.count();
		}
	}

	private async count(): Promise<number> {
		const filter = { workflowId: this.caller.workflow, status: ['error', 'crashed'] };
		const failed = await this.stage.session.request<{ results: unknown[] }>(
			'GET',
			`/executions?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=100`,
		);
		const { executions } = await counted(this.stage, this.caller);
		return executions + failed.results.length;
	}

	/** Waits for so many executions at the most, then a moment for one too many. */
	private async settled(expected: number): Promise<number> {
		for (let tries = 0; tries < 50 && (await this.started()) < expected; tries++) await delay(100);
		await delay(50);
		return await this.started();
	}
}

const fits = (fine: number | '4xx', status: number) =>
	fine === '4xx' ? status >= 400 && status < 500 : fine === status;
