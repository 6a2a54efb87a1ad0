import { eventOf, openTact, pickyAssist, pmp } from '../attacks/callers';
import type { Caller, CallerOf } from '../attacks/callers';
import { counter, openCounting } from '../attacks/counting';
import { firstEvent, load } from '../attacks/load';
import { putWorkflow } from '../../playground/lib/seed';
import { Steps } from '../../playground/lib/steps';
import type { Progress } from '../../playground/lib/steps';
import type { Size } from './creates';
import type { Target } from './report';
import { median } from './rounds';
import { STAGE_STEPS, openStage } from './stage';
import type { Stage } from './stage';
import { chained, webhook } from './workflow';

const CALLS = 250;
const AT_ONCE = 20;
/** Where a share is to be reached, it takes more of them: a round lasts three seconds. */
const ROUNDS = { ofTarget: 9, other: 3 };
/** Of a round that is not counted. */
const WARM_UP = 60;
/** What of the Webhook node's calls a second a trigger is to reach. */
const LEAST = 0.9;

/** How n8n's expressions are set. */
const SETTINGS: Array<{ title: string; env: Record<string, string>; isTarget: boolean }> = [
	{ title: 'default', env: {}, isTarget: false },
	{
		title: 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true',
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		isTarget: true,
	},
	{
		title: 'N8N_EXPRESSION_ENGINE=legacy',
		env: { N8N_EXPRESSION_ENGINE: 'legacy' },
		isTarget: true,
	},
];

/** A trigger, where the ID of an event is in what n8n's Webhook node gives, and how to get it. */
const CONTESTS: Array<[CallerOf, string]> = [
	[pickyAssist, 'body.unique-id'],
	[openTact, 'body.uuid'],
	[pmp, 'body.data.id'],
];

/** A trigger and the Webhook node, which gets the same calls. */
interface Contest {
	trigger: Caller;
	webhook: Caller;
}

interface Figures {
	rows: string[][];
	targets: Target[];
	/** Executions lost or doubled. */
	wrong: number;
}

/**
 * Each trigger beside n8n's Webhook node, with as many calls as n8n can take, in an n8n of its own for
 * each setting. They take turns, and each round starts with another one.
 */
export async function fullLoad({ quick }: Size, progress: Progress): Promise<Figures> {
	const all: Figures = { rows: [], targets: [], wrong: 0 };
	for (const { title, env, isTarget } of SETTINGS) {
		progress(`n8n with ${title}`);
		const stage = await openStage(new Steps(STAGE_STEPS), false, env);
		try {
			await openCounting(stage);
			const contests: Contest[] = [];
			for (const [callerOf, key] of CONTESTS) {
				const trigger = await callerOf(stage);
				contests.push({ trigger, webhook: await beside(stage, trigger, key) });
			}
			const callers = contests.flatMap(({ trigger, webhook: other }) => [trigger, other]);
			for (const caller of callers) await firstEvent(stage, caller);
			const { rates, wrong } = await compete(
				stage,
				callers,
				isTarget ? ROUNDS.ofTarget : ROUNDS.other,
				quick,
				(say) => progress(`${title}: ${say}`),
			);
			all.wrong += wrong;
			for (const { trigger, webhook: other } of contests) {
				const [ours, theirs] = [trigger, other].map((each) => rates.get(each) ?? []);
				// Round by round: what else the machine does hits neighbours alike.
				const share = median(ours.map((rate, round) => rate / theirs[round]));
				const [calls, besides] = [ours, theirs].map((each) => median(each).toFixed(0));
				const cells = [trigger.title, title, calls, besides, share.toFixed(2)];
				all.rows.push(cells);
				if (!isTarget) continue;
				all.targets.push({
					text: `${trigger.title}, ${title}, of the Webhook node's, at least ${LEAST}`,
					figure: share.toFixed(2),
					met: share >= LEAST,
				});
			}
		} finally {
			await stage.n8n.stop();
		}
	}
	return all;
}

/** @returns calls a second of each round, after a round that is not counted */
async function compete(
	stage: Stage,
	callers: Caller[],
	most: number,
	quick: boolean,
	progress: Progress,
): Promise<{ rates: Map<Caller, number[]>; wrong: number }> {
	const rates = new Map<Caller, number[]>(callers.map((caller) => [caller, []]));
	const rounds = quick ? 1 : most;
	let [next, wrong] = [1, 0];
	for (let round = 0; round <= rounds; round++) {
		const posted = quick || round === 0 ? WARM_UP : CALLS;
		for (const [turn] of callers.entries()) {
			const caller = callers[(turn + round) % callers.length];
			progress(`round ${round} of ${rounds}, ${caller.title}`);
			const first = next;
			next += posted;
			// Made before the clock starts: a signature is the caller's work, not n8n's.
			const calls = Array.from({ length: posted }, (_, at) => eventOf(caller, first + at));
			const { seconds, lost, doubled } = await load(stage, caller, {
				...{ posted, atOnce: AT_ONCE, call: (at: number) => calls[at] },
				comesAgain: () => true,
			});
			wrong += lost + doubled;
			if (round > 0) rates.get(caller)?.push(posted / seconds);
		}
	}
	return { rates, wrong };
}

/** n8n's Webhook node in front of the same work. */
async function beside(stage: Stage, trigger: Caller, key: string): Promise<Caller> {
	const workflow = `webhook-${trigger.workflow.slice(0, 10)}`;
	await putWorkflow(
		stage.session,
		chained(workflow, [
			['Webhook', webhook(workflow, 'onReceived')],
			['Count', counter('count', JSON.stringify({ name: workflow }), key)],
		]),
	);
	const title = `Webhook node for ${trigger.title}`;
	return { ...trigger, title, workflow, url: `${stage.n8n.url}/webhook/${workflow}` };
}
