import { TOKENS } from '../../simulators/BusinessLabsPmp';
import type { Progress } from '../../playground/lib/steps';
import type { Report } from './report';
import { inTurn, middle } from './rounds';
import type { Measured, Stage } from './stage';
import { httpRequest, ours } from './workflow';
import type { Contestant } from './workflow';

export interface Size {
	quick: boolean;
}

const LATENCIES = [20, 200];

/** Measurement 1: customers created in PMP, each from three expressions. */
export async function creates(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	const items = quick ? 200 : 1000;
	const { simulator } = stage.vendors.businessLabsPmp;
	const rows: string[][] = [];
	const byLatency = new Map<number, Map<string, Measured[]>>();
	for (const latency of LATENCIES) {
		const list = await contestants(stage, latency);
		simulator.reset();
		simulator.faults.set([{ latency }]);
		const results = await inTurn(
			stage,
			list,
			{ items, rounds: quick ? 1 : latency > 100 ? 3 : 5, warmUp: quick ? 50 : 200 },
			(detail) => progress(`${latency} ms: ${detail}`),
		);
		simulator.reset();
		byLatency.set(latency, results);
		for (const { id, title } of list) {
			const seconds = middle(results, id, 'milliseconds') / 1000;
			const cpu = middle(results, id, 'cpuMilliseconds') / items;
			rows.push([
				`${latency} ms`,
				title,
				seconds.toFixed(2),
				(items / seconds).toFixed(0),
				cpu.toFixed(2),
				(seconds / (middle(results, rivalOf(id), 'milliseconds') / 1000)).toFixed(2),
				(cpu / (middle(results, 'floor-20', 'cpuMilliseconds') / items)).toFixed(2),
			]);
		}
	}
	const cpu = (id: string) => middle(at(byLatency, 20), id, 'cpuMilliseconds') / items;
	const wall = (id: string) => middle(at(byLatency, 200), id, 'milliseconds');
	const ratio = (text: string, value: number, most: number) => ({
		text: `${text}, at most ${most}`,
		figure: value.toFixed(2),
		met: value <= most,
	});
	const [five, twenty] = [wall('ours-5') / wall('floor-5'), wall('ours-20') / wall('floor-20')];
	return {
		title: `${items.toLocaleString('en')} customers created in PMP`,
		text: `Company, city and phone of each customer come from expressions. The simulator answers after 20 ms or 200 ms. The bare loop evaluates the same expressions in n8n and sends with Node's \`fetch\`, which keeps its connections open. n8n's HTTP Request node sends all requests at once; with batching it starts five at a time, as often as one answer takes.`,
		tables: [
			{
				heads: [
					'Latency',
					'Way',
					'Seconds',
					'Items/s',
					'CPU ms/item',
					"Time, of the floor's",
					"CPU, of the floor's",
				],
				rows,
			},
		],
		targets: [
			ratio('Time at 200 ms against the floor with 5 in flight', five, 1.25),
			ratio('Time at 200 ms against the floor with 20 in flight', twenty, 1.25),
			ratio('CPU per item against HTTP Request', cpu('ours-20') / cpu('http'), 0.7),
			ratio('CPU per item against the floor', cpu('ours-20') / cpu('floor-20'), 1.35),
		],
		charts: [
			{
				title: `CPU per customer created, 20 ms latency`,
				unit: 'ms',
				decimals: 2,
				rows: (await contestants(stage, 20)).map(({ id, title }) => ({
					label: title,
					value: cpu(id),
					isOurs: id.startsWith('ours'),
				})),
			},
		],
	};
}

/** The floor with as many requests in flight; for HTTP Request, which has no limit, the wider one. */
function rivalOf(id: string): string {
	return id.endsWith('-5') ? 'floor-5' : 'floor-20';
}

function at(results: Map<number, Map<string, Measured[]>>, latency: number) {
	return results.get(latency) ?? new Map<string, Measured[]>();
}

async function contestants(stage: Stage, latency: number): Promise<Contestant[]> {
	const { simulator } = stage.vendors.businessLabsPmp;
	const url = `${simulator.url}/api/customers`;
	const headers = { authtoken: TOKENS.full };
	const { businessLabsPmpApi } = stage.credentials;
	const node = (inFlight: number): Contestant => ({
		id: `ours-${inFlight}`,
		title: `This package, ${inFlight} in flight`,
		node: {
			type: ours('businessLabsPmp'),
			typeVersion: 1,
			credentials: { businessLabsPmpApi },
			parameters: {
				resource: 'customer',
				operation: 'create',
				company: '={{ $json.company }}',
				additionalFields: { city: '={{ $json.city }}', phonenumber: '={{ $json.phone }}' },
				returnCreated: false,
				options: { itemsInFlight: inFlight },
			},
		},
	});
	const floor = (inFlight: number): Contestant => ({
		id: `floor-${inFlight}`,
		title: `Floor: bare loop, ${inFlight} in flight`,
		node: {
			type: 'CUSTOM.bench',
			typeVersion: 1,
			parameters: {
				part: 'floor',
				plan: JSON.stringify({
					...{ url, method: 'POST', headers, encoding: 'form', inFlight },
					fields: { company: 'one', city: 'two', phonenumber: 'three' },
				}),
				one: '={{ $json.company }}',
				two: '={{ $json.city }}',
				three: '={{ $json.phone }}',
			},
		},
	});
	const http = (id: string, title: string, options: object): Contestant => ({
		id,
		title,
		node: httpRequest({
			method: 'POST',
			url,
			sendHeaders: true,
			headerParameters: { parameters: [{ name: 'authtoken', value: TOKENS.full }] },
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: {
				parameters: [
					{ name: 'company', value: '={{ $json.company }}' },
					{ name: 'city', value: '={{ $json.city }}' },
					{ name: 'phonenumber', value: '={{ $json.phone }}' },
				],
			},
			options,
		}),
	});
	const batch = { batch: { batchSize: 5, batchInterval: latency } };
	return [
		node(5),
		node(20),
		http('http', 'HTTP Request', {}),
		http('http-batch-5', 'HTTP Request, batching 5', { batching: batch }),
		floor(5),
		floor(20),
	];
}
