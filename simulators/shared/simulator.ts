import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults';
import type { Fault } from './faults';
import { Ledger } from './ledger';

/** A vendor's API as a real HTTP server with state. */
export interface Simulator {
	/** Origin, like http://127.0.0.1:4010. */
	url: string;
	ledger: Ledger;
	faults: Faults;
	/** Back to the state of the start; forgets requests and faults. */
	reset(): void;
	/** The vendor's state, for tests that look behind the API. */
	state(): unknown;
	stop(): Promise<void>;
}

/** What a vendor's simulator is made of. */
export interface Blueprint {
	/** Adds the vendor's routes; reads and writes whatever the blueprint closes over. The ledger has the files. */
	routes(server: FastifyInstance, ledger: Ledger): void;
	reset(): void;
	state(): unknown;
	/** Switches of this vendor alone, reached as POST /_control/<name> with a JSON body. */
	controls?: Record<string, (body: Record<string, unknown>) => unknown>;
}

/**
 * Starts a simulator on loopback. Beside the vendor's API it answers under `/_control`:
 * `POST reset`, `GET requests`, `GET state`, `POST faults` (a list, see Fault), and the vendor's own.
 * @param port 0 for any free one
 */
export async function startSimulator(blueprint: Blueprint, port = 0): Promise<Simulator> {
	const server = Fastify({ bodyLimit: 150 * 2 ** 20, forceCloseConnections: true });
	const ledger = new Ledger();
	const faults = new Faults();
	const reset = () => {
		blueprint.reset();
		ledger.clear();
		faults.clear();
	};

	await server.register(formbody);
	await server.register(multipart, { limits: { fileSize: 150 * 2 ** 20 } });
	server.addHook('preHandler', async (request, reply) => {
		if (isControl(request)) return;
		await ledger.record(request);
		await faults.before(request, reply);
	});
	server.addHook('onSend', async (request, reply, payload) => {
		// By the simulator's clock, as everything else that it tells.
		if (reply.raw.sendDate) reply.header('date', new Date().toUTCString());
		return isControl(request) ? payload : await faults.after(request, reply, payload);
	});
	// A vendor's own code never fails like this: it is a mistake in the simulator, so it is shown.
	server.addHook('onError', async (request, _reply, error) => {
		if ((error.statusCode ?? 500) >= 500) console.error(request.method, request.url, error);
	});
	server.addHook('onResponse', async (request, reply) => {
		if (!isControl(request)) ledger.answered(request, reply.statusCode);
	});

	server.post('/_control/reset', async () => {
		reset();
		return { ok: true };
	});
	server.get('/_control/requests', async () => ledger.requests);
	server.get('/_control/state', async () => blueprint.state());
	server.post('/_control/faults', async (request) => {
		faults.set(request.body as Fault[]);
		return { ok: true };
	});
	for (const [name, control] of Object.entries(blueprint.controls ?? {})) {
		server.post(`/_control/${name}`, async (request: FastifyRequest) => ({
			ok: true,
			result: await control((request.body ?? {}) as Record<string, unknown>),
		}));
	}
	blueprint.routes(server, ledger);
	blueprint.reset();

	await server.listen({ port, host: '127.0.0.1' });
	const { port: bound } = server.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${bound}`,
		ledger,
		faults,
		reset,
		state: () => blueprint.state(),
		stop: async () => await server.close(),
	};
}

function isControl(request: FastifyRequest): boolean {
	return request.url.startsWith('/_control/');
}
