import { createHash, randomBytes } from 'node:crypto';
import { reportMessage } from './callbacks';
import { tnProfile } from './catalogue';
import { book } from './money';
import type { Actor } from './table';
import type { Vendor } from './vendor';
import { smsView } from './views';
import type { Lease, Sms } from './world';

/** The conversation of two numbers, whoever writes. */
export function threadOf(one: string, other: string): string {
	return createHash('md5').update([one, other].sort().join('-')).digest('hex');
}

/** Whether a number takes part in messaging: switched on, and with a profile. */
export function isSmsEnabled(lease: Lease): boolean {
	return lease.sms && lease.messaging_profile !== null;
}

/** The price of one message, US dollars. */
export function smsPrice(vendor: Vendor, lease: Lease, way: 'send' | 'receive'): number {
	const tn = vendor.world.inventory.find((each) => each.tn === lease.tn)!;
	const profile = tnProfile(tn.profile)!;
	return way === 'send' ? profile.sms_per_send_cost : profile.sms_per_receive_cost;
}

/** Takes a new message through its states, a step each. */
export function dispatch(vendor: Vendor, sms: Sms): void {
	const next = () => {
		if (advance(vendor, sms)) vendor.later.run(vendor.behaviour.smsStep, next);
	};
	vendor.later.run(vendor.behaviour.smsStep, next);
}

/** One state further: created, sending, sent, delivered. Answers whether there is more to come. */
export function advance(vendor: Vendor, sms: Sms): boolean {
	const outcome = vendor.outcomes.get(sms.to) ?? 'delivered';
	const lease = vendor.world.leases.of(sms.account).find((each) => each.tn === sms.tn);
	if (sms.state === 'created') {
		change(sms, { state: 'sending', reference_id: randomBytes(12).toString('base64url') });
		return true;
	}
	if (sms.state === 'sending') {
		const refusal = !lease || !isSmsEnabled(lease) ? 'Number is not enabled for SMS' : null;
		const reason = refusal ?? (outcome === 'failed' ? 'Rejected by carrier' : null);
		const state = reason ? 'failed' : vendor.behaviour.smsFinalState;
		change(sms, { state, reason });
		report(vendor, sms, lease);
		return reason === null;
	}
	if (sms.delivered || sms.state === 'failed') return false;
	if (outcome === 'undelivered') change(sms, { state: 'failed', reason: 'Not delivered' });
	else change(sms, { delivered: true });
	report(vendor, sms, lease);
	return false;
}

/**
 * A message from outside. Numbers that are not leased or not enabled for SMS receive nothing.
 * @param times how often the callback comes; the vendor promises neither exactly once nor any order
 */
export async function receive(
	vendor: Vendor,
	given: { from: string; to: string; message: string; state?: Sms['state']; times?: number },
): Promise<Sms | undefined> {
	const lease = vendor.world.leases.rows.find((each) => String(each.tn) === given.to);
	if (!lease || !isSmsEnabled(lease)) return undefined;
	const actor: Actor = { account: lease.account, user: lease.created_by };
	const sms = vendor.world.sms.add(actor, {
		type: 'smsi',
		state: given.state ?? 'success',
		from: given.from,
		to: given.to,
		message: given.message,
		thread: threadOf(given.from, given.to),
		delivered: true,
		tn: lease.tn,
		reference_id: null,
		custom_callback_url: null,
		reason: null,
		readed: false,
	});
	book(vendor.world, actor, -smsPrice(vendor, lease, 'receive'), 'sms_incoming', sms.uuid);
	for (let time = 0; time < (given.times ?? 1); time++) await report(vendor, sms, lease);
	return sms;
}

async function report(vendor: Vendor, sms: Sms, lease?: Lease): Promise<void> {
	const { world } = vendor;
	const profile = world.messagingProfiles.find(sms.account, lease?.messaging_profile);
	await reportMessage(
		vendor,
		{
			custom: sms.custom_callback_url,
			first: profile?.callback_url,
			second: profile?.callback_url2,
		},
		smsView(world, sms, false),
	);
}

function change(sms: Sms, values: Partial<Sms>): void {
	Object.assign(sms, values, { modified_on: new Date().toISOString() });
}
