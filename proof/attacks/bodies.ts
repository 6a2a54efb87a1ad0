import { gzipSync } from 'node:zlib';
import { all } from './attack';
import type { Attack } from './attack';
import type { Caller } from './callers';
import { forged, genuine, isSigned, proven } from './letters';

type Told = Record<string, unknown>;

/** Values that no vendor sends, and that a careless reader stumbles over. */
const HOSTILE: unknown[] = [
	null,
	true,
	-1e308,
	'',
	[],
	[[null]],
	{ toString: 1, valueOf: 1 },
	{ constructor: { prototype: {} }, length: -1 },
];

/** Fields by which a vendor's event is known. */
const MARKS: Record<string, string[]> = {
	pickyAssistTrigger: ['number', 'unique-id'],
	openTactTrigger: ['uuid', 'state'],
	businessLabsPmpTrigger: ['event', 'data'],
};

/** OpenTact gives null for many fields of a message that have no value: of a state it says nothing. */
const isNone = (name: string, value: unknown) => name === 'state' && value === null;

/** All other fields that a trigger reads. */
const READ: Record<string, string[]> = {
	pickyAssistTrigger: [
		...['messenger_id', 'name', 'message-in', 'message_in_raw', 'message-in-raw', 'type'],
		...['application', 'project-id', 'media-url', 'group-id', 'group-mentions', 'context-msg-id'],
		...['payload', 'interactive', 'referral', 'location', 'Location', 'contact', 'variable'],
	],
	openTactTrigger: [
		...[
			'type',
			'from',
			'to',
			'message',
			'thread',
			'delivered',
			'readed',
			'reason',
			'tn',
			'created_on',
		],
		...['payload', 'data', 'account', 'provider_event'],
	],
	businessLabsPmpTrigger: ['timestamp', 'password', 'allowed_payment_modes', 'id'],
};

const signedOnly = (caller: Caller, sent: unknown[]) => (isSigned(caller) ? sent.length : 0);

/** What is no JSON, or no event. */
const NO_JSON = ['{"uuid":', '{', '{"a":1}}', "{'a':1}", '<html>', '\u0000', '{"a":1', 'NaN'];
const NO_OBJECT = ['null', '[]', '[null]', '[{}]', '"text"', '42', 'true', '{}', ''];

/** Events that a vendor could send one day, or that belong to something else. */
const UNKNOWN: Record<string, Told[]> = {
	pickyAssistTrigger: [
		{ project_id: '1', event_id: 99, data: [{ push_id: '1' }] },
		{ project_id: '1', event_id: 'constructor', data: [] },
		{ project_id: '1', event_id: 1, data: [] },
		{ project_id: '1', event_id: 1, data: [null, 1, 'x', [[]]] },
		{ project_id: '1', event_id: 1, data: { push_id: '1' } },
		{ project_id: '1', event_id: 4, subscriber_id: 'not chosen' },
	],
	openTactTrigger: [
		{ uuid: 'a', type: 'smso', state: 'sent', from: '1', to: '2' },
		{ uuid: 'b', type: 'smsi', state: 'created', from: '1', to: '2' },
		{ uuid: 'c', type: 'smsi', state: '__proto__', from: '1', to: '2' },
		{ uuid: 'd', type: 'call_state', payload: { state: 'destroyed', duration: 10 }, call: {} },
		{ type: 'tn_order', payload: { uuid: 'e', state: 'processing' } },
	],
};

export const bodies: Attack[] = [
	{
		title: 'Broken JSON, with the secret',
		letters: (caller) => NO_JSON.map((text) => proven(caller, text)),
		answers: ['4xx'],
	},
	{
		title: 'No object, no body, with the secret',
		letters: (caller) => NO_OBJECT.map((text) => proven(caller, text)),
		answers: [200, '4xx'],
		starts: signedOnly,
	},
	{
		title: 'Both without the secret',
		letters: (caller) => [...NO_JSON, ...NO_OBJECT].map((text) => forged(caller, text)),
		answers: ['4xx'],
	},
	{
		title: 'A wrong type in a field that makes it an event',
		letters: (caller, fresh) =>
			MARKS[caller.name].flatMap((name) =>
				HOSTILE.filter((value) => typeof value === 'object' && !isNone(name, value)).map((value) =>
					genuine(caller, fresh(), { [name]: value }),
				),
			),
		answers: [200, 400],
		starts: signedOnly,
	},
	{
		title: 'A wrong type in any other field of a genuine event',
		letters: (caller, fresh) =>
			READ[caller.name].map((name, at) =>
				genuine(caller, fresh(), { [name]: HOSTILE[at % HOSTILE.length] }),
			),
		starts: all,
	},
	{
		title: 'The same value in all of them at once',
		letters: (caller, fresh) =>
			HOSTILE.map((value) =>
				genuine(
					caller,
					fresh(),
					Object.fromEntries(READ[caller.name].map((name) => [name, value])),
				),
			),
		starts: all,
	},
	{
		title: 'Keys like __proto__ that hold an event',
		letters: (caller, fresh) =>
			['__proto__', 'constructor', 'prototype', 'toString'].map((name) =>
				proven(caller, `{"${name}":${JSON.stringify(caller.tell(fresh()))}}`),
			),
		answers: [200, '4xx'],
		starts: signedOnly,
	},
	{
		title: 'Keys like __proto__ in a genuine event',
		letters: (caller, fresh) =>
			['__proto__', 'constructor', 'prototype', 'hasOwnProperty'].map((name) => {
				const text = JSON.stringify(caller.tell(fresh()));
				return proven(caller, text.replace('{', `{"${name}":{"started":true,"event":"x"},`));
			}),
		starts: all,
	},
	{
		title: 'Unknown, empty and unwanted events',
		letters: (caller) =>
			(UNKNOWN[caller.name] ?? []).map((told) => proven(caller, JSON.stringify(told))),
		answers: [200, 400],
	},
	{
		title: 'A genuine event with a byte order mark, or with bytes that are no UTF-8',
		letters: (caller, fresh) => {
			const text = () => Buffer.from(JSON.stringify({ ...caller.tell(fresh()), name: '~' }));
			const broken = text();
			broken[broken.lastIndexOf('~')] = 0xff;
			return [
				proven(caller, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text()])),
				proven(caller, broken),
			];
		},
		starts: all,
	},
	{
		title: 'A genuine event in pieces of 5 bytes, and one in gzip',
		letters: (caller, fresh) => {
			const text = JSON.stringify(caller.tell(fresh()));
			const headers = { ...caller.headers(text), 'content-encoding': 'gzip' };
			return [
				{ ...genuine(caller, fresh()), isChunked: true },
				{ ...proven(caller, gzipSync(text)), headers },
			];
		},
		starts: all,
	},
	{
		title: 'Broken gzip and deflate',
		letters: (caller, fresh) =>
			['gzip', 'deflate'].flatMap((encoding) => {
				const text = JSON.stringify(caller.tell(fresh()));
				const half = gzipSync(text).subarray(0, 30);
				return [text, half].map((body) => proven(caller, body, { 'content-encoding': encoding }));
			}),
		answers: ['4xx', 500, 0],
	},
];
