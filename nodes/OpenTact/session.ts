import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { VendorError } from '../shared/errors';
import type { Credentials, WireResponse } from '../shared/types';
import { cleanBaseUrl } from '../shared/url';

const HOSTS: Record<string, string> = {
	production: 'https://api.opentact.org/rest',
	staging: 'https://api.stage.opentact.org/rest',
};

/**
 * The base URL that the credential's environment stands for.
 * @throws InputError when a custom one cannot be used
 */
export function openTactBaseUrl(credentials: Credentials): string {
	const known = HOSTS[String(credentials.environment)];
	return known ?? cleanBaseUrl(credentials.baseUrl, HOSTS.production);
}

/**
 * Puts the credential's token into a request. A session token (a JWT) goes into the header. An API
 * token is only known to work as the query parameter `bearer`.
 */
export function authorize(
	credentials: Credentials,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const token = String(
		credentials.authentication === 'password' ? credentials.sessionToken : credentials.token,
	).trim();
	return isJwt(token)
		? { ...options, headers: { ...options.headers, 'X-Auth-Token': token } }
		: { ...options, qs: { ...options.qs, bearer: token } };
}

function isJwt(token: string): boolean {
	return token.split('.').length === 3;
}

/**
 * Fetches a session token with the credential's e-mail address and password (GET /auth with Basic
 * authentication); it lives for 24 hours.
 * @throws VendorError when OpenTact refuses
 */
export async function signIn(
	send: (options: IHttpRequestOptions) => Promise<WireResponse>,
	credentials: Credentials,
): Promise<string> {
	const { email, password } = credentials;
	const { statusCode, body } = await send({
		method: 'GET',
		url: `${openTactBaseUrl(credentials)}/auth`,
		headers: { Authorization: `Basic ${Buffer.from(`${email}:${password}`).toString('base64')}` },
		json: true,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
	});
	const { token } = ((body as IDataObject | undefined)?.payload ?? {}) as IDataObject;
	if (statusCode < 300 && typeof token === 'string') return token;
	if (statusCode === 401) {
		throw new VendorError('OpenTact did not accept the email and password', {
			httpCode: statusCode,
			description: 'Check both in the credential, and that it names the right environment.',
		});
	}
	throw new VendorError(`OpenTact could not sign in (HTTP ${statusCode})`, {
		httpCode: statusCode,
		description:
			'The address answers, but not like OpenTact. Check the base URL in the credential.',
	});
}
