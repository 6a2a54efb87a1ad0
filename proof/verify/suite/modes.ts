import type { Checks } from '../../../playground/lib/checks';
import { API_TOKENS, BASE_PATHS, MASTER_TOKENS } from '../../../simulators/PickyAssist';
import { TOKENS } from '../../../simulators/BusinessLabsPmp';
import { NoEntry } from '../detect';
import { control } from '../stands';
import type { VendorName } from '../vendor';
import type { Options } from '../verify';
import { differencesIn, mustBeClean, mustFind, withBench } from './bench';
import type { Bench } from './bench';

const WRITES: Options = { mayWrite: () => Promise.resolve(true) };

type Mode = [string, VendorName, number, (bench: Bench) => Promise<void>];

/** Each setting of the simulators that a visit can see is found. */
export async function modes(checks: Checks): Promise<void> {
	for (const [title, name, version, work] of MODES) {
		await checks.run(`${name}: ${title}`, () => withBench([name, version], work));
	}
}

const set =
	(settings: object) =>
	async ({ simulator }: Bench) =>
		await control(simulator, 'settings', settings);

const MODES: Mode[] = [
	[
		'PHP 8, on which tickets and invoices cannot be read by ID',
		'businessLabsPmp',
		2,
		async (bench) => {
			await set({ php8: true })(bench);
			const result = await bench.verify();
			mustFind(result, { key: 'ticket.get', kind: 'status code', found: '500' });
			mustFind(result, { key: 'invoice.get', kind: 'node remarks' });
		},
	],
	[
		'no deletion under /delete',
		'businessLabsPmp',
		2,
		async (bench) => {
			await set({ prefixedDelete: false })(bench);
			const result = await bench.verify(WRITES);
			mustFind(result, { key: 'write customer.delete', kind: 'status code', found: '404' });
		},
	],
	[
		'no deletion but under /delete, answered with 405',
		'businessLabsPmp',
		3,
		async (bench) => {
			await set({ unprefixedDelete: false, missingDelete: 405 })(bench);
			const result = await bench.verify(WRITES);
			mustFind(result, { key: 'write customer.delete', kind: 'status code', found: '405' });
		},
	],
	[
		'another date format than the credential says',
		'businessLabsPmp',
		2,
		async (bench) => {
			await set({ dateFormat: 'm/d/Y' })(bench);
			const result = await bench.verify(WRITES);
			const found = differencesIn(result).filter(({ key }) => /write (project|task)/.test(key));
			const isFound = found.some(({ kind }) =>
				['other date format', 'node failed', 'status code'].includes(kind),
			);
			if (!isFound) throw new Error(`Not found: ${JSON.stringify(differencesIn(result))}`);
		},
	],
	[
		'names of events with a dot',
		'businessLabsPmp',
		3,
		async (bench) => {
			await set({ eventSeparator: '.' })(bench);
			const { server } = await bench.verify();
			if (!server.notes?.join().includes('a dot')) throw new Error('The dot was not noted');
		},
	],
	[
		'a limit of requests is kept to',
		'businessLabsPmp',
		3,
		async (bench) => {
			await bench.verify({
				onVisit: () => void control(bench.simulator, 'rateLimit', { limit: 30, window: 1 }),
			});
			const statuses = bench.simulator.ledger.requests.map(({ status }) => status);
			const refused = statuses.filter((status) => status === 429).length;
			if (refused > 3) throw new Error(`${refused} requests were too many`);
		},
	],
	[
		'a token that may not do everything',
		'businessLabsPmp',
		2,
		async ({ verify }) => {
			const result = await verify({ credential: { token: TOKENS.readOnly } });
			mustFind(result, { key: 'estimate.getAll', kind: 'status code', found: '403' });
		},
	],
	[
		'a token past its end opens nothing',
		'businessLabsPmp',
		3,
		async ({ verify }) => await mustBeShut(verify({ credential: { token: TOKENS.expired } })),
	],
	[
		'the wrong server version in the credential',
		'businessLabsPmp',
		3,
		async ({ verify }) => {
			const { server } = await verify({ credential: { version: 'v2' } });
			if (!/choose Version 3/.test(server.advice.join())) throw new Error(server.advice.join());
		},
	],
	[
		'creations answered with 200',
		'openTact',
		1,
		async ({ simulator, verify }) => {
			await control(simulator, 'behaviour', { createdStatus: 200 });
			const result = await verify(WRITES);
			mustFind(result, { key: 'write address.create', kind: 'status code', found: '200' });
		},
	],
	[
		'a password that is not taken',
		'openTact',
		1,
		async ({ verify }) => await mustBeShut(verify({ credential: { password: 'wrong' } })),
	],
	[
		'the Project API switched off',
		'pickyAssist',
		1,
		async (bench) => {
			await set({ projectApi: false })(bench);
			const result = await bench.verify();
			mustFind(result, { key: 'project.getAll', kind: 'status code', found: 'code 405' });
		},
	],
	[
		'no WhatsApp Official',
		'pickyAssist',
		1,
		async (bench) => {
			await set({ officialAccount: false })(bench);
			const result = await bench.verify();
			mustFind(result, { key: 'template.getAll', kind: 'status code', found: 'code 801' });
		},
	],
	[
		'no phone connected',
		'pickyAssist',
		1,
		async ({ simulator, verify }) => {
			await control(simulator, 'device', { generation: 'v4', phone: 'none' });
			mustFind(await verify(), { key: 'device.getStatus', kind: 'status code', found: 'code 101' });
		},
	],
	[
		'a token of the other platform',
		'pickyAssist',
		1,
		async ({ verify }) => {
			const credential = { apiToken: API_TOKENS.v3, masterToken: MASTER_TOKENS.v3 };
			const { server } = await verify({ credential });
			const isMoved = String(server.credential.baseUrl).endsWith(BASE_PATHS.v3);
			if (!isMoved || !/V3/.test(server.advice.join())) throw new Error(server.advice.join());
		},
	],
	[
		'no master token, so that projects are not tried',
		'pickyAssist',
		1,
		async ({ verify }) => {
			const result = await verify({ credential: { masterToken: '' } });
			mustBeClean(result);
			const projects = result.findings.find(({ key }) => key === 'project.getAll');
			if (projects?.missing !== 'needs the master token') throw new Error('They were tried');
		},
	],
	[
		'a token that is switched off opens nothing',
		'pickyAssist',
		1,
		async ({ simulator, verify }) => {
			await control(simulator, 'token', { token: API_TOKENS.v4, enabled: false });
			await mustBeShut(verify());
		},
	],
];

async function mustBeShut(verifying: Promise<unknown>): Promise<void> {
	const outcome = await verifying.catch((error: unknown) => error);
	if (!(outcome instanceof NoEntry)) throw new Error(`It was opened: ${String(outcome)}`);
}
