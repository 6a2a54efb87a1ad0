import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OPENTACT_ACCOUNT } from '../../simulators/OpenTact';
import { putWorkflow } from '../lib/seed';
import type { Progress } from '../lib/steps';
import type { Size } from './creates';
import type { Report } from './report';
import { median } from './rounds';
import { post } from './stage';
import type { Stage } from './stage';
import { chained, ours, webhook } from './workflow';

const PER_MINUTE = 200;
/** Requests open at the same time in a burst. */
const AT_ONCE = 50;
const SECRET = 'benchmark-secret-0123456789';

type Json = Record<string, unknown>;

/** A trigger that listens, and what its vendor would send. */
interface Caller {
	name: string;
	title: string;
	/** A request that has not been there before. */
	event(number: number): { url: string; headers: Record<string, string>; body: string };
}

interface Load {
	posted: number;
	refused: number;
	started: number;
	/** Milliseconds until the answer. */
	times: number[];
	seconds: number;
}

/** Measurement 5: calls of the vendors, at a steady rate and all at once. */
export async function triggers(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	await putWorkflow(
		stage.session,
		chained('bench-counted', [
			['Webhook', webhook('bench-counted', 'lastNode')],
			['Count', counter('counted', "={{ JSON.stringify($('Webhook').first().json.body) }}")],
		]),
	);
	const steady = quick ? 40 : PER_MINUTE;
	const burst = quick ? 300 : 10_000;
	const rows: string[][] = [];
	const lost: number[] = [];
	for (const callerOf of [pickyAssist, openTact, pmp]) {
		const caller = await callerOf(stage);
		await firstEvent(stage, caller);
		progress(`${caller.title}: ${PER_MINUTE} a minute`);
		const calm = await load(stage, caller, 1, steady, 1, 60_000 / PER_MINUTE);
		progress(`${caller.title}: ${burst} at once`);
		const storm = await load(stage, caller, 1 + steady, burst, AT_ONCE, 0);
		rows.push(rowOf(caller, `${PER_MINUTE} a minute`, calm));
		rows.push(rowOf(caller, `${AT_ONCE} open at all times`, storm));
		lost.push(...[calm, storm].map(({ posted, started }) => posted - started));
	}
	return {
		title: 'Calls through the triggers',
		text: `Each call is an event of its own, as the vendor would send it, with its secret or its signature. The workflow counts its executions. The time is that until n8n has answered the call. First ${steady} calls at a rate of ${PER_MINUTE} a minute, then ${burst} in a burst.`,
		tables: [
			{
				heads: [
					'Trigger',
					'Load',
					'Calls',
					'Refused',
					'Executions',
					'Median ms',
					'95 % ms',
					'Longest ms',
					'Calls/s',
				],
				rows,
			},
		],
		targets: [
			{
				text: 'Executions lost or doubled, none',
				figure: lost.map(String).join(', '),
				met: lost.every((count) => count === 0),
			},
		],
	};
}

function rowOf(
	{ title }: Caller,
	kind: string,
	{ posted, refused, started, times, seconds }: Load,
) {
	const sorted = [...times].sort((a, b) => a - b);
	const figures = [median(times), sorted[Math.floor(sorted.length * 0.95)], sorted.at(-1) ?? 0];
	return [
		title,
		kind,
		...[posted, refused, started].map(String),
		...figures.map((figure) => figure.toFixed(0)),
		(posted / seconds).toFixed(0),
	];
}

function counter(part: string, plan: string) {
	return { type: 'CUSTOM.bench', typeVersion: 1, parameters: { part, plan } };
}

/** A workflow of a trigger and a counter. */
async function listen(stage: Stage, name: string, parameters: Json): Promise<string> {
	// n8n keeps no static data for an id of more than 21 characters.
	const id = name.slice(0, 12);
	const type = `${name.replace('Trigger', '')}Api`;
	const trigger = {
		type: ours(name),
		typeVersion: 1,
		parameters,
		...(name !== 'pickyAssistTrigger' && { credentials: { [type]: stage.credentials[type] } }),
	};
	const plan = JSON.stringify({ name });
	await putWorkflow(
		stage.session,
		chained(id, [
			['Trigger', trigger],
			['Count', counter('count', plan)],
		]),
	);
	return `${stage.n8n.url}/webhook/${id}`;
}

/** A published workflow takes a moment to listen. */
async function firstEvent(stage: Stage, caller: Caller): Promise<void> {
	for (let tries = 0; tries < 40; tries++) {
		const { url, ...request } = caller.event(0);
		const response = await fetch(url, { method: 'POST', ...request });
		if (response.ok) break;
		if (tries === 39) throw new Error(`${caller.title} answers ${await response.text()}`);
		await delay(250);
	}
	for (let tries = 0; (await started(stage, caller)) === 0 && tries < 40; tries++) await delay(250);
}

async function started({ n8n }: Stage, { name }: Caller): Promise<number> {
	const answer = await post(`${n8n.url}/webhook/bench-counted`, { name });
	return (JSON.parse(answer) as { count: number }).count;
}

async function load(
	stage: Stage,
	caller: Caller,
	first: number,
	posted: number,
	atOnce: number,
	interval: number,
): Promise<Load> {
	const before = await started(stage, caller);
	const times: number[] = [];
	let refused = 0;
	let next = 0;
	const start = Date.now();
	const sender = async () => {
		while (next < posted) {
			const number = next++;
			await delay(Math.max(0, start + number * interval - Date.now()));
			const { url, ...request } = caller.event(first + number);
			const at = performance.now();
			const response = await fetch(url, { method: 'POST', ...request });
			await response.text();
			times.push(performance.now() - at);
			if (!response.ok) refused++;
		}
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	const seconds = (Date.now() - start) / 1000;
	let count = 0;
	for (let idle = 0; idle < 10 && count < posted; idle++) {
		await delay(1000);
		const now = (await started(stage, caller)) - before;
		if (now > count) idle = 0;
		count = now;
	}
	return { posted, refused, started: count, times, seconds };
}

const json = { 'content-type': 'application/json' };

async function pickyAssist(stage: Stage): Promise<Caller> {
	const name = 'pickyAssistTrigger';
	const base = await listen(stage, name, {
		events: ['inboundMessage'],
		secret: { __rl: true, mode: 'id', value: SECRET },
		responseMode: 'onReceived',
	});
	const url = `${base}/picky-assist?n8n_secret=${SECRET}`;
	const run = Date.now();
	const event = (number: number) => ({
		url,
		headers: json,
		body: JSON.stringify({
			number: '442000000000',
			'message-in': `Message+${number}`,
			message_in_raw: `Message ${number}`,
			type: 1,
			application: 8,
			'unique-id': `${run}-${number}`,
			'project-id': 1,
			direction: 0,
		}),
	});
	return { name, title: 'Picky Assist', event };
}

/** OpenTact is given the address, with its secret, while the workflow is active. */
async function openTact(stage: Stage): Promise<Caller> {
	const name = 'openTactTrigger';
	const { simulator } = stage.vendors.openTact;
	const { email, password } = OPENTACT_ACCOUNT;
	const authorization = `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`;
	const profiles = `${simulator.url}/rest/profile/messaging`;
	const call = async (url: string, init: object = {}) => {
		const response = await fetch(url, { headers: { authorization, ...json }, ...init });
		return ((await response.json()) as { payload: { uuid: string; callback_url: string } }).payload;
	};
	const body = JSON.stringify({ name: 'Benchmark' });
	const { uuid } = await call(profiles, { method: 'POST', body });
	await listen(stage, name, {
		mode: 'callback',
		events: ['inbound'],
		messagingProfile: { __rl: true, mode: 'id', value: uuid },
	});
	const { callback_url: url } = await call(`${profiles}/${uuid}`);
	const event = (number: number) => ({
		url,
		headers: json,
		body: JSON.stringify({
			uuid: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
			type: 'smsi',
			state: 'success',
			from: '14158531285',
			to: 12029822900,
			message: `Message ${number}`,
		}),
	});
	return { name, title: 'OpenTact', event };
}

/** Only version 3 calls; it is given a secret, with which it signs. */
async function pmp(stage: Stage): Promise<Caller> {
	const name = 'businessLabsPmpTrigger';
	const { simulator } = stage.vendors.businessLabsPmp;
	await fetch(`${simulator.url}/_control/version`, {
		method: 'POST',
		headers: json,
		body: JSON.stringify({ version: 3 }),
	});
	await listen(stage, name, { mode: 'webhook', events: ['customer_created'] });
	const registered = simulator.ledger.requests
		.filter(({ path, status }) => path.startsWith('/api/webhooks') && status < 300)
		.map((request) => request.body as { url?: string; secret?: string } | null)
		.findLast((sent) => sent?.secret !== undefined);
	const { url = '', secret = '' } = registered ?? {};
	const event = (number: number) => {
		const body = JSON.stringify({ event: 'customer_created', data: { id: String(number) } });
		const time = Math.floor(Date.now() / 1000);
		const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
		return { url, headers: { ...json, 'X-Perfex-Signature': `t=${time},v1=${signature}` }, body };
	};
	return { name, title: 'BusinessLabs PMP', event };
}
