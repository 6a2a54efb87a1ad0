import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import type { WireRequest, WireResponse } from '../../shared/contract/types';
import { isBrokenOff } from '../../shared/engine/certainty';
import { isHttpStatus } from '../../shared/engine/verdict';
import { complaintsIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';

/** Why PMP did not do it. Its status codes do not tell: a 404 can be any of the first five. */
export type Reason =
	| 'notFound'
	| 'token'
	| 'validation'
	/** A write that failed, or that changed nothing: PMP says the same for both. */
	| 'failed'
	/** No page of the API at all: an HTML page, or an empty answer. */
	| 'foreign'
	/** A firewall before PMP did not let the call through. */
	| 'blocked'
	/** An answer of the API in a form that is not known. */
	| 'odd'
	| 'noHandler'
	| 'permission'
	| 'other';

export class PmpError extends VendorError {
	constructor(
		readonly reason: Reason,
		message: string,
		details: ConstructorParameters<typeof VendorError>[1] = {},
	) {
		super(message, details);
	}
}

/** What a call gives, or PMP's refusal where it is for one of these reasons; others are thrown. */
export async function unless<T>(reasons: Reason[], call: Promise<T>): Promise<T | PmpError> {
	return await call.catch((error: unknown) => {
		if (error instanceof PmpError && reasons.includes(error.reason)) return error;
		throw error;
	});
}

/** Whether PHP broke off: with 500, or with 200 where it shows its errors, or with nothing at all. */
export function isBroken(error: unknown): error is PmpError {
	if (!(error instanceof PmpError)) return false;
	const { reason, httpCode } = error;
	return httpCode === '500' || (httpCode === '200' && ['other', 'odd'].includes(reason));
}

export const NOTHING_FOUND =
	/no (data|records?|rows?|results?|entries|items?) (were |was )?found|was not found|not exist/i;
/** What is missing then is not a record but the place where it would be, like a custom table. */
const NO_SUCH_PLACE =
	/\b(table|resource|end ?point|route|url|page|method|module|webhook)\b.*(not found|not exist)/i;

/** Whether words say that a list is empty. */
export function saysEmpty(words: string): boolean {
	return NOTHING_FOUND.test(words) && !NO_SUCH_PLACE.test(words);
}

/** What is said to a token that is missing, broken, old or unknown. Vendor docs: "Authentication". */
const ABOUT_TOKEN =
	/\btoken|wrong number of segments|signature verification|invalid api ?key|invalid key|not authorized/i;

/** PMP's own no. The field map decides first, then the text: misses and failed writes are all 404. */
export function refusal(response: WireResponse, request: WireRequest): PmpError {
	const { statusCode } = response;
	const body = response.body as IDataObject;
	const said = wordsIn(body) || `HTTP ${statusCode}`;
	const maps = isOwn(body) ? [body.errors, body.error] : [body.errors];
	const complaints = maps
		.filter(isRecord)
		.map(complaintsIn)
		.find(({ length }) => length > 0);
	const refused = (reason: Reason, message: string, description?: string, httpCode = statusCode) =>
		new PmpError(reason, message, { httpCode, description, isRefusal: isOwn(body) });
	if (isBrokenOff(statusCode)) {
		return refused(
			'other',
			`BusinessLabs PMP failed (HTTP ${statusCode}): ${said}`,
			broken(statusCode),
		);
	}
	if (complaints) {
		const fields = complaints.join('; ');
		const help = 'Correct these fields and run the node again.';
		return refused('validation', `BusinessLabs PMP refused: ${fields}`, help);
	}
	if (!isOwn(body) && !TOLD_BY_STATUS.includes(statusCode)) return foreign(response, request);
	const plain = `BusinessLabs PMP refused: ${said}`;
	if (/time limit/i.test(said)) {
		return refused('other', plain, 'Too many calls in a short time. Try again later.');
	}
	if (statusCode === 403 && /permis/i.test(said)) {
		return refused(
			'permission',
			`The token does not have permission for this: ${said}`,
			'The token is valid but lacks a permission. Grant it in PMP under API Management, or use another token.',
		);
	}
	const mayBeToken = statusCode < 300 || statusCode === 403 || statusCode === 404;
	if (statusCode === 401 || (mayBeToken && ABOUT_TOKEN.test(said))) return wrongToken(said);
	const mayBeMiss = statusCode === 404 || statusCode < 300;
	if (mayBeMiss && NOTHING_FOUND.test(said)) return noData(statusCode, said);
	if (statusCode === 405) return refused('noHandler', plain);
	const hasFailed = statusCode === 404 || (statusCode < 300 && request.method !== 'GET');
	return refused(hasFailed ? 'failed' : 'other', plain, HELP[statusCode]);
}

/** What a status says by itself, whoever answers. */
const TOLD_BY_STATUS = [401, 405, 429];
/** Under these keys PMP says no. */
const VERDICT = /^(status|paymentmode|success|ok|result)$/i;

/** PMP says no, or what is wrong with which field. A gateway before it says an HTTP status, or neither. */
function isOwn(body: IDataObject): boolean {
	const key = Object.keys(body).find((name) => VERDICT.test(name));
	return key === undefined ? isRecord(body.errors) : !isHttpStatus(body[key]);
}

function wrongToken(said: string): PmpError {
	const lost = /not defined/i.test(said)
		? ' If it is right there, a server on the way has removed the header "authtoken".'
		: '';
	return new PmpError('token', `BusinessLabs PMP did not accept the token: ${said}`, {
		httpCode: 401,
		description: `Check the token in the credential. Tokens can have an expiry date.${lost}`,
		isRefusal: true,
	});
}

const SLOW_DOWN =
	'PMP limits the rate of requests. Lower the option "Concurrent Items" or try again later.';

const HELP: Record<number, string> = {
	406: 'PMP could not read the data. The credential may point to something between n8n and PMP.',
	409: 'The data conflicts with existing data in PMP, or a required field is missing.',
	429: SLOW_DOWN,
	500: 'PMP itself failed. A date in another format than PMP expects can cause this: compare the date format in the credential with the one in PMP.',
};

function broken(statusCode: number): string {
	return HELP[statusCode] ?? 'PMP or a proxy in front of it has a problem. Try again later.';
}

export function noData(httpCode: number, said = 'No data were found'): PmpError {
	return new PmpError('notFound', `BusinessLabs PMP has no such record: ${said}`, {
		httpCode,
		description: 'Check the ID. The record may have been deleted.',
		isRefusal: true,
	});
}

const PHP_FAILED = /a (php|database) error (was encountered|occurred)|fatal error|uncaught/i;
/** How PHP and the framework begin to say what they broke off with. */
const BREAKS_OFF = /an uncaught exception was encountered|a database error occurred|fatal error/gi;

/** Messages that came before the one that ended the call say nothing about it, and there may be many. */
function decisive(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	const last = [...body.matchAll(BREAKS_OFF)].at(-1);
	return last ? body.slice(last.index) : body;
}

/** What the framework says of an address that it does not know; behind messages of PHP it has status 200. */
const NO_SUCH_PAGE = /404 page not found/i;
const MARKUP = /<[a-z!/]/i;

/** An answer without any JSON: a page, a text, or nothing. */
export function foreign({ statusCode, body }: WireResponse, request: WireRequest): PmpError {
	const words = wordsIn(decisive(body));
	const said = words && `: ${words}`;
	const failing = (reason: Reason, message: string, description?: string) =>
		new PmpError(reason, message, { httpCode: statusCode, description });
	if (statusCode === 429) {
		return failing('other', 'BusinessLabs PMP refused: too many requests', SLOW_DOWN);
	}
	if (statusCode === 401) return wrongToken(words || 'HTTP 401');
	if (statusCode >= 500) {
		const failed = `BusinessLabs PMP failed (HTTP ${statusCode})${said}`;
		return failing('other', failed, broken(statusCode));
	}
	if (statusCode === 403 || statusCode === 406) {
		return blocked(statusCode, typeof body === 'string' ? '' : said);
	}
	if (PHP_FAILED.test(words) && !NO_SUCH_PAGE.test(String(body))) {
		return failing('other', `BusinessLabs PMP failed${said}`, HELP[500]);
	}
	if (statusCode < 300 && (body === null || body === undefined || body === '')) {
		return failing(
			'odd',
			`BusinessLabs PMP answers nothing (HTTP ${statusCode})`,
			'An empty answer is no empty list and no success. Check the record in PMP.',
		);
	}
	const isPlain = typeof body === 'string' && !MARKUP.test(body) && !/^\s*[[{"]/.test(body);
	const mayBeMiss = statusCode < 300 || statusCode === 404;
	if (mayBeMiss && isPlain && /^(no data were|no records?) found\W*$/i.test(words)) {
		return noData(statusCode, words);
	}
	if (statusCode < 300 && isPlain && words && words.length < 200 && request.method !== 'GET') {
		return new PmpError('other', `BusinessLabs PMP answers${said}`, {
			httpCode: statusCode,
			// PMP breaks off with a bare text where it refuses; any other text leaves it in doubt.
			isRefusal: soundsRefused(words),
		});
	}
	return failing(
		'foreign',
		`The answer does not come from PMP's API (HTTP ${statusCode})`,
		[
			'The base URL in the credential may be wrong, the API module may be turned off or too old, or the address holds a character that the web server refuses, like a slash.',
			words && `The answer begins: ${words}`,
		]
			.filter(Boolean)
			.join(' '),
	);
}

const SOUNDS_DONE = /succe|\b(added|created|updated|deleted|saved|sent|done|ok)\b/i;
/** Words by which a text takes back what it says. */
const TAKEN_BACK =
	/\b(no|not|nothing|never|cannot|unable|errors?|fail(s|ed|ure)?)\b|\bun\w*succe|n['’]t\b/i;
/** How texts sound by which PMP refuses. */
const SOUNDS_REFUSED =
	/\b(already|exists?|taken|in use|duplicate|invalid|wrong|required|missing|must|limit|exceed(s|ed)?|too|denied|permission|forbidden|refused|rejected|expired|disabled)\b/i;

/** Whether words say that something was done, and nothing else. */
export function soundsDone(words: string): boolean {
	return SOUNDS_DONE.test(words) && !TAKEN_BACK.test(words);
}

function soundsRefused(words: string): boolean {
	return [TAKEN_BACK, SOUNDS_REFUSED].some((no) => no.test(words)) && !SOUNDS_DONE.test(words);
}

function blocked(httpCode: number, said: string): PmpError {
	return new PmpError('blocked', `Something before PMP blocks the call (HTTP ${httpCode})${said}`, {
		httpCode,
		description:
			'A firewall of the web server, or one like Cloudflare, refuses it: often DELETE and PUT, or a character like & % ? in a text. Ask the administrator to let calls to /api through.',
	});
}
