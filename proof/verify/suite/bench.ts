import { isDeepStrictEqual } from 'node:util';
import type { Simulator } from '../../../simulators/shared/simulator';
import type { Difference } from '../compare';
import { Visit } from '../observe';
import { stands } from '../stands';
import type { Stand } from '../stands';
import { Workshop } from '../throwaways';
import type { VendorName } from '../vendor';
import { vendors } from '../vendors';
import { verify } from '../verify';
import type { Options, Result } from '../verify';
import { expectedAnswers } from '../witness';
import type { Expected } from '../witness';

/** Servers that a suite verifies: PMP has three versions. */
export const SERVERS: Array<[VendorName, 1 | 2 | 3]> = [
	['pickyAssist', 1],
	['openTact', 1],
	['businessLabsPmp', 1],
	['businessLabsPmp', 2],
	['businessLabsPmp', 3],
];

const known = new Map<string, Promise<Expected>>();

/** What to compare with, worked out once per server. */
async function expectationsOf(name: VendorName, version: number): Promise<Expected> {
	const key = `${name} ${version}`;
	if (!known.has(key)) known.set(key, expectedAnswers(vendors[name](), version, true));
	return await known.get(key)!;
}

/** A simulator to be verified, and its verification. */
export interface Bench extends Stand {
	verify(options?: Options & { credential?: object }): Promise<Result>;
}

/** Starts a simulator, and stops it after the work. */
export async function withBench(
	[name, version]: [VendorName, number],
	work: (bench: Bench) => Promise<void>,
): Promise<void> {
	const stand = await stands[name](version as 1);
	try {
		await work({
			...stand,
			verify: async ({ credential, ...options } = {}) =>
				await verify(
					vendors[name](),
					{ ...stand.credential, ...credential },
					{ expected: await expectationsOf(name, version), ...options },
				),
		});
	} finally {
		await stand.simulator.stop();
	}
}

/** Everything that differs, with the operation in front. */
export function differencesIn({ findings }: Result): Array<Difference & { key: string }> {
	return findings.flatMap(({ key, differences }) => differences.map((each) => ({ key, ...each })));
}

/** @throws Error that shows what was found */
export function mustBeClean(result: Result): void {
	const found = differencesIn(result);
	if (found.length > 0 || result.ended) {
		throw new Error(
			`Something was found: ${result.ended ?? ''} ${JSON.stringify(found.slice(0, 8))}`,
		);
	}
	const tried = result.findings.filter(({ missing }) => missing === undefined).length;
	if (tried < 5) throw new Error(`Only ${tried} operations were tried`);
}

/** @throws Error when nothing like that was found */
export function mustFind(result: Result, wanted: Partial<Difference> & { key?: string }): void {
	const found = differencesIn(result);
	const fits = found.some((each) =>
		Object.entries(wanted).every(([name, value]) => {
			const own = each[name as keyof typeof each];
			if (name === 'path')
				return (own as string[]).join('.').includes((value as string[]).join('.'));
			return name === 'found' ? String(own).includes(String(value)) : own === value;
		}),
	);
	if (fits) return;
	throw new Error(
		`${JSON.stringify(wanted)} is not among the ${found.length}: ${JSON.stringify(found.slice(0, 8))}`,
	);
}

/** The vendor's records, without what a look alone changes: clocks and counters of requests. */
export function recordsOf(simulator: Simulator): unknown {
	// PMP's simulator works a project's settings out when it is first looked at.
	const counters = new Set(['recent', 'background', 'lastId', 'projectSettings', 'deliveries']);
	const text = JSON.stringify(simulator.state(), (name, value: unknown) =>
		counters.has(name) ? undefined : value,
	);
	return JSON.parse(text, (_, value: unknown) => (isEmpty(value) ? undefined : value));
}

/** An object that has become empty says as much as none. */
function isEmpty(value: unknown): boolean {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	return isObject && Object.keys(value).length === 0;
}

/** Makes one of everything that can be made, and puts in the rest. @returns what no list tells */
export async function filled(
	[name, version]: [VendorName, number],
	{ credential, fill }: Stand,
): Promise<Record<string, string>> {
	const visit = new Visit(vendors[name](), credential);
	await visit.readAll();
	visit.wire.mayPass = () => true;
	const workshop = new Workshop(visit);
	for (const throwaway of workshop.plan(version)) await workshop.create(throwaway);
	return await fill();
}

/** @throws Error when the vendor has other records than before */
export function mustBeAsBefore(simulator: Simulator, before: unknown): void {
	const after = recordsOf(simulator) as Record<string, unknown>;
	for (const [name, value] of Object.entries(before as object)) {
		if (isDeepStrictEqual(value, after[name])) continue;
		const [was, is] = [JSON.stringify(value), JSON.stringify(after[name])];
		const at = [...was].findIndex((letter, place) => letter !== is[place]);
		throw new Error(
			`${name} changed: ${was.slice(at - 60, at + 120)} is now ${is.slice(at - 60, at + 120)}`,
		);
	}
}
