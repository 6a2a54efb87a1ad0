import { sleep } from 'n8n-workflow';
import { CancelledError } from '../contract/errors';
import type { Rate } from '../contract/types';

/** Who makes a call. */
export interface Caller {
	workflow: string;
	execution: string;
	/** Aborts when the execution is cancelled. */
	signal?: AbortSignal;
}

interface Waiting {
	caller: Caller;
	start: () => void;
}

/** So many newcomers find a place at once within the time of a rate, or half as many as it has places. */
const NEWCOMERS = 30;
/** With fewer places than that, to hold any back would only make everybody wait. */
const FEWEST_TO_HOLD_BACK = 9;
/** n8n's helper cannot be cut short: a timer that nobody waits for any more soon ends. */
const LONGEST_SLEEP = 1000;

/**
 * Keeps the calls of all executions of this n8n process under one rate, without blocking n8n.
 *
 * A call's place becomes free again only `per` milliseconds after its answer, so the vendor never sees
 * more than `calls` of them within that time, whatever the network does to the times of arrival, and
 * whatever becomes of the execution.
 *
 * The next place goes to the workflow that had the fewest of late, there to the execution that had the
 * fewest, there to the call that came first. A workflow that had none finds one within seconds, also
 * after a burst: the others take no place that would be missing for that.
 */
export class SlidingWindow {
	private rate: Rate = { calls: 1, per: 0 };
	private setBy = 0;
	private isWatched = false;
	private inFlight = 0;
	private readonly waiting: Waiting[] = [];
	/** Calls that the vendor still remembers, in the order in which they ended. */
	private readonly ended: Array<{ at: number; caller: Omit<Caller, 'signal'> }> = [];
	/** How many of the places each workflow and each execution holds. */
	private readonly held = new Map<string, number>();

	/**
	 * Sets the rate, unless a later reader of the credential has set it.
	 * @param reading the later the credential was read, the higher
	 */
	setRate(rate: Rate, reading: number): void {
		if (reading < this.setBy) return;
		this.setBy = reading;
		this.rate = rate;
	}

	/** Whether the vendor has forgotten all calls, and nobody waits. */
	get isIdle(): boolean {
		this.forget(Date.now());
		return this.inFlight + this.ended.length + this.waiting.length === 0;
	}

	/**
	 * Makes the call as soon as the rate allows; the calls of an execution keep their order.
	 * @throws CancelledError while waiting, and whatever the call throws
	 */
	async through<T>(caller: Caller, call: () => Promise<T>): Promise<T> {
		await this.place(caller);
		try {
			return await call();
		} finally {
			const { workflow, execution } = caller;
			this.inFlight--;
			this.ended.push({ at: Date.now(), caller: { workflow, execution } });
		}
	}

	/** Milliseconds until the last of so many more calls can start, if nobody else makes any. */
	earliest(more: number): number {
		const now = Date.now();
		this.forget(now);
		const { calls, per } = this.rate;
		const taken = this.inFlight + this.ended.length;
		// The place it needs: one that is taken now, or that one of these calls takes before.
		let place = taken + more - 1 - calls;
		let wait = 0;
		for (; place >= taken; place -= calls) wait += per;
		if (place < 0) return wait;
		return wait + (place < this.ended.length ? this.ended[place].at + per - now : per);
	}

	private async place(caller: Caller): Promise<void> {
		const { signal } = caller;
		if (signal?.aborted) throw new CancelledError();
		await new Promise<void>((resolve, reject) => {
			const cancel = () => {
				this.waiting.splice(this.waiting.indexOf(waiting), 1);
				reject(new CancelledError());
			};
			const waiting = {
				caller,
				start: () => {
					signal?.removeEventListener('abort', cancel);
					resolve();
				},
			};
			signal?.addEventListener('abort', cancel, { once: true });
			this.waiting.push(waiting);
			this.admit();
			if (!this.isWatched) void this.watch();
		});
	}

	/** Lets in whoever waits, as long as somebody does. */
	private async watch(): Promise<void> {
		this.isWatched = true;
		while (this.waiting.length > 0) {
			await sleep(Math.max(1, Math.min(this.untilNext(Date.now()), LONGEST_SLEEP)));
			this.admit();
		}
		this.isWatched = false;
	}

	private admit(): void {
		if (this.waiting.length === 0) return;
		const now = Date.now();
		this.forget(now);
		for (let next = this.next(now); next; next = this.next(now)) {
			this.waiting.splice(this.waiting.indexOf(next), 1);
			this.inFlight++;
			this.count(next.caller, 1);
			next.start();
		}
	}

	/** Who may start now. */
	private next(now: number): Waiting | undefined {
		const taken = this.inFlight + this.ended.length;
		if (this.waiting.length === 0 || taken >= this.rate.calls) return undefined;
		const next = this.waiting.reduce((first, other) =>
			this.hasFewer(other.caller, first.caller) ? other : first,
		);
		const isNewcomer = !this.held.has(next.caller.workflow);
		return isNewcomer || this.leavesRoom(now) ? next : undefined;
	}

	/** Whether there is a place for each newcomer, one after the other, once another one is taken. */
	private leavesRoom(now: number): boolean {
		const { calls, per } = this.rate;
		const newcomers = this.newcomers;
		let free = calls - this.inFlight - this.ended.length - 1;
		let oldest = 0;
		for (let newcomer = 1; newcomer <= newcomers && free < newcomers; newcomer++) {
			const comesAt = now + (newcomer * per) / newcomers;
			for (; this.ended[oldest]?.at + per <= comesAt; oldest++) free++;
			if (free < newcomer) return false;
		}
		return true;
	}

	private untilNext(now: number): number {
		const { calls, per } = this.rate;
		const [oldest] = this.ended;
		const untilFree = oldest ? oldest.at + per - now : per;
		const isFull = this.inFlight + this.ended.length >= calls;
		return isFull ? untilFree : Math.min(untilFree, per / this.newcomers);
	}

	/** How many newcomers there must be room for, within the time of the rate. */
	private get newcomers(): number {
		const { calls } = this.rate;
		return calls < FEWEST_TO_HOLD_BACK ? 0 : Math.min(NEWCOMERS, Math.floor(calls / 2));
	}

	private hasFewer(one: Caller, other: Caller): boolean {
		const ofWorkflow = this.heldBy(one.workflow) - this.heldBy(other.workflow);
		if (ofWorkflow !== 0) return ofWorkflow < 0;
		return this.heldBy(executionOf(one)) < this.heldBy(executionOf(other));
	}

	private heldBy(key: string): number {
		return this.held.get(key) ?? 0;
	}

	private count(caller: Omit<Caller, 'signal'>, change: number): void {
		for (const key of [caller.workflow, executionOf(caller)]) {
			const count = this.heldBy(key) + change;
			if (count > 0) this.held.set(key, count);
			else this.held.delete(key);
		}
	}

	/** Drops what the vendor has forgotten. */
	private forget(now: number): void {
		// A clock that was set back must not make anybody wait for longer than the vendor counts.
		if (this.ended[0]?.at > now) for (const call of this.ended) call.at = Math.min(call.at, now);
		while (this.ended.length > 0 && now - this.ended[0].at >= this.rate.per) {
			const [{ caller }] = this.ended.splice(0, 1);
			this.count(caller, -1);
		}
	}
}

function executionOf({ workflow, execution }: Omit<Caller, 'signal'>): string {
	return `${workflow} ${execution}`;
}
