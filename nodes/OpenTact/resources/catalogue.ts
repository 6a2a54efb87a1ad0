import { listFields, simplifyField } from '../../shared/description/fields';
import { pick } from '../../shared/values/records';
import type { Operation, Resource } from '../../shared/contract/types';
import { crud, TYPES_ONLY } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { record } from '../model/fields';

const definition: Definition = {
	one: 'TN profile',
	many: 'TN profiles',
	path: '/profile/tn',
	id: record({ displayName: 'TN Profile', name: 'uuid', search: 'searchTnProfiles' }),
	simplify: pick([
		'uuid',
		'name',
		'description',
		'is_active',
		'toll_free',
		'nrc',
		'mrc',
		'sms_per_send_cost',
		'sms_per_receive_cost',
		'voice_outgoing_per_min_cost',
	]),
	pages: ['getAll'],
};

/** TN profiles: what the numbers of a range cost. */
export const tnProfile: Resource = {
	name: 'TN Profile',
	value: 'tnProfile',
	operations: [
		...crud(definition, ['get', 'getAll']),
		{
			name: 'Get Special Prices',
			value: 'getSpecialPrices',
			action: 'Get the special prices of the account',
			description: 'Get the TN profiles for which the account has special prices',
			evidence: TYPES_ONLY,
			fields: [...listFields, simplifyField],
			request: () => ({ method: 'GET', path: '/profile/tn/special_prices' }),
			simplify: definition.simplify,
		},
	],
};

function list(name: string, value: string, what: string, path: string): Operation {
	return {
		name: `Get ${name}`,
		value,
		action: `Get the ${what}`,
		description: `Get the ${what} in the dictionary of OpenTact`,
		evidence: TYPES_ONLY,
		fields: listFields,
		request: () => ({ method: 'GET', path }),
	};
}

/** Dictionaries: what other fields may hold. */
export const dictionary: Resource = {
	name: 'Dictionary',
	value: 'dictionary',
	operations: [
		list('Countries', 'getCountries', 'countries', '/dict/country'),
		list('Time Zones', 'getTimeZones', 'time zones', '/dict/tz'),
		list('Voices', 'getVoices', 'voices for speech', '/dict/gtts'),
	],
};
