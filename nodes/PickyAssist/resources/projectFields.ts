import type { Field } from '../../shared/contract/types';
import { atMost, countryCode, ipAddresses } from '../model/checks';

const PLANS = [
	'Pay As You Go',
	'Phone Automation Small',
	'Phone Automation Medium',
	'Phone Automation Large',
	'Phone Automation Unlimited',
	'Phone Automation Yearly Unlimited',
	'WhatsApp Official Medium',
	'WhatsApp Official Large',
	'WhatsApp Official Unlimited',
];

/** The vendor's billing plans, 1 to `last`; called `billing_plan` or `plan_id` by turns. */
export function planField(displayName: string, name: string, last: number): Field {
	const options = PLANS.slice(0, last)
		.map((plan, index) => ({ name: plan, value: index + 1 }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { displayName, name, type: 'options', options, default: 1 };
}

export const serviceField: Field = {
	displayName: 'Service',
	name: 'service',
	type: 'options',
	options: [
		{ name: 'Phone Automation', value: 1 },
		{ name: 'WhatsApp Official', value: 2 },
	],
	default: 1,
	description: 'Service whose plan to change',
};

function webhookField(displayName: string, name: string, description: string): Field {
	const example = 'e.g. https://example.com/hook';
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: example,
		description,
		url: true,
	};
}

/**
 * Addresses to bind tokens to. The vendor calls this `ip_whitelist` here and `token_ip_address` there;
 * n8n would hide what is typed into a field named after a token.
 */
export function ipField(displayName: string, description: string): Field {
	return {
		displayName,
		name: 'ip_whitelist',
		type: 'string',
		list: true,
		default: '',
		placeholder: 'e.g. 192.168.0.1, 202.164.148.84',
		description,
		check: ipAddresses,
	};
}

/** What a new project may have beside its name; the vendor does not say what is required. */
export const projectFields: Field[] = [
	ipField(
		'Token IP Addresses',
		'IP addresses to bind tokens to, separated by commas. One token is created for each address.',
	),
	planField('Billing Plan', 'billing_plan', 6),
	{
		displayName: 'Company Name',
		name: 'company_name',
		type: 'string',
		default: '',
		description: 'A company name for your reference',
	},
	{
		displayName: 'Country',
		name: 'country',
		type: 'string',
		default: '',
		placeholder: 'e.g. IN',
		description: 'Country of the customer, as a two-letter code (ISO 3166)',
		check: countryCode,
	},
	{
		displayName: 'Date Format',
		name: 'date_format',
		type: 'options',
		options: [
			{ name: 'DD-MM-YYYY', value: 'DD-MM-YYYY' },
			{ name: 'MM-DD-YYYY', value: 'MM-DD-YYYY' },
			{ name: 'YYYY-MM-DD', value: 'YYYY-MM-DD' },
		],
		default: 'DD-MM-YYYY',
	},
	webhookField(
		'Event Webhook',
		'event_webhook',
		'URL that receives delivery reports, group changes and new subscribers',
	),
	{
		displayName: 'Generate API Token',
		name: 'generate_api_token',
		type: 'boolean',
		default: true,
		description: 'Whether to create API tokens for the project',
	},
	webhookField('Global Webhook', 'global_webhook', 'URL that receives inbound messages'),
	{
		displayName: 'Notes',
		name: 'notes',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'Notes for your reference, up to 250 characters',
		check: atMost(250),
	},
	{
		displayName: 'Number',
		name: 'number',
		type: 'string',
		default: '',
		placeholder: 'e.g. 919234324324',
		description: 'A WhatsApp or any other number, digits only, for your reference',
		check: (value) =>
			/^\d+$/.test(String(value)) ? undefined : `must be digits only, it is "${String(value)}"`,
	},
	{
		displayName: 'Service',
		name: 'service',
		type: 'options',
		options: [{ name: 'Phone Automation', value: 1 }],
		default: 1,
		description: 'Service that the project starts with',
	},
	webhookField(
		'Smart Reply Webhook',
		'smart_reply_webhook',
		'URL for smart replies. While they are online, the global webhook receives nothing.',
	),
	{
		displayName: 'Time Zone',
		name: 'time_zone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Asia/Kolkata',
		description: 'Time zone of the customer, as its IANA name',
	},
];
