// `npm run test:attacks`: what comes to the triggers of a real n8n that should not start them, and
// much at once that should. `--full` sends 10,000 events to each and writes docs/reliability.md;
// `--only openTact` attacks one trigger alone. `--engine vm` takes n8n's default for expressions: it
// starts an isolate for each call of a trigger that is not n8n's own, which makes all this slow.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { STAGE_STEPS, openStage } from '../bench/stage';
import type { Stage } from '../bench/stage';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { Steps } from '../../playground/lib/steps';
import { table } from '../../playground/lib/table';
import { Target } from './attack';
import type { Attack } from './attack';
import { bodies } from './bodies';
import { bursts } from './burst';
import type { Burst } from './burst';
import { openTact, pickyAssist, pmp, VERSIONS } from './callers';
import { brokenXml, contentTypes } from './contentTypes';
import { openCounting } from './counting';
import { firstEvent } from './load';
import { publishAmidCalls } from './publish';
import { replays } from './replays';
import { LOAD_HEADS, Results, rowOf, write } from './report';
import { requests } from './requests';
import { secrets, signatures } from './secrets';
import { sizes } from './sizes';

const CONTENT_TYPE = 'Wrong content type';
const CHAPTERS: Array<[string, Attack[]]> = [
	['Forged', [...secrets, ...signatures]],
	['Replayed', replays],
	['Oversized', sizes],
	[CONTENT_TYPE, contentTypes],
	['Malformed', [...bodies, ...requests]],
];
const CALLERS = { pickyAssist, businessLabsPmp: pmp, openTact };
const SMALL = { burst: 500, mixed: 200 };
/** With n8n's default engine for expressions. */
const USUAL = {
	burst: 500,
	mixed: 0,
	kind: "genuine events, n8n's default engine for expressions",
};
const FULL = { burst: 10_000, mixed: 2000 };

runScript(async () => {
	const { values } = parseArgs({
		options: {
			full: { type: 'boolean', default: false },
			engine: { type: 'string', default: 'legacy' },
			only: { type: 'string', default: Object.keys(CALLERS).join() },
		},
	});
	const stage = await open(values.engine);
	const checks = new Checks(async () => {});
	const results = new Results();
	const loads: Burst[] = [];
	const targets: Target[] = [];
	const secretsUsed: string[] = [];
	const attackWith = async (attack: Attack, chapter: string, target: Target) => {
		const { title, vendor } = target.caller;
		if (attack.letters(target.caller, () => 0).length === 0) return;
		await checks.run(`${title}: ${attack.title}`, async () => {
			results.add(chapter, attack.title, vendor, await target.attack(attack));
		});
	};
	const wanted = Object.entries(CALLERS).filter(([name]) => values.only.split(',').includes(name));
	for (const [callerOf, version] of wanted.flatMap(([, callerOf]) =>
		VERSIONS.map((version) => [callerOf, version] as const),
	)) {
		const caller = await callerOf(stage, version);
		await firstEvent(stage, caller);
		const target = new Target(stage, caller);
		targets.push(target);
		secretsUsed.push(caller.secret);
		console.log('');
		for (const [chapter, attacks] of CHAPTERS) {
			for (const attack of attacks) {
				await attackWith(attack, chapter, target);
			}
		}
		await checks.run(`${caller.title}: the genuine events of all this, and no other start`, () =>
			target.mustBeExact(),
		);
		const size = values.full ? FULL : SMALL;
		const first = target.fresh(size.burst + size.mixed);
		loads.push(...(await bursts(stage, checks, caller, size, first)));
		target.caller = await publishAmidCalls(stage, checks, callerOf, caller, version, target.fresh);
		secretsUsed.push(target.caller.secret);
	}
	console.log('');
	for (const target of targets) await attackWith(brokenXml, CONTENT_TYPE, target);
	await checks.run('No secret in the log of n8n', async () => {
		const log = readFileSync(stage.n8n.logFile, 'utf8');
		const shown = log.split('\n').find((line) => secretsUsed.some((each) => line.includes(each)));
		if (shown) throw new Error(shown);
	});
	if (values.full) {
		await stage.n8n.stop();
		const usual = await open('vm');
		for (const callerOf of Object.values(CALLERS)) {
			const caller = await callerOf(usual);
			await firstEvent(usual, caller);
			loads.push(...(await bursts(usual, checks, caller, USUAL, 1)));
		}
		write(results, loads);
	}
	console.log(`\n${table(LOAD_HEADS, loads.map(rowOf))}`);
	return checks.end();
});

async function open(engine: string): Promise<Stage> {
	// A start that fails is kept, so that it is seen.
	const settings = { EXECUTIONS_DATA_SAVE_ON_ERROR: 'all', N8N_EXPRESSION_ENGINE: engine };
	const stage = await openStage(new Steps(STAGE_STEPS), false, settings);
	await openCounting(stage);
	return stage;
}
