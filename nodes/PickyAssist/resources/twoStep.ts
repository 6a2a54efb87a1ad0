import type { Field, Resource } from '../../shared/contract/types';

/** The vendor's numbers are the other way round than one would think. */
const ENABLE = 0;
const DISABLE = 1;

const pin: Field = {
	displayName: 'PIN',
	name: 'pin',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	required: true,
	placeholder: 'e.g. 123456',
	description: 'Six digits that WhatsApp asks for when the number is registered again',
	check: (value) => (/^\d{6}$/.test(String(value)) ? undefined : 'must be six digits'),
};

/** The PIN of WhatsApp. Vendor docs: whatsapp-settings-apis/2-step-verification. */
export const twoStepResource: Resource = {
	name: 'Two-Step Verification',
	value: 'twoStepVerification',
	operations: [
		{
			name: 'Disable',
			value: 'disable',
			action: 'Disable two step verification',
			description: 'Remove the PIN from the WhatsApp number',
			fields: [],
			key: () => 'pin',
			request: () => ({
				method: 'POST',
				path: '/two-step-verification',
				body: { action: DISABLE },
				repeatable: true,
			}),
			items: () => [{ enabled: false }],
		},
		{
			name: 'Enable',
			value: 'enable',
			action: 'Enable two step verification',
			description: 'Protect the WhatsApp number with a PIN',
			fields: [pin],
			key: () => 'pin',
			request: ({ pin: digits }) => ({
				method: 'POST',
				path: '/two-step-verification',
				body: { action: ENABLE, pin: digits },
				repeatable: true,
			}),
			items: () => [{ enabled: true }],
		},
	],
};
