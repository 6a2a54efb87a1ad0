import { answersIn } from './answers';
import type { Answer } from './answers';
import { compareAnswers } from './compare';
import type { Difference } from './compare';
import { detect } from './detect';
import type { Server } from './detect';
import { ServerBroken, Visit } from './observe';
import type { Observation } from './observe';
import { Workshop } from './throwaways';
import type { Data, Vendor } from './vendor';
import { expectedAnswers, withoutNumbers } from './witness';
import type { Expected } from './witness';
import { writeAll } from './write';

/** One operation, what it answered, and what of it differs. */
export interface Finding {
	key: string;
	title: string;
	/** Why it was not tried. */
	missing?: string;
	/** Status codes in order. */
	statuses: string[];
	milliseconds: number;
	records: number;
	differences: Difference[];
	/** How its answers looked, without any value. */
	answers: Answer[];
}

export interface Result {
	vendor: Vendor;
	server: Server;
	findings: Finding[];
	expected: Expected;
	/** What ended it early, in words. */
	ended?: string;
}

export interface Options {
	/** Values by field name, for what no list tells. */
	given?: Record<string, string>;
	/** Hears of each operation as it is done. */
	tell?: (observation: Observation) => void;
	/** Asked before anything is written, with the workshop that will do it; no: nothing is. */
	mayWrite?: (workshop: Workshop, server: Server) => Promise<boolean>;
	/** What to compare with, where it is known already. */
	expected?: Expected;
	/** The number that gets one message. */
	sendTo?: string;
	/** Hears of the visit as soon as there is one, so that it can be stopped. */
	onVisit?: (visit: Visit) => void;
}

/**
 * Runs the built nodes against a server, and compares what it answers with what the bundled simulator
 * answers to the same operations.
 * @throws NoEntry when the credential does not open it
 */
export async function verify(
	vendor: Vendor,
	credential: Data,
	options: Options = {},
): Promise<Result> {
	const { given, tell = () => {}, mayWrite, sendTo, onVisit } = options;
	const server = await detect(vendor, credential);
	const expected =
		options.expected ?? (await expectedAnswers(vendor, server.version, mayWrite !== undefined));
	const visit = new Visit(vendor, server.credential);
	onVisit?.(visit);
	const result: Result = { vendor, server, findings: [], expected };
	const compare = (observations: Observation[]) =>
		result.findings.push(...findingsOf(vendor, observations, expected));
	try {
		compare(await visit.readAll(given, tell));
		if (visit.isStopped) return result;
		const refusal = await visit.refusal();
		tell(refusal);
		compare([refusal]);
	} catch (error) {
		if (!(error instanceof ServerBroken)) throw error;
		compare(error.observations);
		return { ...result, ended: error.message };
	}
	const workshop = new Workshop(visit);
	if (mayWrite && (await mayWrite(workshop, server))) {
		for (const { title, missing, observations, differences } of await writeAll(
			visit,
			workshop,
			server.version,
		)) {
			if (missing) {
				const none = { records: [], hints: [], exchanges: [], lost: 0, filled: [] };
				observations.push({ key: `write ${title}`, title: `${title}: Create`, missing, ...none });
			}
			const findings = findingsOf(vendor, observations, expected);
			findings.forEach((finding) => {
				finding.differences = finding.differences.filter(({ kind }) => kind !== 'node failed');
			});
			findings.at(0)?.differences.push(...differences);
			result.findings.push(...findings);
		}
	}
	if (sendTo !== undefined && vendor.message && !visit.isStopped) {
		compare([await send(visit, sendTo, workshop.unique)]);
	}
	return result;
}

/** The one message, to the one number that was named. */
async function send(visit: Visit, to: string, unique: string): Promise<Observation> {
	const { resource, operation: value, parameters } = visit.vendor.message!;
	const { name, operations } = visit.vendor.resources.find((each) => each.value === resource)!;
	const operation = operations.find((each) => each.value === value)!;
	const key = `send ${resource}.${value}`;
	visit.wire.mayPass = () => true;
	const message = `n8n verify ${unique}: this message is a test`;
	const known = (read: string, field: string) => visit.known.get(read)?.records[0]?.[field];
	try {
		return await visit.perform(
			{ key, title: `${name}: ${operation.name}`, resource, operation },
			{ message, ...parameters(to, known) },
		);
	} finally {
		visit.onlyReads();
	}
}

function findingsOf(vendor: Vendor, observations: Observation[], expected: Expected): Finding[] {
	const answers = answersIn(vendor.name, observations);
	const done = new Set<string>();
	return observations.flatMap((observation) => {
		const { key, title, missing, exchanges, records, error, hints } = observation;
		const found = done.has(key) ? [] : (answers.get(key) ?? []);
		done.add(key);
		const models = expected.answers.get(key) ?? [];
		const remarks = hints.filter((hint) => !expected.remarks.has(`${key} ${withoutNumbers(hint)}`));
		const lacking = exchanges.length === 0 ? lackingIn(error) : undefined;
		return {
			key,
			title,
			...((missing ?? lacking) && { missing: missing ?? lacking }),
			statuses: [...new Set(exchanges.map(({ status }) => String(status)))],
			milliseconds: exchanges.reduce((sum, each) => sum + each.milliseconds, 0),
			records: records.length,
			differences: [
				...compareAnswers(models, found),
				...(lacking ? [] : nodeDifferences(error, remarks, found, models)),
			],
			answers: found,
		};
	});
}

/** What the node says is needed, where it sends nothing without it. */
function lackingIn(error = ''): string | undefined {
	if (error.includes('older than version 3')) return 'needs version 3';
	return error.includes('has no master token') ? 'needs the master token' : undefined;
}

/** What the node made of it, where that is not what it makes of the simulator's answers. */
function nodeDifferences(
	error: string | undefined,
	hints: string[],
	found: Answer[],
	models: Answer[],
): Difference[] {
	const last = found.at(-1);
	const isUsual = models.some(
		({ request, status }) =>
			request === last?.request && status === last.status && isRefusal(status),
	);
	const path = ['node'];
	return [
		...(error !== undefined && !isUsual
			? [{ kind: 'node failed' as const, path, found: 'the node failed', words: error }]
			: []),
		...hints.map((words) => ({ kind: 'node remarks' as const, path, found: 'a remark', words })),
	];
}

/** A status of 400 or above, or a code of Picky Assist's that is no success. */
function isRefusal(status: string): boolean {
	const code = / code (\d+)/.exec(status)?.[1];
	return code === undefined ? Number(status) >= 400 : code !== '100';
}
