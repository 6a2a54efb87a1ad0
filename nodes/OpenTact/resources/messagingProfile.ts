import { listFields, simplifyField } from '../../shared/description/fields';
import { pick } from '../../shared/values/records';
import type { Field, Resource } from '../../shared/contract/types';
import { callbackUrl } from '../model/checks';
import { crud, recordPath } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { flag, integer, record, text } from '../model/fields';
import { simplifyLease } from '../model/lease';

const settings: Field[] = [
	text('Callback URL', 'callback_url', [10, 255], {
		placeholder: 'e.g. https://example.com/hook',
		description: 'URL that receives inbound messages and delivery states (10 to 255 characters)',
		url: true,
		check: callbackUrl,
	}),
	text('Fallback Callback URL', 'callback_url2', [10, 255], {
		placeholder: 'e.g. https://example.org/hook',
		description: 'URL to use when the first one cannot be reached (10 to 255 characters)',
		url: true,
		check: callbackUrl,
	}),
	integer('Long Code Weight', 'long_code_weight', [0, 9], {
		description: 'How often the pool sends from long codes, from 0 to 9',
	}),
	flag(
		'Number Pool',
		'number_pool_enable',
		'Whether to send from a pool of the numbers that use the profile',
	),
	flag(
		'Skip Unhealthy Numbers',
		'skip_unhealthy_tns',
		'Whether the pool skips numbers that are marked as unhealthy',
	),
	flag(
		'Sticky Sender',
		'sticky_sender',
		'Whether a recipient keeps getting messages from the same number',
	),
	integer('Toll-Free Weight', 'tollfree_weight', [0, 9], {
		description: 'How often the pool sends from toll-free numbers, from 0 to 9',
	}),
];

const definition: Definition = {
	one: 'messaging profile',
	many: 'messaging profiles',
	path: '/profile/messaging',
	id: record({
		displayName: 'Messaging Profile',
		name: 'uuid',
		search: 'searchMessagingProfiles',
	}),
	required: [
		text('Name', 'name', [1, 255], {
			placeholder: 'e.g. Support desk',
			description: 'A label with 1 to 255 characters',
		}),
	],
	optional: settings,
	clearable: ['callback_url', 'callback_url2'],
	simplify: pick([
		'uuid',
		'name',
		'callback_url',
		'callback_url2',
		'number_pool_enable',
		'long_code_weight',
		'tollfree_weight',
		'skip_unhealthy_tns',
		'sticky_sender',
		'modified_on',
	]),
};

/** Messaging profiles: what happens to the messages of the numbers that carry them. */
export const messagingProfile: Resource = {
	name: 'Messaging Profile',
	value: 'messagingProfile',
	operations: [
		...crud(definition),
		{
			name: 'Get Leases',
			value: 'getLeases',
			action: 'Get the leases of a messaging profile',
			description: 'Get the leased numbers that use a messaging profile',
			fields: [definition.id, ...listFields, simplifyField],
			request: (values) => ({ method: 'GET', path: `${recordPath(definition, values)}/tnleases` }),
			simplify: simplifyLease,
		},
	],
};
