import { all } from './attack';
import type { Attack } from './attack';
import type { Caller } from './callers';
import { genuine } from './letters';
import type { Letter } from './send';

/** A genuine call as it goes over the wire, with other lines in its head. */
function wire(letter: Letter, lines: string[], body = String(letter.body)): Letter {
	const { host, pathname, search } = new URL(letter.url);
	const own = Object.entries(letter.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
	const head = [`POST ${pathname}${search} HTTP/1.1`, `host: ${host}`, 'connection: close'];
	return { ...letter, raw: [...head, ...own, ...lines, '', body].join('\r\n') };
}

const lengthOf = ({ body }: Letter) => Buffer.byteLength(String(body));

const at = (caller: Caller, change: (path: string) => string, letter: Letter): Letter => {
	const url = new URL(letter.url);
	return { ...letter, url: `${url.origin}${change(url.pathname)}${url.search}` };
};

/** Genuine calls that come in another way than a vendor's. */
export const requests: Attack[] = [
	{
		title: 'GET, PUT, PATCH, DELETE, HEAD',
		letters: (caller, fresh) =>
			['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'].map((method) => ({
				...genuine(caller, fresh()),
				method,
			})),
		answers: ['4xx'],
	},
	{
		title: 'OPTIONS, TRACE',
		letters: (caller, fresh) =>
			['OPTIONS', 'TRACE'].map((method) => ({ ...genuine(caller, fresh()), method })),
		answers: [204, 500],
	},
	{
		title: 'Another path',
		letters: (caller, fresh) =>
			[
				(path: string) => `${path}/more`,
				(path: string) => path.replace(/\/[^/]+$/, ''),
				(path: string) => path.toUpperCase().replace('/WEBHOOK', '/webhook'),
				(path: string) => path.replace('/webhook/', '/webhook-test/'),
				(path: string) => path.replace('/webhook/', '/webhook/..%2f'),
				(path: string) => path.replace('/webhook/', '/webhook//'),
				(path: string) => `${path}%00`,
			].map((change) => at(caller, change, genuine(caller, fresh()))),
		answers: ['4xx'],
	},
	{
		title: 'Two lengths, a length and pieces, a length that is too short',
		letters: (caller, fresh) => {
			const letter = genuine(caller, fresh());
			const length = lengthOf(letter);
			return [
				wire(letter, [`content-length: ${length}`, `content-length: ${length + 1}`]),
				wire(letter, [`content-length: ${length}`, 'transfer-encoding: chunked']),
				wire(letter, ['content-length: 5']),
				wire(letter, ['transfer-encoding: chunked'], `zz\r\n${String(letter.body)}\r\n0\r\n\r\n`),
			];
		},
		answers: ['4xx', 0],
	},
	{
		title: 'The connection ends in the middle of the body',
		letters: (caller, fresh) => {
			const letter = genuine(caller, fresh());
			const half = String(letter.body).slice(0, -10);
			return [{ ...wire(letter, [`content-length: ${lengthOf(letter)}`], half), hangsUp: true }];
		},
		answers: [0],
	},
	{
		title: 'A genuine event with headers twice',
		letters: (caller, fresh) => {
			const letter = genuine(caller, fresh());
			const lines = ['content-type: text/html', 'x-perfex-event: a', 'x-perfex-event: b'];
			return [wire(letter, [...lines, `content-length: ${lengthOf(letter)}`])];
		},
		starts: all,
	},
];
