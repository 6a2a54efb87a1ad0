import { built } from './built';
import type { Throwaway, Vendor } from './vendor';

const NOBODY = '00000000-0000-4000-8000-000000000000';
/** Searches are POSTs; so is the question what numbers would cost. */
const READS = [
	'/call/search',
	'/lease/tn/search',
	'/order/price',
	'/order/search',
	'/sip/app/call/search',
	'/sms/search',
	'/sms/search/inbound',
	'/sms/search/outbound',
	'/tn/search',
	'/transaction/search',
];
const LOGS = /^\/sip\/app\/[\w-]+\/logs$/;

export function openTact(): Vendor {
	return {
		name: 'openTact',
		title: 'OpenTact',
		...built('OpenTact', 'openTact'),
		inputs: ({ OPENTACT_TOKEN: token }) => [
			{
				field: 'environment',
				variable: 'OPENTACT_ENVIRONMENT',
				question: 'Environment (production or staging)',
				initially: 'production',
			},
			...(token
				? [{ field: 'token', variable: 'OPENTACT_TOKEN', question: 'Token', isSecret: true }]
				: [
						{ field: 'email', variable: 'OPENTACT_EMAIL', question: 'Email' },
						{
							field: 'password',
							variable: 'OPENTACT_PASSWORD',
							question: 'Password',
							isSecret: true,
						},
					]),
		],
		credential: (given, server) => ({
			...given,
			authentication: given.token ? 'token' : 'password',
			sessionToken: '',
			...(server && { environment: 'custom', baseUrl: server }),
		}),
		isReadingPost: ({ path }) => READS.includes(path) || LOGS.test(path),
		leftOut: {},
		sources: {
			'call.get.uuid': { read: 'call.searchAppCalls', key: 'uuid' },
			'sms.getInbound.uuid': { read: 'sms.searchInbound', key: 'uuid' },
			'sms.getOutbound.uuid': { read: 'sms.searchOutbound', key: 'uuid' },
			'phoneNumber.getRateCenters.state': { value: 'CA' },
			'phoneNumber.getStates.country': { value: 'US' },
			'user.get.uuid': { read: 'account.getUsers', key: 'uuid' },
			'phoneNumber.getPrice.tn': { read: 'phoneNumber.search', key: 'tn' },
			'sipConnection.getTechPrefix.tn': { read: 'phoneNumber.getAll', key: 'tn.tn' },
		},
		refusal: { resource: 'messagingProfile', operation: 'get', field: 'uuid', value: NOBODY },
		throwaways,
		notMade: { phoneNumber: 'a number is ordered and costs money' },
		message: {
			resource: 'sms',
			operation: 'send',
			parameters: (to, known) => {
				const { tn } = (known('phoneNumber.getAll', 'tn') ?? {}) as { tn?: number };
				return { to, from: { __rl: true, mode: 'number', value: String(tn ?? '') } };
			},
		},
	};
}

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const OFF = { is_active: false };

const throwaways: Throwaway[] = [
	{
		resource: 'address',
		named: 'name',
		longest: 24,
		fields: () => ({
			address1: '1 Verify Street',
			zip_code: '00000',
			city: 'Verify',
			country: byId('US'),
			is_billing: false,
			is_physical: false,
			is_shipping: false,
		}),
		change: { address2: 'Verify' },
	},
	{
		resource: 'officeHours',
		named: 'additionalFields.name',
		longest: 24,
		fields: () => ({ type: 'coffeebreak', dow: 'sun', time_from: 0, time_to: 1 }),
		change: { time_to: 2 },
	},
	{
		resource: 'messagingProfile',
		named: 'name',
		fields: () => ({}),
		change: { skip_unhealthy_tns: true },
	},
	{
		resource: 'outboundVoiceProfile',
		named: 'name',
		fields: ({ known }) => ({
			product: byId(known('sipConnection.getProducts', 'id')),
			additionalFields: OFF,
		}),
		change: { name: 'n8n verify, changed' },
	},
	{
		resource: 'sipConnection',
		named: 'name',
		fields: ({ known }) => ({
			port: 5060,
			product: byId(known('sipConnection.getProducts', 'id')),
			additionalFields: { ...OFF, ip: '203.0.113.5' },
		}),
		change: { hostname: 'verify.example.com' },
	},
	{
		resource: 'sipControlApp',
		named: 'name',
		fields: ({ known }) => ({
			product: byId(known('sipConnection.getProducts', 'id')),
			additionalFields: OFF,
		}),
		change: { name: 'n8n verify, changed' },
	},
	{
		resource: 'sipDomain',
		named: 'domain',
		name: ({ unique }) => `n8n-verify-${unique}.sip.opentact.org`,
		fields: () => ({}),
		needs: ['sipConnection'],
		change: ({ made }) => ({ sip_connection: byId(made('sipConnection')) }),
	},
	{
		resource: 'sipSwitch',
		named: 'name',
		place: ({ made }) => ({ sipDomain: byId(made('sipDomain')) }),
		fields: () => ({
			remote_ip: '203.0.113.5',
			remote_domain: 'verify.example.com',
			additionalFields: OFF,
		}),
		change: { description: 'Verify' },
	},
	{
		resource: 'sipUser',
		named: 'login',
		name: ({ unique }) => `n8n-verify-${unique}`,
		place: ({ made }) => ({ sipDomain: byId(made('sipDomain')) }),
		fields: ({ unique }) => ({ password: `Verify-${unique}` }),
		change: { first_name: 'Verify' },
	},
	{
		resource: 'sipInvite',
		named: 'name',
		place: ({ made }) => ({ sipDomain: byId(made('sipDomain')) }),
		fields: () => ({ expired_on: new Date(Date.now() + 3_600_000).toISOString() }),
		change: { name: 'n8n verify, changed' },
	},
	{
		resource: 'token',
		named: 'name',
		fields: () => ({ additionalFields: { ttl: 60 } }),
		change: { name: 'n8n verify, changed' },
	},
];
