import { startSimulator } from '../shared/simulator';
import type { Simulator } from '../shared/simulator';
import { controls } from './controls';
import { Rest } from './rest';
import { authentication } from './resources/authentication';
import { messagingProfiles } from './resources/messagingProfiles';
import { Vendor } from './vendor';

export * from './constants';

const RESOURCES = [authentication, messagingProfiles];

/**
 * Starts OpenTact on loopback; its API lies under `<url>/rest`, its switches under `/_control`
 * (see controls).
 * @param options.port 0 or nothing for any free one
 */
export async function startOpenTact(options: { port?: number } = {}): Promise<Simulator> {
	const vendor = new Vendor();
	return await startSimulator(
		{
			routes: (server, ledger) => {
				server.addHook('onClose', async () => vendor.later.clear());
				server.register(
					async (scope) => {
						const rest = new Rest(scope, vendor, ledger);
						for (const resource of RESOURCES) resource(rest, vendor);
					},
					{ prefix: '/rest' },
				);
			},
			reset: () => vendor.reset(),
			state: () => vendor.world.snapshot(),
			controls: controls(vendor),
		},
		options.port,
	);
}
