import { eventOf, openTact, pickyAssist, pmp } from '../attacks/callers';
import type { Caller } from '../attacks/callers';
import { openCounting } from '../attacks/counting';
import { firstEvent, load } from '../attacks/load';
import type { Load } from '../attacks/load';
import type { Progress } from '../../playground/lib/steps';
import type { Size } from './creates';
import { fullLoad } from './fullLoad';
import type { Report } from './report';
import { median } from './rounds';
import type { Stage } from './stage';

const PER_MINUTE = 200;

const FULL_LOAD =
	"The second table has 250 calls, 20 of them at once, to each trigger and to n8n's own Webhook node, which gets the same calls and does nothing but start the same workflow: no secret or signature is checked, and nothing is remembered. An n8n starts for each setting; the medians are of nine rounds, by default three, in turn, and a share is the median of the shares of the rounds. By default n8n gives every call of a trigger that is not its own an isolate of its expression engine, whether there is an expression or not; nothing in a package can change that. **Where more than a few calls come in a second, set `N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true`** (n8n 2.41 knows it): then one is made only when there is an expression to evaluate. Version 2 of the triggers has none, as long as no parameter of the node is an expression; nodes of version 1, in workflows that were saved before, have one in every call. `N8N_EXPRESSION_ENGINE=legacy` has no isolates at all: expressions are then evaluated in n8n's own process.";

/** Measurement 5: calls of the vendors at a steady rate, and as many as n8n can take. */
export async function triggers(stage: Stage, size: Size, progress: Progress): Promise<Report> {
	await openCounting(stage);
	const posted = size.quick ? 40 : PER_MINUTE;
	const rows: string[][] = [];
	const lost: number[] = [];
	for (const callerOf of [pickyAssist, openTact, pmp]) {
		const caller = await callerOf(stage);
		await firstEvent(stage, caller);
		progress(`${caller.title}: ${PER_MINUTE} a minute`);
		const outcome = await load(stage, caller, {
			...{ posted, atOnce: 10, interval: 60_000 / PER_MINUTE },
			call: (at) => eventOf(caller, 1 + at),
		});
		rows.push(rowOf(caller, outcome));
		lost.push(outcome.lost, outcome.doubled);
	}
	const { rows: pairs, targets, wrong } = await fullLoad(size, progress);
	lost.push(wrong);
	return {
		title: 'Calls through the triggers',
		text: `Each call is an event of its own, as the vendor would send it, with its secret or its signature. The workflow counts its executions. The time is that until n8n has answered the call. Calls come at a rate of ${PER_MINUTE} a minute, whether the one before is answered or not; the bursts are in [reliability.md](reliability.md).

${FULL_LOAD}`,
		tables: [
			{
				heads: [
					'Trigger',
					'Calls',
					'Refused',
					'Executions',
					'Median ms',
					'95 % ms',
					'Longest ms',
					'Calls a minute',
				],
				rows,
			},
			{
				heads: ['Trigger', 'Setting of n8n', 'Calls a second', 'Webhook node', 'Share'],
				rows: pairs,
			},
		],
		targets: [
			{
				text: 'Executions lost or doubled, none',
				figure: String(lost.reduce((sum, count) => sum + count, 0)),
				met: lost.every((count) => count === 0),
			},
			...targets,
		],
	};
}

function rowOf({ title }: Caller, { posted, refused, started, times, seconds }: Load) {
	const sorted = [...times].sort((a, b) => a - b);
	const figures = [median(times), sorted[Math.floor(sorted.length * 0.95)], sorted.at(-1) ?? 0];
	return [
		title,
		...[posted, refused, started].map(String),
		...figures.map((figure) => figure.toFixed(0)),
		((posted / seconds) * 60).toFixed(0),
	];
}
