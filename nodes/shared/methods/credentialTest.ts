import type {
	ICredentialTestFunctions,
	IHttpRequestOptions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { received } from '../engine/body';
import { within } from '../engine/deadline';
import { ignoresCertificates } from '../engine/connection';
import { textsOf } from '../contract/errors';
import { redact } from '../contract/redact';
import { isRedirect, movedAway } from '../engine/redirect';
import { secretsOf } from '../engine/secrets';
import { toFailure } from '../engine/failure';
import { basicAuthorization } from '../values/url';
import type { Client, Credentials, WireRequest, WireResponse } from '../contract/types';

type Helpers = ICredentialTestFunctions['helpers'];
type Send = (options: IHttpRequestOptions) => Promise<WireResponse>;

/** Milliseconds that a call may take. */
const PATIENCE = 20_000;

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
	let complete = credentials;
	try {
		const host = client.baseUrl(credentials);
		client.check?.(credentials);
		const send: Send = async (options) => {
			try {
				return await within(PATIENCE, probe(helpers, options, ignoresCertificates(credentials)));
			} catch (error) {
				return Promise.reject(toFailure(error, client.vendor, host).error);
			}
		};
		complete = (await signIn?.(send, credentials)) ?? credentials;
		const encoded: Partial<IHttpRequestOptions> = client.encode?.(request, []) ?? {
			body: request.body,
		};
		const options = client.authorize(complete, {
			method: request.method,
			url: `${host}${request.path}`,
			qs: request.query,
			...encoded,
			headers: { ...encoded.headers, ...basicAuthorization(credentials.baseUrl, host) },
		});
		const answer = await send(options);
		if (isRedirect(answer)) throw movedAway(answer, host, request.path);
		client.decode(answer, request);
		return { status: 'OK', message: 'Connection tested successfully' };
	} catch (error) {
		const { message, description } = textsOf(error);
		const text = `${message}. ${description}`.trim();
		return { status: 'Error', message: redact(text, secretsOf(client, complete)) };
	}
}

/** n8n offers nothing but its older request helper here, whose options have other names. */
async function probe(
	helpers: Helpers,
	options: IHttpRequestOptions,
	isInsecure: boolean,
): Promise<WireResponse> {
	const { url, method, qs, body, headers } = options;
	const response = (await helpers.request({
		uri: url,
		method,
		qs,
		headers,
		...(body !== undefined && { body }),
		json: true,
		// As text, an answer whose compression is broken never comes.
		useStream: true,
		simple: false,
		followRedirect: false,
		resolveWithFullResponse: true,
		timeout: PATIENCE,
		...(isInsecure && { rejectUnauthorized: false }),
	})) as WireResponse;
	return await received(response);
}
