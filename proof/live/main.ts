// `npm run test:live`: what only a real n8n shows, on one start of it: its expression engines, waiting for an
// answer, the nodes as tools of models, and the life cycle of the triggers.
import { Stage } from '../examples/stage';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { Steps } from '../../playground/lib/steps';
import { checkExpressions } from './engines';
import { checkOpenTactTrigger } from './openTact';
import { checkPickyAssistTrigger } from './pickyAssist';
import { checkPmpTrigger } from './pmp';
import { checkTools } from './tools';
import { askers, askWithLimit, checkAnswers } from './waiting';

runScript(async () => {
	const playground = await openPlayground(new Steps(OPENING_STEPS), temporaryFolder('live'));
	const stage = new Stage(playground);
	const checks = new Checks(async () => {});
	console.log('');
	await checkExpressions(checks);
	const limits: Array<() => Promise<void>> = [];
	for (const asker of askers) {
		await checks.run(`${asker.title}, Send and Wait: asks with a time limit`, async () => {
			const end = await askWithLimit(stage, asker);
			limits.push(async () => {
				await checks.run(`${asker.title}, Send and Wait: the time limit ends the wait`, end);
			});
		});
	}
	for (const asker of askers) await checkAnswers(stage, checks, asker);
	await checkTools(stage, checks);
	await checkPickyAssistTrigger(stage, checks);
	await checkOpenTactTrigger(stage, checks);
	await checkPmpTrigger(stage, checks);
	for (const limit of limits) await limit();
	return checks.end();
});
