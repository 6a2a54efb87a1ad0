import type { Checks } from '../../../playground/lib/checks';
import { readsOf } from '../reads';
import { Visit } from '../observe';
import { Workshop } from '../throwaways';
import { vendors } from '../vendors';
import { filled, mustBeAsBefore, mustBeClean, recordsOf, SERVERS, withBench } from './bench';

/** Reading changes nothing, whatever the account has; and a clean server has nothing to find. */
export async function reads(checks: Checks): Promise<void> {
	for (const server of SERVERS) {
		const [name, version] = server;
		const title = `${name}${name === 'businessLabsPmp' ? ` version ${version}` : ''}`;
		await checks.run(`${title}: nothing is found, and nothing is changed`, async () => {
			await withBench(server, async ({ simulator, verify }) => {
				const before = recordsOf(simulator);
				const result = await verify();
				mustBeClean(result);
				mustBeAsBefore(simulator, before);
				if (name === 'businessLabsPmp' && result.server.version !== version) {
					throw new Error(`The version was not recognised: ${result.server.name}`);
				}
			});
		});
		await checks.run(`${title}: every reading operation was tried on a full account`, async () => {
			await withBench(server, async (bench) => {
				const { simulator, verify } = bench;
				const given = await filled(server, bench);
				const before = recordsOf(simulator);
				const result = await verify({ given });
				mustBeClean(result);
				mustBeAsBefore(simulator, before);
				const untried = result.findings.filter(({ missing }) => missing !== undefined);
				const isOlder = name === 'businessLabsPmp' && version < 3;
				if (untried.length > 0 && !isOlder) {
					throw new Error(`Not tried: ${untried.map(({ key }) => key).join(', ')}`);
				}
			});
		});
	}
	for (const name of ['pickyAssist', 'openTact', 'businessLabsPmp'] as const) {
		await checks.run(`${name}: no request of a writing operation can leave while it reads`, () =>
			withBench([name, 3], async ({ simulator, credential }) => {
				const vendor = vendors[name]();
				const visit = new Visit(vendor, credential);
				await visit.readAll();
				simulator.ledger.clear();
				visit.onlyReads();
				const reading = new Set(readsOf(vendor).map(({ key }) => key));
				let stopped = 0;
				for (const { value: resource, operations } of vendor.resources) {
					for (const operation of operations) {
						if (reading.has(`${resource}.${operation.value}`) || !operation.request) continue;
						const request = requestOf(() => operation.request!(SAMPLE, credential));
						if (!request || request.method === 'GET') continue;
						stopped++;
						if (visit.wire.mayPass({ query: {}, body: undefined, ...request })) {
							throw new Error(`${resource}.${operation.value} could leave: ${request.path}`);
						}
					}
				}
				if (stopped < 5) throw new Error(`Only ${stopped} operations were looked at`);
				await mustStopCreates(new Workshop(visit), visit);
				const sent = simulator.ledger.requests.filter(
					({ method, path }) => method !== 'GET' && !path.endsWith('/search'),
				);
				if (sent.length > 0) throw new Error(`${sent[0].method} ${sent[0].path} arrived`);
			}),
		);
	}
}

/** Values that most operations can make a request of. */
const SAMPLE = { id: '1', uuid: '10000000-0000-4000-8000-000000000001', number: ['391234567890'] };

function requestOf<T>(make: () => T): T | undefined {
	try {
		return make();
	} catch {
		return undefined;
	}
}

/** The first throwaway, tried while only reads may leave. */
async function mustStopCreates(workshop: Workshop, visit: Visit): Promise<void> {
	const [throwaway] = workshop.plan(Infinity);
	if (!throwaway) return;
	const { observation } = await workshop.create(throwaway);
	if (visit.wire.stopped.length === 0 || observation.error === undefined) {
		throw new Error('A creation was not stopped');
	}
}
