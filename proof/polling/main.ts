// `npm run test:polling`: triggers that poll, in the real n8n, with its durable scheduler and cursors and without:
// each record starts one execution, over restarts, crashes, publications and first looks that fail.
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Stage } from '../examples/stage';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { startN8n } from '../../playground/lib/n8n';
import type { N8n } from '../../playground/lib/n8n';
import { installPackage, packPackage } from '../../playground/lib/package';
import { temporaryFolder } from '../../playground/lib/playground';
import { freePort } from '../../playground/lib/ports';
import { seedCredentials } from '../../playground/lib/seed';
import { Session } from '../../playground/lib/session';
import { startVendors } from '../../playground/lib/simulators';
import { Steps } from '../../playground/lib/steps';
import { checkSetting } from './setting';

/** The four variables of n8n's durable polling, all true or all false. */
const durable = (isOn: boolean): Record<string, string> =>
	Object.fromEntries(
		[
			'N8N_SCHEDULER_ENABLED',
			'N8N_SCHEDULER_POLL_TRIGGERS_ENABLED',
			'N8N_USE_WORKFLOW_PUBLICATION_SERVICE',
			'N8N_POLLER_DURABLE_CURSORS_ENABLED',
		].map((name) => [name, String(isOn)]),
	);

/** n8n looks for scheduled work more often than usual, so that this does not take as long. */
const SOON = { N8N_SCHEDULER_EXECUTOR_INTERVAL: '1', EXECUTIONS_DATA_SAVE_ON_ERROR: 'all' };

runScript(async () => {
	const { values } = parseArgs({ options: { only: { type: 'string', default: 'off,on' } } });
	const settings = values.only.split(',');
	const steps = new Steps(1 + settings.length);
	const folder = temporaryFolder('polling');
	const vendors = await steps.run('Pack and install the package, start vendors', async (say) => {
		await installPackage(await packPackage(say), folder, say);
		return await startVendors();
	});
	const checks = new Checks(async () => {});
	const port = await freePort();
	for (const setting of settings) {
		const env = { ...SOON, ...durable(setting === 'on') };
		const start = async () => await startN8n({ folder, port, env });
		let n8n: N8n = await steps.run(`Start n8n, durable polling ${setting}`, start);
		const session = await Session.open(n8n.url);
		const credentials = await seedCredentials(session, Object.values(vendors));
		const stage = new Stage({ n8n, session, vendors, credentials, workflows: [] });
		console.log('');
		await checkSetting(stage, checks, setting, {
			restart: async () => {
				await n8n.stop();
				await delay(1000);
				n8n = await start();
			},
			crash: async () => {
				process.kill(-n8n.process.pid, 'SIGKILL');
				await n8n.process.done;
			},
			start: async () => void (n8n = await start()),
		});
		await n8n.stop();
	}
	return checks.end();
});
