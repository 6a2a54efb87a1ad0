import { tnProfile } from './catalogue';
import type { TnProfile } from './catalogue';
import { book } from './money';
import type { Actor } from './table';
import type { Vendor } from './vendor';
import type { Lease, Order, OrderItem, Tn } from './world';

const MONTH = 30 * 86_400_000;

/** One-time and monthly costs of a number with these features, US dollars. */
export function priceOf(profile: TnProfile, item: Pick<OrderItem, 'features'>) {
	const sms = item.features.includes('sms');
	const voice = item.features.includes('voice');
	const sum = (...parts: number[]) => Math.round(parts.reduce((a, b) => a + b, 0) * 1e4) / 1e4;
	return {
		nrc: sum(profile.nrc, sms ? profile.sms_nrc : 0, voice ? profile.voice_nrc : 0),
		mrc: sum(profile.mrc, sms ? profile.sms_mrc : 0, voice ? profile.voice_mrc : 0),
	};
}

/** The number of the stock with its price entry. */
export function stocked(vendor: Vendor, tn: number): { tn: Tn; profile: TnProfile } | undefined {
	const found = vendor.world.inventory.find((each) => each.tn === tn);
	return found && { tn: found, profile: tnProfile(found.profile)! };
}

/** Whether nobody has it. */
export function isFree(vendor: Vendor, tn: number): boolean {
	return !vendor.world.leases.rows.some((lease) => lease.tn === tn);
}

/** Takes a new order through its states, a step each. */
export function process(vendor: Vendor, order: Order): void {
	const next = () => {
		if (advanceOrder(vendor, order)) vendor.later.run(vendor.behaviour.orderStep, next);
	};
	vendor.later.run(vendor.behaviour.orderStep, next);
}

/** One state further: created, processing, success or failed. Answers whether there is more. */
export function advanceOrder(vendor: Vendor, order: Order): boolean {
	if (order.state === 'success' || order.state === 'failed') return false;
	order.modified_on = new Date().toISOString();
	if (order.state === 'created') {
		order.state = 'processing';
		return true;
	}
	for (const item of order.items) provision(vendor, order, item);
	const anyLeased = order.items.some((item) => item.state === 'success');
	order.state = anyLeased ? 'success' : 'failed';
	return false;
}

function provision(vendor: Vendor, order: Order, item: OrderItem): void {
	const { world } = vendor;
	const found = stocked(vendor, item.tn);
	const missing = item.features.filter((each) => !found?.tn.features.includes(each));
	if (!found) item.reason = 'Number is not in stock';
	else if (!isFree(vendor, item.tn)) item.reason = 'Number is already leased';
	else if (missing.length > 0) item.reason = `Number has no ${missing.join(', ')}`;
	item.state = item.reason ? 'failed' : 'success';
	if (!found || item.reason) return;

	const actor: Actor = { account: order.account, user: order.created_by };
	const lease: Lease = world.leases.add(actor, {
		tn: item.tn,
		tnorder: order.uuid,
		expired_on: new Date(Date.now() + MONTH).toISOString(),
		autorenew: item.autorenew,
		voice: item.features.includes('voice'),
		fax: item.features.includes('fax'),
		sms: item.features.includes('sms'),
		mms: item.features.includes('mms'),
		emergency: item.features.includes('emergency'),
		messaging_profile: null,
		sip_connection: null,
		sip_control_app: null,
		subscription: null,
	});
	const { nrc, mrc } = priceOf(found.profile, item);
	book(world, actor, -nrc, 'tnlease_nrc', lease.uuid);
	book(world, actor, -mrc, 'tnlease_mrc', lease.uuid);
}
