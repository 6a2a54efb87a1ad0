import type { Stage } from '../bench/stage';
import type { Checks } from '../../playground/lib/checks';
import { eventOf } from './callers';
import type { Call, Caller } from './callers';
import { load } from './load';
import type { Load } from './load';

/** Requests open at the same time. */
export const AT_ONCE = 50;
const REPLAYED = 20;

export interface Sizes {
	burst: number;
	mixed: number;
	/** What the burst is called. */
	kind?: string;
}

export type Burst = Load & { title: string; kind: string; genuine: number };

/** Many at once: genuine ones, some of them again, and genuine ones among forged and replayed ones. */
export async function bursts(
	stage: Stage,
	checks: Checks,
	caller: Caller,
	{ burst, mixed, kind: name = 'genuine events' }: Sizes,
	first: number,
): Promise<Burst[]> {
	const done: Burst[] = [];
	const calls = new Map<number, Call>();
	const once = (number: number): Call => {
		const call = calls.get(number) ?? eventOf(caller, first + number);
		calls.set(number, call);
		return call;
	};
	const run = async (
		kind: string,
		posted: number,
		genuine: number,
		call: (at: number) => Call,
		comesAgain: (at: number) => boolean,
	) => {
		await checks.run(`${caller.title}: ${kind}`, async () => {
			const outcome = await load(stage, caller, {
				...{ posted, atOnce: AT_ONCE, genuine, call, comesAgain },
			});
			done.push({ ...outcome, title: caller.title, kind, genuine });
			const { lost, doubled } = outcome;
			if (lost || doubled) throw new Error(`${lost} lost, ${doubled} doubled`);
		});
	};
	await run(name, burst, burst, once, () => true);
	// From a tenth on: by then, as many as are remembered in any case may have come.
	const again = (at: number) => once(Math.floor(burst * (0.1 + (0.9 * at) / REPLAYED)));
	await run('some of them again', REPLAYED, 0, again, () => false);
	if (mixed === 0) return done;
	const base = burst;
	await run(
		'half genuine, half forged or replayed',
		mixed,
		mixed / 2,
		(at) => {
			if (at % 2 === 0) return once(base + at);
			if (at % 4 === 1) return once(base + at - 1);
			return forgery(caller, eventOf(caller, first + base + at));
		},
		(at) => at % 2 === 0,
	);
	return done;
}

/** The same without the secret. */
function forgery({ secret }: Caller, { url, headers, body }: Call): Call {
	const guess = secret.replace(/./g, '0');
	const signature = headers['X-Perfex-Signature']?.replace(/v1=.*/, `v1=${'0'.repeat(64)}`);
	return {
		...{ url: url.replace(secret, guess), body },
		headers: { ...headers, ...(signature && { 'X-Perfex-Signature': signature }) },
	};
}
