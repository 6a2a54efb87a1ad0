import { SIP_PRODUCTS } from './catalogue';
import { notFound } from './failure';
import { listOf, object, oneOf, uuid } from './fields';
import type { Call, Rest } from './rest';
import type { Table } from './table';
import type { Vendor } from './vendor';
import { leaseView } from './views';
import type { Plain } from './world';

/** `class4_ingress_trunk_settings` and its twin. */
export const trunk = object({
	media_type: oneOf('Bypass Media', 'Proxy Media + Transcoding', 'Proxy Media'),
});

/** @throws Failure 404 when there is no such SIP product */
export function mustHaveProduct(id: unknown): void {
	if (id !== undefined && !SIP_PRODUCTS.some((product) => product.id === id)) {
		throw notFound('SIP product');
	}
}

/** Prefixes and ids that the vendor's switch gives to a new trunk. */
export function trunkIds(table: Table<Plain>): Record<string, number> {
	const number = table.rows.length + 1;
	return {
		tech_prefix: 200_000 + number,
		class4_ingress_trunk_id: 300 + number,
		class4_ingress_resource_ip_id: 400 + number,
		class4_tech_prefix_id: 500 + number,
	};
}

/**
 * `.../tnlease`: the numbers of a connection or an app. One call both adds and removes. It answers
 * lease uuids, or leases: the sources disagree.
 */
export function assignments(
	rest: Rest,
	vendor: Vendor,
	path: string,
	table: () => Table<Plain>,
	link: 'sip_connection' | 'sip_control_app',
): void {
	const mine = (call: Call) => vendor.world.leases.of(call.account.uuid);
	const assigned = (call: Call, to: string) => mine(call).filter((lease) => lease[link] === to);

	rest.get(`${path}/:uuid/tnlease`, (call) => {
		const { uuid: owner } = table().get(call.account.uuid, call.params.uuid);
		return assigned(call, owner).map((lease) => leaseView(vendor.world, lease, false));
	});
	rest.post(`${path}/:uuid/tnlease`, (call) => {
		const { uuid: owner } = table().get(call.account.uuid, call.params.uuid);
		const body = call.read({ add: listOf(uuid), remove: listOf(uuid) });
		const { leases } = vendor.world;
		const find = (uuids: string[] = []) => uuids.map((each) => leases.get(call.account.uuid, each));
		const [add, remove] = [find(body.add), find(body.remove)];
		for (const lease of add) leases.change(call.actor, lease, { [link]: owner });
		for (const lease of remove) {
			if (lease[link] === owner) leases.change(call.actor, lease, { [link]: null });
		}
		const left = assigned(call, owner);
		return vendor.behaviour.assignReply === 'uuids'
			? left.map((lease) => lease.uuid)
			: left.map((lease) => leaseView(vendor.world, lease, false));
	});
}

/** Takes a record out of everything that points at it. */
export function detach(rows: Array<Record<string, any>>, link: string, uuid: string): void {
	for (const row of rows) if (row[link] === uuid) row[link] = null;
}
