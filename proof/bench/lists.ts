import { TOKENS } from '../../simulators/BusinessLabsPmp';
import { OPENTACT_ACCOUNT } from '../../simulators/OpenTact';
import type { Progress } from '../../playground/lib/steps';
import { control } from './control';
import type { Size } from './creates';
import { startFront } from './front';
import type { Report, Target } from './report';
import { inTurn, middle } from './rounds';
import type { Measured, Stage } from './stage';
import { httpRequest, ours } from './workflow';
import type { Contestant } from './workflow';

type Record_ = Record<string, unknown>;

const LATENCY = 20;
const PAGE = 100;
const MOST_TIME = 1.1;

/** Measurement 3: long lists, one from a single answer, one from many pages. */
export async function lists(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	const size = { customers: quick ? 2000 : 20_000, messages: quick ? 2000 : 50_000 };
	const groups = [
		{
			title: `${size.customers.toLocaleString('en')} PMP customers`,
			list: await customers(stage, size.customers),
			rounds: 9,
		},
		{
			title: `${size.messages.toLocaleString('en')} OpenTact messages`,
			list: await texts(stage, size.messages),
			rounds: 3,
		},
	];
	const rows: string[][] = [];
	const charts: Report['charts'] = [];
	const targets: Target[] = [];
	for (const { title, list, rounds } of groups) {
		const results = await inTurn(
			stage,
			list,
			{ items: 1, rounds: quick ? 1 : rounds, warmUp: 1 },
			(detail) => progress(`${title}: ${detail}`),
		);
		rows.push(...list.map((contestant) => rowOf(title, contestant, results)));
		targets.push(
			...list.slice(0, -1).map((contestant) => targetOf(title, contestant, list, results)),
		);
		charts.push({
			title: `Peak memory for ${title}`,
			unit: 'MiB',
			decimals: 0,
			rows: list.map(({ id, title: label }) => ({
				label,
				value: middle(results, id, 'memoryMebibytes'),
				isOurs: id.includes('ours'),
			})),
		});
	}
	return {
		title: 'Long lists',
		text: `PMP gives all customers in one answer, OpenTact gives pages of ${PAGE} messages. Each answer takes ${LATENCY} ms and is prepared beforehand, so that the server costs next to nothing. HTTP Request pages through OpenTact with its pagination, and a Split Out node makes items of the pages. Memory is the highest resident size of n8n while the node works, above that of its start.`,
		tables: [
			{
				heads: ['List', 'Way', 'Seconds', 'CPU s', 'Peak memory MiB', 'Peak heap MiB', 'Items'],
				rows,
			},
		],
		targets,
		charts,
	};
}

/** Beside HTTP Request, which is the last of the list. */
function targetOf(
	title: string,
	{ id, title: way }: Contestant,
	list: Contestant[],
	results: Map<string, Measured[]>,
): Target {
	const http = list[list.length - 1].id;
	const ratio = middle(results, id, 'milliseconds') / middle(results, http, 'milliseconds');
	return {
		text: `${title}, ${way}: time against HTTP Request, at most ${MOST_TIME}`,
		figure: ratio.toFixed(2),
		met: ratio <= MOST_TIME,
	};
}

function rowOf(title: string, { id, title: way }: Contestant, results: Map<string, Measured[]>) {
	return [
		title,
		way,
		(middle(results, id, 'milliseconds') / 1000).toFixed(2),
		(middle(results, id, 'cpuMilliseconds') / 1000).toFixed(2),
		middle(results, id, 'memoryMebibytes').toFixed(0),
		middle(results, id, 'heapMebibytes').toFixed(0),
		String(results.get(id)?.[0].items),
	];
}

async function customers(stage: Stage, count: number): Promise<Contestant[]> {
	const { simulator } = stage.vendors.businessLabsPmp;
	const headers = { authtoken: TOKENS.full };
	const [sample] = (await (
		await fetch(`${simulator.url}/api/customers`, { headers })
	).json()) as Record_[];
	const text = JSON.stringify(
		Array.from({ length: count }, (_, n) => ({ ...sample, userid: String(n + 1) })),
	);
	const url = await startFront(simulator.url, LATENCY, (method, { pathname }) =>
		method === 'GET' && pathname === '/api/customers' ? text : undefined,
	);
	const { data, type } = stage.vendors.businessLabsPmp.credential;
	const credential = await stage.addCredential(type, { ...data, baseUrl: url });
	const getAll = (id: string, title: string, simplify: boolean): Contestant => ({
		id: `customers-${id}`,
		title,
		node: {
			type: ours('businessLabsPmp'),
			typeVersion: 1,
			credentials: { [type]: credential },
			parameters: { resource: 'customer', operation: 'getAll', returnAll: true, simplify },
		},
	});
	return [
		getAll('ours', 'This package', false),
		getAll('ours-simple', 'This package, Simplify on', true),
		{
			id: 'customers-http',
			title: 'HTTP Request',
			node: httpRequest({
				url: `${url}/api/customers`,
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'authtoken', value: TOKENS.full }] },
				options: {},
			}),
		},
	];
}

async function texts(stage: Stage, count: number): Promise<Contestant[]> {
	const { simulator, credential } = stage.vendors.openTact;
	const { email, password } = OPENTACT_ACCOUNT;
	const basic = Buffer.from(`${email}:${password}`).toString('base64');
	const call = async (method: string, path: string) => {
		const response = await fetch(`${simulator.url}/rest${path}`, {
			method,
			headers: { authorization: `Basic ${basic}` },
		});
		return ((await response.json()) as { payload: any }).payload;
	};
	const { token } = await call('GET', '/auth');
	await control(simulator, 'sms-receive', {
		...{ from: '442071838750', to: '12029822900' },
		message: 'Hello Robin, your order 4711 is on its way.',
	});
	const [sample] = (await call('POST', '/sms/search')).data as Record_[];
	if (sample === undefined) throw new Error('The simulator has no message to make a list of');
	const page = (skip: number, take: number) => ({
		success: true,
		payload: {
			take,
			skip,
			total: count,
			data: Array.from({ length: Math.max(0, Math.min(take, count - skip)) }, (_, n) => ({
				...sample,
				uuid: `00000000-0000-4000-8000-${String(skip + n).padStart(12, '0')}`,
			})),
		},
	});
	const url = await startFront(simulator.url, LATENCY, (_, { pathname, searchParams }) =>
		pathname === '/rest/sms/search'
			? JSON.stringify(page(Number(searchParams.get('skip')), Number(searchParams.get('take'))))
			: undefined,
	);
	const added = await stage.addCredential(credential.type, {
		...credential.data,
		baseUrl: `${url}/rest`,
	});
	const search = (id: string, title: string, simplify: boolean): Contestant => ({
		id: `texts-${id}`,
		title,
		node: {
			type: ours('openTact'),
			typeVersion: 1,
			credentials: { [credential.type]: added },
			parameters: { resource: 'sms', operation: 'search', returnAll: true, simplify },
		},
	});
	return [
		search('ours', 'This package', false),
		search('ours-simple', 'This package, Simplify on', true),
		{
			id: 'texts-http',
			title: 'HTTP Request with pagination, Split Out',
			node: httpRequest({
				method: 'POST',
				url: `${url}/rest/sms/search`,
				sendHeaders: true,
				headerParameters: { parameters: [{ name: 'X-Auth-Token', value: token }] },
				sendQuery: true,
				queryParameters: { parameters: [{ name: 'take', value: String(PAGE) }] },
				options: { pagination: { pagination: pagination() } },
			}),
			then: {
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				parameters: { fieldToSplitOut: 'payload.data', options: {} },
			},
		},
	];
}

function pagination() {
	const body = '$response.body.payload';
	return {
		paginationMode: 'updateAParameterInEachRequest',
		parameters: {
			parameters: [{ type: 'qs', name: 'skip', value: `={{ $pageCount * ${PAGE} }}` }],
		},
		paginationCompleteWhen: 'other',
		completeExpression: `={{ ${body}.skip + ${body}.data.length >= ${body}.total }}`,
		limitPagesFetched: false,
		requestInterval: 0,
	};
}
