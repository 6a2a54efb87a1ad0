import { uploadedFlow } from '../callFlow';
import { Failure, notFound } from '../failure';
import { flag, integer, oneOf, orNull, phone, required, text, uuid } from '../fields';
import { Answer } from '../rest';
import type { Call, Rest } from '../rest';
import { equal, mask, search } from '../search';
import { assignments, mustHaveProduct, trunk, trunkIds } from '../sip';
import { plainView, uniform } from '../uniform';
import type { Vendor } from '../vendor';

/** `/sip/app`: applications that steer calls by XML. */
export function sipControlApps(rest: Rest, vendor: Vendor): void {
	const table = () => vendor.world.sipControlApps;
	const url = text(1, 255, '^https?://');

	uniform(rest, vendor, {
		path: '/sip/app',
		table,
		create: {
			name: required(text(1, 255)),
			is_active: flag,
			product: required(integer(1)),
			class4_ingress_trunk_settings: required(trunk),
			class4_egress_trunk_settings: required(trunk),
			webhook_url: url,
			webhook_method: oneOf('GET', 'POST'),
			webhook_request_timeout: orNull(integer(0)),
			call_flow_url: url,
			call_flow_method: oneOf('GET', 'POST'),
			call_flow_request_timeout: orNull(integer(0)),
		},
		guard: (_call, values) => mustHaveProduct(values.product),
		defaults: () => ({
			is_active: true,
			webhook_url: null,
			webhook_method: null,
			webhook_request_timeout: null,
			call_flow_url: null,
			call_flow_method: null,
			call_flow_request_timeout: null,
			shaken_verify_policy: null,
			shaken_minimum_accepted_attest_lvl: null,
			auto_answer: false,
			max_call_length_min: null,
			...trunkIds(table()),
			static_call_flow: null,
		}),
		beforeRemove: ({ account }, { uuid: removed }) => {
			const { leases, sipDomains } = vendor.world;
			const users = [...leases.of(account.uuid), ...sipDomains.of(account.uuid)];
			if (users.some((row) => row.sip_control_app === removed)) {
				throw new Failure(409, 'SIP control app is in use');
			}
		},
		view: (row, full) => {
			const { static_call_flow: _flow, ...view } = plainView(vendor, row, full);
			return view;
		},
	});
	assignments(rest, vendor, '/sip/app', table, 'sip_control_app');
	staticFlows(rest, vendor);
	logs(rest, vendor);
}

/** The call flow that an app plays when it has no URL to ask; its reply has `url` beside `payload`. */
function staticFlows(rest: Rest, vendor: Vendor): void {
	const path = '/sip/app/call/flow/:uuid';
	const pick = ({ account, params }: Call) =>
		vendor.world.sipControlApps.get(account.uuid, params.uuid);
	const answer = (uuid: string, xml: string) =>
		new Answer(xml, { extra: { url: `https://api.opentact.org/rest/sip/app/call/flow/${uuid}` } });

	rest.get(path, (call) => {
		const app = pick(call);
		if (!app.static_call_flow) throw notFound('Static call flow');
		return answer(app.uuid, app.static_call_flow);
	});
	rest.post(path, (call) => {
		const app = pick(call);
		app.static_call_flow = uploadedFlow(call);
		return answer(app.uuid, app.static_call_flow);
	});
	rest.delete(path, (call) => {
		const app = pick(call);
		if (!app.static_call_flow) throw notFound('Static call flow');
		app.static_call_flow = null;
		return {};
	});
}

function logs(rest: Rest, vendor: Vendor): void {
	rest.post('/sip/app/:uuid/logs', (call) => {
		const { uuid: app } = vendor.world.sipControlApps.get(call.account.uuid, call.params.uuid);
		const rows = vendor.world.callFlowLogs.of(call.account.uuid);
		return search(
			call,
			rows.filter((row) => row.sip_control_app === app),
			{
				filters: {
					name: equal(text(1, 32), (row) => row.name),
					success: equal(flag, (row) => row.success),
					from: mask((row) => row.from),
					tn: { field: phone(), fits: (row, value) => String(row.tn) === String(value) },
					call: equal(uuid, (row) => row.call),
				},
				order: {
					name: (row) => row.name,
					from: (row) => row.from,
					tn: (row) => row.tn,
					channel_uuid: (row) => row.channel_uuid,
					created_on: (row) => row.created_on,
					modified_on: (row) => row.modified_on,
				},
			},
			({ uuid: id, success, name, command, response, call: of, created_on, modified_on }) => ({
				...{ uuid: id, success, name, command, response, call: { uuid: of } },
				...{ sip_control_app: { uuid: app }, created_on, modified_on },
			}),
		);
	});
}
