import type { Version } from '../../simulators/BusinessLabsPmp';
import { answersIn } from './answers';
import type { Answer } from './answers';
import { Visit } from './observe';
import type { Observation } from './observe';
import { stands } from './stands';
import { Lacking, Workshop } from './throwaways';
import type { Vendor } from './vendor';

/** What the simulator answers. */
export interface Expected {
	/** By operation. */
	answers: Map<string, Answer[]>;
	/** What the node says beside its output, by operation and without numbers. */
	remarks: Set<string>;
}

/** A sentence of the node's, to be told apart from others. */
export const withoutNumbers = (text: string) => text.replace(/\d+/g, '#');

/**
 * How the vendor answers by its documents: the same operations against the bundled simulator, with
 * records in every list, and once more with none.
 * @param version of the server's API, where the simulator has several
 * @param writes also what making, changing and deleting throwaways answers
 */
export async function expectedAnswers(
	vendor: Vendor,
	version: number,
	writes: boolean,
): Promise<Expected> {
	const stand = await stands[vendor.name](version as Version);
	try {
		const seen: Observation[] = [];
		const full = new Visit(vendor, stand.credential);
		await full.readAll();
		await makeAll(full, version);
		const given = await stand.fill();
		const visit = new Visit(vendor, stand.credential, true);
		seen.push(...(await visit.readAll(given)), await visit.refusal());
		if (writes) seen.push(...(await rehearsal(visit, version)));
		for (const empty of stand.empties) {
			await empty();
			seen.push(...(await new Visit(vendor, stand.credential).readAll(given)));
		}
		const remarks = new Set(
			seen.flatMap(({ key, hints }) => hints.map((hint) => `${key} ${withoutNumbers(hint)}`)),
		);
		return { answers: answersIn(vendor.name, seen), remarks };
	} finally {
		await stand.simulator.stop();
	}
}

/** Making, changing and deleting each throwaway, as it is done in an account. */
async function rehearsal(visit: Visit, version: number): Promise<Observation[]> {
	visit.wire.mayPass = () => true;
	const workshop = new Workshop(visit);
	const seen: Observation[] = [];
	for (const throwaway of workshop.plan(version)) {
		const { made, observation } = await workshop.create(throwaway);
		seen.push(observation, (await workshop.read(made)).observation);
		seen.push(await workshop.change(made, workshop.changesOf(throwaway)));
		seen.push((await workshop.read(made)).observation);
	}
	for (const made of [...workshop.made].reverse()) seen.push(await workshop.delete(made));
	return seen;
}

/** Makes one of everything that can be made, and leaves it there. */
async function makeAll(visit: Visit, version: number): Promise<void> {
	visit.wire.mayPass = () => true;
	const workshop = new Workshop(visit);
	for (const throwaway of workshop.plan(version)) {
		await workshop.create(throwaway).catch((error: unknown) => {
			if (!(error instanceof Lacking)) throw error;
		});
	}
}
