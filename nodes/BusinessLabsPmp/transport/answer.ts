import type { IDataObject } from 'n8n-workflow';
import { isRepeatable } from '../../shared/engine/connection';
import { MAYBE_DONE, VendorError } from '../../shared/contract/errors';
import type { WireRequest, WireResponse } from '../../shared/contract/types';
import { plainText } from './htmlText';

/** Why PMP did not do it. Its status codes do not tell: a 404 can be any of the first five. */
export type Reason =
	| 'notFound'
	| 'token'
	| 'validation'
	/** A write that failed, or that changed nothing: PMP says the same for both. */
	| 'failed'
	/** No page of the API at all: an HTML page, or an empty answer. */
	| 'foreign'
	| 'noHandler'
	| 'permission'
	| 'other';

export class PmpError extends VendorError {
	constructor(
		readonly reason: Reason,
		message: string,
		details: { description?: string; httpCode?: number | string; isUncertain?: boolean } = {},
	) {
		const { description, isUncertain } = details;
		const advice = isUncertain ? [description, MAYBE_DONE].filter(Boolean).join(' ') : description;
		super(message, { ...details, description: advice });
	}
}

/** What a call gives, or PMP's refusal where it is for one of these reasons; others are thrown. */
export async function unless<T>(reasons: Reason[], call: Promise<T>): Promise<T | PmpError> {
	return await call.catch((error: unknown) => {
		if (error instanceof PmpError && reasons.includes(error.reason)) return error;
		throw error;
	});
}

/**
 * The payload of a success: the rows of a list (an empty one is a 404 on the wire), a page of version
 * 3 as it came (`{ data, meta }`), a record, or what a write answered.
 * @throws PmpError for everything else
 */
export function decode(response: WireResponse, request: WireRequest): unknown {
	const { statusCode, body } = response;
	const isSuccess = statusCode < 300;
	if (isSuccess && isEmpty(body)) return nothing(request);
	if (!isObject(body)) throw notPmp(statusCode, body, request);
	if (isSuccess && !isRefusal(body)) return request.expect === 'record' ? single(body) : body;
	const refusal = toError(statusCode, body as Refusal, request);
	if (refusal.reason === 'notFound' && request.expect === 'list') return [];
	throw refusal;
}

/** PMP's envelope. Payments say `paymentmode` where everything else says `status`. */
interface Refusal {
	status?: unknown;
	paymentmode?: unknown;
	message?: unknown;
	error?: unknown;
	errors?: unknown;
}

function isRefusal(body: object): boolean {
	const { status, paymentmode } = body as Refusal;
	return status === false || paymentmode === false;
}

/** Some writes answer 200 without a body. */
function nothing({ expect }: WireRequest): unknown {
	if (expect === 'record') throw noData(200);
	return expect === 'list' ? [] : { status: true };
}

/** Some resources answer a list with one entry where one record was asked for. */
function single(body: object): unknown {
	if (!Array.isArray(body)) return body;
	if (body.length === 0) throw noData(200);
	return body[0] as unknown;
}

/** The field map decides first, then the text: bad tokens, misses and failed writes are all 404. */
function toError(statusCode: number, body: Refusal, request: WireRequest): PmpError {
	const fields = fieldMap(body.errors) ?? fieldMap(body.error);
	const said = plainText(body.message) || plainText(body.error) || `HTTP ${statusCode}`;
	const refused = (reason: Reason, description?: string) =>
		new PmpError(reason, `BusinessLabs PMP refused: ${said}`, {
			httpCode: statusCode,
			description,
			isUncertain: mayBeDone(statusCode >= 500, request),
		});
	if (fields) {
		return new PmpError('validation', `BusinessLabs PMP refused: ${named(fields)}`, {
			httpCode: statusCode,
			description: 'Correct these fields and run the node again.',
		});
	}
	if (/time limit/i.test(said)) {
		return refused('other', 'Too many calls in a short time. Try again later.');
	}
	const isToken = statusCode === 401 || (statusCode === 404 && /token/i.test(said));
	if (isToken) {
		return new PmpError('token', `BusinessLabs PMP did not accept the token: ${said}`, {
			httpCode: 401,
			description: 'Check the token in the credential. Tokens can have an end date.',
		});
	}
	if (statusCode === 403 && /permis/i.test(said)) {
		return new PmpError('permission', `The token may not do this: ${said}`, {
			httpCode: statusCode,
			description:
				'The token is good, but lacks a right. Grant it in PMP under API Management, or use another token.',
		});
	}
	if (statusCode === 404 && NOTHING_FOUND.test(said)) return noData(statusCode, said);
	if (statusCode === 405) return refused('noHandler');
	return refused(statusCode === 404 ? 'failed' : 'other', HELP[statusCode]);
}

const NOTHING_FOUND = /no data were found|was not found|not exist/i;

const SLOW_DOWN = 'PMP asks to slow down. Lower the option "Concurrent Items" or try again later.';

const HELP: Record<number, string> = {
	406: 'PMP could not read the data. The credential may point to something between n8n and PMP.',
	409: 'The data clashes with what PMP holds, or a required field is missing.',
	429: SLOW_DOWN,
	500: 'PMP itself failed. A date in another format than PMP expects can cause this: compare the date format in the credential with the one in PMP.',
};

function noData(httpCode: number, said = 'No data were found'): PmpError {
	return new PmpError('notFound', `BusinessLabs PMP has no such record: ${said}`, {
		httpCode,
		description: 'Check the ID. The record may have been deleted.',
	});
}

/** Whether PMP, or a server before it, broke while it may have been writing. */
function mayBeDone(isBroken: boolean, request: WireRequest): boolean {
	return isBroken && !isRepeatable(request);
}

function notPmp(statusCode: number, body: unknown, request: WireRequest): PmpError {
	if (statusCode === 429) {
		return new PmpError('other', 'BusinessLabs PMP refused: too many requests', {
			httpCode: statusCode,
			description: SLOW_DOWN,
		});
	}
	const text = plainText(body).slice(0, 300);
	if (statusCode >= 500) {
		return new PmpError(
			'other',
			`BusinessLabs PMP failed (HTTP ${statusCode})${text && `: ${text}`}`,
			{
				httpCode: statusCode,
				description:
					HELP[statusCode] ?? 'PMP, or a server before it, is out of order. Try again later.',
				isUncertain: mayBeDone(true, request),
			},
		);
	}
	return new PmpError('foreign', `The answer does not come from PMP's API (HTTP ${statusCode})`, {
		httpCode: statusCode,
		description:
			'The base URL in the credential may be wrong, the API module may be switched off or too old, or the address holds a character that the web server refuses, like a slash.',
		isUncertain: mayBeDone(statusCode < 300, request),
	});
}

function fieldMap(value: unknown): IDataObject | undefined {
	const isMap = isObject(value) && Object.keys(value).length > 0;
	return isMap ? (value as IDataObject) : undefined;
}

function named(fields: IDataObject): string {
	return Object.entries(fields)
		.map(([field, complaint]) => `${field}: ${plainText(complaint)}`)
		.join('; ');
}

function isEmpty(body: unknown): boolean {
	return body === undefined || body === null || (typeof body === 'string' && body.trim() === '');
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
