import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startN8n } from '../../playground/lib/n8n';
import type { N8n } from '../../playground/lib/n8n';
import { installPackage, packPackage } from '../../playground/lib/package';
import { out } from '../out';
import { temporaryFolder } from '../../playground/lib/playground';
import { putWorkflow, seedCredentials } from '../../playground/lib/seed';
import { Session } from '../../playground/lib/session';
import { startVendors } from '../../playground/lib/simulators';
import type { Vendors } from '../../playground/lib/simulators';
import type { Steps } from '../../playground/lib/steps';
import { measuring } from './workflow';
import type { Contestant } from './workflow';

export const STAGE_STEPS = 3;

/** What the node between the two probes did, as the n8n process saw it. */
export interface Measured {
	milliseconds: number;
	/** User and system time of all threads of n8n. */
	cpuMilliseconds: number;
	/** Highest resident memory above that of the start; of the JavaScript heap alone. */
	memoryMebibytes: number;
	heapMebibytes: number;
	items: number;
	errors: number;
	first?: Record<string, unknown>;
}

/** A credential of n8n's. */
export interface Reference {
	id: string;
	name: string;
}

export interface Stage {
	n8n: N8n;
	/** n8n's data folder. */
	folder: string;
	session: Session;
	vendors: Vendors;
	/** IDs of n8n's credentials by type. */
	credentials: Record<string, Reference>;
	/** Runs a contestant's node once, inside n8n. */
	measure(contestant: Contestant, items: number): Promise<Measured>;
	/** Adds a credential for a server of the benchmark's own. */
	addCredential(type: string, data: Record<string, unknown>): Promise<Reference>;
}

const SETTINGS = {
	N8N_CUSTOM_EXTENSIONS: join(__dirname, 'nodes'),
	NODE_OPTIONS: '--expose-gc --max-old-space-size=6144',
	EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
	EXECUTIONS_DATA_SAVE_ON_ERROR: 'none',
};

/**
 * Opens n8n with the packed package and with the probes in it.
 * @param profiles whether each contestant's last run leaves a CPU profile in proof/out
 * @param settings added to n8n's environment
 */
export async function openStage(
	steps: Steps,
	profiles: boolean,
	settings: Record<string, string> = {},
): Promise<Stage> {
	const folder = temporaryFolder('bench');
	const vendors = await steps.run(
		'Pack and install the package, start the vendors',
		async (say) => {
			await installPackage(await packPackage(say), folder, say);
			return await startVendors();
		},
	);
	const n8n = await steps.run(
		'Start n8n',
		async (progress) => await startN8n({ folder, env: { ...SETTINGS, ...settings }, progress }),
	);
	const [session, credentials] = await steps.run('Sign in', async () => {
		const opened = await Session.open(n8n.url);
		return [opened, await seedCredentials(opened, Object.values(vendors))] as const;
	});
	let run = 0;
	const known = new Map<string, string>();
	const measure = async (contestant: Contestant, count: number): Promise<Measured> => {
		const path = `bench-${contestant.id}`;
		const workflow = measuring(path, contestant);
		const text = JSON.stringify(workflow);
		await n8n.ready();
		if (known.get(path) !== text) await putWorkflow(session, workflow);
		known.set(path, text);
		const profile = profiles ? join(out, `${contestant.id}.cpuprofile`) : undefined;
		const { firstId } = contestant;
		const posted = { count, run: `${Date.now()}-${run++}`, profile, firstId };
		return JSON.parse(await post(`${n8n.url}/webhook/${path}`, posted)) as Measured;
	};
	const addCredential = async (type: string, data: Record<string, unknown>) => {
		const content = { name: `Bench ${type}`, type, data };
		const { id, name } = await session.request<Reference>('POST', '/credentials', content);
		return { id, name };
	};
	return { n8n, folder, session, vendors, credentials, measure, addCredential };
}

/** Posts to a webhook, which may take a moment to listen after its workflow was published. */
export async function post(url: string, body: unknown): Promise<string> {
	for (let tries = 1; ; tries++) {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		if (response.ok) return text;
		const isEarly = response.status === 404 && text.includes('not registered');
		if (!isEarly || tries === 40) throw new Error(`POST ${url}: ${response.status} ${text}`);
		await delay(250);
	}
}
