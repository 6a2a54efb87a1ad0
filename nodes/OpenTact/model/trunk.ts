import type { IDataObject } from 'n8n-workflow';
import type { Field } from '../../shared/contract/types';
import { choice } from './fields';

const media = (displayName: string, name: string): Field =>
	choice(displayName, name, ['Bypass Media', 'Proxy Media', 'Proxy Media + Transcoding'], {
		description: 'How the audio of calls is routed',
	});

export const ingress = media('Ingress Media', 'class4_ingress_trunk_settings');
export const egress = media('Egress Media', 'class4_egress_trunk_settings');

/** How calls prove where they come from. Vendor docs: update SIP connections. */
export const shaken: Field[] = [
	choice('SHAKEN Minimum Level', 'shaken_minimum_accepted_attest_lvl', ['A', 'B', 'C'], {
		description: 'Lowest attestation that a call must have',
	}),
	choice(
		'SHAKEN Policy',
		'shaken_verify_policy',
		[
			{ name: 'Do Not Check', value: 0 },
			{ name: 'Block Without Identity', value: 1 },
			{ name: 'Block Invalid Identity', value: 2 },
			{ name: 'Let Failures Pass', value: 3 },
		],
		{ description: 'What happens to calls whose identity cannot be verified' },
	),
];

/**
 * For records with trunks: the product as a number, and the settings as the objects that OpenTact
 * requires in new records even when they are empty.
 */
export function trunkWire(trunks: Field[]) {
	return ({ product, ...fields }: IDataObject, isNew: boolean): IDataObject => {
		const settings = trunks
			.filter(({ name }) => isNew || name in fields)
			.map(({ name }) => [name, fields[name] ? { media_type: fields[name] } : {}]);
		return {
			...fields,
			...(product !== undefined && { product: Number(product) }),
			...Object.fromEntries(settings),
		};
	};
}
