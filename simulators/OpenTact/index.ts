import { startSimulator } from '../shared/simulator';
import type { Simulator } from '../shared/simulator';
import { controls } from './controls';
import { Rest } from './rest';
import { accounts } from './resources/accounts';
import { addresses } from './resources/addresses';
import { authentication } from './resources/authentication';
import { calls } from './resources/calls';
import { dictionaries } from './resources/dictionaries';
import { leases } from './resources/leases';
import { messagingProfiles } from './resources/messagingProfiles';
import { numbers } from './resources/numbers';
import { officeHours } from './resources/officeHours';
import { orders } from './resources/orders';
import { outboundVoiceProfiles } from './resources/outboundVoiceProfiles';
import { payments } from './resources/payments';
import { sipConnections } from './resources/sipConnections';
import { sipControlApps } from './resources/sipControlApps';
import { sipDomains } from './resources/sipDomains';
import { sms } from './resources/sms';
import { tokens } from './resources/tokens';
import { transactions } from './resources/transactions';
import { Vendor } from './vendor';

export * from './constants';

const RESOURCES = [
	accounts,
	addresses,
	authentication,
	calls,
	dictionaries,
	leases,
	messagingProfiles,
	numbers,
	officeHours,
	orders,
	outboundVoiceProfiles,
	payments,
	sipConnections,
	sipControlApps,
	sipDomains,
	sms,
	tokens,
	transactions,
];

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
