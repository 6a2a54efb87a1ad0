import { createHmac, timingSafeEqual } from 'node:crypto';

/** The claims of the vendor's tokens; times in seconds since the epoch. */
export interface Claims {
	uuid: string;
	role: string;
	iat: number;
	exp: number;
}

/** A JSON Web Token, HS256. */
export function signJwt(claims: Claims, secret: string): string {
	const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
	return `${head}.${signature(head, secret)}`;
}

/** The claims of a token signed with this secret, whatever its age; nothing when it is not. */
export function readJwt(token: string, secret: string): Claims | undefined {
	const parts = token.split('.');
	if (parts.length !== 3) return undefined;
	const expected = Buffer.from(signature(`${parts[0]}.${parts[1]}`, secret));
	const given = Buffer.from(parts[2]);
	if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
	return JSON.parse(Buffer.from(parts[1], 'base64url').toString()) as Claims;
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function signature(head: string, secret: string): string {
	return createHmac('sha256', secret).update(head).digest('base64url');
}
