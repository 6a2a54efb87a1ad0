import { BASE_PATHS, startPickyAssist } from '../../simulators/PickyAssist';
import type { Generation, PickyAssistSimulator } from '../../simulators/PickyAssist';

async function postJson(address: string, body: object): Promise<Record<string, any>> {
	const response = await fetch(address, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(response.status).toBe(200);
	return (await response.json()) as Record<string, any>;
}

/** Starts the simulator for a test file, resets it after each test, and speaks to it over HTTP. */
export function useVendor() {
	let simulator: PickyAssistSimulator;
	beforeAll(async () => {
		simulator = await startPickyAssist();
	});
	afterEach(() => simulator.reset());
	afterAll(async () => await simulator.stop());
	return {
		get simulator() {
			return simulator;
		},
		/** Posts to the vendor's API. */
		post: async (path: string, body: object, generation: Generation = 'v3') =>
			await postJson(simulator.url + BASE_PATHS[generation] + path, body),
		/** Uses one of the simulator's own switches and answers its result. */
		control: async (name: string, body: object = {}) =>
			(await postJson(`${simulator.url}/_control/${name}`, body)).result,
	};
}

/** Waits until something holds, two seconds at most. */
export async function until(holds: () => boolean): Promise<void> {
	const deadline = Date.now() + 2000;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error('It never happened');
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
}
