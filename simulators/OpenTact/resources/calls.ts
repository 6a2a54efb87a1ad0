import { uploadedFlow } from '../callFlow';
import { appCallView, callView, runFlow } from '../calls';
import { notFound } from '../failure';
import { dateTime, integer, oneOf, phone, text, uuid } from '../fields';
import type { Call, Rest } from '../rest';
import { equal, mask, pageOf, search } from '../search';
import type { Vendor } from '../vendor';
import type { Plain } from '../world';

/** `/call/search` and the calls of SIP control apps. */
export function calls(rest: Rest, vendor: Vendor): void {
	const mine = (call: Call) => vendor.world.calls.of(call.account.uuid);
	const stamps = {
		created_on: (row: Plain) => row.created_on,
		modified_on: (row: Plain) => row.modified_on,
	};

	rest.get('/sip/app/call/online', (call) =>
		mine(call)
			.filter((each) => each.state === 'online')
			.map((each) => appCallView(vendor, each)),
	);
	rest.get('/sip/app/call/:uuid', ({ account, params }) =>
		appCallView(vendor, vendor.world.calls.get(account.uuid, params.uuid)),
	);
	rest.post('/sip/app/call/:uuid', (call) => {
		const live = vendor.world.calls.get(call.account.uuid, call.params.uuid);
		const xml = uploadedFlow(call);
		if (live.state !== 'online') throw notFound('Online call');
		runFlow(vendor, live, xml);
		return appCallView(vendor, live);
	});
	rest.post('/sip/app/call/search', (call) =>
		search(
			call,
			mine(call),
			{
				filters: {
					tn: { field: phone(), fits: (row, value) => String(row.tn) === String(value) },
					from: mask((row) => row.from),
					to: mask((row) => row.to),
					state: equal(oneOf('online', 'offline'), (row) => row.state),
					sip_control_app: equal(uuid, (row) => row.sip_control_app),
				},
				order: {
					tn: (row) => row.tn,
					to: (row) => row.to,
					from: (row) => row.from,
					state: (row) => row.state,
					...stamps,
				},
			},
			(row) => appCallView(vendor, row),
		),
	);

	rest.post('/call/search', (call) => {
		const asked = call.read({
			direction: oneOf('in', 'out'),
			created_on_from: dateTime,
			created_on_to: dateTime,
			tn: phone(),
			to: phone(),
			account: text(),
			duration_min: integer(0),
			duration_max: integer(0),
		});
		const { take, skip } = pageOf(call.query, {});
		const same = (wanted: unknown, value: unknown) =>
			wanted === undefined || String(wanted) === String(value);
		const found = mine(call)
			.filter(
				(row) =>
					same(asked.direction, row.direction) &&
					same(asked.tn, row.tn) &&
					same(asked.to, row.to) &&
					same(asked.account, row.account) &&
					row.duration >= (asked.duration_min ?? 0) &&
					row.duration <= (asked.duration_max ?? Infinity) &&
					Date.parse(row.created_on) >= Date.parse(asked.created_on_from ?? 0) &&
					Date.parse(row.created_on) <= (Date.parse(asked.created_on_to ?? '') || Infinity),
			)
			.reverse();
		const data = found.slice(skip, skip + take).map((row) => callView(vendor, row));
		return { total: found.length, data };
	});
}
