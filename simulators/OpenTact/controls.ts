import { finishCall, startCall } from './calls';
import { notFound } from './failure';
import { advance, receive } from './messages';
import type { Outcome } from './outcome';
import { advanceOrder } from './provisioning';
import type { Behaviour, Vendor } from './vendor';

type Control = (body: Record<string, any>) => unknown;

/** Switches of this vendor, as POST /_control/<name> with a JSON body. */
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
		/** Sets the balance of the account with this `email`, or of the first one, to `amount`. */
		balance: ({ amount, email }) => {
			const { accounts } = vendor.world;
			const account = accounts.find((each) => each.email === email) ?? accounts[0];
			account.balance = amount;
		},
		/** A message from outside: `from`, `to`, `message`, `state`?, `times`? (of the callback). */
		'sms-receive': async ({ from, to, message, state, times }) => {
			const given = { from: String(from), to: String(to), message, state, times };
			const sms = await receive(vendor, given);
			return { received: sms !== undefined, uuid: sms?.uuid };
		},
		/** What becomes of messages `to` a number: `outcome` delivered, undelivered or failed. */
		'sms-outcome': ({ to, outcome }) => {
			vendor.outcomes.set(String(to), outcome as Outcome);
		},
		/** Takes every outbound message to its last state at once. */
		'sms-settle': () => {
			for (const sms of vendor.world.sms.rows) {
				if (sms.type === 'smso') while (advance(vendor, sms));
			}
		},
		/** Takes every order, or the one with this `uuid`, to its last state at once. */
		'order-settle': ({ uuid }) => {
			for (const order of vendor.world.orders.rows) {
				if (uuid === undefined || order.uuid === uuid) while (advanceOrder(vendor, order));
			}
		},
		/** The payer is done with the provider: `state` success or failed of payment `uuid`. */
		'payment-settle': ({ uuid, state }) => {
			const payment = vendor.world.payments.rows.find((each) => each.uuid === uuid);
			if (!payment) throw notFound('Payment');
			payment.provider_state = state;
		},
		/** A call comes in: `from`, `to`. Answers its uuid. */
		'call-start': async ({ from, to }) => ({
			uuid: (await startCall(vendor, { from: String(from), to: String(to) })).uuid,
		}),
		/** The caller of call `uuid` hangs up. */
		'call-finish': async ({ uuid }) => {
			const call = vendor.world.calls.rows.find((each) => each.uuid === uuid);
			if (!call) throw notFound('Call');
			await finishCall(vendor, call);
		},
	};
}
