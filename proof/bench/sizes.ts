import { join } from 'node:path';
import { packageName } from '../../playground/lib/package';
import { node24, playground } from '../../playground/lib/paths';
import { runCommand } from '../../playground/lib/processes';
import type { Progress } from '../../playground/lib/steps';
import type { Size } from './creates';
import { startFront } from './front';
import type { Report } from './report';
import { inTurn, median, middle } from './rounds';
import type { Stage } from './stage';
import { ours } from './workflow';
import type { Contestant } from './workflow';

interface Description {
	name: string;
	properties: Array<{ name: string; options?: unknown[] }>;
}

/** n8n's largest description, and two nodes for customers, to compare with. */
const PEERS = ['notion', 'hubspot', 'salesforce'];
/** File of each of our action nodes, by the node's name. */
const FILES: Record<string, string> = {
	pickyAssist: 'PickyAssist',
	businessLabsPmp: 'BusinessLabsPmp',
	openTact: 'OpenTact',
};
const MOST_BYTES = 308_021;

/** Measurement 4: what a node costs by its size alone. */
export async function sizes(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	progress('descriptions');
	const described = await descriptions(stage);
	const own = Object.keys(FILES).map((name) => ({
		name,
		...described(ours(name)),
	}));
	const peers = PEERS.map((name) => ({ name, ...described(`n8n-nodes-base.${name}`) }));
	const loads = new Map<string, number>();
	for (const name of Object.keys(FILES)) {
		progress(`load time of ${name}`);
		loads.set(name, await loadTime(stage.folder, name));
	}
	const items = quick ? 300 : 2000;
	const results = await inTurn(
		stage,
		await contestants(stage),
		{ items, rounds: quick ? 1 : 5, warmUp: 200 },
		progress,
	);
	const cpu = (name: string) => middle(results, `size-${name}`, 'cpuMilliseconds') / items;
	const bySize = [...own].sort((a, b) => a.bytes - b.bytes);
	const [smallest, largest] = [bySize[0], bySize[bySize.length - 1]];
	const difference = Math.abs(cpu(largest.name) / cpu(smallest.name) - 1);
	const perOperation = Math.min(
		...peers.slice(1).map(({ bytes, operations }) => bytes / operations),
	);
	const rows = [...own, ...peers].map(({ name, bytes, operations }) => [
		name,
		bytes.toLocaleString('en'),
		String(operations),
		(bytes / operations).toFixed(0),
		loads.has(name) ? (loads.get(name) as number).toFixed(0) : '',
		name in FILES ? cpu(name).toFixed(2) : '',
	]);
	return {
		title: 'Nodes of different size',
		text: "Bytes are those of the JSON that n8n's editor downloads for the version of the node that has the most. The load time is that of a fresh process with n8n-workflow loaded, from `require` to the description. CPU is that of one read per item with a small prepared answer, so that nothing but the node differs; Picky Assist knows no GET, its read is a POST.",
		tables: [
			{
				heads: ['Node', 'Bytes', 'Operations', 'Bytes/operation', 'Load ms', 'CPU ms/item'],
				rows,
			},
		],
		targets: [
			{
				text: `CPU per item of ${smallest.name} and ${largest.name} equal within 10 %`,
				figure: `${(difference * 100).toFixed(0)} %`,
				met: difference <= 0.1,
			},
			...own.map(({ name, bytes }) => ({
				text: `Description of ${name} below ${MOST_BYTES.toLocaleString('en')} bytes`,
				figure: bytes.toLocaleString('en'),
				met: bytes < MOST_BYTES,
			})),
			...own.map(({ name, bytes, operations }) => ({
				text: `Bytes per operation of ${name} below HubSpot's and Salesforce's`,
				figure: (bytes / operations).toFixed(0),
				met: bytes / operations < perOperation,
			})),
		],
	};
}

/** Reads what the editor downloads. */
async function descriptions({ session }: Stage) {
	const all = (await session.descriptions()) as Description[];
	return (name: string): { bytes: number; operations: number } => {
		const versions = all.filter((entry) => entry.name === name);
		if (versions.length === 0) throw new Error(`n8n has no node ${name}`);
		const bytesOf = (entry: Description) => Buffer.byteLength(JSON.stringify(entry));
		const entry = versions.reduce((most, next) => (bytesOf(next) > bytesOf(most) ? next : most));
		const operations = entry.properties
			.filter((property) => property.name === 'operation')
			.reduce((sum, { options = [] }) => sum + options.length, 0);
		return { bytes: bytesOf(entry), operations };
	};
}

/** Milliseconds from `require` to the description, in a fresh process; the median of five. */
async function loadTime(userFolder: string, name: string): Promise<number> {
	const folder = join(userFolder, '.n8n', 'nodes', 'node_modules', packageName);
	const file = join(folder, 'dist', 'nodes', FILES[name], `${FILES[name]}.node.js`);
	const script = `
		require('n8n-workflow');
		const start = performance.now();
		JSON.stringify(new (require(${JSON.stringify(file)}).${FILES[name]})().description);
		console.log(performance.now() - start);`;
	// Both n8n-workflow of the script and that of the package are n8n's.
	const options = {
		cwd: playground,
		env: { ...process.env, NODE_PATH: join(playground, 'node_modules') },
	};
	const times: number[] = [];
	for (let round = 0; round < 5; round++) {
		times.push(Number((await runCommand(node24, ['-e', script], options)).at(-1)));
	}
	return median(times);
}

async function contestants(stage: Stage): Promise<Contestant[]> {
	const { vendors } = stage;
	const uuid = '11111111-1111-4111-8111-111111111111';
	const fixed = (found: object) => {
		const text = JSON.stringify(found);
		return (_: string, { pathname }: URL) => (/auth$/.test(pathname) ? undefined : text);
	};
	const fronts = {
		pickyAssist: await startFront(
			vendors.pickyAssist.simulator.url,
			1,
			fixed({ status: 100, message: 'Success', balance: '10.000', id: uuid }),
		),
		businessLabsPmp: await startFront(
			vendors.businessLabsPmp.simulator.url,
			1,
			fixed({ userid: '1', company: 'Example', id: uuid }),
		),
		openTact: await startFront(
			vendors.openTact.simulator.url,
			1,
			fixed({ success: true, payload: { uuid, name: 'Example' } }),
		),
	};
	const parameters = {
		pickyAssist: { resource: 'account', operation: 'getBalance' },
		businessLabsPmp: {
			resource: 'customer',
			operation: 'get',
			id: { __rl: true, mode: 'id', value: '={{ $json.phone }}' },
			simplify: false,
		},
		openTact: {
			resource: 'messagingProfile',
			operation: 'get',
			uuid: { __rl: true, mode: 'id', value: uuid },
		},
	};
	const names = Object.keys(parameters) as Array<keyof typeof parameters>;
	return await Promise.all(
		names.map(async (name) => {
			const { type, data } = vendors[name].credential;
			const { pathname } = new URL(String(data.baseUrl));
			const baseUrl = `${fronts[name]}${pathname === '/' ? '' : pathname}`;
			const credential = await stage.addCredential(type, { ...data, baseUrl });
			const credentials = { [type]: credential };
			return {
				id: `size-${name}`,
				title: name,
				node: { type: ours(name), typeVersion: 1, credentials, parameters: parameters[name] },
			};
		}),
	);
}
