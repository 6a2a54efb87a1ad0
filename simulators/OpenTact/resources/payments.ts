import { decimal, oneOf, required } from '../fields';
import { book } from '../money';
import type { Rest } from '../rest';
import type { Vendor } from '../vendor';
import { authorView } from '../views';
import { plainView } from '../uniform';
import type { Plain } from '../world';

/**
 * `/payment`. Money arrives only after the payer has dealt with the provider (the control
 * `payment-settle`); PATCH then fetches the outcome.
 */
export function payments(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.payments;
	const view = (row: Plain, full: boolean) => {
		const { provider_state: _state, ...payment } = plainView(vendor, row, full);
		return { ...payment, user: full ? authorView(vendor.world, row.created_by) : {} };
	};

	rest.get('/payment', ({ account }) =>
		table()
			.of(account.uuid)
			.map((row) => view(row, false)),
	);
	rest.create('/payment', ({ actor, read }) => {
		const values = read({
			provider: required(oneOf('paypal', 'stripe', 'unknown')),
			amount: required(decimal(0)),
		});
		const payment = { ...values, state: 'created', reference_id: null, meta: {} };
		return view(table().add(actor, { ...payment, provider_state: 'created' }), true);
	});
	rest.get('/payment/:uuid', ({ account, params }) =>
		view(table().get(account.uuid, params.uuid), true),
	);
	rest.patch('/payment/:uuid', ({ account, actor, params }) => {
		const payment = table().get(account.uuid, params.uuid);
		if (payment.state === 'created' && payment.provider_state !== 'created') {
			table().change(actor, payment, { state: payment.provider_state });
			if (payment.state === 'success') {
				book(vendor.world, actor, payment.amount, 'payment', payment.uuid);
			}
		}
		return view(payment, true);
	});
}
