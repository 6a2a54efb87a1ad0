// `npm run test:examples`: every example workflow, run in the real n8n against the simulators.
// Names of examples as arguments run those alone.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { examples } from '../../playground/lib/paths';
import { OPENING_STEPS, openPlayground, temporaryFolder } from '../../playground/lib/playground';
import { Steps } from '../../playground/lib/steps';
import { agentProofs } from './agent';
import { mustBeImportable } from './importable';
import { openTactProofs } from './openTact';
import { pickyAssistProofs } from './pickyAssist';
import { pmpProofs } from './pmp';
import { Stage } from './stage';

const proofs = [...pmpProofs, ...pickyAssistProofs, ...openTactProofs, ...agentProofs];

runScript(async () => {
	const wanted = process.argv.slice(2);
	const files = readdirSync(examples).filter((name) => name.endsWith('.json'));
	const ids = files
		.map((name) => basename(name, '.json'))
		.filter((id) => wanted.length === 0 || wanted.includes(id));

	const playground = await openPlayground(new Steps(OPENING_STEPS), temporaryFolder('examples'));
	const stage = new Stage(playground);
	const nodeTypes = new Set(await playground.session.nodeTypes());
	const checks = new Checks(async () => {});
	console.log('');
	for (const id of ids) {
		await checks.run(id, async () => {
			mustBeImportable(id, nodeTypes);
			const proof = proofs.find((each) => each.id === id);
			if (!proof) throw new Error('Nothing shows that this example works');
			for (const { simulator } of Object.values(stage.vendors)) simulator.reset();
			await proof.show(stage);
		});
	}
	return checks.end();
});
