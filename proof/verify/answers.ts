import { findJson } from './built';
import type { Observation } from './observe';
import { emptyShape, learn } from './shape';
import type { Shape } from './shape';
import type { VendorName } from './vendor';
import type { Exchange } from './wire';

/** How answers to one kind of request looked: by `operation`, request and status. */
export interface Answer {
	/** Method and path, with IDs replaced by their meaning. */
	request: string;
	/** HTTP status, and the vendor's own code where it has one in the body. */
	status: string;
	/** Media type. */
	type: string;
	/** What stood around the JSON, in a word. */
	around?: 'text before or behind the JSON' | 'a byte order mark' | 'no JSON at all' | 'no body';
	shape: Shape;
}

/** All answers to an operation's requests, those that look alike taken together. */
export function answersIn(vendor: VendorName, observations: Observation[]): Map<string, Answer[]> {
	const all = new Map<string, Answer[]>();
	for (const { key, exchanges, filled } of observations) {
		const answers = all.get(key) ?? [];
		all.set(key, answers);
		for (const exchange of exchanges) add(vendor, answers, exchange, filled);
	}
	return all;
}

function add(vendor: VendorName, answers: Answer[], exchange: Exchange, filled: string[]): void {
	const { text, type } = exchange;
	const json = findJson(text);
	const request = requestOf(exchange, filled);
	const status = statusOf(vendor, exchange, json?.value);
	const around = aroundOf(text, json);
	const known = answers.find(
		(each) => each.request === request && each.status === status && each.around === around,
	);
	const answer = known ?? {
		request,
		status,
		type,
		shape: emptyShape(),
		...(around && { around }),
	};
	if (!known) answers.push(answer);
	if (json) learn(answer.shape, json.value);
}

function aroundOf(text: string, json: ReturnType<typeof findJson>): Answer['around'] {
	if (text.trim() === '') return 'no body';
	if (!json) return 'no JSON at all';
	if (json.noise !== '') return 'text before or behind the JSON';
	return text.startsWith('\ufeff') ? 'a byte order mark' : undefined;
}

/** Picky Assist answers everything with HTTP 200 and a code of its own. */
function statusOf(vendor: VendorName, { status }: Exchange, body: unknown): string {
	if (vendor !== 'pickyAssist') return String(status);
	const code = (body as { status?: unknown } | null | undefined)?.status;
	const isCode = typeof code === 'number' || /^\d+$/.test(String(code ?? ''));
	return isCode && Number(code) !== status ? `${status}, code ${Number(code)}` : String(status);
}

/** Numbers, UUIDs, tokens. */
const LIKE_AN_ID = /^\d+$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^[\w.-]*\d[\w.-]{15,}$/i;

/** The address without what belongs to a record. */
function requestOf({ request: { method, path } }: Exchange, filled: string[]): string {
	const known = new Set(filled.map((text) => encodeURIComponent(text)));
	const parts = path
		.split('/')
		.map((part, at, all) =>
			known.has(part) || LIKE_AN_ID.test(part) || (method === 'GET' && all[at - 1] === 'search')
				? ':id'
				: part,
		);
	return `${method} ${parts.join('/')}`;
}
