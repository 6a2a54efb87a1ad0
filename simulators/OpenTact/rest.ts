import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ledger, ReceivedFile } from '../shared/ledger';
import { authenticate } from './authentication';
import type { Caller } from './authentication';
import { UUID_PATTERN } from './constants';
import { Failure, invalid } from './failure';
import { checkBody } from './fields';
import type { Fields } from './fields';
import type { Vendor } from './vendor';

/** One call of the API by somebody who is known. */
export interface Call extends Caller {
	params: Record<string, string>;
	query: Record<string, string>;
	/** The files of a multipart body. */
	files: ReceivedFile[];
	/** The body, checked. */
	read(fields: Fields): Record<string, any>;
}

/** A successful answer that is more than `payload`, or has a status of its own. */
export class Answer {
	constructor(
		readonly payload: unknown,
		readonly options: { status?: number; extra?: Record<string, unknown> } = {},
	) {}
}

type Handler = (call: Call) => unknown;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The vendor's REST dialect: authentication, envelope, uuids in paths, JSON bodies. */
export class Rest {
	constructor(
		private readonly server: FastifyInstance,
		private readonly vendor: Vendor,
		private readonly ledger: Ledger,
	) {
		server.removeContentTypeParser('application/json');
		server.addContentTypeParser(
			'application/json',
			{ parseAs: 'string' },
			(_request, text, done) => {
				try {
					done(null, text === '' ? undefined : JSON.parse(String(text)));
				} catch (error) {
					done(new Failure(400, (error as Error).message));
				}
			},
		);
		server.setErrorHandler(async (error, _request, reply) => await this.refuse(error, reply));
		server.setNotFoundHandler(
			async (_request, reply) => await this.refuse(new Failure(404, 'Not Found'), reply),
		);
	}

	get = (path: string, handler: Handler) => this.add('GET', path, handler);
	post = (path: string, handler: Handler) => this.add('POST', path, handler);
	put = (path: string, handler: Handler) => this.add('PUT', path, handler);
	patch = (path: string, handler: Handler) => this.add('PATCH', path, handler);
	delete = (path: string, handler: Handler) => this.add('DELETE', path, handler);

	/** A POST that makes a record. */
	create = (path: string, handler: Handler) =>
		this.post(path, async (call) => {
			const payload = await handler(call);
			return new Answer(payload, { status: this.vendor.behaviour.createdStatus });
		});

	private add(method: Method, path: string, handler: Handler): void {
		this.server.route({
			method,
			url: path,
			handler: async (request, reply) => {
				const call = this.open(request);
				const result = await handler(call);
				const answer = result instanceof Answer ? result : new Answer(result);
				const { status = 200, extra } = answer.options;
				return await reply.code(status).send({ success: true, payload: answer.payload, ...extra });
			},
		});
	}

	private open(request: FastifyRequest): Call {
		const caller = authenticate(this.vendor, request);
		const params = request.params as Record<string, string>;
		if (params.uuid !== undefined && !new RegExp(UUID_PATTERN).test(params.uuid)) {
			throw invalid({ uuid: { message: `Not match in '${UUID_PATTERN}'`, value: params.uuid } });
		}
		return {
			...caller,
			params,
			query: request.query as Record<string, string>,
			files: this.ledger.entryOf(request).files,
			read: (fields) => {
				const type = request.headers['content-type'];
				if (request.body !== undefined && !type?.startsWith('application/json')) {
					throw new Failure(400, 'Content-Type must be application/json');
				}
				return checkBody(request.body ?? {}, fields, this.vendor.behaviour.unknownFields);
			},
		};
	}

	private async refuse(error: unknown, reply: FastifyReply): Promise<FastifyReply> {
		const { statusCode = 500, message } = error as { statusCode?: number; message: string };
		const failure = error instanceof Failure ? error : new Failure(statusCode, message);
		const status = failure.fields ? this.vendor.behaviour.validationStatus : failure.status;
		return await reply.code(status).send(failure.toBody());
	}
}
