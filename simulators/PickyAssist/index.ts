import { startSimulator } from '../shared/simulator';
import type { Simulator } from '../shared/simulator';
import { accountEndpoints } from './account';
import { controlsOf } from './controls';
import { deliveryEndpoints } from './deliveries';
import { deviceEndpoints } from './devices';
import { groupEndpoints } from './groups';
import { mountPlatform } from './platform';
import { projectEndpoints } from './projects';
import { pushEndpoints } from './push';
import { templateEndpoints } from './templates';
import { newWorld } from './world';
import type { World } from './world';

export { API_TOKENS, BASE_PATHS, MASTER_TOKENS, PROJECT_IDS } from './tokens';
export type { Generation } from './tokens';
export type { Message } from './messages';
export type { Settings } from './settings';
export type { World } from './world';

export interface PickyAssistSimulator extends Simulator {
	state(): World;
}

/**
 * Starts Picky Assist, both platform generations on one server: V3 below `/app/api/v2`, V4 below
 * `/api/v2`. Only what its documentation says is real; what that leaves open is marked as assumed.
 */
export async function startPickyAssist(
	options: { port?: number } = {},
): Promise<PickyAssistSimulator> {
	let world = newWorld();
	const current = () => world;
	const endpoints = {
		project: {
			...pushEndpoints,
			...deliveryEndpoints,
			...templateEndpoints,
			...groupEndpoints,
			...deviceEndpoints,
			...accountEndpoints,
		},
		master: projectEndpoints,
	};

	const simulator = await startSimulator(
		{
			routes: (server) => {
				mountPlatform(server, 'v3', current, endpoints);
				mountPlatform(server, 'v4', current, endpoints);
				server.addHook('onClose', async () => world.background.end());
				server.setNotFoundHandler((_request, reply) => {
					// Assumed: an address that the vendor does not have is the web server's own page.
					void reply.code(404).type('text/html').send('<html><body>Not Found</body></html>');
				});
			},
			reset: () => {
				world.background.end();
				world = newWorld();
			},
			state: current,
			controls: controlsOf(current),
		},
		options.port,
	);
	return { ...simulator, state: current };
}
