import type { FastifyRequest } from 'fastify';

export interface ReceivedFile {
	field: string;
	fileName: string;
	mimeType: string;
	size: number;
	/** The content, base64. */
	data: string;
}

/** One request as it arrived. */
export interface ReceivedRequest {
	method: string;
	/** Path without the query, as sent (still encoded). */
	path: string;
	query: Record<string, unknown>;
	headers: Record<string, string>;
	/** JSON parsed; a form or a multipart body as its fields (a repeated field as a list). */
	body: unknown;
	files: ReceivedFile[];
	/** Milliseconds since the epoch. */
	at: number;
	/** Status code of the answer, 0 while there is none or when the connection was cut. */
	status: number;
}

/** Everything that the vendor received, in order. */
export class Ledger {
	requests: ReceivedRequest[] = [];
	private readonly byRequest = new WeakMap<FastifyRequest, ReceivedRequest>();

	clear(): void {
		this.requests = [];
	}

	/** Reads the whole body, so that routes find multipart fields and files in the entry as well. */
	async record(request: FastifyRequest): Promise<void> {
		const entry: ReceivedRequest = {
			method: request.method,
			path: request.url.split('?')[0],
			query: request.query as Record<string, unknown>,
			headers: request.headers as Record<string, string>,
			body: request.body ?? null,
			files: [],
			at: Date.now(),
			status: 0,
		};
		this.requests.push(entry);
		this.byRequest.set(request, entry);
		if (request.isMultipart()) await readMultipart(request, entry);
	}

	answered(request: FastifyRequest, status: number): void {
		const entry = this.byRequest.get(request);
		if (entry) entry.status = status;
	}

	/** The entry of a request that is being handled. */
	entryOf(request: FastifyRequest): ReceivedRequest {
		const entry = this.byRequest.get(request);
		if (!entry) throw new Error('This request was not recorded');
		return entry;
	}
}

async function readMultipart(request: FastifyRequest, entry: ReceivedRequest): Promise<void> {
	const fields: Record<string, unknown> = {};
	for await (const part of request.parts()) {
		if (part.type === 'file') {
			const data = await part.toBuffer();
			entry.files.push({
				field: part.fieldname,
				fileName: part.filename,
				mimeType: part.mimetype,
				size: data.length,
				data: data.toString('base64'),
			});
			continue;
		}
		const { fieldname, value } = part;
		const known = fields[fieldname];
		fields[fieldname] = known === undefined ? value : [known, value].flat();
	}
	entry.body = fields;
	request.body = fields;
}
