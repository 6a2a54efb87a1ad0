import type { IExecuteFunctions } from 'n8n-workflow';
import { InputError } from '../contract/errors';
import type { Operation, Pace } from '../contract/types';
import type { Connection } from './connection';
import type { TaskJob } from './perform';

/** A wait that people should know of, in milliseconds. */
const LONG_WAIT = 10_000;

/** What the account's limits make of the calls that an execution is about to make. */
interface Outlook {
	/** The limit that takes the longest. */
	pace: Pace;
	calls: number;
	/** Milliseconds until the last of the calls can start, if no other execution makes any. */
	wait: number;
}

/** @returns undefined where no limit is known */
export function outlookOf(
	{ limiter, credentials }: Connection,
	{ paces }: Operation,
	jobs: TaskJob[],
): Outlook | undefined {
	const limits = new Map<string, { pace: Pace; calls: number }>();
	for (const { tasks } of jobs) {
		for (const pace of paces?.(tasks[0].values, credentials) ?? []) {
			const key = JSON.stringify(pace);
			const limit = limits.get(key) ?? { pace, calls: 0 };
			limit.calls++;
			limits.set(key, limit);
		}
	}
	return [...limits.values()]
		.map(({ pace, calls }) => ({ pace, calls, wait: limiter.earliest(pace, calls) }))
		.reduce<Outlook | undefined>((longest, one) => {
			return longest === undefined || one.wait > longest.wait ? one : longest;
		}, undefined);
}

/** What to say when n8n would end the execution before its last call can start. */
export function tooLong(
	context: IExecuteFunctions,
	connection: Connection,
	outlook: Outlook | undefined,
): InputError | undefined {
	const end = endOf(context);
	if (!outlook || end === undefined || Date.now() + outlook.wait <= end) return undefined;
	const left = inWords(Math.max(0, end - Date.now()));
	return new InputError(
		'The limit of the account would make this execution longer than its time limit',
		`${arithmetic(connection, outlook)} n8n ends this execution in ${left}, so nothing was sent. Send fewer items at a time or more of them in one call, or raise the timeout in the settings of the workflow.`,
	);
}

/** What to tell about a long wait, once it is over. */
export function waitHint(connection: Connection, outlook: Outlook | undefined): string | undefined {
	const { limiter, client } = connection;
	if (outlook && outlook.wait >= LONG_WAIT) return arithmetic(connection, outlook);
	if (limiter.longestWait < LONG_WAIT) return undefined;
	const waited = `A call had to wait for ${inWords(limiter.longestWait)}, because other executions use the same account.`;
	return outlook
		? `${waited} ${limitInWords(connection, outlook.pace)}`
		: `${waited} ${client.vendor} had asked one of them to slow down.`;
}

function arithmetic(connection: Connection, { pace, calls, wait }: Outlook): string {
	return `At this pace ${calls} calls take at least ${inWords(wait)}. ${limitInWords(connection, pace)}`;
}

function limitInWords({ client, limiter }: Connection, pace: Pace): string {
	const { name, calls, per } = pace;
	const share = limiter.shareOf(pace);
	const whole = `${client.vendor}'s limit for ${name} is ${calls} in ${inWords(per)}, for all executions that use this account together`;
	if (share.calls === calls && share.per === per) return `${whole}.`;
	const part = `${share.calls} in ${inWords(share.per)}`;
	return `${whole}; this node keeps to ${part}, as its options and the credential say.`;
}

function inWords(milliseconds: number): string {
	const seconds = Math.ceil(milliseconds / 1000);
	return seconds <= 300 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`;
}

/**
 * When n8n ends the execution, in milliseconds since 1970; undefined where it does not. n8n tells its
 * nodes what the workflow's settings say, but not what holds for all workflows (EXECUTIONS_TIMEOUT):
 * that is only in what it hands to its own helpers. Older n8n does not tell the settings either.
 */
function endOf(context: Partial<IExecuteFunctions>): number | undefined {
	const { additionalData } = context as { additionalData?: { executionTimeoutTimestamp?: number } };
	if (additionalData?.executionTimeoutTimestamp) return additionalData.executionTimeoutTimestamp;
	const { executionTimeout = 0 } = context.getWorkflowSettings?.() ?? {};
	return executionTimeout > 0 ? Date.now() + executionTimeout * 1000 : undefined;
}
