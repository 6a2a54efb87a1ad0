import type { IAllExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { answerEncoding, noiseHint, received } from './body';
import { changesOnce, isRead, isRepeatable, judged } from './certainty';
import { within } from './deadline';
import { CancelledError, inDoubt, inWords, toItemError, VendorError } from '../contract/errors';
import { Failure, toFailure } from './failure';
import { RateLimiter } from './rateLimiter';
import { secretsOf } from './secrets';
import { redactIn } from '../contract/redact';
import { isRedirect, movedAway } from './redirect';
import { pause, timeOf, waitBeforeRetry } from './retry';
import { TokenGate } from './tokenGate';
import { basicAuthorization } from '../values/url';
import type {
	Client,
	Credentials,
	LoadedFile,
	Pace,
	WireRequest,
	WireResponse,
} from '../contract/types';

/**
 * Everything that one execution shares while it talks to a vendor: the credential, read once; the
 * token, fetched once for all requests in flight; and whether the vendor can be reached at all.
 */
export class Connection {
	/** Milliseconds that one request may take. */
	timeout = 120_000;
	/** How many requests were sent again. */
	retries = 0;
	/** When the vendor first answered, by its own clock (Unix milliseconds), where it tells the time. */
	vendorTime?: number;
	/** What the user is to be told about the server: see the hints of the run. */
	readonly remarks = new Set<string>();

	/** Set when a request found the vendor out of reach at every try: then no other one waits. */
	private isDown = false;
	private readonly gate: TokenGate;
	readonly limiter: RateLimiter;
	/** The credential's secret fields when `known` was made of them. */
	private secretFields?: string;
	private known: string[] = [];

	private constructor(
		private readonly context: IAllExecuteFunctions,
		readonly client: Client,
		readonly credentials: Credentials,
		private readonly signal?: AbortSignal,
	) {
		this.gate = new TokenGate(client, credentials);
		this.limiter = new RateLimiter(context, client, credentials, signal);
		this.known = secretsOf(client, credentials);
	}

	/**
	 * Reads the credential.
	 * @param signal aborts when the execution is cancelled
	 * @throws InputError when its base URL or its token cannot be used
	 */
	static async open(
		context: IAllExecuteFunctions,
		client: Client,
		signal?: AbortSignal,
	): Promise<Connection> {
		const credentials = await context.getCredentials(client.credential);
		client.baseUrl(credentials);
		client.check?.(credentials);
		return new Connection(context, client, credentials, signal);
	}

	/** The texts that no error may show: also a token that was replaced meanwhile. */
	get secrets(): string[] {
		const { client, credentials } = this;
		const fields = client.secrets.map((name) => credentials[name]).join('\0');
		if (fields !== this.secretFields) {
			this.secretFields = fields;
			this.known = [...new Set([...this.known, ...secretsOf(client, credentials)])];
		}
		return this.known;
	}

	/**
	 * Sends a request until there is an answer that counts, and returns the answer's payload.
	 * @param paces the limits that each try counts against, the longest wait first
	 * @throws VendorError when the vendor refuses or cannot be reached, CancelledError
	 */
	async send(request: WireRequest, files: LoadedFile[] = [], paces: Pace[] = []): Promise<unknown> {
		const repeatable = isRepeatable(request);
		const options = this.optionsFor(request, files);
		for (let tries = 1; ; tries++) {
			if (this.signal?.aborted) throw new CancelledError();
			const outcome = await this.limiter.through(paces, async () => await this.through(options));
			if (!(outcome instanceof Failure)) this.vendorTime ??= timeOf(outcome.headers);
			const isFinal =
				this.isDown || (!(outcome instanceof Failure) && this.isSettled(outcome, repeatable));
			const wait = isFinal ? undefined : waitBeforeRetry(outcome, repeatable, tries);
			this.limiter.heed(outcome, wait);
			if (wait === undefined) {
				this.isDown = outcome instanceof Failure && outcome.kind === 'unreached';
				if (outcome instanceof Failure) throw ended(outcome, request);
				return this.read(outcome, request);
			}
			this.retries++;
			await pause(wait, this.signal);
		}
	}

	/** Whether nothing is to be tried again, whatever the status: also where a yes stands under a 429. */
	private isSettled(response: WireResponse, repeatable: boolean): boolean {
		const { client } = this;
		return (client.isVerdict?.(response) ?? false) || (!repeatable && client.saysYes(response));
	}

	private read(response: WireResponse, request: WireRequest): unknown {
		const { client, remarks, secrets } = this;
		if (response.noise) remarks.add(noiseHint(client.vendor, response.noise));
		try {
			if (isRedirect(response)) {
				throw movedAway(response, client.baseUrl(this.credentials), request.path);
			}
			const payload = client.decode(response, request);
			// Vendors repeat what was sent. A read may be there to show a token.
			const shows = request.keepsSecrets ?? (isRead(request) && !client.secretsInBody);
			return shows ? payload : redactIn(payload, secrets);
		} catch (error) {
			throw judged(error, request, response, client);
		}
	}

	/** Waits without blocking n8n. Throws CancelledError when the execution is cancelled. */
	async wait(milliseconds: number): Promise<void> {
		await pause(milliseconds, this.signal);
	}

	private async through(options: IHttpRequestOptions): Promise<WireResponse | Failure> {
		return await this.gate.through(async (credentials) => await this.call(options, credentials));
	}

	private optionsFor(request: WireRequest, files: LoadedFile[]): IHttpRequestOptions {
		const { client, credentials } = this;
		const encoded: Partial<IHttpRequestOptions> = client.encode?.(request, files) ?? {
			body: request.body,
		};
		return {
			method: request.method,
			url: `${client.baseUrl(credentials)}${request.path}`,
			qs: request.query,
			arrayFormat: 'brackets',
			...encoded,
			headers: {
				...encoded.headers,
				...basicAuthorization(credentials.baseUrl, client.baseUrl(credentials)),
			},
			json: true,
			encoding: answerEncoding(),
			timeout: this.timeout,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			// A redirected POST would arrive as a GET, and the secret would travel along.
			disableFollowRedirect: true,
			skipSslCertificateValidation: ignoresCertificates(credentials),
		};
	}

	private async call(
		options: IHttpRequestOptions,
		credentials: Credentials,
	): Promise<WireResponse | Failure> {
		const { context, client } = this;
		const field = client.token?.(credentials);
		const signsIn = field !== undefined && !credentials[field];
		try {
			const sent = context.helpers.httpRequestWithAuthentication.call(
				context,
				client.credential,
				// n8n's helper and the credential write into what they are given.
				{ ...options, headers: { ...options.headers }, body: copyOf(options.body) },
				{
					credentialsDecrypted: {
						id: '',
						name: client.credential,
						type: client.credential,
						data: credentials,
					},
				},
			) as Promise<WireResponse>;
			const answer = sent.then(received);
			// Signing in has a patience of its own.
			return await (signsIn ? answer : within(this.timeout, answer));
		} catch (error) {
			return toFailure(error, client.vendor, client.baseUrl(credentials));
		}
	}
}

/** "Ignore SSL Issues (Insecure)" in the credential, under the name that n8n's own credentials have for it. */
export function ignoresCertificates({ ignoreSSLIssues }: Credentials): boolean {
	return ignoreSSLIssues === true;
}

/**
 * For what n8n asks for beside an execution: opens a connection, and puts what fails into n8n's words.
 * @throws NodeApiError, NodeOperationError without a secret in it
 */
export async function withConnection<T>(
	context: Parameters<typeof Connection.open>[0],
	client: Client,
	work: (connection: Connection) => Promise<T>,
): Promise<T> {
	let connection: Connection | undefined;
	try {
		connection = await Connection.open(context, client);
		return await work(connection);
	} catch (error) {
		throw toItemError(context.getNode(), inWords(error), undefined, connection?.secrets);
	}
}

function copyOf(body: IHttpRequestOptions['body']): IHttpRequestOptions['body'] {
	if (typeof body !== 'object' || body === null) return body;
	return Object.getPrototypeOf(body) === Object.prototype ? { ...body } : body;
}

/** What became of a request that got no answer. */
function ended({ kind, error }: Failure, request: WireRequest): Error {
	const hasLeft = kind === 'lost' || kind === 'garbled' || kind === 'cancelled';
	if (hasLeft && changesOnce(request)) return inDoubt(error, isRepeatable(request));
	if (kind !== 'lost') return error;
	return new VendorError(error.message, {
		description: 'Try again later, and check the base URL in the credential and the network.',
	});
}
