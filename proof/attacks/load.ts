import { setTimeout as delay } from 'node:timers/promises';
import type { Stage } from '../bench/stage';
import { eventOf } from './callers';
import type { Call, Caller } from './callers';
import { counted } from './counting';

const MOST_TRIES = 20;
const AGAIN_AFTER = 1000;

/** Calls to make, and how. */
export interface Plan {
	posted: number;
	/** Requests open at the same time. */
	atOnce: number;
	/** Milliseconds from one start to the next; default none. */
	interval?: number;
	/** The call at a place in the row, from 0. */
	call(at: number): Call;
	/** Calls that come again until they are answered with 2xx, as vendors do; default none. */
	comesAgain?(at: number): boolean;
	/** How many of the calls are to start something; default all. */
	genuine?: number;
}

export interface Load {
	posted: number;
	/** Answers without 2xx. */
	refused: number;
	started: number;
	/** Genuine events that started nothing, and executions too many. */
	lost: number;
	doubled: number;
	/** Milliseconds until the answer. */
	times: number[];
	seconds: number;
}

/** Calls a trigger, and waits until nothing more starts. */
export async function load(stage: Stage, caller: Caller, plan: Plan): Promise<Load> {
	const { posted, atOnce, interval = 0, genuine = posted } = plan;
	const before = await counted(stage, caller);
	const times: number[] = [];
	let refused = 0;
	let next = 0;
	const start = Date.now();
	const sender = async () => {
		while (next < posted) {
			const number = next++;
			await delay(Math.max(0, start + number * interval - Date.now()));
			const call = plan.call(number);
			for (let tries = 0; tries < MOST_TRIES; tries++) {
				const at = performance.now();
				const isTaken = await takes(call);
				times.push(performance.now() - at);
				if (isTaken) break;
				refused++;
				if (!plan.comesAgain?.(number)) break;
				await delay(AGAIN_AFTER);
			}
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	const seconds = (Date.now() - start) / 1000;
	let [executions, events] = [0, 0];
	for (let idle = 0; idle < (events < genuine ? 10 : 2); idle++) {
		await delay(1000);
		const now = await counted(stage, caller);
		if (now.executions - before.executions > executions) idle = 0;
		[executions, events] = [now.executions - before.executions, now.events - before.events];
	}
	return {
		...{ posted, refused, times, seconds, started: executions },
		...{ lost: genuine - events, doubled: executions - events },
	};
}

/** A published workflow takes a moment to listen: sends event 0 until it has started it. */
export async function firstEvent(stage: Stage, caller: Caller): Promise<void> {
	const { url, ...request } = eventOf(caller, 0);
	for (let tries = 0; tries < 40; tries++) {
		const response = await fetch(url, { method: 'POST', ...request });
		if (response.ok) break;
		if (tries === 39) throw new Error(`${caller.title} answers ${await response.text()}`);
		await delay(250);
	}
	for (let tries = 0; (await counted(stage, caller)).executions === 0 && tries < 40; tries++) {
		await delay(250);
	}
}

/** Whether a call is answered with 2xx. A connection that is closed is no answer. */
async function takes({ url, ...request }: Call): Promise<boolean> {
	try {
		const response = await fetch(url, { method: 'POST', ...request });
		await response.text();
		return response.ok;
	} catch {
		return false;
	}
}
