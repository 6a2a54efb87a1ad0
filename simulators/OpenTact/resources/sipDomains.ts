import { createHash, randomBytes } from 'node:crypto';
import { Failure, notFound } from '../failure';
import { dateTime, flag, orNull, required, text, uuid } from '../fields';
import type { Fields } from '../fields';
import type { Call, Rest } from '../rest';
import { plainView, uniform } from '../uniform';
import type { Vendor } from '../vendor';
import type { Plain } from '../world';

const LINKS: Fields = {
	sip_connection: orNull(uuid),
	sip_control_app: orNull(uuid),
	outbound_voice_profile: orNull(uuid),
};

const md5 = (value: string) => createHash('md5').update(value).digest('hex');

/** `/sip/domain` and what lives under a domain. Domains go by their name and have no uuid. */
export function sipDomains(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.sipDomains;
	const byName = ({ account, params }: Call): Plain => {
		const domain = table()
			.of(account.uuid)
			.find((each) => each.domain === params.domain);
		if (!domain) throw notFound('SIP domain');
		return domain;
	};
	const under = (kind: 'sipUsers' | 'sipSwitches' | 'sipUserInvites', domain: string) =>
		vendor.world[kind].rows.filter((row) => row.sip_domain === domain);

	const links = (row: Plain) => {
		const { sipConnections, sipControlApps, outboundVoiceProfiles } = vendor.world;
		const named = (linked?: Plain) => (linked ? { uuid: linked.uuid, name: linked.name } : null);
		return {
			sip_connection: named(sipConnections.find(row.account, row.sip_connection)),
			sip_control_app: named(sipControlApps.find(row.account, row.sip_control_app)),
			outbound_voice_profile: named(
				outboundVoiceProfiles.find(row.account, row.outbound_voice_profile),
			),
		};
	};

	uniform(rest, vendor, {
		path: '/sip/domain',
		table,
		key: ':domain',
		pick: byName,
		create: { domain: required(text(3, 255)), ...LINKS },
		change: LINKS,
		guard: ({ account }, values) => {
			const { sipConnections, sipControlApps, outboundVoiceProfiles } = vendor.world;
			if (table().rows.some((each) => each.domain === values.domain)) {
				throw new Failure(409, 'SIP domain already exists');
			}
			if (values.sip_connection) sipConnections.get(account.uuid, values.sip_connection);
			if (values.sip_control_app) sipControlApps.get(account.uuid, values.sip_control_app);
			if (values.outbound_voice_profile) {
				outboundVoiceProfiles.get(account.uuid, values.outbound_voice_profile);
			}
		},
		defaults: () => ({ sip_connection: null, sip_control_app: null, outbound_voice_profile: null }),
		beforeRemove: (_call, { domain }) => {
			if (under('sipUsers', domain).length > 0) throw new Failure(409, 'SIP domain is in use');
			for (const kind of ['sipSwitches', 'sipUserInvites'] as const) {
				for (const row of under(kind, domain)) vendor.world[kind].remove(row);
			}
		},
		view: (row, full) => {
			const { uuid: _uuid, ...view } = plainView(vendor, row, full);
			const refs = (kind: Parameters<typeof under>[0]) =>
				full ? under(kind, row.domain).map((each) => ({ uuid: each.uuid })) : [];
			return {
				...view,
				...links(row),
				sip_users: refs('sipUsers'),
				sip_switches: refs('sipSwitches'),
				sip_user_invites: refs('sipUserInvites'),
			};
		},
	});

	const within = (call: Call) => ({ sip_domain: byName(call).domain });
	const childView = (row: Plain, full: boolean) => ({
		...plainView(vendor, row, full),
		sip_domain: { domain: row.sip_domain },
	});

	uniform(rest, vendor, {
		path: '/sip/domain/:domain/switch',
		table: () => vendor.world.sipSwitches,
		within,
		create: {
			name: required(text(1, 255)),
			remote_ip: required(text(7, 15)),
			remote_domain: required(text(1, 255)),
			description: text(0, 255),
			is_active: flag,
		},
		defaults: () => ({ description: null, is_active: true }),
		view: childView,
	});

	uniform(rest, vendor, {
		path: '/sip/domain/:domain/invite',
		table: () => vendor.world.sipUserInvites,
		within,
		create: { name: required(text(3, 255)), expired_on: required(dateTime) },
		defaults: () => ({ token: randomBytes(16).toString('hex') }),
		view: childView,
		without: ['get'],
	});

	uniform(rest, vendor, {
		path: '/sip/domain/:domain/user',
		table: () => vendor.world.sipUsers,
		within,
		create: {
			login: required(text(1, 255)),
			password: required(text(1, 255)),
			first_name: text(),
			last_name: text(),
			email: text(),
			phone_number: text(),
			avatar: text(),
			same_domain_calls_only: flag,
			dob: dateTime,
			gender: text(),
		},
		guard: (call, { login }, row) => {
			const { domain } = byName(call);
			const taken = under('sipUsers', domain).some((each) => each !== row && each.login === login);
			if (taken) throw new Failure(409, 'SIP user already exists');
		},
		defaults: () => ({ same_domain_calls_only: false, groups: [] }),
		view: (row, full) => {
			const { password, ...view } = childView(row, full) as Record<string, unknown>;
			const { login, sip_domain: domain } = row;
			return {
				...view,
				ha1: md5(`${login}:${domain}:${password}`),
				ha1b: md5(`${login}@${domain}:${domain}:${password}`),
			};
		},
	});
}
