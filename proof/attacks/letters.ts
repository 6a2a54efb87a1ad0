import type { Caller } from './callers';
import type { Letter } from './send';

const json = { 'content-type': 'application/json' };

export const isSigned = ({ name }: Caller) => name === 'businessLabsPmpTrigger';

/** A body with whatever proves it to be the vendor's, whatever it is. */
export function proven(
	caller: Caller,
	body: string | Buffer,
	headers: Letter['headers'] = {},
): Letter {
	return { url: caller.url, body, headers: { ...caller.headers(body), ...headers } };
}

/** A genuine event, with changes. */
export function genuine(caller: Caller, number: number, changes: object = {}): Letter {
	return proven(caller, JSON.stringify({ ...caller.tell(number), ...changes }));
}

/** The address without the secret. */
export const bare = ({ url }: Caller) => url.split('?')[0];

/** A body with no proof. */
export function unproven(caller: Caller, body: string | Buffer, headers = {}): Letter {
	return { url: bare(caller), body, headers: { ...json, ...headers } };
}

/** A body with a proof that was guessed. */
export function forged(caller: Caller, body: string | Buffer, headers = {}): Letter {
	const url = caller.url.replace(caller.secret, '0'.repeat(caller.secret.length));
	const time = Math.floor(Date.now() / 1000);
	const guess = { 'X-Perfex-Signature': `t=${time},v1=${'0'.repeat(64)}` };
	return { url, body, headers: { ...json, ...(isSigned(caller) && guess), ...headers } };
}
