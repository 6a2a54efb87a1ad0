import type { Feature, Tn } from './world';

interface Place {
	npa: number;
	nxx: number;
	country: string;
	state: string | null;
	city: string | null;
	rate_center: string | null;
	profile: string;
}

const place = (npa: number, nxx: number, country: string, ...where: string[]): Place => ({
	npa,
	nxx,
	country,
	state: where[0] ?? null,
	city: where[1] ?? null,
	rate_center: where[2] ?? null,
	profile: where.length === 0 ? 'US_TOLLFREE' : country,
});

/** Where the vendor has numbers. */
export const PLACES: Place[] = [
	place(202, 982, 'US', 'DC', 'Washington', 'WSHNGTNZN1'),
	place(208, 756, 'US', 'ID', 'Salmon', 'SALMON'),
	place(212, 555, 'US', 'NY', 'New York', 'NWYRCYZN01'),
	place(415, 853, 'US', 'CA', 'San Francisco', 'SNFC CNTRL'),
	place(213, 640, 'US', 'CA', 'Los Angeles', 'LSAN DA 01'),
	place(416, 900, 'CA', 'ON', 'Toronto', 'TORONTO'),
	place(833, 555, 'US'),
];

const since = '2025-01-15T10:00:00.000Z';

/** The number as the vendor stocks it: a place's prefix and four more digits. */
export function tnOf(from: Place, line: number): Tn {
	const features: Feature[] = line % 10 === 9 ? ['voice'] : ['voice', 'sms'];
	return {
		tn: Number(`1${from.npa}${from.nxx}${String(line).padStart(4, '0')}`),
		type: from.state === null ? 'toll_free' : 'long_code',
		country: from.country,
		state: from.state,
		city: from.city,
		rate_center: from.rate_center,
		features,
		profile: from.profile,
		created_on: since,
		modified_on: since,
	};
}

/** Thirty numbers per place; those that end in 9 have no SMS. */
export function stock(): Tn[] {
	return PLACES.flatMap((each) => Array.from({ length: 30 }, (_, at) => tnOf(each, 2900 + at)));
}
