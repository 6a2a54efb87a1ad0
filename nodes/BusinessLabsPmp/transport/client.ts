import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Client, Credentials } from '../../shared/contract/types';
import { cleanToken, requireToken } from '../../shared/values/token';
import { cleanBaseUrl } from '../../shared/values/url';
import { decode, openedHere } from './answer';
import { encode } from './form';
import { readableText } from './htmlText';

/**
 * How BusinessLabs PMP speaks (a Perfex CRM with Themesic's REST API module): forms in on POST, JSON
 * in on PUT, JSON out, one header for the token, and a 404 for almost everything that goes wrong.
 */
export const businessLabsPmp: Client = {
	vendor: 'BusinessLabs PMP',
	credential: 'businessLabsPmpApi',
	secrets: ['token'],
	account: ({ token }) => cleanToken(token),
	check: ({ token }) => requireToken(token, 'API token'),
	baseUrl,
	authorize,
	encode,
	saysYes: ({ body }) => openedHere(body)?.verdict === true,
	plainText: readableText,
	decode,
};

/** What users like to paste along: the API's own part, or that of a page for people. */
const PASTED = /\/+(api(\/+customers)?|admin(\/.*)?)$/i;

/**
 * The installation's address alone.
 * @throws InputError when it cannot be used
 */
function baseUrl(credentials: Credentials): string {
	const address = cleanBaseUrl(credentials.baseUrl, 'https://pmp.businesslabs.org');
	return address.replace(PASTED, '');
}

/** The token goes into the header `authtoken`; tickets are no exception in any later vendor text. */
export function authorize(
	credentials: Credentials,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const authtoken = cleanToken(credentials.token);
	return { ...options, headers: { ...options.headers, authtoken } };
}
