import { Stop, noSuchPage, pageRefusesMethod, unknownMethod } from './answers';
import { authenticate, authorize } from './access';
import type { Rights } from './access';
import type { Answer } from './answers';
import type { Call } from './call';
import type { Crm } from './crm';
import type { RateLimit } from './rateLimit';
import type { Route } from './route';

/** A request as it comes from the wire, or as an operation of a batch. */
export interface Incoming extends Pick<Call, 'query' | 'kind' | 'body' | 'json' | 'files'> {
	method: string;
	/** Decoded path below /api/. */
	path: string;
	/** Names in lower case. */
	headers: Record<string, string | undefined>;
}

/** Finds the route of a request on the installation's version, and answers it. */
export class Router {
	private readonly routes: Array<Route & { pattern: string[] }>;
	/** Answers under token, path and Idempotency-Key. */
	private readonly replays = new Map<string, Answer>();

	constructor(
		private readonly crm: Crm,
		routes: Route[],
		private readonly tokens: Record<string, Rights>,
		private readonly rateLimit: RateLimit,
	) {
		const literals = (pattern: string[]) => pattern.filter((part) => !part.startsWith(':')).length;
		this.routes = routes
			.map((route) => ({ ...route, pattern: route.path.split('/') }))
			.sort((a, b) => literals(b.pattern) - literals(a.pattern));
	}

	/** Never throws for what a client can send; an error of the simulator itself passes through. */
	async answer(incoming: Incoming): Promise<Answer> {
		let headers: Record<string, string> = {};
		try {
			const found = this.find(incoming);
			const token = this.tokenOf(incoming);
			const rights = authenticate(this.tokens, this.crm.version, token);
			headers = this.rateLimit.count(this.crm.version, token ?? '');
			const answer = await this.replayed(incoming, token ?? '', () =>
				this.handle(found, incoming, rights, token ?? ''),
			);
			return { ...answer, headers: { ...headers, ...answer.headers } };
		} catch (error) {
			if (!(error instanceof Stop)) throw error;
			return { ...error.answer, headers: { ...headers, ...error.answer.headers } };
		}
	}

	/** Runs one operation with rights that were already established; for batches. */
	async operate(incoming: Incoming, rights: Rights, token: string): Promise<Answer> {
		try {
			return await this.handle(this.find(incoming), incoming, rights, token);
		} catch (error) {
			if (!(error instanceof Stop)) throw error;
			return error.answer;
		}
	}

	rightsOf(token: string): Rights {
		return authenticate(this.tokens, this.crm.version, token);
	}

	private async handle(
		{ route, parameters }: Found,
		{ query, kind, body, json, files }: Incoming,
		rights: Rights,
		token: string,
	): Promise<Answer> {
		const { crm } = this;
		if (route.feature) authorize(rights, crm.version, route.feature, route.capability);
		return await route.handle({ crm, parameters, query, kind, body, json, files, token });
	}

	/** @throws Stop with an HTML page, or the module's own 405 */
	private find({ method, path }: Incoming): Found {
		const segments = path.split('/').filter(Boolean);
		let otherMethod = false;
		for (const route of this.routes) {
			const parameters = match(route.pattern, segments);
			if (!parameters) continue;
			if ((route.since ?? 1) > this.crm.version) continue;
			if (route.method !== method) {
				otherMethod = true;
				continue;
			}
			if (!this.isSwitchedOn(route)) {
				throw new Stop(
					this.crm.settings.missingDelete === 405 ? pageRefusesMethod() : noSuchPage(),
				);
			}
			return { route, parameters };
		}
		throw new Stop(otherMethod ? unknownMethod() : noSuchPage());
	}

	private isSwitchedOn({ deletion }: Route): boolean {
		const { prefixedDelete, unprefixedDelete } = this.crm.settings;
		if (deletion === 'prefixed') return prefixedDelete;
		return deletion === 'unprefixed' ? unprefixedDelete : true;
	}

	private tokenOf({ headers, query }: Incoming): string | undefined {
		if (headers.authtoken || this.crm.version < 3) return headers.authtoken;
		return query.authtoken ?? /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1];
	}

	private async replayed(
		{ method, path, headers }: Incoming,
		token: string,
		run: () => Promise<Answer>,
	): Promise<Answer> {
		const key = headers['idempotency-key'];
		if (!key || method !== 'POST' || this.crm.version < 3) return await run();
		const slot = `${token} ${path} ${key}`;
		const known = this.replays.get(slot);
		if (known) return known;
		const answer = await run();
		this.replays.set(slot, answer);
		return answer;
	}
}

interface Found {
	route: Route;
	parameters: Record<string, string>;
}

function match(pattern: string[], segments: string[]): Record<string, string> | undefined {
	const open = pattern.at(-1) === '*';
	const fixed = open ? pattern.slice(0, -1) : pattern;
	if (open ? segments.length < fixed.length : segments.length !== fixed.length) return undefined;
	const parameters: Record<string, string> = {};
	for (const [index, part] of fixed.entries()) {
		if (part.startsWith(':')) parameters[part.slice(1)] = segments[index];
		else if (part !== segments[index]) return undefined;
	}
	return parameters;
}
