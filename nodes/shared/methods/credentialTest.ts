import type {
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { movedAway } from '../engine/connection';
import { redact, textsOf } from '../contract/errors';
import { toFailure } from '../engine/failure';
import type { Client, Credentials, WireRequest, WireResponse } from '../contract/types';

type Helpers = ICredentialTestFunctions['helpers'];
type Send = (options: IHttpRequestOptions) => Promise<WireResponse>;

/**
 * Tests a credential on the very path that the nodes use, and says what to do when it fails.
 * @param request a cheap call that every user may make
 * @param signIn fetches a token first, where the vendor issues them
 * @returns n8n's green or red line under the credential
 */
export async function testCredential(
	helpers: Helpers,
	client: Client,
	credentials: Credentials,
	request: WireRequest,
	signIn?: (send: Send, credentials: Credentials) => Promise<Credentials>,
): Promise<INodeCredentialTestResult> {
	try {
		const host = client.baseUrl(credentials);
		const send: Send = async (options) => {
			try {
				return await probe(helpers, options);
			} catch (error) {
				return Promise.reject(toFailure(error, client.vendor, host).error);
			}
		};
		const complete = (await signIn?.(send, credentials)) ?? credentials;
		const options = client.authorize(complete, {
			method: request.method,
			url: `${host}${request.path}`,
			qs: request.query,
			...(client.encode?.(request, []) ?? { body: request.body }),
		});
		const answer = await send(options);
		if (answer.statusCode >= 300 && answer.statusCode < 400) throw movedAway(answer);
		client.decode(answer, request);
		return { status: 'OK', message: 'Connection tested successfully' };
	} catch (error) {
		const { message, description } = textsOf(error);
		const secrets = client.secrets.map((name) => String(credentials[name] ?? '')).filter(Boolean);
		return { status: 'Error', message: redact(`${message}. ${description}`.trim(), secrets) };
	}
}

/** n8n offers nothing but its older request helper here, whose options have other names. */
async function probe(helpers: Helpers, options: IHttpRequestOptions): Promise<WireResponse> {
	const { url, method, qs, body, headers } = options;
	const response = (await helpers.request({
		uri: url,
		method,
		qs,
		headers,
		...(body !== undefined && { body }),
		json: true,
		simple: false,
		followRedirect: false,
		resolveWithFullResponse: true,
		timeout: 20_000,
	})) as WireResponse;
	return { ...response, body: parsed(response.body) };
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
