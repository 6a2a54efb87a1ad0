import { integer, oneOf, required, text } from '../fields';
import type { Rest } from '../rest';
import { plainView, uniform } from '../uniform';
import type { Vendor } from '../vendor';

/** `/account/office_hours`; times up to 235959, said to be seconds, which does not fit that limit. */
export function officeHours(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.officeHours;
	rest.get('/account/office_hours', ({ account, query }) =>
		table()
			.of(account.uuid)
			.filter((row) => query.dow === undefined || row.dow === query.dow)
			.map((row) => plainView(vendor, row, false)),
	);
	uniform(rest, vendor, {
		path: '/account/office_hours',
		table,
		create: {
			type: required(oneOf('nonworking', 'lunchtime', 'coffeebreak', 'weekends')),
			dow: required(oneOf('sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat')),
			time_from: required(integer(0, 235_959)),
			time_to: required(integer(0, 235_959)),
			name: text(1, 24),
		},
		defaults: () => ({ name: null }),
		without: ['list'],
	});
}
