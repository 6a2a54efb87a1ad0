import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import type { Simulator } from '../../simulators/shared/simulator';

export interface Reply {
	status: number;
	body: any;
	/** `body.payload`. */
	payload: any;
}

/** A running simulator and a bare HTTP client for it. */
export interface OpenTact {
	simulator: Simulator;
	/** Calls the API with the first account's JWT unless headers say otherwise. */
	call(method: string, path: string, body?: unknown, headers?: object): Promise<Reply>;
	control(name: string, body?: object): Promise<any>;
	/** Forgets everything and signs in again. */
	fresh(): Promise<void>;
	signIn(login?: { email: string; password: string }): Promise<string>;
}

export const basic = ({ email, password }: { email: string; password: string }) => ({
	authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
});

/** Starts OpenTact and signs in. */
export async function openTact(): Promise<OpenTact> {
	const simulator = await startOpenTact();
	let jwt = '';
	const call: OpenTact['call'] = async (method, path, body, headers) => {
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
	};
	const signIn = async (login = OPENTACT_ACCOUNT) =>
		(await call('GET', '/auth', undefined, basic(login))).payload.token as string;
	const fresh = async () => {
		simulator.reset();
		jwt = await signIn();
	};
	const control: OpenTact['control'] = async (name, body = {}) => {
		const response = await fetch(`${simulator.url}/_control/${name}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
		return ((await response.json()) as any).result;
	};
	await fresh();
	return { simulator, call, control, fresh, signIn };
}

/** Waits until this says yes. */
export async function until<T>(probe: () => Promise<T | undefined | false>): Promise<T> {
	const end = Date.now() + 5000;
	while (Date.now() < end) {
		const found = await probe();
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
	throw new Error('Waited 5 seconds in vain');
}
