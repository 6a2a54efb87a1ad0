import { TN_PROFILES, tnProfile } from '../catalogue';
import { COUNTRIES } from '../dictionary';
import { invalid, notFound } from '../failure';
import { flag, integer, listOf, oneOf, phone, text } from '../fields';
import type { Fields } from '../fields';
import { PLACES } from '../inventory';
import { isFree } from '../provisioning';
import type { Call, Rest } from '../rest';
import { fromQuery } from '../search';
import type { Vendor } from '../vendor';
import { tnView } from '../views';
import type { Tn } from '../world';

const TWO_LETTERS = '^[A-Za-z]{2}$';

/** Field names of 2020/2021 and of 2022; both were in use. */
const SEARCH: Fields = {
	take: integer(1, 100),
	pattern: text(1, 255, '^[0-9*%xX]+$'),
	line: text(4, 4, '^[0-9xX]{4}$'),
	type: oneOf('long_code', 'toll_free'),
	features: listOf(oneOf('sms', 'voice')),
	country: text(2, 2, TWO_LETTERS),
	province: text(2, 2, TWO_LETTERS),
	state: text(2, 2, TWO_LETTERS),
	city: text(1, 255),
	rateCenter: text(1, 255),
	rate_center: text(1, 255),
	npa: phone(),
	nxx: phone(),
	postalCode: text(1, 12),
	abcSearch: flag,
	profile: text(1, 255),
};

/** Numbers on sale, their price entries, and where there are any. */
export function numbers(rest: Rest, vendor: Vendor): void {
	rest.post('/tn/search', (call) => searchStock(vendor, call));
	rest.get('/tn/search/countries', () => COUNTRIES.filter(({ a2 }) => countriesInStock().has(a2)));

	rest.get('/profile/tn', () => TN_PROFILES);
	rest.get('/profile/tn/special_prices', ({ account }) => {
		const tollFree = tnProfile('US_TOLLFREE')!;
		return [{ ...tollFree, mrc: 1.5, account: { uuid: account.uuid }, expired_on: null }];
	});
	rest.get('/profile/tn/:uuid', ({ params }) => {
		const profile = TN_PROFILES.find((each) => each.uuid === params.uuid);
		if (!profile) throw notFound('TN profile');
		return profile;
	});

	// The shapes of the next two are not published; lists of objects are assumed.
	rest.get('/dict/lerg/states', ({ query }) => {
		const country = demand(query, 'country');
		const states = PLACES.filter((each) => each.country === country && each.state);
		return [...new Set(states.map((each) => each.state))].map((state) => ({ country, state }));
	});
	rest.get('/dict/lerg/ratecenters', ({ query }) => {
		const state = demand(query, 'state');
		return PLACES.filter((each) => each.state === state).map(({ rate_center, npa, nxx }) => ({
			state,
			rate_center,
			npa,
			nxx,
		}));
	});
}

const countriesInStock = () => new Set(PLACES.map((each) => each.country));

function demand(query: Record<string, string>, name: string): string {
	if (!query[name]) throw invalid({ [name]: { message: `'${name}' is required` } });
	return query[name];
}

/** Free numbers; pages by `page` and `size` of the query, or `take` of the body. */
function searchStock(vendor: Vendor, call: Call): object {
	const asked = call.read(SEARCH);
	if (asked.profile && !tnProfile(asked.profile)) throw notFound('TN profile');
	const page = fromQuery(call.query, 'page', integer(1)) ?? 1;
	const take = fromQuery(call.query, 'size', integer(1, 100)) ?? asked.take ?? 10;
	const skip = (page - 1) * take;
	const found = vendor.world.inventory.filter((tn) => fits(tn, asked) && isFree(vendor, tn.tn));
	const data = found.slice(skip, skip + take).map((tn) => tnView(tn));
	return { take, skip, total: found.length, data };
}

function fits(tn: Tn, asked: Record<string, any>): boolean {
	const number = String(tn.tn).slice(-10);
	const same = (one: unknown, other: string | null) =>
		one === undefined || String(one).toUpperCase() === (other ?? '').toUpperCase();
	const features: string[] = asked.features ?? ['sms', 'voice'];
	const ofProfile = asked.profile
		? tn.profile === asked.profile
		: same(asked.country ?? 'US', tn.country) && tn.type === (asked.type ?? 'long_code');
	return (
		ofProfile &&
		features.every((feature) => tn.features.includes(feature as Tn['features'][number])) &&
		same(asked.state ?? asked.province, tn.state) &&
		same(asked.city, tn.city) &&
		same(asked.rate_center ?? asked.rateCenter, tn.rate_center) &&
		same(asked.npa, number.slice(0, 3)) &&
		same(asked.nxx, number.slice(3, 6)) &&
		matches(asked.line ?? 'xxxx', number.slice(-4)) &&
		matches(asked.pattern ?? '*', number)
	);
}

/** `*` is anything, `%` and `x` one digit; seven characters are about the last seven digits. */
function matches(pattern: string, number: string): boolean {
	const subject = /^[0-9x]{7}$/i.test(pattern) ? number.slice(-7) : number;
	return new RegExp(`^${pattern.replace(/[%x]/gi, '\\d').replaceAll('*', '\\d*')}$`).test(subject);
}
