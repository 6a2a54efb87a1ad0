import { API_TOKENS, BASE_PATHS, startPickyAssist } from '../../simulators/PickyAssist';
import type { Generation, PickyAssistSimulator } from '../../simulators/PickyAssist';
import { control } from '../engine/control';

export const token = API_TOKENS.v3;
/** Phone numbers that differ. */
export const numbers = (count: number) =>
	Array.from({ length: count }, (_, n) => `39333000${1000 + n}`);

/** Starts the simulator for a test file, resets it after each test, and speaks to it over HTTP. */
export function useVendor() {
	let simulator: PickyAssistSimulator;
	beforeAll(async () => {
		simulator = await startPickyAssist();
	});
	afterEach(() => simulator.reset());
	afterAll(async () => await simulator.stop());

	/** Posts to the vendor's API. */
	async function post(
		path: string,
		body: object,
		generation: Generation = 'v3',
	): Promise<Record<string, any>> {
		const response = await fetch(simulator.url + BASE_PATHS[generation] + path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(response.status).toBe(200);
		return (await response.json()) as Record<string, any>;
	}

	return {
		get simulator() {
			return simulator;
		},
		/** The vendor's state, behind its API. */
		state: () => simulator.state(),
		post,
		/** Sends messages through WhatsApp Official unless the fields say otherwise. */
		push: async (fields: object) => await post('/push', { token, application: 8, ...fields }),
		/** Uses one of the simulator's own switches and answers its result. */
		control: async (name: string, body?: object) => await control(simulator, name, body),
	};
}
