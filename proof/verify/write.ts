import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { Difference } from './compare';
import type { Observation, Visit } from './observe';
import { Closed, Lacking } from './throwaways';
import type { Workshop } from './throwaways';
import type { Throwaway } from './vendor';

/** What came of one throwaway: its operations, and what went otherwise than it should. */
export interface Written {
	throwaway: Throwaway;
	title: string;
	/** Why it was not made. */
	missing?: string;
	observations: Observation[];
	differences: Difference[];
}

/** Columns by which a record says when it was changed. */
const CLOCK = /modif|updated|changed|last_?(reply|login|activity)|^dateupdated$/i;

/**
 * Makes each throwaway, reads it, changes one field, looks whether all others stayed, and deletes them,
 * the last one first. Ends early when the visit is stopped; what is left then is the workshop's to clear.
 */
export async function writeAll(
	visit: Visit,
	workshop: Workshop,
	version: number,
	tell: (title: string) => void = () => {},
): Promise<Written[]> {
	visit.wire.mayPass = () => true;
	const written: Written[] = [];
	try {
		for (const throwaway of workshop.plan(version)) {
			if (visit.isStopped) break;
			tell(workshop.titleOf(throwaway));
			written.push(await makeAndChange(workshop, throwaway));
		}
		for (const made of [...workshop.made].reverse()) {
			if (visit.isStopped) break;
			const own = written.find(({ throwaway }) => throwaway === made.throwaway)!;
			const observation = await workshop.delete(made);
			own.observations.push(observation);
			const { error } = observation;
			if (error) own.differences.push(failed('the record could not be deleted', error));
		}
		visit.onlyReads();
	} catch (error) {
		if (!(error instanceof Closed)) throw error;
	}
	return written;
}

async function makeAndChange(workshop: Workshop, throwaway: Throwaway): Promise<Written> {
	const title = workshop.titleOf(throwaway);
	const written: Written = { throwaway, title, observations: [], differences: [] };
	const { observations, differences } = written;
	try {
		const { made, observation } = await workshop.create(throwaway);
		observations.push(observation);
		if (observation.error) differences.push(failed('the record was not made', observation.error));
		if (made.id === undefined) return written;
		const before = await workshop.read(made);
		observations.push(before.observation);
		differences.push(...dateDifference(throwaway, before.record));
		const changes = workshop.changesOf(throwaway);
		const change = await workshop.change(made, changes);
		observations.push(change);
		if (change.error) differences.push(failed('the record was not changed', change.error));
		const after = await workshop.read(made);
		observations.push(after.observation);
		if (!change.error) differences.push(...changed(before.record, after.record, changes));
	} catch (error) {
		if (!(error instanceof Lacking)) throw error;
		written.missing = error.message;
	}
	return written;
}

/** PHP stores nothing in several ways. */
const plain = (value: unknown) => (value === null || value === undefined ? '' : value);

/** Of all fields only the changed ones may differ. */
export function changed(
	before: IDataObject | undefined,
	after: IDataObject | undefined,
	changes: IDataObject,
): Difference[] {
	if (!before || !after) return [failed('the record could not be read again')];
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	const others = [...names].filter(
		(name) =>
			!(name in changes) &&
			!CLOCK.test(name) &&
			!isDeepStrictEqual(plain(before[name]), plain(after[name])),
	);
	const lost = Object.keys(changes).filter(
		(name) => name in before && isDeepStrictEqual(before[name], after[name]),
	);
	return [
		...others.map((name) => difference('field changed too', [name], 'as it was', 'another value')),
		...lost.map((name) => difference('change not stored', [name], 'the new value', 'as it was')),
	];
}

/** A date that comes back as another one: the credential's date format does not fit. */
function dateDifference({ dated }: Throwaway, record: IDataObject | undefined): Difference[] {
	if (!dated || !record) return [];
	const back = String(record[dated.field] ?? '').slice(0, 10);
	if (back === dated.value()) return [];
	return [
		difference('other date format', [dated.field], 'the day that was sent', 'another day, or none'),
	];
}

function failed(found: string, words?: string): Difference {
	return { ...difference('node failed', [], 'success', found), ...(words && { words }) };
}

function difference(
	kind: Difference['kind'],
	path: string[],
	expected: string,
	found: string,
): Difference {
	return { kind, path: ['record', ...path], expected, found };
}
