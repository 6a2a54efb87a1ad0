import { createHmac } from 'node:crypto';
import type { Attack } from './attack';
import type { Caller } from './callers';
import { bare, forged, isSigned, unproven } from './letters';
import type { Letter } from './send';

const PARAMETER = 'n8n_secret';
const answers = [401];

const body = (caller: Caller, fresh: () => number) => JSON.stringify(caller.tell(fresh()));
const now = () => Math.floor(Date.now() / 1000);

/** Calls with a secret in the query, whatever it is. */
const withQueries = (caller: Caller, text: string, queries: string[]): Letter[] =>
	queries.map((query) => ({ ...unproven(caller, text), url: `${bare(caller)}?${query}` }));

/** Calls with that signature. */
const withSignature = (caller: Caller, text: string, signature: string | string[]): Letter =>
	unproven(caller, text, { 'X-Perfex-Signature': signature });

function digest(secret: string, text: string, algorithm = 'sha256'): string {
	return createHmac(algorithm, secret).update(text).digest('hex');
}

/** Calls by somebody who does not know the secret. */
export const secrets: Attack[] = [
	{
		title: 'No secret, no signature',
		letters: (caller, fresh) => [unproven(caller, body(caller, fresh))],
		answers,
	},
	{
		title: 'Wrong secret, forged signature',
		letters: (caller, fresh) => {
			const text = body(caller, fresh);
			const time = now();
			return isSigned(caller)
				? [
						forged(caller, text),
						withSignature(caller, text, `t=${time},v1=${digest('guessed', `${time}.${text}`)}`),
					]
				: [forged(caller, text)];
		},
		answers,
	},
	{
		title: 'Secret or signature of another length',
		letters: (caller, fresh) => {
			const text = body(caller, fresh);
			const { secret } = caller;
			const wrong = ['', secret.slice(0, 1), secret.slice(1), secret.slice(0, -1), `${secret}0`];
			if (!isSigned(caller)) {
				return withQueries(caller, text, [
					...wrong.map((each) => `${PARAMETER}=${each}`),
					...['%00', '%20', '%0a'].map((end) => `${PARAMETER}=${secret}${end}`),
					`${PARAMETER}=${'0'.repeat(10_000)}`,
				]);
			}
			const time = now();
			const right = digest(secret, `${time}.${text}`);
			return [
				...wrong.map((each) => `t=${time},v1=${digest(each, `${time}.${text}`)}`),
				...['', right.slice(0, 8), right.slice(0, -1), `${right}0`].map(
					(each) => `t=${time},v1=${each}`,
				),
				`t=${time}`,
			].map((signature) => withSignature(caller, text, signature));
		},
		answers,
	},
	{
		title: 'Secret given twice, as a list or as an object',
		letters: (caller, fresh) => {
			const text = body(caller, fresh);
			const { secret } = caller;
			if (isSigned(caller)) {
				const forgery = `t=${now()},v1=${'0'.repeat(64)}`;
				return [withSignature(caller, text, [forgery, forgery])];
			}
			return withQueries(caller, text, [
				`${PARAMETER}=${secret}&${PARAMETER}=${secret}`,
				`${PARAMETER}=0&${PARAMETER}=${secret}`,
				`${PARAMETER}[]=${secret}`,
				`${PARAMETER}[0]=${secret}`,
				`${PARAMETER}[toString]=${secret}`,
				`__proto__[${PARAMETER}]=${secret}`,
			]);
		},
		answers,
	},
	{
		title: 'Secret or signature in the wrong place',
		letters: (caller, fresh) => {
			const { secret } = caller;
			const told = caller.tell(fresh());
			const text = JSON.stringify({ ...told, [PARAMETER]: secret });
			const headers = { [PARAMETER]: secret, 'x-secret': secret, cookie: `${PARAMETER}=${secret}` };
			const basic = Buffer.from(`${PARAMETER}:${secret}`).toString('base64');
			const letters = [
				unproven(caller, text),
				unproven(caller, text, headers),
				unproven(caller, text, { authorization: `Basic ${basic}` }),
				...withQueries(caller, text, [PARAMETER, `secret=${secret}`, `N8N_SECRET=${secret}`]),
			];
			if (!isSigned(caller)) return letters;
			const { 'X-Perfex-Signature': signature } = caller.headers(text);
			const query = `x-perfex-signature=${encodeURIComponent(signature)}`;
			return [
				...letters,
				...withQueries(caller, text, [query, `${PARAMETER}=${secret}`]),
				unproven(caller, text, { 'X-Signature': signature }),
			];
		},
		answers,
	},
];

/** Signatures that fit something else. */
export const signatures: Attack[] = [
	signed('Right signature over another body', (caller, text) => {
		const other = caller.headers(`${text} `)['X-Perfex-Signature'];
		const changed = text.replace('customer_created', 'customer_deleted');
		return [other, caller.headers(changed)['X-Perfex-Signature']];
	}),
	signed('Right signature of an old time', (caller, text) =>
		[302, 3600, 86_400 * 365].map((age) => caller.headers(text, now() - age)['X-Perfex-Signature']),
	),
	signed('Right signature of a future time', (caller, text) =>
		[310, 3600, 86_400 * 365].map((age) => caller.headers(text, now() + age)['X-Perfex-Signature']),
	),
	signed('Signature whose time was changed, or is no time', (caller, text) => {
		const [, right] = caller.headers(text)['X-Perfex-Signature'].split(',');
		const times = [
			now() - 1,
			now() + 1,
			'',
			'now',
			'-1',
			'NaN',
			'1e10',
			'0x7fffffff',
			`${now()}.0`,
		];
		return [...times.map((time) => `t=${time},${right}`), right];
	}),
	signed('Signature of another kind', (caller, text) => {
		const time = now();
		const { secret } = caller;
		return [
			`t=${time},v1=${digest(secret, text)}`,
			`t=${time},v1=${digest(secret, `${time}.${text}`, 'sha512')}`,
			`t=${time},v1=${digest(secret, `${time}.${text}`, 'sha1')}`,
			`t=${time},v0=${digest(secret, `${time}.${text}`)}`,
			`sha256=${digest(secret, text)}`,
			`{"t":${time},"v1":"${digest(secret, `${time}.${text}`)}"}`,
		];
	}),
];

function signed(title: string, made: (caller: Caller, text: string) => string[]): Attack {
	return {
		title,
		letters: (caller, fresh) => {
			if (!isSigned(caller)) return [];
			const text = body(caller, fresh);
			return made(caller, text).map((signature) => withSignature(caller, text, signature));
		},
		answers,
	};
}
