import type { IExecuteFunctions, IHttpRequestOptions, INodeType } from 'n8n-workflow';

/** A request as it leaves, below the base URL. */
export interface Request {
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: unknown;
}

/** A request and the answer to it, as the server really gave it. */
export interface Exchange {
	request: Request;
	status: number;
	/** Media type without its parameters. */
	type: string;
	text: string;
	milliseconds: number;
}

/** Something was to be sent that this check must not send. */
export class NotAllowed extends Error {
	constructor({ method, path }: Request) {
		super(`${method} ${path} was not sent: it may change something`);
	}
}

/** Everything that goes between the node and the vendor. What may not pass never leaves this process. */
export class Wire {
	exchanges: Exchange[] = [];
	/** What was asked to pass and did not. */
	stopped: Request[] = [];
	/** Requests that have left, answered or not. */
	sent = 0;
	/** Says whether a request may leave. */
	mayPass: (request: Request) => boolean = () => false;

	constructor(private readonly base: string) {}

	/** The exchanges since the last call. */
	take(): Exchange[] {
		const { exchanges } = this;
		this.exchanges = [];
		return exchanges;
	}

	/** The node, with this wire between it and n8n's request helper. */
	through(type: INodeType): INodeType {
		const watch = this.watch.bind(this);
		return Object.create(type, {
			execute: {
				value(this: IExecuteFunctions) {
					watch(this);
					return type.execute?.call(this);
				},
			},
		}) as INodeType;
	}

	private watch(context: IExecuteFunctions): void {
		const helpers = context.helpers as unknown as Record<string, Sending>;
		const send = helpers.httpRequestWithAuthentication;
		helpers.httpRequestWithAuthentication = async (type, options, more) => {
			const request = this.requestOf(options);
			if (!this.mayPass(request)) {
				this.stopped.push(request);
				throw new NotAllowed(request);
			}
			this.sent++;
			const start = performance.now();
			const response = await send.call(context, type, options, more);
			const text = await textOf(response.body);
			const [media] = String(response.headers['content-type'] ?? '').split(';');
			this.exchanges.push({
				request,
				status: response.statusCode,
				type: media.trim().toLowerCase(),
				text,
				milliseconds: Math.round(performance.now() - start),
			});
			return { ...response, body: text };
		};
	}

	private requestOf({ method = 'GET', url, qs = {}, body }: IHttpRequestOptions): Request {
		const path = url.startsWith(this.base) ? url.slice(this.base.length) : url;
		return { method, path, query: qs as Request['query'], body: parsed(body) };
	}
}

/** A body that was put into JSON already. */
function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

interface Response {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

type Sending = (
	this: IExecuteFunctions,
	type: string,
	options: IHttpRequestOptions,
	more?: object,
) => Promise<Response>;

/** n8n hands the answer out as a stream, or as text. */
async function textOf(body: unknown): Promise<string> {
	if (typeof body === 'string') return body;
	if (body === undefined || body === null) return '';
	const isStream = Symbol.asyncIterator in (body as object);
	if (!isStream) return Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body);
	const chunks: Buffer[] = [];
	for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString();
}
