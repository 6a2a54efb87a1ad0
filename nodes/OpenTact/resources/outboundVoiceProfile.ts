import type { Resource } from '../../shared/contract/types';
import { pick } from '../../shared/values/records';
import { crud } from '../operations/crud';
import type { Definition } from '../operations/crud';
import { flag, record, text } from '../model/fields';
import { callerId, product, voiceProfile } from '../model/references';
import { ingress, trunkWire } from '../model/trunk';

const definition: Definition = {
	one: 'outbound voice profile',
	many: 'outbound voice profiles',
	path: '/profile/outbound_voice',
	id: record({ ...voiceProfile, name: 'uuid' }),
	required: [text('Name', 'name', [1, 255], { placeholder: 'e.g. Sales calls' }), product],
	optional: [flag('Active', 'is_active', 'Whether the profile is active'), callerId, ingress],
	clearable: ['tn_lease'],
	wire: trunkWire([ingress]),
	simplify: pick([
		'uuid',
		'name',
		'is_active',
		'product',
		'tech_prefix',
		'tn_lease',
		'created_on',
		'modified_on',
	]),
	pages: ['create'],
};

/** Outbound voice profiles: what calls to the outside may do. */
export const outboundVoiceProfile: Resource = {
	name: 'Outbound Voice Profile',
	value: 'outboundVoiceProfile',
	operations: crud(definition),
};
