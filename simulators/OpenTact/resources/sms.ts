import { Failure, invalid, notFound } from '../failure';
import { flag, integer, oneOf, phone, required, text } from '../fields';
import type { Fields } from '../fields';
import { dispatch, smsPrice, threadOf } from '../messages';
import { book, mustAfford } from '../money';
import { Answer } from '../rest';
import type { Call, Rest } from '../rest';
import { equal, mask, search } from '../search';
import type { Search } from '../search';
import type { Vendor } from '../vendor';
import { smsItemView, smsView } from '../views';
import type { Sms } from '../world';

/** Vendor docs: send a message. `from` is today's sender field, `tn` the one of 2020 and 2021. */
const SEND: Fields = {
	from: phone(),
	tn: integer(1),
	to: required(phone()),
	message: required(text(1, 918)),
	custom_callback_url: text(10, 255),
};

const OUTBOUND_STATES = ['created', 'sending', 'sent', 'failed', 'success'];
const INBOUND_STATES = ['created', 'success', 'failed'];
const BASE: Search<Sms>['filters'] = {
	message: mask((sms) => sms.message, 1, 918),
	from: mask((sms) => sms.from, 3),
	to: mask((sms) => sms.to, 3),
	delivered: equal(flag, (sms) => sms.delivered),
};
const ORDER: Search<Sms>['order'] = {
	to: (sms) => sms.to,
	message: (sms) => sms.message,
	state: (sms) => sms.state,
	delivered: (sms) => sms.delivered,
	created_on: (sms) => sms.created_on,
	modified_on: (sms) => sms.modified_on,
};
const ALL: Search<Sms> = {
	filters: {
		...BASE,
		thread: equal(text(), (sms) => sms.thread),
		readed: equal(flag, (sms) => sms.readed),
		state: equal(oneOf(...OUTBOUND_STATES), (sms) => sms.state),
	},
	order: { ...ORDER, from: (sms) => sms.from },
};
const OUTBOUND: Search<Sms> = {
	filters: {
		...BASE,
		tn: equal(integer(1), (sms) => sms.tn),
		state: equal(oneOf(...OUTBOUND_STATES), (sms) => sms.state),
		reference_id: equal(text(), (sms) => sms.reference_id),
	},
	order: { ...ORDER, tn: (sms) => sms.tn, reference_id: (sms) => sms.reference_id },
};
const INBOUND: Search<Sms> = {
	filters: {
		...BASE,
		tn: equal(integer(1), (sms) => sms.tn),
		readed: equal(flag, (sms) => sms.readed),
		state: equal(oneOf(...INBOUND_STATES), (sms) => sms.state),
	},
	order: { ...ORDER, tn: (sms) => sms.tn, from: (sms) => sms.from },
};

/** `/sms`: send, read, search. */
export function sms(rest: Rest, vendor: Vendor): void {
	const of = (call: Call, type: Sms['type']) =>
		vendor.world.sms.of(call.account.uuid).filter((each) => each.type === type);

	rest.post('/sms', (call) => send(vendor, call));
	for (const [way, type] of [
		['outbound', 'smso'],
		['inbound', 'smsi'],
	] as const) {
		rest.get(`/sms/${way}/:uuid`, (call) => {
			const found = of(call, type).find((each) => each.uuid === call.params.uuid);
			if (!found) throw notFound('SMS');
			return smsView(vendor.world, found, true);
		});
		const offer = way === 'outbound' ? OUTBOUND : INBOUND;
		rest.post(`/sms/search/${way}`, (call) =>
			search(call, of(call, type), offer, (each) => smsView(vendor.world, each, false)),
		);
	}
	rest.post('/sms/search', (call) =>
		search(call, vendor.world.sms.of(call.account.uuid), ALL, smsItemView),
	);
}

/** Accepts a message; what becomes of it shows later. */
function send(vendor: Vendor, call: Call): Answer {
	const { world } = vendor;
	const body = call.read(SEND);
	const sender = body.from ?? body.tn;
	if (sender === undefined) throw invalid({ 'params.from': { message: "'from' is required" } });
	const from = digits(sender);
	const to = digits(body.to);
	const lease = world.leases.of(call.account.uuid).find((each) => String(each.tn) === from);
	if (!lease) throw new Failure(404, `TN ${from} is not leased`);
	const price = smsPrice(vendor, lease, 'send');
	mustAfford(world, call.actor, price);

	const sms = world.sms.add(call.actor, {
		type: 'smso',
		state: 'created',
		from,
		to,
		message: body.message,
		thread: threadOf(from, to),
		delivered: false,
		tn: lease.tn,
		reference_id: null,
		custom_callback_url: body.custom_callback_url ?? null,
		reason: null,
		readed: false,
	});
	book(world, call.actor, -price, 'sms_outgoing', sms.uuid);
	dispatch(vendor, sms);
	// The published sample gives `to` back as it came, a number; later reads and events have a string.
	const view = { ...smsView(world, sms, false), to: body.to };
	return new Answer(view, { status: vendor.behaviour.smsStatus });
}

const digits = (value: string | number) => String(value).replace(/^\+/, '');
