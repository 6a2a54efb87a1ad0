import type { IDataObject } from 'n8n-workflow';
import { collection, listFields, simplifyField } from '../../../shared/description/fields';
import { InputError } from '../../../shared/contract/errors';
import type { Listed } from '../../../shared/engine/answer';
import { readToEnd } from '../../../shared/engine/pages';
import type { PagedList } from '../../../shared/engine/pages';
import { filled, pick } from '../../../shared/values/records';
import type { Exchange, Field, Operation, Values } from '../../../shared/contract/types';
import { CLIENT_ONLY } from '../../operations/crud';
import { choice, flag, integer, text } from '../../model/fields';
import { country } from '../../model/references';
import { pageOf } from '../../operations/search';

const twoLetters = (value: unknown) =>
	/^[A-Za-z]{2}$/.test(String(value)) ? undefined : 'must be two letters, like NY';
const pattern = (regex: RegExp, words: string) => (value: unknown) =>
	regex.test(String(value)) ? undefined : `${words}, it is "${String(value)}"`;

const features: Field = {
	displayName: 'Features',
	name: 'features',
	type: 'multiOptions',
	default: ['sms', 'voice'],
	options: [
		{ name: 'SMS', value: 'sms' },
		{ name: 'Voice', value: 'voice' },
	],
	description: 'Features that the numbers must support',
};

/** The filters of today; the ones of 2021 that have no successor are marked. */
const filters: Field[] = [
	text('City', 'city', [1, 255]),
	country(false, 'searchNumberCountries'),
	features,
	text('Last Digits', 'line', [4, 4], {
		placeholder: 'e.g. xx67',
		description: 'The last four digits of a long code, with x for any digit',
		check: pattern(/^[0-9xX]{4}$/, 'must be four digits or x'),
	}),
	integer('Area Code', 'npa', [200, 999], { description: 'The first three digits, called NPA' }),
	integer('Exchange Code', 'nxx', [200, 999], {
		description: 'The three digits after the area code, called NXX',
	}),
	text('Rate Center', 'rate_center', [1, 255], { placeholder: 'e.g. SALMON' }),
	text('State', 'state', [2, 2], { placeholder: 'e.g. NY', check: twoLetters }),
	text('Toll-Free Pattern', 'pattern', [7, 7], {
		placeholder: 'e.g. xxxx123',
		description: 'The last seven digits of a toll-free number, with x for any digit',
		check: pattern(/^[0-9xX]{7}$/, 'must be seven digits or x'),
	}),
	choice('Type', 'type', [
		{ name: 'Long Code', value: 'long_code' },
		{ name: 'Toll-Free', value: 'toll_free' },
	]),
];

const olderFilters: Field[] = [
	flag('ABC Search', 'abcSearch', 'Whether letters in the pattern stand for their digits'),
	text('City', 'city', [1, 255]),
	text('Pattern', 'pattern', [1, 255], {
		placeholder: 'e.g. 233%55',
		description: 'Ten digits, with % for any digit and * for anything',
	}),
	text('Postal Code', 'postalCode', [1, 12]),
	text('Price Profile', 'profile', [1, 255], { description: 'Name of the TN profile' }),
	text('Province', 'province', [2, 2], { check: twoLetters }),
	text('Rate Center', 'rateCenter', [1, 255], { placeholder: 'e.g. WSHNGTNZN1' }),
];

const generation = choice('API Generation', 'generation', [
	{ name: '2022 and Later', value: 'current' },
	{ name: '2020 and 2021', value: 'older' },
]);
const shownFor = (value: string) => ({ displayOptions: { show: { generation: [value] } } });

/** Numbers on sale. The search of today has no second page; the older one has. */
export const searchAvailable: Operation = {
	name: 'Search Available',
	value: 'search',
	action: 'Search available phone numbers',
	description: 'Find phone numbers that can be ordered',
	fields: [
		generation,
		integer('Limit', 'limit', [1, undefined], {
			default: 50,
			description: 'Max number of results to return',
		}),
		{ ...collection('Filters', 'filters', filters), ...shownFor('current') },
		{ ...collection('Filters', 'olderFilters', olderFilters), ...shownFor('older') },
		simplifyField,
	],
	check: ({ generation: chosen, limit }) => {
		if (chosen === 'older' || Number(limit) <= 100) return;
		throw new InputError('Limit must be at most 100 with this API generation');
	},
	run: async (exchange, values) =>
		values.generation === 'older'
			? await readPages(exchange.send, values)
			: await readOnce(exchange, values),
	simplify: (number: IDataObject) => ({
		...pick(['tn', 'type', 'voice', 'sms', 'mms', 'fax', 'emergency', 'registered'])(number),
		...pick(['name', 'mrc'])((number.profile ?? {}) as IDataObject),
	}),
};

/** The one page of today. */
async function readOnce({ send, hint }: Exchange, values: Values): Promise<IDataObject[]> {
	const limit = Number(values.limit);
	const page = await send({
		method: 'POST',
		path: '/tn/search',
		body: { ...filled(values.filters), take: limit },
		repeatable: true,
		expect: 'page',
	});
	const { data, total = 0 } = pageOf(page);
	if (data.length < Math.min(limit, total)) {
		hint(`OpenTact gives only ${data.length} of ${total} numbers. Add filters to find others.`);
	}
	return data.slice(0, limit);
}

/** Pages of 2020 and 2021: `page` from 1 and `size` up to 100, both in the query. */
async function readPages(send: Exchange['send'], values: Values): Promise<IDataObject[]> {
	const limit = Number(values.limit);
	const size = Math.min(100, limit);
	const list: PagedList = {
		vendor: 'OpenTact',
		size,
		idOf: ({ tn }) => tn,
		at: async ({ page }) =>
			(await send({
				method: 'POST',
				path: '/tn/search',
				query: { page, size },
				body: filled(values.olderFilters),
				repeatable: true,
				expect: 'page',
			})) as Listed,
	};
	const found = await readToEnd(list, (rows) => rows.length >= limit);
	return found.slice(0, limit);
}

/** Lists that help to fill in the filters. */
export const places: Operation[] = [
	{
		name: 'Get Countries',
		value: 'getCountries',
		action: 'Get the countries with phone numbers',
		description: 'Get the countries in which you can search for numbers',
		evidence: CLIENT_ONLY,
		fields: listFields,
		request: () => ({ method: 'GET', path: '/tn/search/countries' }),
	},
	{
		name: 'Get Rate Centers',
		value: 'getRateCenters',
		action: 'Get the rate centers of a state',
		description: 'Get the rate centers of a state, with their area codes',
		evidence: CLIENT_ONLY,
		fields: [
			text('State', 'state', [2, 2], {
				required: true,
				placeholder: 'e.g. CA',
				check: twoLetters,
			}),
			...listFields,
		],
		request: ({ state }) => ({ method: 'GET', path: '/dict/lerg/ratecenters', query: { state } }),
	},
	{
		name: 'Get States',
		value: 'getStates',
		action: 'Get the states with rate centers',
		description: 'Get the states of a country that have rate centers',
		evidence: CLIENT_ONLY,
		fields: [country(true, 'searchNumberCountries'), ...listFields],
		request: ({ country: code }) => ({
			method: 'GET',
			path: '/dict/lerg/states',
			query: { country: code },
		}),
	},
];
