import { eventOf, openTact, pickyAssist, pmp } from '../attacks/callers';
import type { Caller } from '../attacks/callers';
import { openCounting } from '../attacks/counting';
import { firstEvent, load } from '../attacks/load';
import type { Load } from '../attacks/load';
import type { Progress } from '../lib/steps';
import type { Size } from './creates';
import type { Report } from './report';
import { median } from './rounds';
import type { Stage } from './stage';

const PER_MINUTE = 200;
/** Requests open at the same time in a burst. */
const AT_ONCE = 50;

/** Measurement 5: calls of the vendors, at a steady rate and all at once. */
export async function triggers(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	await openCounting(stage);
	const steady = quick ? 40 : PER_MINUTE;
	const burst = quick ? 300 : 10_000;
	const rows: string[][] = [];
	const lost: number[] = [];
	for (const callerOf of [pickyAssist, openTact, pmp]) {
		const caller = await callerOf(stage);
		await firstEvent(stage, caller);
		progress(`${caller.title}: ${PER_MINUTE} a minute`);
		const calm = await load(stage, caller, {
			...{ posted: steady, atOnce: 1, interval: 60_000 / PER_MINUTE },
			call: (at) => eventOf(caller, 1 + at),
		});
		progress(`${caller.title}: ${burst} at once`);
		const storm = await load(stage, caller, {
			...{ posted: burst, atOnce: AT_ONCE },
			call: (at) => eventOf(caller, 1 + steady + at),
		});
		rows.push(rowOf(caller, `${PER_MINUTE} a minute`, calm));
		rows.push(rowOf(caller, `${AT_ONCE} open at all times`, storm));
		lost.push(...[calm, storm].flatMap((each) => [each.lost, each.doubled]));
	}
	return {
		title: 'Calls through the triggers',
		text: `Each call is an event of its own, as the vendor would send it, with its secret or its signature. The workflow counts its executions. The time is that until n8n has answered the call. First ${steady} calls at a rate of ${PER_MINUTE} a minute, then ${burst} in a burst.`,
		tables: [
			{
				heads: [
					'Trigger',
					'Load',
					'Calls',
					'Refused',
					'Executions',
					'Median ms',
					'95 % ms',
					'Longest ms',
					'Calls/s',
				],
				rows,
			},
		],
		targets: [
			{
				text: 'Executions lost or doubled, none',
				figure: lost.map(String).join(', '),
				met: lost.every((count) => count === 0),
			},
		],
	};
}

function rowOf(
	{ title }: Caller,
	kind: string,
	{ posted, refused, started, times, seconds }: Load,
) {
	const sorted = [...times].sort((a, b) => a - b);
	const figures = [median(times), sorted[Math.floor(sorted.length * 0.95)], sorted.at(-1) ?? 0];
	return [
		title,
		kind,
		...[posted, refused, started].map(String),
		...figures.map((figure) => figure.toFixed(0)),
		(posted / seconds).toFixed(0),
	];
}
