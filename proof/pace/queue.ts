import { setTimeout as delay } from 'node:timers/promises';
import type { Checks } from '../../playground/lib/checks';
import { seedCredentials } from '../../playground/lib/seed';
import type { Workflow } from '../../playground/lib/seed';
import { Session } from '../../playground/lib/session';
import { startVendors } from '../../playground/lib/simulators';
import { Steps } from '../../playground/lib/steps';
import { CLUSTER_STEPS, startCluster } from '../queue/cluster';
import { callOften, numbers, putSender, untilSent } from './sender';
import type { Sent } from './sender';

/** More than the vendor takes in a minute. */
const CALLS = 150;
const WITHIN = 10_000;
const BY_HAND = 40;
const PATIENCE = 400_000;
/** Then the vendor has forgotten what came before. */
const FORGOTTEN = 61_000;

/** Queue mode: a main process, a webhook process and two workers, which share no memory. */
export async function checkQueue(checks: Checks): Promise<void> {
	const steps = new Steps(CLUSTER_STEPS + 1);
	const vendors = await steps.run('Start the three vendor simulators', startVendors);
	const { main, webhook, workers } = await startCluster(steps);
	const session = await Session.open(main.url);
	const { pickyAssist } = vendors;
	const { simulator, credential } = pickyAssist;
	const share = async (processes: number) => {
		const data = { ...credential.data, processes };
		return await seedCredentials(session, [
			{ ...pickyAssist, credential: { ...credential, data } },
		]);
	};
	const url = (id: string) => `${webhook.url}/webhook/${id}`;
	const credentials = await share(2);
	for (const id of ['two', 'three', 'by-hand', 'one']) {
		await putSender(session, { id }, credentials[credential.type]);
	}
	console.log('');

	await checks.run('Two workers, n8n Processes 2: nothing is dropped', async () => {
		const since = Date.now();
		await callOften(url('two'), CALLS, WITHIN);
		mustBeWhole(await untilSent(simulator, 'two', since, CALLS, PATIENCE), CALLS);
	});
	await checks.run(
		'Two workers and the main process by hand, n8n Processes 3: nothing is dropped',
		async () => {
			await share(3);
			// The main process knows nothing of what the workers have sent with larger parts.
			await delay(FORGOTTEN);
			const since = Date.now();
			await runByHand(session, 'by-hand', numbers(BY_HAND));
			await callOften(url('three'), CALLS, WITHIN);
			const sent = await Promise.all([
				untilSent(simulator, 'by-hand', since, BY_HAND, PATIENCE),
				untilSent(simulator, 'three', since, CALLS, PATIENCE),
			]);
			mustBeWhole(sent[0], BY_HAND);
			mustBeWhole(sent[1], CALLS);
		},
	);
	await checks.run(
		'Two workers, n8n Processes left at 1: messages are lost, as the docs say',
		async () => {
			await share(1);
			await delay(FORGOTTEN);
			const since = Date.now();
			await callOften(url('one'), CALLS, WITHIN);
			const { accepted, dropped } = told(await untilSent(simulator, 'one', since, CALLS, PATIENCE));
			if (dropped === 0 || accepted < 90) throw new Error('The docs are not right');
		},
	);
	await Promise.all([main, webhook, ...workers].map(async ({ stop }) => await stop()));
}

function mustBeWhole(sent: Sent, count: number): void {
	const { accepted, dropped } = told(sent);
	if (accepted !== count || dropped > 0) throw new Error(`${dropped} were dropped`);
}

function told(sent: Sent): Sent {
	const { accepted, dropped, seconds } = sent;
	console.log(`  ${accepted} accepted, ${dropped} dropped, in ${seconds.toFixed(0)} s`);
	return sent;
}

/** Runs a sender as the editor does: in the main process. */
async function runByHand(session: Session, id: string, to: string[]): Promise<void> {
	const workflowData = await session.request<Workflow>('GET', `/workflows/${id}`);
	const times = { startTime: Date.now(), executionTime: 0, executionIndex: 0 };
	const data = {
		...times,
		executionStatus: 'success',
		source: [],
		data: { main: [[{ json: { body: { to } } }]] },
	};
	const triggerToStartFrom = { name: 'Webhook', data };
	await session.request('POST', `/workflows/${id}/run`, { workflowData, triggerToStartFrom });
}
