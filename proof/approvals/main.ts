// `npm run test:approvals`: people who answer by a link, in a loop and for an AI agent (n8n's Human in the
// Loop), in the real n8n: approved, declined, too late, twice, mixed up, and after a restart of n8n.
import { Stage } from '../examples/stage';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { startN8n } from '../../playground/lib/n8n';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { Steps } from '../../playground/lib/steps';
import { askers } from '../live/waiting';
import { askAndLeave, askInVain, checkHitl, openDesk } from './hitl';
import { checkLoop } from './loop';
import { startScriptedModel } from './model';

runScript(async () => {
	const folder = temporaryFolder('approvals');
	const playground = await openPlayground(new Steps(OPENING_STEPS), folder);
	const stage = new Stage(playground);
	const model = await startScriptedModel();
	const checks = new Checks(async () => {});
	console.log('');
	const desks = await Promise.all(askers.map(async (asker) => await openDesk(stage, model, asker)));
	const later: Array<() => Promise<unknown>> = [];
	for (const desk of desks) {
		const title = `${desk.asker.title}, an agent asks`;
		await checks.run(`${title}: with a time limit`, async () => {
			const end = await askInVain(desk);
			later.push(async () => await checks.run(`${title}: nobody answered, the model is told`, end));
		});
	}
	for (const desk of desks) {
		await checkLoop(stage, checks, desk.asker);
		await checkHitl(desk, checks);
	}
	for (const check of later) await check();
	const left = [];
	for (const desk of desks) left.push({ desk, answer: await askAndLeave(desk) });
	const port = Number(new URL(playground.n8n.url).port);
	await playground.n8n.stop();
	// With its other way of recovering, n8n 2.41 takes what waits for something that crashed.
	await startN8n({ folder, port, env: { N8N_EVENTBUS_RECOVERY_MODE: 'simple' } });
	for (const { desk, answer } of left) {
		await checks.run(`${desk.asker.title}: the link works after a restart of n8n`, answer);
	}
	return checks.end();
});
