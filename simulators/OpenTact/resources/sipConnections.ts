import { SIP_PRODUCTS } from '../catalogue';
import { notFound } from '../failure';
import { flag, integer, oneOf, required, text } from '../fields';
import type { Rest } from '../rest';
import { assignments, detach, mustHaveProduct, trunk, trunkIds } from '../sip';
import { uniform } from '../uniform';
import type { Vendor } from '../vendor';

/** `/sip/connection`, `/sip/product`, `/sip/tech_prefix`. */
export function sipConnections(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.sipConnections;

	uniform(rest, vendor, {
		path: '/sip/connection',
		table,
		create: {
			name: required(text(1, 255)),
			ip: text(7, 15),
			port: required(integer(1024, 65_535)),
			hostname: text(1, 255),
			is_active: flag,
			product: required(integer(1, 1024)),
			class4_ingress_trunk_settings: required(trunk),
			class4_egress_trunk_settings: required(trunk),
			// Vendor docs: update SIP connections.
			shaken_verify_policy: oneOf(0, 1, 2, 3),
			shaken_minimum_accepted_attest_lvl: oneOf('A', 'B', 'C'),
		},
		guard: (_call, values) => mustHaveProduct(values.product),
		defaults: () => ({
			is_active: true,
			ip: null,
			hostname: null,
			...trunkIds(table()),
			class4_egress_trunk_id: 600 + table().rows.length,
			class4_egress_resource_ip_id: 700 + table().rows.length,
			sip_domains: [],
		}),
		beforeRemove: ({ account }, { uuid }) => {
			detach(vendor.world.leases.of(account.uuid), 'sip_connection', uuid);
			detach(vendor.world.sipDomains.of(account.uuid), 'sip_connection', uuid);
		},
	});
	assignments(rest, vendor, '/sip/connection', table, 'sip_connection');

	rest.get('/sip/product', () => SIP_PRODUCTS);
	rest.get('/sip/tech_prefix/:tn/:domain', ({ account, params }) => {
		const { world } = vendor;
		const lease = world.leases.of(account.uuid).find((each) => String(each.tn) === params.tn);
		if (!lease) throw notFound('TN lease');
		const domain = world.sipDomains.of(account.uuid).find((each) => each.domain === params.domain);
		if (!domain) throw notFound('SIP domain');
		const connection = table().find(account.uuid, domain.sip_connection);
		const tech_prefix = connection?.tech_prefix ?? null;
		return { tn: lease.tn, domain: domain.domain, tech_prefix };
	});
}
