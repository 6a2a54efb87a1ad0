import { setTimeout as delay } from 'node:timers/promises';
import type { Checks } from '../../playground/lib/checks';
import { mustHold } from '../../playground/lib/checks';
import { finishedExecution, lastExecution } from '../../playground/lib/executions';
import { Steps } from '../../playground/lib/steps';
import { STAGE_STEPS, openStage } from '../bench/stage';
import { callOften, numbers, putSender, sentBy, untilSent } from './sender';

const CALLS = 300;
const WITHIN = 20_000;
const AT_MOST = 300_000;
/** Messages of another workflow in the meantime. */
const SINGLES = 12;
const SINGLE_EVERY = 12_000;
const SINGLE_AT_MOST = 10_000;
/** Seconds, for every execution of this n8n. */
const TIME_LIMIT = 400;

/** One n8n process, and a vendor that drops what exceeds 90 pushes a minute. */
export async function checkSingle(checks: Checks): Promise<void> {
	const { n8n, session, vendors, credentials } = await openStage(new Steps(STAGE_STEPS), false, {
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_TIMEOUT: String(TIME_LIMIT),
	});
	const { simulator, credential } = vendors.pickyAssist;
	for (const id of ['orders', 'singles', 'large']) {
		await putSender(session, { id }, credentials[credential.type]);
	}
	const url = (id: string) => `${n8n.url}/webhook/${id}`;
	console.log('');

	const since = Date.now();
	const waits: number[] = [];
	const singles = (async () => {
		for (let count = 1; count <= SINGLES; count++) {
			await delay(SINGLE_EVERY);
			await callOften(url('singles'), 1, 0);
			await untilSent(simulator, 'singles', since, count, AT_MOST);
			// What the node took: how long n8n needs to start one of hundreds is not its matter.
			const last = await lastExecution(session, 'singles');
			waits.push(last?.nodes.find(({ node }) => node === 'Send')?.milliseconds ?? AT_MOST);
		}
	})().catch((error: unknown) => error);
	await checks.run(
		`${CALLS} calls of a webhook within ${WITHIN / 1000} s: ${CALLS} messages accepted, none dropped`,
		async () => {
			await callOften(url('orders'), CALLS, WITHIN);
			const { accepted, dropped, seconds } = await untilSent(
				simulator,
				'orders',
				since,
				CALLS,
				AT_MOST,
			);
			console.log(`  ${accepted} accepted, ${dropped} dropped, in ${seconds.toFixed(0)} s`);
			if (accepted !== CALLS || dropped > 0) throw new Error(`${dropped} were dropped`);
		},
	);
	await checks.run('A message of another workflow is sent within 10 s meanwhile', async () => {
		const error = await singles;
		if (error) throw error;
		const inSeconds = waits.map((wait) => (wait / 1000).toFixed(1));
		console.log(`  ${inSeconds.join(', ')} s`);
		const { dropped } = sentBy(simulator, 'singles', since);
		if (dropped > 0) throw new Error(`${dropped} were dropped`);
		if (Math.max(...waits) > SINGLE_AT_MOST) throw new Error(`${Math.max(...waits)} ms`);
	});
	await checks.run('An execution that had to wait says why', async () => {
		const last = await lastExecution(session, 'orders');
		const hints = last?.nodes.find(({ node }) => node === 'Send')?.hints ?? [];
		mustHold(hints.join(), /A call had to wait for \d+ s, because other executions use the same/);
	});
	await checks.run('One that would outlast its time limit is told so at once', async () => {
		const start = Date.now();
		await fetch(url('large'), {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ to: numbers(1000) }),
		});
		let last = await lastExecution(session, 'large');
		for (let tries = 0; !last && tries < 40; tries++) {
			await delay(250);
			last = await lastExecution(session, 'large');
		}
		if (!last) throw new Error('There is no execution');
		const { nodes } = await finishedExecution(session, last.id);
		const error = nodes.find(({ node }) => node === 'Send')?.error ?? '';
		console.log(`  ${error}`);
		mustHold(
			error,
			'The limit of the account would make this execution longer than its time limit',
		);
		mustHold(error, /1000 calls take at least \d+ minutes\..*90 in 60 s/);
		const { accepted, dropped } = sentBy(simulator, 'large', start);
		if (accepted + dropped > 0) throw new Error('Something was sent');
	});
	await n8n.stop();
}
