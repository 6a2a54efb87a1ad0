// Started with the playground's Node: compares the look-up of expressions with one expression engine of
// the pinned n8n, and says how many expressions it compared.
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { NOT_PLAIN, plainResolver } from '../../nodes/shared/values/plainExpression';
import { evaluatorOf, expressions, records } from '../../test/shared/expressions';
import { messageOf, runScript } from '../../playground/lib/lifetime';
import { playground } from '../../playground/lib/paths';

/** What n8n 2.41 has and the types of the package's own n8n have not. */
interface Engines {
	initExpressionEngine(options: object): Promise<void>;
	getActiveImplementation(): string;
}

const RUNS = 1500;
const engine = process.argv[2];

runScript(async () => {
	const n8n = createRequire(join(playground, 'package.json'))('n8n-workflow') as {
		Workflow: Parameters<typeof evaluatorOf>[0];
		Expression: Engines;
	};
	await n8n.Expression.initExpressionEngine({
		engine,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
		poolSize: 1,
		maxCodeCacheSize: 1024,
	});
	if (n8n.Expression.getActiveImplementation() !== engine) throw new Error(`No engine ${engine}`);
	const { workflow, evaluate } = evaluatorOf(n8n.Workflow);
	await (workflow.expression as unknown as { acquireIsolate(): Promise<boolean> }).acquireIsolate();

	let compared = 0;
	fc.assert(
		fc.property(records, expressions, (json, raw) => {
			const found = plainResolver(raw)?.(json) ?? NOT_PLAIN;
			if (found === NOT_PLAIN) return true;
			compared++;
			return isDeepStrictEqual(
				found,
				outcomeOf(() => evaluate(raw, json)),
			);
		}),
		{ numRuns: RUNS },
	);
	if (compared < RUNS / 20) throw new Error(`Only ${compared} expressions were compared`);
	console.log(`${compared} of ${RUNS} expressions were looked up, and gave what n8n gives`);
	return 0;
});

function outcomeOf(evaluate: () => unknown): unknown {
	try {
		return evaluate();
	} catch (error) {
		return messageOf(error);
	}
}
