import { COUNTRIES } from '../dictionary';
import { notFound } from '../failure';
import { flag, required, text } from '../fields';
import type { Rest } from '../rest';
import { plainView, uniform } from '../uniform';
import type { Vendor } from '../vendor';

/** `/address`; its lists go by account or by user. */
export function addresses(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.addresses;
	const view = (row: Parameters<typeof plainView>[1], full: boolean) => ({
		...plainView(vendor, row, full),
		country: COUNTRIES.find(({ a2 }) => a2 === row.country) ?? {},
	});

	rest.get('/address/account', ({ account }) =>
		table()
			.of(account.uuid)
			.map((row) => view(row, false)),
	);
	rest.get('/address/user', ({ account, user }) =>
		table()
			.of(account.uuid)
			.filter((row) => row.created_by === user.uuid)
			.map((row) => view(row, false)),
	);
	uniform(rest, vendor, {
		path: '/address',
		table,
		create: {
			name: required(text(1, 24)),
			is_physical: required(flag),
			is_billing: required(flag),
			is_shipping: required(flag),
			address1: required(text(1, 255)),
			address2: text(0, 255),
			zip_code: required(text(1, 12)),
			city: required(text(1, 255)),
			country: required(text(2, 2)),
		},
		guard: (_call, { country }) => {
			if (country !== undefined && !COUNTRIES.some(({ a2 }) => a2 === country)) {
				throw notFound('Country');
			}
		},
		defaults: () => ({ address2: null }),
		view,
		without: ['list'],
	});
}
