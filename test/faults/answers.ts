import { fc } from '../engine/property';
import type { Mishap } from './front';

/** One answer of a proxy, a broken vendor or somebody else's server. */
export interface Said {
	status: number;
	type: string;
	body: string;
	headers: Record<string, string>;
}

/** Stands for something that no error may show. */
const SECRET = '<secret>';

/** Names that the vendors' answers have, and that objects have by themselves. */
const NAMES = [
	...['status', 'success', 'message', 'error', 'errors', 'fields', 'payload', 'data', 'total'],
	...['meta', 'has_more', 'id', 'uuid', 'name', 'state', 'created_on', 'tn', 'url', 'callback_url'],
	...[
		'token',
		'templates',
		'template_message',
		'language',
		'push_id',
		'number',
		'results',
		'items',
	],
	...['events', 'active', 'userid', 'record_id', 'options', 'label', 'type', 'custom_field_id'],
	...['toString', '__proto__', 'constructor', 'length'],
];

const scalar = fc.oneof(
	fc.constantFrom<unknown>(null, true, false, 0, 1, -1, 100, 101, 401, 1e9, '', '1', '100', 'x'),
	fc.constantFrom(SECRET, `Bad token ${SECRET}!`, '[broken', '2026-07-30', 'No data were found'),
	fc.string(),
	fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** JSON of the vendors' own words, put together at random. */
export const { value: shaped } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		scalar,
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 6 }),
	),
}));

/** Answers that a vendor's success looks like from outside, with anything inside. */
const success = fc.oneof(
	fc.record({ success: fc.constant(true), payload: shaped }),
	fc.record({
		success: fc.constant(true),
		payload: fc.record({ data: fc.array(shaped, { maxLength: 3 }), total: scalar }),
	}),
	fc.dictionary(fc.constantFrom(...NAMES), shaped).map((rest) => ({ ...rest, status: 100 })),
	fc.dictionary(fc.constantFrom(...NAMES), shaped).map((rest) => ({ ...rest, status: true })),
	fc.record({
		data: fc.array(shaped, { maxLength: 3 }),
		meta: fc.record({ has_more: fc.boolean() }),
	}),
	fc.array(shaped, { maxLength: 3 }),
);

const json = (value: unknown) => JSON.stringify(value) ?? '';

const success200: fc.Arbitrary<Said> = success.map((value) => ({
	status: 200,
	type: 'application/json',
	body: json(value),
	headers: {},
}));

const anything: fc.Arbitrary<Said> = fc.record({
	status: fc.constantFrom(
		...[200, 201, 204, 301, 302, 400, 401, 402, 403, 404, 405, 409, 418, 422],
		...[429, 500, 502, 503],
	),
	type: fc.constantFrom('application/json', 'text/html', 'text/plain', 'image/png', 'x'),
	body: fc.oneof(
		shaped.map(json),
		success.map(json),
		success.map((value) => json(value).slice(0, -3)),
		fc.string({ unit: 'binary' }),
		fc.constantFrom('', 'null', '{}', '[]', '[[]]', `<html>${SECRET}</html>`, '\ufeff{}'),
	),
	headers: fc.record(
		{
			location: fc.constantFrom('https://example.com/', '', `https://example.com/?a=${SECRET}`),
			'retry-after': fc.constantFrom('0', '1', 'never', '999999'),
		},
		{ requiredKeys: [] },
	),
});

/** What the requests of one run meet, in turn and over again. */
export const answers = fc.array(fc.oneof(success200, anything), { minLength: 1, maxLength: 4 });

/** Most requests that one run may cause: an answer must not keep a node busy without end. */
export const MOST = 500;

/** A mishap that gives these answers, with a secret in the place of each mark. */
export function answering(said: Said[], secrets: string[]): { mishap: Mishap; requests(): number } {
	let requests = 0;
	const mishap: Mishap = async ({ response }) => {
		if (requests >= MOST) return void response.socket?.destroy();
		const { status, type, body, headers } = said[requests % said.length];
		const secret = secrets[requests % secrets.length];
		requests++;
		const { location, ...others } = headers;
		response.writeHead(status, {
			'content-type': type,
			...others,
			...(location !== undefined && { location: location.replace(SECRET, secret) }),
		});
		response.end(status === 204 ? undefined : body.replaceAll(SECRET, secret));
	};
	return { mishap, requests: () => requests };
}
