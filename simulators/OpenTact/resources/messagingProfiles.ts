import { flag, integer, optional, orNull, required, text } from '../fields';
import type { Fields } from '../fields';
import type { Rest } from '../rest';
import type { Vendor } from '../vendor';
import { leaseView, messagingProfileView } from '../views';
import { NEW_PROFILE } from '../world';

/** Vendor docs: messaging profile. `toll_free_weight` is printed there; the name in use has one word. */
const FIELDS: Fields = {
	name: required(text(1, 255)),
	callback_url: orNull(text(10, 255)),
	callback_url2: orNull(text(10, 255)),
	number_pool_enable: flag,
	long_code_weight: integer(0, 9),
	tollfree_weight: integer(0, 9),
	skip_unhealthy_tns: flag,
	sticky_sender: flag,
};

/** `/profile/messaging` and the numbers attached to each profile. */
export function messagingProfiles(rest: Rest, vendor: Vendor): void {
	const path = '/profile/messaging';
	const one = `${path}/:uuid`;
	const profiles = () => vendor.world.messagingProfiles;

	rest.get(path, ({ account }) =>
		profiles()
			.of(account.uuid)
			.map((profile) => messagingProfileView(vendor.world, profile, false)),
	);
	rest.create(path, ({ actor, read }) => {
		const profile = profiles().add(actor, { ...NEW_PROFILE, ...read(FIELDS) });
		return messagingProfileView(vendor.world, profile, true);
	});
	rest.get(one, ({ account, params }) =>
		messagingProfileView(vendor.world, profiles().get(account.uuid, params.uuid), true),
	);
	rest.patch(one, ({ account, actor, params, read }) => {
		const profile = profiles().get(account.uuid, params.uuid);
		profiles().change(actor, profile, read(optional(FIELDS)));
		return messagingProfileView(vendor.world, profile, true);
	});
	rest.delete(one, ({ account, params }) => {
		const profile = profiles().get(account.uuid, params.uuid);
		const view = messagingProfileView(vendor.world, profile, true);
		for (const lease of vendor.world.leases.of(account.uuid)) {
			if (lease.messaging_profile === profile.uuid) lease.messaging_profile = null;
		}
		profiles().remove(profile);
		return view;
	});
	rest.get(`${one}/tnleases`, ({ account, params }) => {
		const { uuid } = profiles().get(account.uuid, params.uuid);
		return vendor.world.leases
			.of(account.uuid)
			.filter((lease) => lease.messaging_profile === uuid)
			.map((lease) => leaseView(vendor.world, lease, false));
	});
}
