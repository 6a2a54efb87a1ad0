import { TOKENS } from '../../simulators/BusinessLabsPmp';
import type { Progress } from '../../playground/lib/steps';
import { control } from './control';
import type { Size } from './creates';
import type { Report, Target } from './report';
import { inTurn, middle } from './rounds';
import type { Stage } from './stage';
import { httpRequest, ours } from './workflow';
import type { Contestant, NodeSetup } from './workflow';

const LATENCY = 20;
const IN_FLIGHT = 20;

/** One field of a record, and what its update takes. */
interface Update {
	resource: string;
	/** Its name in addresses and in the simulator. */
	path: string;
	label: string;
	field: string;
	/** What a write by hand has to send along before version 3, as it was read. */
	along: string[];
}

const UPDATES: Update[] = [
	{
		...{ resource: 'customer', path: 'customers', field: 'address' },
		label: 'Address of a customer',
		along: same('company country default_currency billing_country shipping_country'),
	},
	{
		...{ resource: 'expense', path: 'expenses', field: 'note' },
		label: 'Note of an expense',
		along: [
			...same('category amount currency cycles project_id'),
			"date: $json.date.split('-').reverse().join('/')",
		],
	},
	{
		...{ resource: 'invoice', path: 'invoices', field: 'adminnote' },
		label: 'Note on an invoice',
		along: [
			...same('clientid number date duedate currency subtotal total cycles billing_street'),
			"allowed_payment_modes: ['1']",
			"show_shipping_on_invoice: 'on'",
			// PMP demands rows, and leaves alone those that it is not given.
			"items: [{ itemid: '0', description: '', long_description: '', qty: '1', rate: '0', unit: '', order: '0' }]",
		],
	},
];

/** The most calls of an update by the version of PMP's module: before 3 the record is read first. */
const MOST_CALLS = { 2: 2, 3: 1 };

function same(columns: string): string[] {
	return columns.split(' ').map((name) => `${name}: $json.${name}`);
}

/** Measurement 6: one field of each record, by the node or by hand with HTTP Request. */
export async function updates(stage: Stage, { quick }: Size, progress: Progress): Promise<Report> {
	const items = quick ? 200 : 1000;
	const { simulator } = stage.vendors.businessLabsPmp;
	const rows: string[][] = [];
	const targets: Target[] = [];
	const bars: Array<{ label: string; value: number; isOurs: boolean }> = [];
	for (const version of [2, 3] as const) {
		for (const update of UPDATES) {
			simulator.reset();
			await control(simulator, 'version', { version });
			const { path: resource } = update;
			const { first } = await control(simulator, 'seed', { resource, count: items });
			simulator.faults.set([{ latency: LATENCY }]);
			const list = contestants(stage, update, version, Number(first));
			const results = await inTurn(
				stage,
				list,
				{ items, rounds: quick ? 1 : 3, warmUp: quick ? 20 : 100 },
				(detail) => progress(`version ${version}, ${resource}: ${detail}`),
			);
			for (const contestant of list) {
				simulator.ledger.clear();
				progress(`version ${version}, ${resource}: calls of ${contestant.title}`);
				await stage.measure(contestant, items);
				const calls = simulator.ledger.requests.length / items;
				const cpu = middle(results, contestant.id, 'cpuMilliseconds') / items;
				const seconds = middle(results, contestant.id, 'milliseconds') / 1000;
				const cells = [calls, seconds, cpu].map((value) => value.toFixed(2));
				rows.push([update.label, String(version), contestant.title, ...cells]);
				const isOurs = contestant.id.includes('ours');
				bars.push({
					label: `${resource} ${version}: ${isOurs ? 'this package' : 'by hand'}`,
					value: cpu,
					isOurs,
				});
				if (!isOurs) continue;
				const most = MOST_CALLS[version];
				targets.push({
					text: `${update.label} on version ${version}, calls at most ${most}`,
					figure: calls.toFixed(2),
					// The version is asked for once per execution.
					met: calls <= most + 1 / items,
				});
			}
		}
	}
	simulator.reset();
	return {
		title: `${items.toLocaleString('en')} records updated in PMP`,
		text: `One field of each record gets a new text from an expression; the simulator answers after ${LATENCY} ms. By hand, HTTP Request reads the record and a second one writes the field, and along with it what version 2 of the API module resets where a write leaves it out; on version 3 one that writes the field is enough. The node reads the record on version 2 and sends what would be reset besides, whatever the record: two calls, a read and a write. On version 3 it is the write alone. One call per execution asks for the version. HTTP Request sends all at once, the node ${IN_FLIGHT} at a time.`,
		tables: [
			{ heads: ['Update', 'Version', 'Way', 'Calls/update', 'Seconds', 'CPU ms/update'], rows },
		],
		targets,
		charts: [{ title: 'CPU per record updated', unit: 'ms', decimals: 2, rows: bars }],
	};
}

function contestants(stage: Stage, update: Update, version: number, firstId: number): Contestant[] {
	const { resource, path, field } = update;
	const url = `=${stage.vendors.businessLabsPmp.simulator.url}/api/${path}/{{ $json.id }}`;
	const { businessLabsPmpApi } = stage.credentials;
	const id = `${path}-${version}`;
	return [
		{
			id: `${id}-ours`,
			title: `This package, ${IN_FLIGHT} in flight`,
			firstId,
			node: {
				type: ours('businessLabsPmp'),
				typeVersion: 1,
				credentials: { businessLabsPmpApi },
				parameters: {
					resource,
					operation: 'update',
					id: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
					updateFields: { [field]: '={{ $json.company }}' },
					options: { itemsInFlight: IN_FLIGHT },
				},
			},
		},
		{
			id: `${id}-http`,
			firstId,
			...byHand(url, update, version),
		},
	];
}

/** What a user would set up who knows the vendor's documents. */
function byHand(url: string, { field, along }: Update, version: number): Omit<Contestant, 'id'> {
	const headers = {
		sendHeaders: true,
		headerParameters: { parameters: [{ name: 'authtoken', value: TOKENS.full }] },
		options: {},
	};
	const put = (address: string, body: string): NodeSetup =>
		httpRequest({
			...headers,
			...{ method: 'PUT', url: address, sendBody: true, contentType: 'json' },
			...{ specifyBody: 'json', jsonBody: `={{ ${body} }}` },
		});
	const item = "$('Items').item.json";
	if (version === 3) {
		return { title: 'HTTP Request', node: put(url, `{ ${field}: $json.company }`) };
	}
	return {
		title: 'HTTP Request twice, read and write',
		node: httpRequest({ ...headers, url }),
		then: put(
			url.replace('$json.id', `${item}.id`),
			`{ ${along.join(', ')}, ${field}: ${item}.company }`,
		),
	};
}
