// `npm run bench`: what the nodes cost, beside n8n's HTTP Request node and a bare loop.
import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runScript } from '../../playground/lib/lifetime';
import { out } from '../out';
import { Steps } from '../../playground/lib/steps';
import type { Progress } from '../../playground/lib/steps';
import { creates } from './creates';
import type { Size } from './creates';
import { lists } from './lists';
import { messages } from './messages';
import { print, write } from './report';
import type { Report } from './report';
import { sizes } from './sizes';
import { STAGE_STEPS, openStage } from './stage';
import type { Stage } from './stage';
import { triggers } from './triggers';
import { updates } from './updates';

type Measurement = (stage: Stage, size: Size, progress: Progress) => Promise<Report>;

const MEASUREMENTS: Record<number, [string, Measurement]> = {
	1: ['Customers created', creates],
	2: ['Messages sent', messages],
	3: ['Long lists', lists],
	4: ['Nodes of different size', sizes],
	5: ['Calls through the triggers', triggers],
	6: ['Records updated', updates],
};

runScript(async () => {
	const { values } = parseArgs({
		options: {
			only: { type: 'string', default: Object.keys(MEASUREMENTS).join() },
			quick: { type: 'boolean', default: false },
			profile: { type: 'boolean', default: false },
		},
	});
	const numbers = values.only.split(',').map(Number);
	const unknown = numbers.find((number) => !(number in MEASUREMENTS));
	if (unknown !== undefined) throw new Error(`There is no measurement ${unknown}`);
	mkdirSync(out, { recursive: true });

	const steps = new Steps(STAGE_STEPS + numbers.length);
	const stage = await openStage(steps, values.profile);
	let missed = 0;
	for (const number of numbers) {
		const [title, measurement] = MEASUREMENTS[number];
		const report = await steps.run(
			title,
			async (progress) => await measurement(stage, values, progress),
		);
		print(report);
		if (!values.quick) write(number, report);
		missed += report.targets.filter(({ met }) => !met).length;
	}
	console.log(`\n${missed === 0 ? 'Every target was reached.' : `${missed} targets were missed.`}`);
	return missed === 0 ? 0 : 1;
});
