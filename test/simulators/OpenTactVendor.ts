import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import type { Simulator } from '../../simulators/shared/simulator';
import { control } from '../engine/control';

export interface Reply {
	status: number;
	body: any;
	/** `body.payload`. */
	payload: any;
}

export const basic = ({ email, password }: { email: string; password: string }) => ({
	authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
});

/** OpenTact for one test file, as new and signed in for each test, and short ways to call it. */
export function useOpenTact() {
	let simulator: Simulator;
	let jwt = '';

	/** Calls the API with the first account's JWT unless headers say otherwise. */
	async function call(
		method: string,
		path: string,
		body?: unknown,
		headers?: object,
	): Promise<Reply> {
		const isForm = body instanceof FormData;
		const response = await fetch(`${simulator.url}/rest${path}`, {
			method,
			headers: {
				...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
				...(headers ?? { 'x-auth-token': jwt }),
			},
			body: body === undefined || isForm ? body : JSON.stringify(body),
		});
		const answer = (await response.json()) as any;
		return { status: response.status, body: answer, payload: answer.payload };
	}

	async function signIn(login = OPENTACT_ACCOUNT): Promise<string> {
		return (await call('GET', '/auth', undefined, basic(login))).payload.token;
	}

	/** Forgets everything and signs in again. */
	async function fresh(): Promise<void> {
		simulator.reset();
		jwt = await signIn();
	}

	beforeAll(async () => {
		simulator = await startOpenTact();
	});
	beforeEach(fresh);
	afterAll(async () => await simulator.stop());

	return {
		get simulator() {
			return simulator;
		},
		call,
		control: async (name: string, body?: object) => await control(simulator, name, body),
		fresh,
		signIn,
	};
}
