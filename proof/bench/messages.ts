import { API_TOKENS, BASE_PATHS } from '../../simulators/PickyAssist';
import type { World } from '../../simulators/PickyAssist';
import type { Progress } from '../../playground/lib/steps';
import type { Size } from './creates';
import { startFront } from './front';
import type { Report } from './report';
import { median } from './rounds';
import type { Measured, Reference, Stage } from './stage';
import { httpRequest, ours } from './workflow';
import type { Contestant } from './workflow';

const MESSAGE = '=Hello {{ $json.company }}, your order {{ $json.n }} is on its way.';

const LATENCY = 20;
/** Requests in flight where there is no limit; HTTP Request has all at once. */
const MANY = 20;

interface Outcome extends Measured {
	requests: number;
	dropped: number;
}

/** Measurement 2: personalised messages, many in one call or one in each. */
export async function messages(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	const items = quick ? 1000 : 10_000;
	const rounds = quick ? 1 : 3;
	const free: Record<string, Outcome[]> = { ours: [], many: [], http: [] };
	const open = await openVendor(stage);
	const contestants = {
		ours: node('ours', open.credential, {}),
		many: node('many', open.credential, { itemsInFlight: MANY }),
		http: http(open.baseUrl),
	};
	for (let round = 1; round <= rounds; round++) {
		for (const [name, contestant] of Object.entries(contestants)) {
			progress(`round ${round} of ${rounds}: ${name}`);
			free[name].push(await open.send(contestant, items));
		}
	}
	progress('a vendor that drops beyond 90 requests a minute: this package');
	const { credential, simulator } = stage.vendors.pickyAssist;
	const paced = await send(stage, node('paced', stage.credentials[credential.type], {}), items);
	progress('a vendor that drops beyond 90 requests a minute: HTTP Request');
	const unpaced = await send(stage, http(`${simulator.url}${BASE_PATHS.v4}`), items);

	const seconds = (name: string) => median(free[name].map((one) => one.milliseconds)) / 1000;
	// What failed found no connection among ten thousand at once; it counts as a request all the same.
	const requests = (name: string) => free[name][0].requests + free[name][0].errors;
	const [fewer, faster] = [requests('http') / requests('ours'), seconds('http') / seconds('many')];
	const freeRow = (title: string, name: string) => [
		title,
		'none',
		seconds(name).toFixed(1),
		(median(free[name].map((one) => one.cpuMilliseconds)) / items).toFixed(2),
		...counts(free[name][0]),
	];
	const limited = (title: string, outcome: Outcome) => [
		title,
		'90 a minute',
		(outcome.milliseconds / 1000).toFixed(1),
		(outcome.cpuMilliseconds / items).toFixed(2),
		...counts(outcome),
	];
	return {
		title: `${items.toLocaleString('en')} personalised Picky Assist messages`,
		text: 'Each message carries its own text and number, and is answered after 20 ms. Without a limit the credential allows 10,000 pushes a minute, and a server with next to no work of its own answers, so that what differs is the way and not the simulator. With the limit the simulator answers and does what the vendor does: requests beyond 90 a minute are answered like any other, and their messages are never sent. HTTP Request opens a connection per message, all at once.',
		tables: [
			{
				heads: [
					'Way',
					"Vendor's limit",
					'Seconds',
					'CPU ms/message',
					'Requests',
					'Failed',
					'Dropped by the vendor',
				],
				rows: [
					freeRow('This package, 5 in flight', 'ours'),
					freeRow(`This package, ${MANY} in flight`, 'many'),
					freeRow('HTTP Request, one per message', 'http'),
					limited('This package', paced),
					limited('HTTP Request, one per message', unpaced),
				],
			},
		],
		targets: [
			{
				text: 'Fewer requests, 100 times',
				figure: `${fewer.toFixed(0)} times`,
				met: fewer >= 100,
			},
			{
				text: `Less time, 20 times, with ${MANY} in flight`,
				figure: `${faster.toFixed(0)} times`,
				met: faster >= 20,
			},
			{
				text: 'With the limit, nothing dropped in about 70 s',
				figure: `${paced.dropped} dropped in ${(paced.milliseconds / 1000).toFixed(0)} s`,
				met: paced.dropped === 0 && paced.milliseconds < 75_000,
			},
		],
		charts: [
			{
				title: `${items.toLocaleString('en')} messages, no limit`,
				unit: 's',
				rows: [
					{ label: 'This package, 5 in flight', value: seconds('ours'), isOurs: true },
					{ label: `This package, ${MANY} in flight`, value: seconds('many'), isOurs: true },
					{ label: 'HTTP Request', value: seconds('http'), isOurs: false },
				],
			},
		],
	};
}

function counts({ requests, errors, dropped }: Outcome): string[] {
	return [requests, errors, dropped].map(String);
}

/** A vendor without a limit that does no more than to say that it takes the messages. */
async function openVendor({ vendors, addCredential, measure }: Stage) {
	const { simulator, credential } = vendors.pickyAssist;
	let requests = 0;
	const url = await startFront(simulator.url, LATENCY, (_, { pathname }, body) => {
		if (pathname !== `${BASE_PATHS.v4}/push`) return undefined;
		requests++;
		const { data } = JSON.parse(body.toString()) as { data: Array<{ number: string }> };
		const rows = data.map(({ number }, at) => ({ msg_id: `${requests}${at}`, number }));
		return JSON.stringify({ status: 100, message: 'Success', push_id: `${requests}`, data: rows });
	});
	const baseUrl = `${url}${BASE_PATHS.v4}`;
	return {
		baseUrl,
		credential: await addCredential(credential.type, {
			...credential.data,
			baseUrl,
			pushesPerMinute: 10_000,
		}),
		send: async (contestant: Contestant, items: number): Promise<Outcome> => {
			requests = 0;
			const measured = await measure(contestant, items);
			return { ...measured, requests, dropped: 0 };
		},
	};
}

/** To the simulator, which drops what comes beyond 90 requests a minute. */
async function send(stage: Stage, contestant: Contestant, items: number): Promise<Outcome> {
	const { simulator } = stage.vendors.pickyAssist;
	simulator.reset();
	simulator.faults.set([{ latency: LATENCY }]);
	const world = simulator.state() as World;
	world.settings.limits.push = 90;
	world.accounts.v4.balance = 1e9;
	const measured = await stage.measure(contestant, items);
	const { requests } = simulator.ledger;
	const outcome = { ...measured, requests: requests.length, dropped: world.dropped.length };
	simulator.reset();
	return outcome;
}

function node(id: string, credential: Reference, options: object): Contestant {
	return {
		id: `messages-${id}`,
		title: 'This package',
		node: {
			type: ours('pickyAssist'),
			typeVersion: 1,
			credentials: { pickyAssistApi: credential },
			parameters: {
				resource: 'message',
				operation: 'sendText',
				application: { __rl: true, mode: 'id', value: '8' },
				number: '={{ $json.phone }}',
				message: MESSAGE,
				options,
			},
		},
	};
}

function http(baseUrl: string): Contestant {
	return {
		id: 'messages-http',
		title: 'HTTP Request',
		node: httpRequest({
			method: 'POST',
			url: `${baseUrl}/push`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ { token: '${API_TOKENS.v4}', application: 8, data: [{ number: $json.phone, message: 'Hello ' + $json.company + ', your order ' + $json.n + ' is on its way.' }] } }}`,
			options: {},
		}),
	};
}
