import type { FastifyRequest } from 'fastify';
import { Failure } from './failure';
import { readJwt, signJwt } from './jwt';
import type { Actor } from './table';
import type { Vendor } from './vendor';
import type { Account, User } from './world';

/** Who calls, and by which means. */
export interface Caller {
	user: User;
	account: Account;
	actor: Actor;
	by: 'basic' | 'jwt' | 'token';
}

/**
 * Finds the caller by `Authorization: Basic`, `X-Auth-Token`, `?jwt=` or `?bearer=`
 * (vendor docs: passing authentication).
 * @throws Failure 401
 */
export function authenticate(vendor: Vendor, request: FastifyRequest): Caller {
	const query = request.query as Record<string, string>;
	const basic = /^Basic\s+(.+)$/i.exec(request.headers.authorization ?? '');
	if (basic) return asCaller(vendor, byPassword(vendor, basic[1]), 'basic');

	const header = request.headers['x-auth-token'];
	if (query.bearer) return asCaller(vendor, byApiToken(vendor, query.bearer), 'token');
	const token = header ?? query.jwt;
	if (!token) throw new Failure(401, 'Authentication required');
	const isApiToken = !String(token).includes('.');
	if (header && isApiToken && vendor.behaviour.apiTokenInHeader) {
		return asCaller(vendor, byApiToken(vendor, String(header)), 'token');
	}
	return asCaller(vendor, byJwt(vendor, String(token)), 'jwt');
}

/** A JWT for this user, valid from now on. */
export function issueJwt(vendor: Vendor, user: User): string {
	const iat = Math.floor(Date.now() / 1000);
	const { uuid, role } = user;
	const claims = { uuid, role, iat, exp: iat + vendor.behaviour.jwtLifetime };
	return signJwt(claims, vendor.secrets[vendor.secrets.length - 1]);
}

function asCaller(vendor: Vendor, user: User | undefined, by: Caller['by']): Caller {
	if (!user || user.deleted_on) throw new Failure(401, 'Wrong credentials');
	const account = vendor.world.accounts.find((each) => each.uuid === user.account)!;
	return { user, account, by, actor: { account: account.uuid, user: user.uuid } };
}

function byPassword(vendor: Vendor, encoded: string): User | undefined {
	const [, email, password] =
		/^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
	return vendor.world.users.find((user) => user.email === email && user.password === password);
}

function byApiToken(vendor: Vendor, value: string): User | undefined {
	const token = vendor.world.tokens.rows.find((each) => each.token === value);
	if (!token) throw new Failure(401, 'Wrong token');
	if (Date.parse(token.expired_on) <= Date.now()) throw new Failure(401, 'Token expired');
	return vendor.world.users.find((user) => user.uuid === token.created_by);
}

function byJwt(vendor: Vendor, token: string): User | undefined {
	const now = Date.now() / 1000;
	for (const [age, secret] of [...vendor.secrets].reverse().entries()) {
		const claims = readJwt(token, secret);
		if (!claims) continue;
		if (age > 0 || claims.exp <= now) throw new Failure(401, 'jwt expired');
		return vendor.world.users.find((user) => user.uuid === claims.uuid);
	}
	throw new Failure(401, 'invalid token');
}
