import type { IAllExecuteFunctions } from 'n8n-workflow';
import { accountKey } from './accountKey';
import { InputError } from '../contract/errors';
import { Failure } from './failure';
import { pause, waitForAll } from './retry';
import { SlidingWindow } from './slidingWindow';
import type { Caller } from './slidingWindow';
import type { Client, Credentials, Pace, Rate, WireResponse } from '../contract/types';

/** What this n8n process knows of a vendor's account. */
interface Account {
	/** By the name of the limit. */
	windows: Map<string, SlidingWindow>;
	/** When the vendor wants to hear of it again, as it said to one of the executions. */
	closedUntil: number;
}

interface Limit {
	name: string;
	rate: Rate;
}

/** How often accounts that the vendor has nothing against any more are looked for. */
const SWEEP_EVERY = 60_000;

/** All accounts in use. */
const accounts = new Map<string, Account>();
let lastSweep = 0;
let readings = 0;

/**
 * The limits of one account as one execution meets them: it shares them with all other executions and
 * nodes of this n8n process that use the same account.
 */
export class RateLimiter {
	/** The longest time that a call had to wait, in milliseconds. */
	longestWait = 0;

	private readonly key: string;
	private readonly processes: number;
	private readonly reading = ++readings;
	private readonly caller: Caller;
	private readonly node: string;

	constructor(
		context: Pick<IAllExecuteFunctions, 'getWorkflow' | 'getNode' | 'getExecutionId'>,
		client: Client,
		credentials: Credentials,
		private readonly signal?: AbortSignal,
	) {
		this.key = accountKey(client, credentials);
		this.processes = processesIn(credentials);
		const workflow = String(context.getWorkflow().id);
		this.caller = { workflow, execution: String(context.getExecutionId()), signal };
		this.node = `${workflow} ${context.getNode().id}`;
	}

	/**
	 * Makes a call as soon as all limits that it counts against allow.
	 * @throws CancelledError while waiting, and whatever the call throws
	 */
	async through<T>(paces: Pace[], call: () => Promise<T>): Promise<T> {
		const start = Date.now();
		const limits = paces.flatMap((pace) => this.limitsOf(pace));
		const last = async () => {
			await this.untilOpen();
			this.longestWait = Math.max(this.longestWait, Date.now() - start);
			return await call();
		};
		const nested = limits.reduceRight<() => Promise<T>>(
			(inner, limit) => async () => await this.window(limit).through(this.caller, inner),
			last,
		);
		return await nested();
	}

	/** Milliseconds until the last of so many more calls can start, if nobody else makes any. */
	earliest(pace: Pace, calls: number): number {
		return Math.max(...this.limitsOf(pace).map((limit) => this.window(limit).earliest(calls)));
	}

	/** What is left of a rate for this node in this process. */
	shareOf({ calls, per, atMost }: Pace): Rate {
		return divided({ calls: Math.min(calls, atMost ?? calls), per }, this.processes);
	}

	/**
	 * Lets all executions wait when the vendor asks one of them to.
	 * @param wait milliseconds after which that one tries again
	 */
	heed(outcome: WireResponse | Failure, wait: number | undefined): void {
		const asked = outcome instanceof Failure ? undefined : waitForAll(outcome, wait);
		if (asked === undefined) return;
		const account = this.account();
		account.closedUntil = Math.max(account.closedUntil, Date.now() + asked);
	}

	private async untilOpen(): Promise<void> {
		for (;;) {
			const rest = (accounts.get(this.key)?.closedUntil ?? 0) - Date.now();
			if (rest <= 0) return;
			await pause(rest, this.signal);
		}
	}

	/** The account's, and before it the node's own where that is narrower. */
	private limitsOf(pace: Pace): Limit[] {
		const { name, calls, per, atMost = calls } = pace;
		const whole = { name, rate: divided({ calls, per }, this.processes) };
		if (atMost >= calls) return [whole];
		return [{ name: `${name} ${this.node}`, rate: this.shareOf(pace) }, whole];
	}

	/** To be used at once: what is idle may be forgotten. */
	private window({ name, rate }: Limit): SlidingWindow {
		const { windows } = this.account();
		const window = windows.get(name) ?? new SlidingWindow();
		windows.set(name, window);
		window.setRate(rate, this.reading);
		return window;
	}

	private account(): Account {
		sweep();
		const account = accounts.get(this.key) ?? { windows: new Map(), closedUntil: 0 };
		accounts.set(this.key, account);
		return account;
	}
}

/** Forgets what was counted; for tests, whose vendors start anew. */
export function forgetAccounts(): void {
	accounts.clear();
}

/** @throws InputError when the credential says something else than how many there are */
function processesIn({ processes = 1 }: Credentials): number {
	if (processes === '' || processes === null) return 1;
	const count = Number(processes);
	if (Number.isInteger(count) && count >= 1) return count;
	throw new InputError(
		`n8n Processes in the credential must be a whole number from 1, it is "${String(processes)}"`,
	);
}

/** What each of several processes may do. What cannot be divided becomes rarer instead. */
function divided({ calls, per }: Rate, processes: number): Rate {
	if (calls >= processes) return { calls: Math.floor(calls / processes), per };
	return { calls: 1, per: Math.ceil((per * processes) / calls) };
}

/** Keeps memory small with thousands of accounts. */
function sweep(): void {
	const now = Date.now();
	if (now >= lastSweep && now - lastSweep < SWEEP_EVERY) return;
	lastSweep = now;
	for (const [key, { windows, closedUntil }] of accounts) {
		if (closedUntil > now) continue;
		for (const [name, window] of windows) if (window.isIdle) windows.delete(name);
		if (windows.size === 0) accounts.delete(key);
	}
}
