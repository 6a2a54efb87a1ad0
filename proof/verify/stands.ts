import { setTimeout as delay } from 'node:timers/promises';
import { OPENTACT_ACCOUNT, startOpenTact } from '../../simulators/OpenTact';
import { startBusinessLabsPmp, TOKENS } from '../../simulators/BusinessLabsPmp';
import type { Version } from '../../simulators/BusinessLabsPmp';
import { resources } from '../../simulators/BusinessLabsPmp/resources';
import {
	API_TOKENS,
	BASE_PATHS,
	MASTER_TOKENS,
	startPickyAssist,
} from '../../simulators/PickyAssist';
import type { Simulator } from '../../simulators/shared/simulator';
import type { Data, VendorName } from './vendor';

/** Tables of PMP below whose records others are listed. */
const PARENTS = ['customers', 'tasks', 'webhooks'];

/** The first number of OpenTact's simulator, as its owner leases it. */
const LEASE = '20000000-0000-4000-8000-000000000001';

/** A simulator, a credential for it, and how to fill and to empty it. */
export interface Stand {
	simulator: Simulator;
	credential: Data;
	/**
	 * Puts in what throwaways are not: messages, calls, orders, rows of every table.
	 * @returns what no list tells, such as the ID of a push, by field name
	 */
	fill(): Promise<Record<string, string>>;
	/** Steps to an account with nothing in it, where an empty list is answered in a way of its own. */
	empties: Array<() => Promise<void>>;
}

/** The bundled simulators, by vendor; the version concerns PMP alone. */
export const stands: Record<VendorName, (version: Version) => Promise<Stand>> = {
	async pickyAssist() {
		const simulator = await startPickyAssist();
		const url = simulator.url + BASE_PATHS.v4;
		const call = async (path: string, body: object) => {
			const response = await fetch(url + path, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ token: API_TOKENS.v4, ...body }),
			});
			return (await response.json()) as Record<string, unknown>;
		};
		return {
			simulator,
			credential: {
				platform: 'custom',
				baseUrl: url,
				apiToken: API_TOKENS.v4,
				masterToken: MASTER_TOKENS.v4,
			},
			async fill() {
				const group = await call('/create-whatsapp-group', {
					application: 10,
					group_subject: 'Team',
				});
				const push = await call('/push', {
					application: 8,
					globalmessage: 'Hello',
					data: [{ number: '391234567890' }],
				});
				// Until it has been delivered.
				await delay(4 * simulator.state().settings.delivery.afterMs);
				const state = simulator.state();
				const made = state.accounts.v4.projects[0].groups.at(-1)?.id;
				return { group_id: String(made ?? group.group_id), push_id: String(push.push_id) };
			},
			empties: [
				async () => {
					simulator.state().accounts.v4.projects[0].templates = [];
					return await Promise.resolve();
				},
			],
		};
	},

	async businessLabsPmp(version) {
		const simulator = await startBusinessLabsPmp({ version });
		const names = Object.keys(resources);
		const emptied = async (tables: string[]) => {
			for (const resource of tables) await control(simulator, 'empty', { resource });
		};
		return {
			simulator,
			credential: {
				baseUrl: simulator.url,
				token: TOKENS.full,
				dateFormat: 'd/m/Y',
				version: version === 3 ? 'v3' : 'v2',
			},
			async fill() {
				for (const resource of names) {
					await control(simulator, 'seed', { resource, count: 2 });
				}
				return { table: 'tblfleet_vehicles' };
			},
			empties: [
				async () => await emptied(names.filter((name) => !PARENTS.includes(name))),
				async () => await emptied(names),
			],
		};
	},

	async openTact() {
		const simulator = await startOpenTact();
		return {
			simulator,
			credential: {
				environment: 'custom',
				baseUrl: `${simulator.url}/rest`,
				authentication: 'password',
				...OPENTACT_ACCOUNT,
				sessionToken: '',
			},
			async fill() {
				const [own, other] = ['12029822900', '14158531281'];
				const [app] = (await api(simulator, 'GET', '/sip/app')) as Array<{ uuid: string }>;
				await api(simulator, 'POST', `/sip/app/${app.uuid}/tnlease`, { add: [LEASE] });
				await control(simulator, 'call-start', { from: other, to: own });
				await control(simulator, 'sms-receive', { from: other, to: own, message: 'Hello' });
				await api(simulator, 'POST', '/sms', { from: own, to: other, message: 'Hello' });
				await api(simulator, 'POST', '/payment', { provider: 'stripe', amount: 1 });
				const items = [{ tn: 12125552900, features: ['voice', 'sms'], autorenew: false }];
				await api(simulator, 'POST', '/order', { items });
				await control(simulator, 'order-settle', {});
				await control(simulator, 'sms-settle', {});
				return {};
			},
			empties: [],
		};
	},
};

/** Uses one of the simulator's own switches. */
export async function control(simulator: Simulator, name: string, body: object): Promise<void> {
	const response = await fetch(`${simulator.url}/_control/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (!response.ok) throw new Error(`${name} of the simulator: HTTP ${response.status}`);
}

async function api(simulator: Simulator, method: string, path: string, body?: object) {
	const { email, password } = OPENTACT_ACCOUNT;
	const response = await fetch(`${simulator.url}/rest${path}`, {
		method,
		headers: {
			authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}`,
			...(body && { 'content-type': 'application/json' }),
		},
		body: body && JSON.stringify(body),
	});
	const { payload } = (await response.json()) as { payload?: unknown };
	if (!response.ok) throw new Error(`${method} ${path} of the simulator: HTTP ${response.status}`);
	return payload;
}
