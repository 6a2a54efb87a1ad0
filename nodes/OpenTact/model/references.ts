import { locator } from '../../shared/description/fields';
import type { Field } from '../../shared/contract/types';
import { uuid } from './checks';
import { record, reference } from './fields';
import { isLeaseId, phoneNumber } from './phone';

/** The records that other records refer to, as fields. */
export const messagingProfile = {
	displayName: 'Messaging Profile',
	name: 'messaging_profile',
	search: 'searchMessagingProfiles',
};
export const sipConnection = {
	displayName: 'SIP Connection',
	name: 'sip_connection',
	search: 'searchSipConnections',
};
export const sipControlApp = {
	displayName: 'SIP Control App',
	name: 'sip_control_app',
	search: 'searchSipControlApps',
};
export const voiceProfile = {
	displayName: 'Outbound Voice Profile',
	name: 'outbound_voice_profile',
	search: 'searchVoiceProfiles',
};

/** One of the account's numbers, by its lease or by the number itself. */
export const lease: Field = withNumber(
	record({ displayName: 'Phone Number', name: 'lease', search: 'searchLeases' }),
	(value) => (isLeaseId(value) ? uuid.complaint(value) : phoneNumber(value)),
);

/** One of the account's numbers, to send from. */
export const sender: Field = withNumber(
	record({ displayName: 'From', name: 'from', search: 'searchNumbers' }),
	phoneNumber,
	['list', 'number'],
);

/** The caller ID of outbound calls: the lease alone. */
export const callerId = reference({
	displayName: 'Caller ID Number',
	name: 'tn_lease',
	search: 'searchLeases',
	description: 'Lease ID of one of your numbers',
});

/** Domains are known by their names. */
export const domain: Field = locator({
	displayName: 'SIP Domain',
	name: 'sipDomain',
	search: 'searchDomains',
	id: {
		regex: '^[A-Za-z0-9.-]+$',
		errorMessage: 'Enter a domain like desk.sip.opentact.org',
		example: 'desk.sip.opentact.org',
	},
});

/** A country, by its two-letter code. */
export function country(required: boolean, path = 'searchCountries'): Field {
	const field = locator({
		displayName: 'Country',
		name: 'country',
		search: path,
		id: { regex: '^[A-Za-z]{2}$', errorMessage: 'Enter two letters', example: 'US' },
		required,
	});
	const check = (value: unknown) =>
		/^[A-Za-z]{2}$/.test(String(value)) ? undefined : `must be two letters, like US`;
	return { ...field, check };
}

/** Products are known by numbers. */
export const product: Field = {
	...locator({
		displayName: 'Product',
		name: 'product',
		search: 'searchProducts',
		id: { regex: '^\\d+$', errorMessage: 'Enter a number', example: '12' },
		description: 'SIP product, which determines rates and routes',
	}),
	check: (value) =>
		/^\d{1,4}$/.test(String(value)) ? undefined : `must be a number, it is "${String(value)}"`,
};

/** A locator that takes the phone number as well. */
function withNumber(field: Field, check: Field['check'], modes = ['list', 'id', 'number']): Field {
	const names = { displayName: 'By Number', name: 'number' };
	const byNumber = { type: 'string' as const, placeholder: 'e.g. 18382050008', ...names };
	const all = [...(field.modes ?? []), byNumber];
	return { ...field, check, modes: all.filter(({ name }) => modes.includes(name)) };
}
