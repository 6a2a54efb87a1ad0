import { all } from './attack';
import type { Attack } from './attack';
import type { Caller } from './callers';
import { forged, isSigned, proven } from './letters';
import type { Letter } from './send';

type Told = Record<string, unknown>;

const type = (value: string) => ({ 'content-type': value });
const flat = (told: Told): Array<[string, string]> =>
	Object.entries(told).map(([name, value]) => [
		name,
		typeof value === 'object' ? JSON.stringify(value) : String(value),
	]);
const form = (told: Told) => new URLSearchParams(flat(told)).toString();
const multipart = (told: Told) =>
	`${flat(told)
		.map(
			([name, value]) =>
				`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
		)
		.join('')}--b--\r\n`;
const xml = (told: Told) =>
	`<call>${flat(told)
		.map(([name, value]) => `<${name}>${value.replace(/[<&]/g, '')}</${name}>`)
		.join('')}</call>`;

/** JSON under another name: n8n leaves it unread, so the trigger reads it. */
const OTHER_NAMES = [
	'application/json; charset=utf-8',
	'text/plain',
	'text/json',
	'application/octet-stream',
	'application/vnd.api+json',
	'nonsense',
];

const kinds = (told: Told): Array<[string, string]> => [
	...OTHER_NAMES.map((name): [string, string] => [name, JSON.stringify(told)]),
	['application/x-www-form-urlencoded', form(told)],
	['multipart/form-data; boundary=b', multipart(told)],
	['application/xml', xml(told)],
];

const without = (letter: Letter): Letter => {
	const { 'content-type': _, ...headers } = letter.headers ?? {};
	return { ...letter, headers };
};

const as = (caller: Caller, name: string, body: string): Letter => proven(caller, body, type(name));

export const contentTypes: Attack[] = [
	{
		title: 'A genuine event in JSON that is called otherwise, or nothing',
		letters: (caller, fresh) => [
			...OTHER_NAMES.map((name) => as(caller, name, JSON.stringify(caller.tell(fresh())))),
			without(proven(caller, JSON.stringify(caller.tell(fresh())))),
		],
		starts: all,
	},
	{
		title: 'A genuine event as a form',
		letters: (caller, fresh) => [
			as(caller, 'application/x-www-form-urlencoded', form(caller.tell(fresh()))),
		],
		answers: [200, 415],
		// What n8n makes of a form is not what PMP signed.
		starts: (caller) => (isSigned(caller) ? 0 : 1),
	},
	{
		title: 'An event as a multipart form',
		letters: (caller, fresh) => [
			as(caller, 'multipart/form-data; boundary=b', multipart(caller.tell(fresh()))),
			as(caller, 'multipart/form-data', multipart(caller.tell(fresh()))),
		],
		answers: ['4xx', 500],
	},
	{
		title: 'An event as XML',
		letters: (caller, fresh) => [as(caller, 'application/xml', xml(caller.tell(fresh())))],
		answers: [400, 415],
	},
	{
		title: 'Any content type, without the secret',
		letters: (caller, fresh) => [
			...kinds(caller.tell(fresh())).map(([name, body]) => forged(caller, body, type(name))),
			without(forged(caller, JSON.stringify(caller.tell(fresh())))),
		],
		answers: [401],
	},
];

/**
 * n8n reads all XML with one parser, which stays broken after a text that is none: from then on it
 * may close the connection. So this comes after everything else.
 */
export const brokenXml: Attack = {
	title: 'An event as XML that is none',
	// Whatever PMP signs is taken, so how n8n reads it makes no difference there.
	letters: (caller, fresh) =>
		isSigned(caller) ? [] : [as(caller, 'application/xml', JSON.stringify(caller.tell(fresh())))],
	answers: ['4xx', 500, 0],
};
