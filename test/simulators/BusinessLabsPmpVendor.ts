import { TOKENS, startBusinessLabsPmp } from '../../simulators/BusinessLabsPmp';
import type { Version } from '../../simulators/BusinessLabsPmp';
import type { Simulator } from '../../simulators/shared/simulator';
import { control } from '../engine/control';

export type Body = Record<string, unknown> & { status?: boolean; message?: string };
type Row = Record<string, string | null>;

export interface State {
	groups: Record<string, string[]>;
	members: Record<string, string[]>;
	hidden: Record<string, Record<string, Record<string, string[]>>>;
	attachments: Record<string, Array<{ fileName: string }>>;
	tables: Record<string, Row[]>;
	lineItems: Record<string, Array<{ row: Row; taxes: string[] }>>;
	customValues: Record<string, string>;
	outbox: Array<{ to: string[]; cc: string }>;
	deliveries: unknown[];
}

/** A simulator for one test file, reset before each test, and short ways to call it. */
export function vendor(version: Version = 2) {
	let pmp: Simulator;
	beforeAll(async () => {
		pmp = await startBusinessLabsPmp({ version });
	});
	beforeEach(() => pmp.reset());
	afterAll(async () => await pmp.stop());

	/** @param token null for none */
	async function call(
		method: string,
		path: string,
		init: RequestInit = {},
		token: string | null = TOKENS.full,
	) {
		const headers = new Headers(init.headers);
		if (token !== null) headers.set('authtoken', token);
		const response = await fetch(`${pmp.url}/api/${path}`, { ...init, method, headers });
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.startsWith('application/json');
		const body = (isJson ? JSON.parse(text) : {}) as Body;
		return { status: response.status, text, body, headers: response.headers };
	}

	const json = (method: string, path: string, body: unknown) =>
		call(method, path, {
			body: JSON.stringify(body),
			headers: { 'content-type': 'application/json' },
		});

	return {
		call,
		json,
		simulator: () => pmp,
		state: () => pmp.state() as State,
		get: (path: string, token?: string | null) => call('GET', path, {}, token),
		del: (path: string) => call('DELETE', path),
		put: (path: string, body: unknown) => json('PUT', path, body),
		form: (path: string, fields: Record<string, string> | Array<[string, string]>) =>
			call('POST', path, { body: new URLSearchParams(fields) }),
		/** @returns what the control gave back */
		control: async (name: string, body?: object) => await control(pmp, name, body),
	};
}

/** The rows of a list or search. */
export const rowsOf = ({ body }: { body: Body }): Row[] => body as unknown as Row[];
