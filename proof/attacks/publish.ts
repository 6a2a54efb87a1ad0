import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../bench/stage';
import type { Checks } from '../../playground/lib/checks';
import { eventOf } from './callers';
import type { Caller, CallerOf, Version } from './callers';
import { counted } from './counting';
import { send } from './send';

/** With more, n8n's own writes have to wait too long for its SQLite. */
const CALLERS = 5;
const MORE: Record<string, string[]> = {
	pickyAssistTrigger: ['groupChange'],
	openTactTrigger: ['delivery'],
	businessLabsPmpTrigger: ['customer_updated'],
};

/**
 * Publishes another version while calls come in. Those that are under way carry what n8n remembered
 * for the node before, and must not put it in the place of what it is to remember now.
 * @returns the caller of the version that listens in the end
 */
export async function publishAmidCalls(
	stage: Stage,
	checks: Checks,
	callerOf: CallerOf,
	caller: Caller,
	version: Version,
	fresh: () => number,
): Promise<Caller> {
	let listening = caller;
	await checks.run(`${caller.title}: published anew amid calls, it listens as before`, async () => {
		let isOver = false;
		const busy = Array.from({ length: CALLERS }, async () => {
			while (!isOver) await send(eventOf(caller, fresh()));
		});
		await delay(1500);
		const published = callerOf(stage, version, MORE[caller.name]).finally(() => (isOver = true));
		const [again] = await Promise.all([published, ...busy]);
		listening = again;
		await delay(2000);
		const before = await counted(stage, again);
		const { status, text } = await send(eventOf(again, fresh()));
		if (status !== 200) throw new Error(`a genuine event was answered ${status}: ${text}`);
		let started = 0;
		for (let tries = 0; started === 0 && tries < 10; tries++) {
			await delay(1000);
			started = (await counted(stage, again)).executions - before.executions;
		}
		if (started !== 1) throw new Error(`a genuine event started ${started} executions`);
	});
	return listening;
}
