import type { Behaviour, Vendor } from './vendor';

type Control = (body: Record<string, any>) => unknown;

/** Switches of this vendor, as POST /_control/<name>. */
export function controls(vendor: Vendor): Record<string, Control> {
	return {
		/** Changes what the sources leave open; see Behaviour. */
		behaviour: (body) => Object.assign(vendor.behaviour, body as Partial<Behaviour>),
		/** Every JWT issued so far is expired from now on. */
		'expire-tokens': () => vendor.expireJwts(),
		/** Takes long-lived tokens away: the one in `token`, or all. */
		'revoke-tokens': ({ token }) => {
			const { tokens } = vendor.world;
			tokens.rows = tokens.rows.filter((each) => token !== undefined && each.token !== token);
		},
		/** Sets the balance of the account with this e-mail, or of the first one. */
		balance: ({ amount, email }) => {
			const { accounts } = vendor.world;
			const account = accounts.find((each) => each.email === email) ?? accounts[0];
			account.balance = amount;
		},
	};
}
