// A record that does not hold what was written into it: the node says so, and does not fail.
import type { IDataObject } from 'n8n-workflow';
import { byId, LEASE, PROFILE, UNKNOWN, useOpenTact } from './node';

const bench = useOpenTact();
const json = { 'content-type': 'application/json' };
const answer = (record: IDataObject) =>
	bench.vendor.faults.set([
		{
			path: '/rest/auth',
			status: 200,
			headers: json,
			body: { success: true, payload: { token: 'a.b.c' } },
		},
		{ path: '/rest/', status: 200, headers: json, body: { success: true, payload: record } },
	]);

const profile = { name: 'Desk', number_pool_enable: true, tollfree_weight: 5 };
const WRITES: Array<[string, IDataObject, IDataObject, string]> = [
	[
		'messagingProfile.update',
		{ uuid: byId(PROFILE), updateFields: profile },
		{ ...profile, number_pool_enable: false },
		'Number Pool',
	],
	[
		'messagingProfile.create',
		{ name: 'Desk', additionalFields: { sticky_sender: true, tollfree_weight: 5 } },
		{ name: 'Desk', sticky_sender: 0, tollfree_weight: 0 },
		'Sticky Sender, Toll-Free Weight',
	],
	[
		'messagingProfile.update',
		{ uuid: byId(PROFILE), updateFields: { callback_url: '' } },
		{ callback_url: 'https://example.com/x' },
		'Callback URL',
	],
	[
		'phoneNumber.update',
		{ lease: byId(LEASE), updateFields: { autorenew: false, messaging_profile: byId(PROFILE) } },
		{ autorenew: true, messaging_profile: { uuid: UNKNOWN } },
		'Messaging Profile, Renew Automatically',
	],
	[
		'account.addUser',
		{ email: 'a@example.com', password: 'secret', additionalFields: { role: 'Admin' } },
		{ email: 'a@example.com', role: 'User' },
		'Role',
	],
	[
		'user.update',
		{ uuid: byId(UNKNOWN), updateFields: { first_name: 'Ann' } },
		{ first_name: null },
		'First Name',
	],
];

it.each(WRITES)('%s with %j, answered with %j', async (operation, values, record, names) => {
	answer({ uuid: UNKNOWN, ...record });
	const { json: items, hints } = await bench.run(operation, { ...values, simplify: false });
	expect(items).toEqual([{ uuid: UNKNOWN, ...record }]);
	expect(hints).toEqual([expect.stringContaining(`did not take over: ${names}. `)]);
});

it.each<[string, IDataObject, IDataObject]>([
	[
		'messagingProfile.update',
		profile,
		{ name: ' Desk', number_pool_enable: 'true', tollfree_weight: '5.0' },
	],
	['messagingProfile.update', profile, { name: 'Desk' }],
	['messagingProfile.update', { callback_url: '' }, { callback_url: null }],
	[
		'user.update',
		{ phone_number: '+1 415 853 1285', dob: '1990-05-01T00:00:00Z' },
		{ phone_number: 14158531285, dob: '1990-04-30T22:00:00+00:00' },
	],
	[
		'sipDomain.update',
		{ sip_connection: byId(PROFILE), sip_control_app: byId('') },
		{ sip_connection: { uuid: PROFILE }, sip_control_app: {} },
	],
	['sipDomain.update', { sip_connection: byId(PROFILE) }, { sip_connection: null }],
	[
		'sipConnection.update',
		{ class4_egress_trunk_settings: 'Proxy Media', product: byId(2) },
		{ class4_egress_trunk_settings: { media_type: 'Proxy Media', id: 1 }, product: { id: 2 } },
	],
	[
		'address.update',
		{ country: byId('US'), is_billing: false },
		{ country: { a2: 'US' }, is_billing: 0 },
	],
])('%s with %j says nothing of %j', async (operation, updateFields, record) => {
	answer({ uuid: UNKNOWN, ...record });
	const id = operation.startsWith('sipDomain')
		? { sipDomain: byId('a.example') }
		: { uuid: byId(UNKNOWN) };
	const { hints } = await bench.run(operation, { ...id, updateFields });
	expect(hints).toEqual([]);
});
