// `npm run test:verify`: the verification of an account, tried on the simulators.
import '../../test/engine/setup';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { dirty } from './suite/dirty';
import { modes } from './suite/modes';
import { reads } from './suite/reads';

runScript(async () => {
	const checks = new Checks(async () => {});
	await reads(checks);
	await dirty(checks);
	await modes(checks);
	return checks.end();
});
