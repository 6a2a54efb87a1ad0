import { callBack } from './callbacks';
import { commandsOf } from './callFlow';
import { notFound } from './failure';
import type { Actor } from './table';
import type { Vendor } from './vendor';
import { accountView } from './views';
import type { Plain } from './world';

/** A call comes in for a number that a SIP control app answers. Throws Failure 404 when none does. */
export async function startCall(
	vendor: Vendor,
	given: { from: string; to: string },
): Promise<Plain> {
	const { world } = vendor;
	const lease = world.leases.rows.find((each) => String(each.tn) === given.to);
	const app = lease && world.sipControlApps.find(lease.account, lease.sip_control_app);
	if (!lease || !app) throw notFound('Number with a SIP control app');
	const actor: Actor = { account: lease.account, user: lease.created_by };
	const now = new Date().toISOString();
	const call = world.calls.add(actor, {
		type: 'CallSCA',
		direction: 'in',
		from: given.from,
		to: given.to,
		tn: lease.tn,
		sip_control_app: app.uuid,
		state: 'online',
		duration: 0,
		init_on: now,
		answer_on: now,
		hangup_on: null,
	});
	await tell(vendor, app, call);
	if (app.static_call_flow) runFlow(vendor, call, app.static_call_flow);
	return call;
}

/** The call is over; nothing happens when it already was. */
export async function finishCall(vendor: Vendor, call: Plain): Promise<Plain> {
	if (call.state === 'offline') return call;
	const now = Date.now();
	Object.assign(call, {
		state: 'offline',
		duration: Math.round((now - Date.parse(call.answer_on)) / 1000),
		hangup_on: new Date(now).toISOString(),
		modified_on: new Date(now).toISOString(),
	});
	const app = vendor.world.sipControlApps.find(call.account, call.sip_control_app);
	if (app) await tell(vendor, app, call);
	return call;
}

/** Carries out a call flow: a log entry for each command; `Hangup` and `Reject` end the call. */
export function runFlow(vendor: Vendor, call: Plain, xml: string): void {
	const actor: Actor = { account: call.account, user: call.created_by };
	for (const name of commandsOf(xml)) {
		vendor.world.callFlowLogs.add(actor, {
			name,
			success: true,
			command: { name },
			response: {},
			call: call.uuid,
			sip_control_app: call.sip_control_app,
			from: call.from,
			tn: call.tn,
			channel_uuid: call.uuid,
		});
		if (name === 'Hangup' || name === 'Reject') void finishCall(vendor, call);
	}
}

/** Calls the app's webhook with `state`, `from` and `to` in the query, and the call as a POST's body. */
async function tell(vendor: Vendor, app: Plain, call: Plain): Promise<void> {
	if (!app.webhook_url) return;
	const url = new URL(app.webhook_url);
	for (const name of ['state', 'from', 'to']) url.searchParams.set(name, call[name]);
	await callBack(vendor, url.href, app.webhook_method ?? 'GET', callView(vendor, call));
}

/** A call as `/call/search` shows it. */
export function callView(vendor: Vendor, call: Plain): Record<string, unknown> {
	const { created_by: _creator, modified_by: _changer, ...row } = call;
	const account = vendor.world.accounts.find((each) => each.uuid === call.account)!;
	const app = vendor.world.sipControlApps.find(call.account, call.sip_control_app);
	return {
		...row,
		state: call.state === 'offline' ? 'destroyed' : 'live',
		tn: { tn: call.tn },
		sip_control_app: app ? { uuid: app.uuid, name: app.name } : null,
		account: accountView(account),
	};
}

/** A call as the `/sip/app/call` endpoints show it. */
export function appCallView(vendor: Vendor, call: Plain): Record<string, unknown> {
	const { uuid, from, to, state, created_on, modified_on } = call;
	const { tn, sip_control_app, account } = callView(vendor, call);
	return {
		...{ uuid, tn, from, to, meta: {}, state, source: 'freeswitch', logs: [] },
		...{ account, sip_control_app, created_on, modified_on },
	};
}
