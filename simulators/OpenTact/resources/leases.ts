import { randomUUID } from 'node:crypto';
import { UUID_PATTERN } from '../constants';
import { invalid, notFound } from '../failure';
import { flag, integer, listOf, orNull, required, uuid } from '../fields';
import type { Fields } from '../fields';
import { book } from '../money';
import type { Call, Rest } from '../rest';
import { equal, mask, search } from '../search';
import type { Search } from '../search';
import type { Vendor } from '../vendor';
import { leaseView, slimLeaseView, subscriptionView } from '../views';
import type { Lease } from '../world';

const PATCH: Fields = {
	voice: flag,
	fax: flag,
	sms: flag,
	mms: flag,
	emergency: flag,
	autorenew: flag,
	messaging_profile: uuid,
	sip_connection: orNull(uuid),
	sip_control_app: orNull(uuid),
};

/** Vendor docs: SMS enabled numbers. The page prints capitals; the reply shows the names in use. */
const SUBSCRIBE: Fields = { messaging_profile: required(uuid), sms_campaign: required(uuid) };

/** What it costs to enable a number of the US or Canada for SMS, US dollars. */
const SMS_FEE = 0.01;

const SEARCH: Search<Lease> = {
	filters: {
		tn: mask((lease) => lease.tn),
		autorenew: equal(flag, (lease) => lease.autorenew),
		sip_connection: equal(uuid, (lease) => lease.sip_connection),
		sip_control_app: equal(uuid, (lease) => lease.sip_control_app),
		sip_connections_skip: {
			field: listOf(uuid),
			fits: (lease, uuids: string[]) =>
				lease.sip_connection === null || !uuids.includes(lease.sip_connection),
		},
	},
	order: {
		tn: (lease) => lease.tn,
		created_on: (lease) => lease.created_on,
		modified_on: (lease) => lease.modified_on,
	},
};

/** `/lease/tn`: the numbers that an account has bought. */
export function leases(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.leases;
	const full = (lease: Lease) => leaseView(vendor.world, lease, true);

	rest.post('/lease/tn/search', (call) =>
		search(call, table().of(call.account.uuid), SEARCH, (lease) =>
			leaseView(vendor.world, lease, false),
		),
	);
	rest.get('/lease/tn/:uuid', (call) => full(table().get(call.account.uuid, call.params.uuid)));
	rest.get('/lease/tn/:id/tn', (call) => {
		const { id } = call.params;
		const message = integer(1).check(/^\d+$/.test(id) ? Number(id) : id);
		if (message) throw invalid({ tn: { message, value: id } });
		return full(byUuidOrTn(vendor, call));
	});
	rest.patch('/lease/tn/:uuid', (call) => {
		const lease = table().get(call.account.uuid, call.params.uuid);
		const values = call.read(PATCH);
		const { messagingProfiles, sipConnections, sipControlApps } = vendor.world;
		if (values.messaging_profile)
			messagingProfiles.get(call.account.uuid, values.messaging_profile);
		if (values.sip_connection) sipConnections.get(call.account.uuid, values.sip_connection);
		if (values.sip_control_app) sipControlApps.get(call.account.uuid, values.sip_control_app);
		return full(table().change(call.actor, lease, values));
	});
	rest.delete('/lease/tn/:id', (call) => {
		const lease = table().remove(byUuidOrTn(vendor, call));
		return slimLeaseView(vendor.world, lease);
	});
	rest.post('/lease/tn/:id/subscription/sms', (call) => subscribe(vendor, call));
	rest.delete('/lease/tn/:id/subscription/sms', (call) => {
		const lease = byUuidOrTn(vendor, call);
		if (!lease.subscription) throw notFound('SMS subscription');
		const view = subscriptionView(vendor.world, lease);
		table().change(call.actor, lease, { sms: false, subscription: null });
		return view;
	});
}

/** Enables SMS on a number, or moves it to another profile or campaign. */
function subscribe(vendor: Vendor, call: Call): object {
	const { world } = vendor;
	const lease = byUuidOrTn(vendor, call);
	const { messaging_profile, sms_campaign } = call.read(SUBSCRIBE);
	const profile = world.messagingProfiles.get(call.account.uuid, messaging_profile);
	const campaign = world.campaigns.get(call.account.uuid, sms_campaign);
	const isNew = lease.subscription === null;
	const now = new Date().toISOString();
	world.leases.change(call.actor, lease, {
		sms: true,
		messaging_profile: profile.uuid,
		subscription: {
			uuid: lease.subscription?.uuid ?? randomUUID(),
			type: 'sms',
			messaging_profile: profile.uuid,
			sms_campaign: campaign.uuid,
			created_on: lease.subscription?.created_on ?? now,
			modified_on: now,
		},
	});
	if (isNew) book(world, call.actor, -SMS_FEE, 'sms_nrc', lease.uuid);
	return subscriptionView(world, lease);
}

/** Releasing and subscribing take the lease's uuid or its number. */
function byUuidOrTn(vendor: Vendor, call: Call): Lease {
	const { id } = call.params;
	const { leases: table } = vendor.world;
	if (new RegExp(UUID_PATTERN).test(id)) return table.get(call.account.uuid, id);
	const lease = table.of(call.account.uuid).find((each) => String(each.tn) === id);
	if (!lease) throw notFound('TN lease');
	return lease;
}
