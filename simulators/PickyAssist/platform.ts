import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from './answers';
import type { Json } from './answers';
import { isObject } from './checks';
import type { Endpoint, MasterEndpoint } from './endpoint';
import { TooManyRequests } from './limits';
import { BASE_PATHS } from './tokens';
import type { Generation } from './tokens';
import type { Account, Project, Token, World } from './world';

interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
}

export interface Endpoints {
	project: Record<string, Endpoint>;
	master: Record<string, MasterEndpoint>;
}

/**
 * One platform generation with its endpoints: POST, JSON, the token in the body, and HTTP 200
 * whatever the answer.
 */
export function mountPlatform(
	server: FastifyInstance,
	generation: Generation,
	world: () => World,
	endpoints: Endpoints,
): void {
	const answer = (
		{ request, reply }: Exchange,
		work: (account: Account, body: Json) => Json,
	): Json => {
		try {
			return work(world().accounts[generation], jsonBody(request));
		} catch (error) {
			if (error instanceof Refusal) return error.body;
			if (!(error instanceof TooManyRequests)) throw error;
			void reply.code(429);
			return { status: 429, message: 'Too many requests' };
		}
	};

	void server.register(
		async (scope) => {
			acceptAnyBody(scope);
			for (const [path, endpoint] of Object.entries(endpoints.project)) {
				route(scope, path, (exchange) =>
					answer(exchange, (account, body) => {
						const project = projectOf(account, body.token, exchange.request.ip);
						return endpoint({ world: world(), account, project, body });
					}),
				);
			}
			for (const [path, endpoint] of Object.entries(endpoints.master)) {
				route(scope, path, (exchange) =>
					answer(exchange, (account, body) => {
						if (!opens(account.master, body.token, exchange.request.ip)) throw new Refusal(401);
						// Assumed: the vendor only says that every request fails since 2023-02-01.
						if (!world().settings.projectApi) throw new Refusal(405);
						return endpoint({ world: world(), account, body });
					}),
				);
			}
		},
		{ prefix: BASE_PATHS[generation] },
	);
}

/** Assumed: another method than POST gets the code of an invalid request. */
function route(scope: FastifyInstance, path: string, handler: (exchange: Exchange) => Json) {
	scope.all(path, async (request, reply) => {
		void reply.header('content-type', 'application/json');
		return request.method === 'POST' ? handler({ request, reply }) : new Refusal(410).body;
	});
}

/** Hands over bodies unread, so that broken JSON reaches the vendor's code and its 410. */
function acceptAnyBody(scope: FastifyInstance): void {
	scope.removeAllContentTypeParsers();
	scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, JSON.parse(body as string));
		} catch {
			done(null, body);
		}
	});
}

/** Assumed: broken JSON and other encodings get 410; the documentation shows JSON alone. */
function jsonBody(request: FastifyRequest): Json {
	const isJson = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
	if (!isJson) throw new Refusal(410, 'the body must be application/json');
	if (!isObject(request.body)) throw new Refusal(410, 'the body must be a JSON object');
	return request.body;
}

function projectOf(account: Account, token: unknown, ip: string): Project {
	const project = account.projects.find(({ tokens }) =>
		tokens.some((known) => opens(known, token, ip)),
	);
	if (!project) throw new Refusal(401);
	if (project.status !== 'Active') throw new Refusal(408);
	return project;
}

/** Assumed: a disabled token, or one used from another address, fails like an unknown one. */
function opens(known: Token, token: unknown, ip: string): boolean {
	return known.token === token && known.enabled && (known.ip === '' || known.ip === ip);
}
