import type { Field } from '../../shared/contract/types';

/** What an instant reply may have beside its text. Vendor docs: webhook/webhook-request-and-response. */
export const replyFields: Field[] = [
	{
		displayName: 'Delay',
		name: 'delay',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3600, numberPrecision: 0 },
		default: 0,
		description: 'Seconds to wait before the reply is sent',
	},
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/menu.pdf',
		description: 'URL of a file to send, which takes about ten seconds',
		url: true,
	},
];
