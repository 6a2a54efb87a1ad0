import type { Checks } from '../../playground/lib/checks';
import { mustHold } from '../../playground/lib/checks';
import { node24, root } from '../../playground/lib/paths';
import { runCommand } from '../../playground/lib/processes';

/** The first is the default of n8n 2.41. */
const ENGINES = ['vm', 'legacy', 'quickjs'];

/** An expression that the nodes look up gives what each of n8n's own engines gives for it. */
export async function checkExpressions(checks: Checks): Promise<void> {
	for (const engine of ENGINES) {
		await checks.run(
			`Expressions: looked up as n8n's engine "${engine}" evaluates them`,
			async () => {
				const script = ['--import', 'tsx', 'proof/live/expressions.ts', engine];
				const lines = await runCommand(node24, script, { cwd: root });
				mustHold(lines.join('\n'), 'gave what n8n gives');
			},
		);
	}
}
