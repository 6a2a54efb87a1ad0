// `npm run demo`: a form submission becomes a customer, through the real n8n, without its editor.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastExecution } from './lib/executions';
import type { Execution } from './lib/executions';
import { runScript } from './lib/lifetime';
import { examples } from './lib/paths';
import { OPENING_STEPS, openPlayground, temporaryFolder } from './lib/playground';
import { exampleId } from './lib/seed';
import type { Vendors } from './lib/simulators';
import { Steps } from './lib/steps';
import { oneLine, table } from './lib/table';

const WORKFLOW = 'form-submission-becomes-a-customer';

/** The writes that the vendors must have received, with a text from the form in each. */
const EXPECTED: Array<{ vendor: keyof Vendors; path: RegExp; holds: string[] }> = [
	{ vendor: 'businessLabsPmp', path: /^\/api\/customers$/, holds: ['company', 'vat_id', 'phone'] },
	{ vendor: 'businessLabsPmp', path: /^\/api\/projects$/, holds: ['service', 'budget'] },
	{ vendor: 'businessLabsPmp', path: /^\/api\/milestones$/, holds: ['name'] },
	{ vendor: 'businessLabsPmp', path: /^\/api\/tickets$/, holds: ['message'] },
	{ vendor: 'openTact', path: /^\/rest\/profile\/messaging$/, holds: ['company'] },
	{ vendor: 'pickyAssist', path: /\/pm\/create-project$/, holds: ['company'] },
];

runScript(async () => {
	const folder = temporaryFolder('demo');
	const payload = readFileSync(join(examples, 'payloads', 'form-submission.json'), 'utf8');
	const steps = new Steps(OPENING_STEPS + 1);
	const { n8n, session, vendors } = await openPlayground(steps, folder);
	const answer = await steps.run('Post the form submission to the webhook', async () => {
		return await post(`${n8n.url}/webhook/form-submission`, payload);
	});
	const execution = await lastExecution(session, exampleId(WORKFLOW));
	if (!execution) throw new Error(`The webhook answered ${answer.status}: ${answer.text}`);
	console.log(`\nWhat each vendor received\n\n${received(vendors)}`);
	console.log(`\nWhat came back\n\n${cameBack(execution)}`);
	console.log(`\nAnswer to the form: ${answer.status} ${answer.text}\n`);

	const { answers } = (JSON.parse(payload) as Submission).submission;
	const findings = [
		answer.status === 200 ? [] : [`The webhook answered ${answer.status}`],
		execution.status === 'success' ? [] : [`The execution ended as "${execution.status}"`],
		execution.nodes.flatMap(({ node, error }) => (error ? [`${node}: ${error}`] : [])),
		...EXPECTED.map((write) => complaintAbout(write, vendors, answers)),
	];
	for (const complaint of findings.flat()) console.error(`✗ ${complaint}`);
	const failed = findings.filter((complaints) => complaints.length > 0).length;
	if (failed === 0) console.log('✓ Every step worked: one form, three vendors.');
	console.log(`\n${findings.length - failed} passed, ${failed} failed`);
	return failed === 0 ? 0 : 1;
});

interface Submission {
	submission: { answers: Record<string, string | number> };
}

async function post(url: string, body: string): Promise<{ status: number; text: string }> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body,
	});
	return { status: response.status, text: await response.text() };
}

function received(vendors: Vendors): string {
	const rows = Object.values(vendors).flatMap(({ title, simulator }) =>
		simulator.ledger.requests.map(({ at, method, path, body, status }) => ({
			at,
			cells: [
				title,
				`${method} ${decodeURIComponent(path)}`,
				oneLine((body ?? {}) as Record<string, unknown>),
				String(status),
			],
		})),
	);
	rows.sort((a, b) => a.at - b.at);
	return table(
		['Vendor', 'Request', 'Body', 'Status'],
		rows.map(({ cells }) => cells),
	);
}

/** The first node is the webhook: it gives what was posted. */
function cameBack({ nodes }: Execution): string {
	const rows = nodes
		.slice(1)
		.map(({ node, items, error, milliseconds }) => [
			node,
			error ? `✗ ${error}` : oneLine(items[0] ?? {}),
			`${milliseconds} ms`,
		]);
	return table(['Node', 'First item', 'Time'], rows);
}

/** Holds the vendor's ledger, not n8n's word, against the form. */
function complaintAbout(
	{ vendor, path, holds }: (typeof EXPECTED)[number],
	vendors: Vendors,
	answers: Submission['submission']['answers'],
): string[] {
	const { title, simulator } = vendors[vendor];
	const write = simulator.ledger.requests.find(
		(request) => request.method === 'POST' && path.test(request.path),
	);
	if (!write) return [`${title} received no POST ${path.source}`];
	if (write.status !== 200 && write.status !== 201) {
		return [`${title} answered ${write.status} to POST ${write.path}`];
	}
	const texts = Object.values(write.body as object).map(String);
	return holds
		.filter((name) => !texts.some((text) => text.includes(String(answers[name]))))
		.map((name) => `POST ${write.path} of ${title} does not hold the form's ${name}`);
}
