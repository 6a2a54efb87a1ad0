import { flag, integer, orNull, required, text, uuid } from '../fields';
import type { Rest } from '../rest';
import { detach, mustHaveProduct, trunk, trunkIds } from '../sip';
import { plainView, uniform } from '../uniform';
import type { Vendor } from '../vendor';

/** `/profile/outbound_voice`. */
export function outboundVoiceProfiles(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.outboundVoiceProfiles;
	uniform(rest, vendor, {
		path: '/profile/outbound_voice',
		table,
		create: {
			name: required(text(1, 255)),
			is_active: flag,
			product: required(integer(1)),
			tn_lease: orNull(uuid),
			class4_ingress_trunk_settings: required(trunk),
		},
		guard: ({ account }, { product, tn_lease }) => {
			mustHaveProduct(product);
			if (tn_lease) vendor.world.leases.get(account.uuid, tn_lease);
		},
		defaults: () => ({ is_active: true, tn_lease: null, ...trunkIds(table()), sip_domains: [] }),
		view: (row, full) => {
			const lease = vendor.world.leases.find(row.account, row.tn_lease);
			const tn_lease = lease ? { uuid: lease.uuid, tn: { tn: lease.tn } } : null;
			return { ...plainView(vendor, row, full), tn_lease };
		},
		beforeRemove: ({ account }, { uuid: removed }) =>
			detach(vendor.world.sipDomains.of(account.uuid), 'outbound_voice_profile', removed),
	});
}
