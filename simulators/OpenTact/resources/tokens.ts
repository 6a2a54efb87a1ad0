import { randomBytes } from 'node:crypto';
import { notFound } from '../failure';
import { integer, optional, required, text } from '../fields';
import type { Fields } from '../fields';
import type { Call, Rest } from '../rest';
import type { Vendor } from '../vendor';
import { authorView } from '../views';
import type { Token } from '../world';

/** `ttl` in seconds; its default is not documented, 30 days are assumed. */
const FIELDS: Fields = { name: required(text(1, 255)), ttl: integer(60) };
const DEFAULT_TTL = 30 * 86_400;

/** `/token`: long-lived tokens. Changing one takes its uuid, deleting one takes the token itself. */
export function tokens(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.tokens;
	const mine = (call: Call) =>
		table()
			.of(call.account.uuid)
			.filter((each) => each.created_by === call.user.uuid);

	rest.create('/token', ({ actor, read }) => {
		const { name, ttl = DEFAULT_TTL } = read(FIELDS);
		const token = randomBytes(24).toString('hex');
		return view(table().add(actor, { name, ttl, token, expired_on: expiry(ttl) }));
	});
	rest.get('/token/list', (call) =>
		mine(call).map((token) => ({
			...view(token),
			user: authorView(vendor.world, token.created_by),
		})),
	);
	rest.patch('/token/:uuid', (call) => {
		const token = mine(call).find((each) => each.uuid === call.params.uuid);
		if (!token) throw notFound('Token');
		const values = call.read(optional(FIELDS));
		const expired_on = values.ttl ? expiry(values.ttl) : token.expired_on;
		return view(table().change(call.actor, token, { ...values, expired_on }));
	});
	rest.delete('/token/all', (call) => {
		for (const token of mine(call)) table().remove(token);
		return {};
	});
	rest.delete('/token/:token', (call) => {
		const token = mine(call).find((each) => each.token === call.params.token);
		if (!token) throw notFound('Token');
		return view(table().remove(token));
	});
}

const expiry = (ttl: number) => new Date(Date.now() + ttl * 1000).toISOString();

function view(token: Token): object {
	const { account: _account, created_by: _creator, modified_by: _changer, ...rest } = token;
	return rest;
}
