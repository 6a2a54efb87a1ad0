import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dirtied } from './dirt';
import type { Dirt } from './dirt';

/** Something that goes wrong with the requests it matches, in the order that faults were set. */
export interface Fault {
	/** Only requests of this method. */
	method?: string;
	/** Only paths that contain this text. */
	path?: string;
	/** How many requests it hits; default: all from now on. */
	times?: number;
	/** How many matching requests pass unharmed first. */
	skip?: number;
	/** Milliseconds before the answer. */
	latency?: number;
	/** Answers with this instead of asking the vendor's code. */
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	/** Changes what the vendor's code answers, in JSON. */
	cut?: (body: unknown) => unknown;
	/** Leaves the time out of the answer. */
	noDate?: boolean;
	/** What happens at the vendor right after it did its work. */
	then?: () => unknown;
	/** Cuts the connection: before the vendor's code saw the request, or after it did its work. */
	reset?: 'before' | 'after';
	/** Lets the vendor's code do its work, and spoils what it answered. */
	dirt?: Dirt;
}

/** The faults in force. */
export class Faults {
	private active: Fault[] = [];
	private readonly cutAfter = new WeakSet<FastifyRequest>();
	private readonly dirt = new WeakMap<FastifyRequest, Dirt>();
	private readonly changed = new WeakMap<FastifyRequest, Fault>();

	set(faults: Fault[]): void {
		this.active = faults.map((fault) => ({ ...fault }));
	}

	clear(): void {
		this.active = [];
	}

	async before(request: FastifyRequest, reply: FastifyReply): Promise<void> {
		const fault = this.take(request);
		if (!fault) return;
		if (fault.latency) await delay(fault.latency);
		if (fault.reset === 'before') {
			request.raw.socket.destroy();
			return await new Promise(() => {});
		}
		if (fault.then || fault.cut) this.changed.set(request, fault);
		if (fault.noDate) reply.raw.sendDate = false;
		if (fault.reset === 'after') this.cutAfter.add(request);
		if (fault.dirt) this.dirt.set(request, fault.dirt);
		if (fault.status !== undefined) {
			await reply
				.code(fault.status)
				.headers(fault.headers ?? {})
				.send(fault.body ?? '');
		}
	}

	/** @returns the body that goes out */
	async after(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
		const { then, cut } = this.changed.get(request) ?? {};
		await then?.();
		if (this.cutAfter.has(request)) request.raw.socket.destroy();
		const dirt = this.dirt.get(request);
		if (dirt) return spoiled(dirt, reply, payload);
		return cut && typeof payload === 'string' ? JSON.stringify(cut(JSON.parse(payload))) : payload;
	}

	private take(request: FastifyRequest): Fault | undefined {
		return this.active.find((fault) => {
			if (fault.method && fault.method !== request.method) return false;
			if (fault.path && !request.url.includes(fault.path)) return false;
			if (fault.skip) {
				fault.skip--;
				return false;
			}
			if (fault.times === undefined) return true;
			return fault.times-- > 0;
		});
	}
}

function spoiled(dirt: Dirt, reply: FastifyReply, payload: unknown): string {
	const answer = dirtied(dirt, {
		status: reply.statusCode,
		type: String(reply.getHeader('content-type') ?? 'application/json'),
		text: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : '',
	});
	reply.code(answer.status).header('content-type', answer.type).removeHeader('content-length');
	return answer.text;
}
