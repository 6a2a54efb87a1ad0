import { createHash } from 'node:crypto';
import { tnProfile } from './catalogue';
import type { Account, Lease, MessagingProfile, Sms, Tn, User, World } from './world';

/** An account as it appears inside other records. */
export function accountView(account: Account): object {
	const { messaging_profile_default: _default, admin: _admin, ...rest } = account;
	return rest;
}

/** A user with the hash of the password: the published sample shows that field, so clients must hide it. */
export function userView(user: User): Record<string, unknown> {
	const { account: _account, password, ...rest } = user;
	return { ...rest, password: createHash('sha256').update(password).digest('hex') };
}

/** The user behind a `created_by` or `modified_by`. */
export function authorView(world: World, uuid: string): object {
	const user = world.users.find((each) => each.uuid === uuid);
	return user ? userView(user) : {};
}

/** The relations that a record's full view carries; its short view has them empty. */
export function owners(
	world: World,
	row: { account: string; created_by: string; modified_by: string },
	full: boolean,
): object {
	if (!full) return { account: {}, created_by: {}, modified_by: {} };
	const account = world.accounts.find((each) => each.uuid === row.account)!;
	return {
		account: accountView(account),
		created_by: authorView(world, row.created_by),
		modified_by: authorView(world, row.modified_by),
	};
}

/** A messaging profile; list entries come without their relations. */
export function messagingProfileView(
	world: World,
	profile: MessagingProfile,
	full: boolean,
): Record<string, unknown> {
	const leases = world.leases
		.of(profile.account)
		.filter((lease) => lease.messaging_profile === profile.uuid);
	return {
		...profile,
		...owners(world, profile, full),
		leases: full ? leases.map(({ uuid }) => ({ uuid })) : [],
	};
}

/** A number of the stock, or of an account when there is a lease. */
export function tnView(tn: Tn, lease?: Lease): Record<string, unknown> {
	const has = (feature: (typeof tn.features)[number]) =>
		lease ? lease[feature] : tn.features.includes(feature);
	return {
		tn: tn.tn,
		type: tn.type,
		registered: lease !== undefined,
		voice: has('voice'),
		fax: has('fax'),
		sms: has('sms'),
		mms: has('mms'),
		emergency: has('emergency'),
		profile: tnProfile(tn.profile) ?? {},
		created_on: tn.created_on,
		modified_on: tn.modified_on,
		deleted_on: null,
	};
}

/** A leased number; list entries come without the account and the authors. */
export function leaseView(world: World, lease: Lease, full: boolean): Record<string, unknown> {
	const { subscription, voice, fax, sms, mms, emergency, ...row } = lease;
	const profile = world.messagingProfiles.find(lease.account, lease.messaging_profile);
	const connection = world.sipConnections.find(lease.account, lease.sip_connection);
	const app = world.sipControlApps.find(lease.account, lease.sip_control_app);
	const named = (row?: { uuid: string; name?: string }) =>
		row && { uuid: row.uuid, name: row.name };
	return {
		...row,
		...owners(world, lease, full),
		tn: tnView(
			world.inventory.find((each) => each.tn === lease.tn)!,
			lease,
		),
		tnorder: lease.tnorder ? { uuid: lease.tnorder } : null,
		messaging_profile: profile
			? { uuid: profile.uuid, name: profile.name, callback_url: profile.callback_url }
			: null,
		sip_connection: named(connection) ?? null,
		sip_control_app: named(app) ?? null,
		subscriptions: subscription ? [{ uuid: subscription.uuid, type: subscription.type }] : [],
	};
}

/** A message as its own call, the searches by direction and the callbacks show it. */
export function smsView(world: World, sms: Sms, full: boolean): Record<string, unknown> {
	const { readed, reference_id, custom_callback_url, reason, ...row } = sms;
	const tn = world.inventory.find((each) => each.tn === sms.tn)!;
	const lease = world.leases.of(sms.account).find((each) => each.tn === sms.tn);
	const { created_on, modified_on } = tn;
	return {
		...row,
		...owners(world, sms, full),
		tn: full ? tnView(tn, lease) : { tn: tn.tn, created_on, modified_on, deleted_on: null },
		...(sms.type === 'smsi'
			? { readed, provider_event: null, tnlease: lease ? { uuid: lease.uuid } : null }
			: { automated: false, reference_id, custom_callback_url, ...(reason && { reason }) }),
	};
}

/** A message as the search over both directions shows it. */
export function smsItemView(sms: Sms): Record<string, unknown> {
	const { uuid, thread, type, from, to, message, state, delivered, created_on, modified_on } = sms;
	return {
		...{ uuid, thread, type, from, to, message, state, delivered, created_on, modified_on },
		account_uuid: sms.account,
		...(type === 'smsi' ? { readed: sms.readed } : { automated: false }),
	};
}

/** A lease as releasing it answers. */
export function slimLeaseView(world: World, lease: Lease): Record<string, unknown> {
	const { uuid, created_on, modified_on, expired_on, autorenew } = lease;
	const { tn } = leaseView(world, lease, false);
	return { uuid, created_on, modified_on, expired_on, autorenew, tn, subscriptions: [] };
}

/** The SMS subscription of a number, with its profile and campaign. */
export function subscriptionView(world: World, lease: Lease): object {
	const subscription = lease.subscription!;
	const profile = world.messagingProfiles.find(lease.account, subscription.messaging_profile);
	const campaign = world.campaigns.find(lease.account, subscription.sms_campaign)!;
	const { account: _account, created_by: _creator, modified_by: _changer, ...plain } = campaign;
	return {
		...subscription,
		messaging_profile: profile && {
			uuid: profile.uuid,
			name: profile.name,
			callback_url: profile.callback_url,
			operators: [],
			created_on: profile.created_on,
			modified_on: profile.modified_on,
		},
		sms_campaign: plain,
	};
}
