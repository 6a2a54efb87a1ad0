import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { InputError, VendorError } from '../../shared/contract/errors';
import type { Client, Credentials, WireRequest, WireResponse } from '../../shared/contract/types';
import { cleanToken, requireToken } from '../../shared/values/token';
import { rowsIn } from '../../shared/engine/answer';
import { verdictOf } from '../../shared/engine/verdict';
import { reasonIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { cleanBaseUrl } from '../../shared/values/url';
import { entriesIn, hasId, recipientOf } from './entries';
import { codeIn, helpFor, isRefusalCode, meaningOf } from './codes';

/**
 * How Picky Assist speaks: everything is a POST of one JSON object that carries the token, and the
 * answer's `status` tells success (100) from failure whatever the HTTP status says.
 * Vendor docs: quick-start-guide.
 */
export const pickyAssist: Client = {
	vendor: 'Picky Assist',
	credential: 'pickyAssistApi',
	secrets: ['apiToken', 'masterToken'],
	secretsInBody: true,
	account: ({ apiToken }) => cleanToken(apiToken),
	check,
	baseUrl,
	saysYes,
	authorize,
	decode,
};

const HOSTS: Record<string, string> = {
	v3: 'https://pickyassist.com/app/api/v2',
	v4: 'https://app.pickyassist.com/api/v2',
};

/** An account without templates: an empty list, and no failure. */
const NO_TEMPLATES = 817;

/** Paths that want the master token. */
const PROJECT_API = '/pm/';

export const PROJECT_API_NOTICE =
	'Picky Assist turned off its Project Management API on 2023-02-01, so these operations fail on its servers. Create and change projects in the Picky Assist console instead, or ask Picky Assist support to enable the API for your account.';

function baseUrl({ platform, baseUrl: custom }: Credentials): string {
	return HOSTS[String(platform)] ?? cleanBaseUrl(custom, HOSTS.v4);
}

function authorize(credentials: Credentials, options: IHttpRequestOptions): IHttpRequestOptions {
	// n8n's HTTP Request node, which can use this credential too, names the address otherwise.
	const { url = String((options as { uri?: unknown }).uri) } = options as { url?: string };
	const path = url.slice(baseUrl(credentials).length);
	const { apiToken, masterToken } = credentials;
	const token = cleanToken(path.startsWith(PROJECT_API) ? masterToken : apiToken);
	return { ...options, body: { ...(options.body as IDataObject | undefined), token } };
}

/** Whether both tokens can be right; the master token may be left out. @throws InputError */
function check({ apiToken, masterToken }: Credentials): void {
	requireToken(apiToken, 'API token');
	if (String(masterToken ?? '').trim() !== '') requireToken(masterToken, 'master token');
}

/**
 * For calls of the Project Management API.
 * @throws InputError when the credential has no master token
 */
export function requireMasterToken({ masterToken }: Credentials): void {
	if (String(masterToken ?? '').trim() !== '') return;
	throw new InputError(
		'The credential has no master token',
		'The Project resource signs in with the master API token of the account. Add it to the credential.',
	);
}

/**
 * Success is `status` 100. Two endpoints differ: a delivery report has no `status` at all, and the
 * status of a server is a word. A code of another kind is a refusal; an HTTP error, or an answer that
 * is not Picky Assist's, leaves open what became of the request.
 */
function decode(response: WireResponse, { path, expect }: WireRequest): unknown {
	const { statusCode, body } = response;
	const isSuccess = statusCode < 300;
	if (statusCode === 429 && !saysYes(response)) throw tooFast(statusCode);
	if (Array.isArray(body) && expect === 'list' && isSuccess) {
		const rows = rowsIn(body);
		if (rows) return rows;
	}
	if (!isRecord(body)) throw notIts(response);
	const { status, data } = body;
	const code = codeIn(status);
	const isNo = saysNo(body);
	if (code === 100 && isSuccess) {
		if (isNo) throw contradictory(body);
		return body;
	}
	if (code === NO_TEMPLATES && expect === 'list') return { templates: [] };
	if (isRefusalCode(code) && !isGateways(response, code)) {
		throw saysYes(response) ? contradictory(body) : refusal(code, body, path);
	}
	const isWord = typeof status === 'string' && Number.isNaN(code) && status.trim() !== '';
	if (isSuccess && !isNo) {
		const hasRows = rowsIn(data) ?? (isRecord(data) && recipientOf(data) !== '');
		if (path === '/delivery-report' && (status ?? '') === '' && hasRows) return body;
		if (path === '/device-status' && isWord && !isFailure(body)) return body;
	}
	throw notIts(response);
}

/** The status of a server is a word as well, but nothing is said about it. */
function isFailure(body: IDataObject): boolean {
	return verdictOf(body.status) === false && wordsIn(body) !== '';
}

/** Whether something beside its status says no. */
function saysNo(body: IDataObject): boolean {
	return (
		[body.success, body.ok].some((verdict) => verdictOf(verdict) === false) || reasonIn(body) !== ''
	);
}

/** Whether anything in it says yes: the ID of a message that was taken, too. */
function saysYes({ body }: Pick<WireResponse, 'body'>): boolean {
	if (!isRecord(body)) return false;
	const isAccepted = codeIn(body.status) === 100 || verdictOf(body.success) === true;
	return isAccepted || entriesIn(body.data)?.some(hasId) === true;
}

/**
 * A server before it repeats its HTTP status in its JSON: a firewall's 403 is no empty wallet. Refusals
 * of Picky Assist itself come with HTTP 200, as far as is known. A refused token is one either way.
 */
function isGateways({ statusCode }: WireResponse, code: number): boolean {
	return code === statusCode && code !== 401;
}

/** Picky Assist said no: nothing of the request was carried out. */
export class Refusal extends VendorError {
	constructor(
		readonly code: number,
		said: string,
		help: string | undefined,
		httpCode?: number,
	) {
		const meaning = meaningOf(code);
		const explained = meaning ? ` (code ${code}: ${meaning})` : code > 0 ? ` (code ${code})` : '';
		super(`Picky Assist refused: ${said || 'no reason given'}${explained}`, {
			description: help,
			httpCode,
			isRefusal: true,
		});
	}
}

function refusal(code: number, body: IDataObject, path: string): Refusal {
	return new Refusal(
		code,
		wordsIn(body),
		path.startsWith(PROJECT_API) ? projectApiHelp(code) : helpFor(code),
	);
}

function projectApiHelp(code: number): string {
	const token = 'Picky Assist did not accept the master token. Check it in the credential.';
	return [code === 401 ? token : helpFor(code), PROJECT_API_NOTICE].filter(Boolean).join(' ');
}

/** One part of the answer says yes, and another one no: nobody knows which of them is true. */
function contradictory(body: IDataObject): VendorError {
	return new VendorError(
		`Picky Assist says yes and no at once: ${wordsIn(body) || 'without a reason'}`,
		{
			description:
				'One part of its answer means accepted, and another one names a failure. Look in the Picky Assist console.',
		},
	);
}

function tooFast(httpCode: number): VendorError {
	return new VendorError('Picky Assist received too many requests', {
		httpCode,
		description:
			'The request was retried several times. Try again in a minute, or lower the rate in the options of this node.',
	});
}

function notIts({ statusCode: httpCode, body }: WireResponse): VendorError {
	const words = wordsIn(body);
	const said = words && `: ${words}`;
	if (httpCode >= 500) {
		return new VendorError(`Picky Assist failed (HTTP ${httpCode})${said}`, {
			httpCode,
			description: 'The response comes from a proxy in front of it. Try again later.',
		});
	}
	return new VendorError(`The answer does not come from Picky Assist (HTTP ${httpCode})${said}`, {
		httpCode,
		description:
			'A proxy may have answered, or the base URL in the credential is wrong. It must end with /api/v2.',
	});
}
