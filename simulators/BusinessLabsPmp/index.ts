import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger } from '../shared/ledger';
import { startSimulator } from '../shared/simulator';
import type { Simulator } from '../shared/simulator';
import { noSuchPage } from './answers';
import type { Answer } from './answers';
import { kindOf } from './body';
import { Installation } from './installation';
import type { InstallationOptions } from './installation';

export { TOKENS } from './access';
export type { Rights } from './access';
export type { Version } from './version';

/**
 * Starts the simulator of BusinessLabs PMP, a Perfex CRM with the REST API module, on loopback. The
 * API is under `<url>/api/`. Beside the common controls it offers those of `Installation.controls`.
 */
export async function startBusinessLabsPmp(
	options: InstallationOptions & { port?: number } = {},
): Promise<Simulator> {
	const installation = new Installation(options);
	const simulator = await startSimulator(
		{
			routes: (server, ledger) => serve(server, ledger, installation),
			reset: () => installation.reset(),
			state: () => installation.state(),
			controls: installation.controls(),
		},
		options.port,
	);
	const { cronEvery } = options;
	if (!cronEvery) return simulator;
	const cron = setInterval(() => void installation.deliveries.run(false), cronEvery);
	return {
		...simulator,
		stop: async () => {
			clearInterval(cron);
			await simulator.stop();
		},
	};
}

function serve(server: FastifyInstance, ledger: Ledger, installation: Installation): void {
	readEveryBody(server);
	server.setNotFoundHandler((_request, reply) => send(reply, noSuchPage()));
	server.all('/api/*', async (request, reply) => {
		const { files } = ledger.entryOf(request);
		const answer = await installation.router.answer({
			method: request.method,
			path: decoded(request),
			query: request.query as Record<string, string>,
			headers: request.headers as Record<string, string>,
			kind: kindOf(request.headers['content-type'], request.body),
			body: request.body,
			json: texts.get(request),
			files,
		});
		return send(reply, answer);
	});
}

/** JSON as it came, which the module filters before it reads it. */
const texts = new WeakMap<FastifyRequest, string>();

/** PHP never refuses a body for its type or form; it just does not see it. */
function readEveryBody(server: FastifyInstance): void {
	const lenient = async (request: FastifyRequest, body: string | Buffer) => {
		const text = body.toString();
		texts.set(request, text);
		try {
			return JSON.parse(text);
		} catch {
			return text;
		}
	};
	server.removeContentTypeParser(['application/json', 'text/plain']);
	server.addContentTypeParser('application/json', { parseAs: 'string' }, lenient);
	server.addContentTypeParser('*', { parseAs: 'string' }, lenient);
}

/** The web server decodes the path before the framework splits it, so %2F separates as well. */
function decoded(request: FastifyRequest): string {
	const path = request.raw.url?.split('?')[0].slice('/api/'.length) ?? '';
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function send(reply: FastifyReply, { status, html, body, headers = {} }: Answer): FastifyReply {
	reply.code(status).headers(headers);
	if (html !== undefined) return reply.type('text/html; charset=UTF-8').send(html);
	if (body === undefined) return reply.type('text/html; charset=UTF-8').send('');
	return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}
