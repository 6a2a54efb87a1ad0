import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { ignoresCertificates } from '../../shared/engine/connection';
import { isRedirect, movedAway } from '../../shared/engine/redirect';
import { opened } from '../../shared/engine/answer';
import { answerEncoding, received } from '../../shared/engine/body';
import { within } from '../../shared/engine/deadline';
import { InputError, VendorError } from '../../shared/contract/errors';
import { pause, waitBeforeRetry } from '../../shared/engine/retry';
import { wordsIn } from '../../shared/engine/words';
import type { Credentials, WireResponse } from '../../shared/contract/types';
import { unwrapped } from './payload';
import { isRecord } from '../../shared/values/records';
import { visibleText } from '../../shared/values/plainText';
import { cleanToken, requireToken } from '../../shared/values/token';
import { basicAuthorization, cleanBaseUrl } from '../../shared/values/url';

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
 * Whether the credential can be right.
 * @throws InputError when a token cannot be one, the email or the password is missing, or the base URL wants the header that signing in needs
 */
export function checkCredential(credentials: Credentials): void {
	if (credentials.authentication !== 'password') return requireToken(credentials.token, 'token');
	for (const field of ['email', 'password']) {
		if (String(credentials[field] ?? '').trim() !== '') continue;
		throw new InputError(
			`The ${field} in the credential is empty`,
			'Open the credential and enter it.',
		);
	}
	const isCustom = credentials.environment === 'custom';
	if (!isCustom || !basicAuthorization(credentials.baseUrl).authorization) return;
	throw new InputError(
		'The base URL in the credential cannot hold a user name when you sign in with a password',
		'Both would go into the same header. Choose Token under "Sign in With", or take the user name out of the base URL.',
	);
}

/**
 * Puts the credential's token into a request. A session token (a JWT) goes into the header. An API
 * token is only known to work as the query parameter `bearer`.
 */
export function authorize(
	credentials: Credentials,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const { authentication, sessionToken, token: pasted } = credentials;
	const token = cleanToken(authentication === 'password' ? sessionToken : pasted);
	return isJwt(token)
		? { ...options, headers: { ...options.headers, 'X-Auth-Token': token } }
		: { ...options, qs: { ...options.qs, bearer: token } };
}

function isJwt(token: string): boolean {
	return token.split('.').length === 3;
}

/** Milliseconds that signing in may take. */
const PATIENCE = 30_000;

type Send = (options: IHttpRequestOptions) => Promise<WireResponse>;

/**
 * Fetches a session token with the credential's e-mail address and password (GET /auth with Basic
 * authentication); it lives for 24 hours. Vendor docs: passing authentication.
 * @throws VendorError when OpenTact refuses
 */
export async function signIn(send: Send, credentials: Credentials): Promise<string> {
	const response = await send({
		method: 'GET',
		url: `${openTactBaseUrl(credentials)}/auth`,
		headers: { Authorization: `Basic ${basic(credentials)}` },
		json: true,
		encoding: answerEncoding(),
		timeout: PATIENCE,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		skipSslCertificateValidation: ignoresCertificates(credentials),
	});
	const { statusCode, body } = response;
	const { content, verdict } = opened(body) ?? {};
	const user = unwrapped(content);
	const { token } = (isRecord(user) ? user : {}) as IDataObject;
	if (statusCode < 300 && verdict !== false && typeof token === 'string' && token.trim() !== '')
		return token;
	if (isRedirect(response)) throw movedAway(response, openTactBaseUrl(credentials), '/auth');
	if (statusCode === 401) {
		throw new VendorError('OpenTact did not accept the email and password', {
			httpCode: statusCode,
			description: 'Check both in the credential, and that it names the right environment.',
		});
	}
	const said = verdict === false ? wordsIn(body) : '';
	const elsewhere =
		'The server at this address does not respond like OpenTact. Check the base URL in the credential.';
	throw new VendorError(`OpenTact could not sign in (HTTP ${statusCode})${said && `: ${said}`}`, {
		// n8n hands on the code alone, and that of a good answer would say nothing.
		httpCode: statusCode < 300 ? 401 : statusCode,
		description:
			statusCode === 429 || statusCode >= 500
				? 'OpenTact or a proxy in front of it has a problem. Try again later.'
				: said
					? 'Check the email and the password in the credential.'
					: elsewhere,
	});
}

/** Signs in when OpenTact is busy, too: the same patience as for every other request. */
export function patient(send: Send): Send {
	return async (options) => {
		for (let tries = 1; ; tries++) {
			const response = await within(PATIENCE, send(options).then(received));
			const wait = waitBeforeRetry(response, true, tries);
			if (wait === undefined) return response;
			await pause(wait);
		}
	};
}

function basic(credentials: Credentials): string {
	return Buffer.from(signInText(credentials)).toString('base64');
}

/** What Basic authentication sends, before it is encoded. */
export function signInText({ email, password }: Credentials): string {
	return `${visibleText(email)}:${String(password)}`;
}
