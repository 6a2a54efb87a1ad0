import { issueJwt } from '../authentication';
import type { Rest } from '../rest';
import type { Vendor } from '../vendor';
import { accountView, userView } from '../views';

/** `GET /auth`: the caller with the account, and a JWT unless the call was made with one. */
export function authentication(rest: Rest, vendor: Vendor): void {
	rest.get('/auth', ({ user, account, by }) => {
		const { password: _password, ...view } = userView(user);
		const token = by === 'jwt' ? {} : { token: issueJwt(vendor, user) };
		return { ...view, wss_online: false, ...token, account: accountView(account) };
	});
}
