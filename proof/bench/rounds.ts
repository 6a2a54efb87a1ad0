import type { Progress } from '../../playground/lib/steps';
import type { Measured, Stage } from './stage';
import type { Contestant } from './workflow';

/**
 * Runs every contestant once per round, in turn, so that whatever else the machine does hits all of
 * them alike; each round starts with another one. A short round before the first is not counted.
 * @returns by contestant ID: its rounds
 */
export async function inTurn(
	stage: Stage,
	contestants: Contestant[],
	{ items, rounds, warmUp }: { items: number; rounds: number; warmUp: number },
	progress: Progress,
): Promise<Map<string, Measured[]>> {
	const results = new Map<string, Measured[]>(contestants.map(({ id }) => [id, []]));
	for (const contestant of warmUp > 0 ? contestants : []) {
		progress(`warming up: ${contestant.title}`);
		await stage.measure(contestant, warmUp);
	}
	for (let round = 0; round < rounds; round++) {
		for (let turn = 0; turn < contestants.length; turn++) {
			const contestant = contestants[(turn + round) % contestants.length];
			progress(`round ${round + 1} of ${rounds}: ${contestant.title}`);
			const measured = await stage.measure(contestant, items);
			if (measured.errors > 0) {
				throw new Error(`${contestant.title}: ${JSON.stringify(measured.first)}`);
			}
			results.get(contestant.id)?.push(measured);
		}
	}
	return results;
}

export function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of one figure over a contestant's rounds. */
export function middle(
	results: Map<string, Measured[]>,
	id: string,
	figure: 'milliseconds' | 'cpuMilliseconds' | 'memoryMebibytes' | 'heapMebibytes',
): number {
	return median((results.get(id) ?? []).map((round) => round[figure]));
}
