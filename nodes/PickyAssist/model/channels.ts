import { locator } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';

export const SMS = 3;
export const MESSENGER = 5;
export const WEB_AUTOMATION = 10;

/** A phone or a browser sends for these: one message after the other, about ten seconds each. */
const AUTOMATED = [1, 2, SMS, 4, WEB_AUTOMATION];

/**
 * The channels whose ids are known. A project with several channels, or with the Cloud API, has ids
 * of its own, shown in the console under Settings > Channels. Vendor docs: push-api/api-variables.
 */
export const CHANNELS = [
	{ name: 'Facebook Messenger', value: '5' },
	{ name: 'Instagram', value: '11' },
	{ name: 'SMS by SIM (Phone Automation)', value: '3' },
	{ name: 'WhatsApp Business (Phone Automation)', value: '2' },
	{ name: 'WhatsApp Business API (Managed)', value: '121' },
	{ name: 'WhatsApp Cloud API', value: '101' },
	{ name: 'WhatsApp Official', value: '8' },
	{ name: 'WhatsApp Personal (Phone Automation)', value: '1' },
	{ name: 'WhatsApp Web Automation', value: '10' },
];

/** Whether a phone or a browser does the sending, and not an interface of the channel itself. */
export function isAutomated(application: number): boolean {
	return AUTOMATED.includes(application);
}

/** WhatsApp Official, Cloud API, managed and shared numbers: further channels get higher ids. */
export function isOfficial(application: number): boolean {
	return application === 8 || application > 100;
}

/** The channel of a message: chosen from the known ones, or typed. */
export const channelField: Field = {
	...locator({
		displayName: 'Channel',
		name: 'application',
		search: 'searchChannels',
		id: { regex: '^[0-9]+$', errorMessage: 'Enter a number like 8', example: '101' },
		description:
			'Channel to send from. If the project has several, their IDs are in the Picky Assist console under Settings > Channels.',
	}),
	check: (value) =>
		/^\d+$/.test(String(value)) && Number(value) > 0
			? undefined
			: `must be a number like 8, it is "${String(value)}"`,
};
