// `npm run test:queue:once`: n8n in queue mode with 120 executions at a time and Retry On Fail, in which every
// node fails after it has sent something; and people who answer by a link that a worker has made.
import { setTimeout as delay } from 'node:timers/promises';
import { mustBe } from '../examples/expect';
import { chosen, Stage } from '../examples/stage';
import { Checks, mustHold } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { exampleId, seedCredentials } from '../../playground/lib/seed';
import { Session } from '../../playground/lib/session';
import { startVendors } from '../../playground/lib/simulators';
import { Steps } from '../../playground/lib/steps';
import { openDesk, tickets } from '../approvals/hitl';
import { startScriptedModel } from '../approvals/model';
import { ticket } from '../approvals/office';
import { click, mustBeClosed, pageOf, questionAbout } from '../approvals/questions';
import { askers, untilStatus } from '../live/waiting';
import { install, node } from '../live/workflows';
import { CLUSTER_STEPS, startCluster } from './cluster';
import type { Cluster } from './cluster';

const EXECUTIONS = 120;
const TRIES = 3;
/** Every execution waits between its tries, and two cores do the work of all. */
const PATIENCE = 240_000;
const REFUSED = '393330000000';
const WORKFLOW = 'sends-twice';

runScript(async () => {
	const steps = new Steps(CLUSTER_STEPS + 1);
	const vendors = await steps.run('Start the three vendor simulators', startVendors);
	const cluster = await startCluster(steps, EXECUTIONS / 2);
	const session = await Session.open(cluster.main.url);
	const credentials = await seedCredentials(session, Object.values(vendors));
	const stage = new Stage({ n8n: cluster.webhook, session, vendors, credentials, workflows: [] });
	const checks = new Checks(async () => {});
	console.log('');
	await checks.run(`${EXECUTIONS} executions at a time with Retry On Fail`, async () => {
		await sendAndFail(stage, cluster);
	});
	const model = await startScriptedModel();
	for (const asker of askers) {
		await checks.run(`${asker.title}: an agent's question in queue mode`, async () => {
			const { office, mark } = await openDesk(stage, model, asker);
			const [yes, no] = [`Yes to ${mark}`, `No to ${mark}`];
			await patiently(stage, async () => await office.start([[ticket(yes)]]));
			await office.start([[ticket(no)]]);
			const [approved, declined] = await Promise.all(
				[yes, no].map(async (subject) => await questionAbout(stage, asker, `subject: ${subject}`)),
			);
			mustHold((await pageOf(approved)).html, `subject: ${yes}`);
			await click(approved, 'approve');
			await click(declined, 'decline');
			for (const { executionId } of [approved, declined]) {
				await untilStatus(stage, executionId, 'success');
			}
			await mustBeClosed(approved, /action/i);
			mustBe('tickets', [tickets(stage, yes), tickets(stage, no)], [1, 0]);
			mustHold(model.told(no)[0], /reject/i);
		});
	}
	return checks.end();
});

/** Each execution sends to one number, and then to one that is refused at every try. */
async function sendAndFail(stage: Stage, { database }: Cluster): Promise<void> {
	const { simulator } = stage.vendors.pickyAssist;
	simulator.faults.set([{ latency: 20 }]);
	const { settings } = simulator.state() as { settings: { refuse?: object } };
	settings.refuse = { numbers: [REFUSED], as: 'row' };
	const item = "($json['body.people'] ?? $json)";
	await install(stage, WORKFLOW, [
		node(
			'In',
			'n8n-nodes-base.webhook',
			{ httpMethod: 'POST', path: WORKFLOW, responseMode: 'onReceived' },
			{ webhookId: WORKFLOW, typeVersion: 2 },
		),
		node('People', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body.people', options: {} }),
		node(
			'Send',
			'pickyAssist',
			{
				resource: 'message',
				operation: 'sendText',
				application: chosen('101', 'list'),
				number: `={{ ${item}.to }}`,
				message: `={{ ${item}.text }}`,
				options: { batchSize: 1, itemsInFlight: 1, pushesPerMinute: 0 },
			},
			{ retryOnFail: true, maxTries: TRIES, waitBetweenTries: 1000 },
		),
	]);
	const url = `${stage.url}/webhook/${WORKFLOW}`;
	const post = async (number: number) =>
		await stage.post(url, {
			people: [
				{ to: String(393331000000 + number), text: `Execution ${number}.` },
				{ to: REFUSED, text: `Refused ${number}.` },
			],
		});
	await patiently(stage, async () => await post(0));
	const numbers = Array.from({ length: EXECUTIONS }, (_, index) => index + 1);
	await Promise.all(numbers.map(post));
	const query = `SELECT status, count(*) FROM execution_entity WHERE "workflowId" = '${exampleId(WORKFLOW)}' GROUP BY 1`;
	let states = '';
	const end = Date.now() + PATIENCE;
	while (states !== `error ${EXECUTIONS + 1}` && Date.now() < end) {
		await delay(1000);
		states = (await database.query(query)).map((row) => row.join(' ')).join(', ');
	}
	console.log(`n8n's states: ${states}`);
	const rows = stage.taken('pickyAssist', 'POST', /\/push$/).flatMap(({ data }) => data);
	const sent = (text: string) => rows.filter(({ message }) => message === text).length;
	const counts = numbers.map((number) => [
		sent(`Execution ${number}.`),
		sent(`Refused ${number}.`),
	]);
	const twice = counts.filter(([once]) => once > 1).length;
	const never = counts.filter(([once]) => once === 0).length;
	const tries = counts.reduce((sum, [, refused]) => sum + refused, 0);
	console.log(
		`${EXECUTIONS} executions: ${twice} sent twice, ${never} not at all; ${tries} refusals`,
	);
	mustBe('states', states, `error ${EXECUTIONS + 1}`);
	mustBe('sent twice', twice, 0);
	mustBe('not sent', never, 0);
	mustBe('refusals', tries, EXECUTIONS * TRIES);
}

/** The webhook process hears of a published workflow a moment later. */
async function patiently(stage: Stage, work: () => Promise<unknown>): Promise<void> {
	await stage.until('a webhook that listens', async () => {
		try {
			await work();
			return true;
		} catch {
			return undefined;
		}
	});
}
