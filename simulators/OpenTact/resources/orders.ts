import { notFound } from '../failure';
import { flag, integer, listOf, object, oneOf, required, text } from '../fields';
import type { Fields } from '../fields';
import { mustAfford } from '../money';
import { priceOf, process, stocked } from '../provisioning';
import { Answer } from '../rest';
import type { Call, Rest } from '../rest';
import { equal, search } from '../search';
import type { Vendor } from '../vendor';
import { leaseView, owners, tnView } from '../views';
import { tnProfile } from '../catalogue';
import type { Feature, Order, OrderItem } from '../world';

/** Vendor docs: order phone number. */
const ORDER: Fields = {
	items: required(
		listOf(
			object({
				tn: required(integer(1)),
				features: required(listOf(oneOf('voice', 'sms'))),
				autorenew: required(flag),
			}),
			1,
		),
	),
};

const FEATURES: Feature[] = ['voice', 'fax', 'sms', 'mms', 'emergency'];

/** The body of 2021: features are flags. */
const TN_ORDER: Fields = {
	items: required(
		listOf(
			object({
				tn: required(integer(1)),
				...Object.fromEntries(FEATURES.map((feature) => [feature, flag])),
				profile: text(1, 255),
				autorenew: flag,
			}),
			1,
		),
	),
};

/** `/order`: asynchronous; `payload.success` counts numbers and is not the envelope's flag. */
export function orders(rest: Rest, vendor: Vendor): void {
	const mine = (call: Call) => vendor.world.orders.of(call.account.uuid);

	rest.post('/order', (call) => {
		const body = call.read(ORDER);
		return new Answer(countView(place(vendor, call, body, body.items)), { status: 201 });
	});
	rest.create('/order/tn', (call) => {
		const body = call.read(TN_ORDER);
		for (const { tn } of body.items) if (!stocked(vendor, tn)) throw notFound(`TN ${tn}`);
		return fullView(vendor, place(vendor, call, body, body.items.map(fromFlags)));
	});
	rest.post('/order/price', (call) => {
		const items = call.read(TN_ORDER).items.map((item: any) => priceLine(vendor, item));
		const total = (name: 'nrc' | 'mrc') =>
			Math.round(items.reduce((sum: number, item: any) => sum + item[name], 0) * 1e4) / 1e4;
		return { nrc: total('nrc'), mrc: total('mrc'), items };
	});
	rest.post('/order/search', (call) => {
		const state = oneOf('created', 'verify', 'processing', 'success', 'failed');
		const offer = {
			filters: { state: equal(state, (order: Order) => order.state) },
			order: {
				state: (order: Order) => order.state,
				created_on: (order: Order) => order.created_on,
				modified_on: (order: Order) => order.modified_on,
			},
		};
		return search(call, mine(call), offer, countView);
	});
	rest.get('/order', (call) => mine(call).map(countView));
	rest.get('/order/:uuid', (call) =>
		fullView(vendor, vendor.world.orders.get(call.account.uuid, call.params.uuid)),
	);
}

function place(vendor: Vendor, call: Call, request: object, items: OrderItem[]): Order {
	const costs = items.map((item) => {
		const found = stocked(vendor, item.tn);
		const { nrc, mrc } = found ? priceOf(found.profile, item) : { nrc: 0, mrc: 0 };
		return nrc + mrc;
	});
	mustAfford(
		vendor.world,
		call.actor,
		costs.reduce((sum, cost) => sum + cost, 0),
	);
	const order = vendor.world.orders.add(call.actor, {
		state: 'created',
		request,
		items: items.map(({ tn, features, autorenew }) => ({
			...{ tn, features, autorenew },
			state: 'created' as const,
		})),
	});
	process(vendor, order);
	return order;
}

/** Voice, SMS and renewal are on unless switched off. */
function fromFlags(item: Record<string, any>): OrderItem {
	const wanted: Record<string, boolean> = { voice: true, sms: true, ...item };
	const features = FEATURES.filter((feature) => wanted[feature]);
	return { tn: item.tn, features, autorenew: item.autorenew ?? true, state: 'created' };
}

function priceLine(vendor: Vendor, item: Record<string, any>): object {
	const found = stocked(vendor, item.tn);
	const profile = item.profile ? tnProfile(item.profile) : found?.profile;
	if (!found) throw notFound(`TN ${item.tn}`);
	if (!profile) throw notFound(`TN profile ${item.profile}`);
	const { uuid, name, description, ...rest } = profile;
	const prices = Object.entries(rest).filter(([key]) => /_(nrc|mrc|cost)$/.test(key));
	const { nrc, mrc } = priceOf(profile, fromFlags(item));
	return { id: uuid, name, description, nrc, mrc, ...Object.fromEntries(prices) };
}

function countView(order: Order): Record<string, unknown> {
	const count = (state: OrderItem['state']) =>
		order.items.filter((item) => item.state === state).length;
	return {
		uuid: order.uuid,
		state: order.state,
		created_on: order.created_on,
		modified_on: order.modified_on,
		total: order.items.length,
		success: count('success'),
		processing: count('created'),
		failed: count('failed'),
	};
}

function fullView(vendor: Vendor, order: Order): Record<string, unknown> {
	const { world } = vendor;
	const leases = world.leases.of(order.account).filter((lease) => lease.tnorder === order.uuid);
	const failed = order.items.filter((item) => item.state === 'failed');
	return {
		...countView(order),
		...owners(world, order, true),
		request: order.request,
		items: order.items.map(({ tn, features, autorenew }) => ({ tn, features, autorenew })),
		errors: failed.map(({ tn, reason }) => ({ item: { tn }, reason })),
		tns: leases.map((lease) => tnView(stocked(vendor, lease.tn)!.tn, lease)),
		tnleases: leases.map((lease) => leaseView(world, lease, false)),
	};
}
