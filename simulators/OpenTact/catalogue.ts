import type { Feature } from './world';

/** US dollars. One-time (`nrc`), monthly (`mrc`) and per use. */
export interface Prices {
	nrc: number;
	mrc: number;
	sms_nrc: number;
	sms_mrc: number;
	sms_per_send_cost: number;
	sms_per_receive_cost: number;
	voice_nrc: number;
	voice_mrc: number;
	voice_incoming_per_min_cost: number;
	voice_outgoing_per_min_cost: number;
}

/** The catalogue entry of a number range. */
export interface TnProfile extends Prices {
	uuid: string;
	name: string;
	description: string;
	is_active: boolean;
	priority: 'high' | 'normal' | 'low';
	toll_free: boolean;
	/** a2 code. */
	country: string;
	features: Feature[];
}

const usual: Prices = {
	nrc: 0.5,
	mrc: 1,
	sms_nrc: 0.01,
	sms_mrc: 0.1,
	sms_per_send_cost: 0.005,
	sms_per_receive_cost: 0.003,
	voice_nrc: 0,
	voice_mrc: 0.2,
	voice_incoming_per_min_cost: 0.004,
	voice_outgoing_per_min_cost: 0.009,
};

const entry = (number: number, values: Partial<TnProfile> & { name: string }): TnProfile => ({
	uuid: `d0000000-0000-4000-8000-00000000000${number}`,
	description: `Numbers of range ${values.name}`,
	is_active: true,
	priority: 'normal',
	toll_free: false,
	country: 'US',
	features: ['voice', 'sms'],
	...usual,
	...values,
});

/** Every number range on sale. */
export const TN_PROFILES: TnProfile[] = [
	entry(1, { name: 'US' }),
	entry(2, { name: 'US_TOLLFREE', toll_free: true, nrc: 1, mrc: 2 }),
	entry(3, { name: 'CA', country: 'CA', mrc: 1.25 }),
];

export function tnProfile(name: string): TnProfile | undefined {
	return TN_PROFILES.find((each) => each.name === name);
}

/** SIP products, by the id that connections, apps and voice profiles name. */
export const SIP_PRODUCTS = [
	{ id: 1, name: 'Standard', description: 'Standard routes', type: 'public' },
	{ id: 2, name: 'Premium', description: 'Premium routes', type: 'public' },
	{ id: 7, name: 'Private trunk', description: null, type: 'private' },
].map((product) => ({
	...product,
	tech_prefix: 100_000 + product.id,
	rate_table_id: 10 + product.id,
	route_plan_id: 20 + product.id,
}));
