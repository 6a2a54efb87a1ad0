// `npm run test:queue`: n8n in queue mode with four processes, and a worker that dies at its work.
import { setTimeout as delay } from 'node:timers/promises';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { temporaryFolder } from '../../playground/lib/playground';
import { seedCredentials, seedExamples } from '../../playground/lib/seed';
import { Session } from '../../playground/lib/session';
import { startVendors } from '../../playground/lib/simulators';
import { Steps } from '../../playground/lib/steps';
import { table } from '../../playground/lib/table';
import { CLUSTER_STEPS, CONCURRENCY, startCluster } from './cluster';
import type { Cluster } from './cluster';
import { carriedOut, submitForms } from './load';
import type { Answers } from './load';

const EXECUTIONS = 500;
/** n8n finds out that a worker is gone when its lock ends (60 s) and somebody looks (every 30 s). */
const NOTICED_WITHIN = 150_000;

runScript(async () => {
	const steps = new Steps(CLUSTER_STEPS + 3);
	const vendors = await steps.run('Start the three vendor simulators', startVendors);
	for (const { simulator } of Object.values(vendors)) simulator.faults.set([{ latency: 20 }]);
	const cluster = await startCluster(steps);
	await steps.run('Bring in the credentials and the demo workflow', async () => {
		const session = await Session.open(cluster.main.url);
		const credentials = await seedCredentials(session, Object.values(vendors));
		await seedExamples(session, temporaryFolder('queue-examples'), credentials);
	});
	const run = await steps.run(`Run it ${EXECUTIONS} times, kill a worker`, async (progress) => {
		const url = `${cluster.webhook.url}/webhook/form-submission`;
		const [victim] = cluster.workers;
		let killedAt = 0;
		const answers = await submitForms(url, EXECUTIONS, (count) => {
			if (count % 50 === 0) progress(`${count} answers`);
			if (count < EXECUTIONS / 2 || killedAt > 0) return;
			killedAt = Date.now();
			process.kill(-victim.process.pid, 'SIGKILL');
			progress(`${count} answers; one worker killed`);
		});
		await untilSettled(cluster, killedAt);
		return { answers, settledAfter: (Date.now() - killedAt) / 1000 };
	});

	const states = new Map(
		(await cluster.database.query('SELECT status, count(*) FROM execution_entity GROUP BY 1')).map(
			([status, count]) => [status, Number(count)],
		),
	);
	// The first one only waited for the webhook to listen.
	states.set('success', (states.get('success') ?? 1) - 1);
	const finished = states.get('success') ?? 0;
	const writes = [...carriedOut(vendors).values()];
	const complete = writes.filter((counts) => counts.every((count) => count === 1)).length;
	const doubled = writes.filter((counts) => counts.some((count) => count > 1)).length;
	const partial = writes.length - complete - doubled;
	const untouched = EXECUTIONS - writes.length;
	const good = [...run.answers.values()].filter((status) => status === 200).length;
	const sum = [...states.values()].reduce((total, count) => total + count, 0);

	console.log(
		`\n${table(
			['What', 'Count', 'What n8n itself promises'],
			[
				['Form submissions posted', String(EXECUTIONS), ''],
				['Answered with 200', String(good), ''],
				['Executions that n8n knows', String(sum), 'each accepted webhook is one execution'],
				['Finished', String(finished), 'all that the killed worker did not hold'],
				['Interrupted by the kill', String(sum - finished), `up to ${CONCURRENCY}; never repeated`],
				['Complete at the vendors', String(complete), 'no word about them'],
				['Begun at the vendors, not complete', String(partial), 'interrupted ones, up to the kill'],
				['Nothing at the vendors', String(untouched), 'interrupted ones before their first call'],
				['Anything twice at the vendors', String(doubled), 'none, as nothing is repeated'],
			],
		)}\n`,
	);
	console.log(`Answers: ${histogram(run.answers)}`);
	console.log(`n8n's states: ${[...states].map((entry) => entry.join(' ')).join(', ')}`);
	console.log(`All was settled ${run.settledAfter.toFixed(0)} s after the kill.\n`);

	const checks = new Checks(async () => {});
	await checks.run(
		'Every submission became an execution: none was lost before a worker',
		async () => demand(sum === EXECUTIONS, `${sum} executions of ${EXECUTIONS}`),
	);
	await checks.run('Every execution ended, one way or the other', async () => {
		const open = (states.get('running') ?? 0) + (states.get('new') ?? 0);
		demand(open === 0, `${open} executions are still open`);
	});
	await checks.run('The kill cost no more than what the worker held', async () =>
		demand(sum - finished <= CONCURRENCY, `${sum - finished} executions did not finish`),
	);
	await checks.run('Every finished execution is complete at the vendors', async () =>
		demand(complete >= finished, `${complete} complete, ${finished} finished`),
	);
	await checks.run('Nothing reached a vendor twice', async () =>
		demand(doubled === 0, `${doubled} executions wrote something twice`),
	);
	await checks.run('Every finished execution was answered with 200', async () =>
		demand(good >= finished, `${good} answers, ${finished} finished`),
	);
	return checks.end();
});

/** Waits until n8n has dealt with what the killed worker left behind. */
async function untilSettled({ database }: Cluster, killedAt: number): Promise<void> {
	const open = `SELECT count(*) FROM execution_entity WHERE status IN ('new', 'running', 'waiting')`;
	while (Date.now() < killedAt + NOTICED_WITHIN) {
		const [[count]] = await database.query(open);
		if (count === '0') return;
		await delay(2000);
	}
}

function histogram(answers: Answers): string {
	const counts = new Map<number, number>();
	for (const status of answers.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
	return [...counts].map(([status, count]) => `${status || 'none'} ${count}`).join(', ');
}

function demand(holds: boolean, complaint: string): void {
	if (!holds) throw new Error(complaint);
}
