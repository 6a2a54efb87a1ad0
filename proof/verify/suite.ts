// `npm run test:verify`: the verification of an account, tried on the simulators.
import '../../test/engine/setup';
import { Checks } from '../../playground/lib/checks';
import { runScript } from '../../playground/lib/lifetime';
import { dirty } from './suite/dirty';
import { docs } from './suite/docs';
import { modes } from './suite/modes';
import { reads } from './suite/reads';
import { reports } from './suite/reports';
import { writes } from './suite/writes';

runScript(async () => {
	const checks = new Checks(async () => {});
	await reads(checks);
	await dirty(checks);
	await modes(checks);
	await writes(checks);
	await reports(checks);
	await docs(checks);
	return checks.end();
});
