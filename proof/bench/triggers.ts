import { eventOf, openTact, pickyAssist, pmp } from '../attacks/callers';
import type { Caller } from '../attacks/callers';
import { openCounting } from '../attacks/counting';
import { firstEvent, load } from '../attacks/load';
import type { Load } from '../attacks/load';
import type { Progress } from '../../playground/lib/steps';
import type { Size } from './creates';
import type { Report } from './report';
import { median } from './rounds';
import type { Stage } from './stage';

const PER_MINUTE = 200;

/** Measurement 5: calls of the vendors at a steady rate; `npm run test:attacks` has the bursts. */
export async function triggers(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	await openCounting(stage);
	const posted = quick ? 40 : PER_MINUTE;
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
	return {
		title: 'Calls through the triggers',
		text: `Each call is an event of its own, as the vendor would send it, with its secret or its signature. The workflow counts its executions. The time is that until n8n has answered the call. Calls come at a rate of ${PER_MINUTE} a minute, whether the one before is answered or not; the bursts are in [reliability.md](reliability.md).`,
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
		],
		targets: [
			{
				text: 'Executions lost or doubled, none',
				figure: String(lost.reduce((sum, count) => sum + count, 0)),
				met: lost.every((count) => count === 0),
			},
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
