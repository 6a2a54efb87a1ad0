// `npm run test:pace`: many executions that send with one Picky Assist account, which drops without a
// word what exceeds 90 pushes a minute. In one n8n process, and in queue mode with two workers.
// `--only single` or `--only queue` does one of them. Both together take a quarter of an hour.
import { parseArgs } from 'node:util';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { checkQueue } from './queue';
import { checkSingle } from './single';

const PARTS = { single: checkSingle, queue: checkQueue };

runScript(async () => {
	const { values } = parseArgs({ options: { only: { type: 'string' } } });
	const checks = new Checks(async () => {});
	for (const [name, check] of Object.entries(PARTS)) {
		if (!values.only || values.only === name) await check(checks);
	}
	return checks.end();
});
