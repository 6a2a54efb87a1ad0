import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { withConnection } from '../../shared/engine/connection';
import { listSearch } from '../../shared/methods/listSearch';
import { pathSegment } from '../../shared/values/url';
import { openTact } from '../transport/client';
import { numberOf } from '../model/lease';
import { numberPattern } from '../model/phone';
import { isLastPage, pageOf, pageRequest } from '../operations/search';

type Choice = (record: IDataObject) => INodeListSearchItems;
type Path = string | ((context: ILoadOptionsFunctions) => string);

/** Most records that one page may have. */
const PAGE = 100;
/** Most pages of a search that are read for one page of a filtered list. */
const PAGES_AT_ONCE = 20;

const named: Choice = ({ name, uuid }) => ({ name: String(name || uuid), value: String(uuid) });

/** A list that OpenTact gives at once. */
function listed(path: Path, choice: Choice = named) {
	return listSearch(openTact, async (connection, _filter, context) => {
		const where = typeof path === 'string' ? path : path(context);
		const records = await connection.send({ method: 'GET', path: where, expect: 'list' });
		return (records as Array<IDataObject | string>).map((record) =>
			typeof record === 'string' ? { name: record, value: record } : choice(record),
		);
	});
}

/**
 * A list that OpenTact gives in pages. The wildcards of its own filters are not documented, so the
 * text typed is looked for here, some pages at a time.
 */
function searched(path: string, order: IDataObject, choice: Choice) {
	return async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		const wanted = [filter.toLowerCase(), numberPattern(filter)];
		return await withConnection(this, openTact, async (connection) => {
			const results: INodeListSearchItems[] = [];
			let skip = Number(paginationToken ?? 0);
			for (let pages = 0; pages < PAGES_AT_ONCE && results.length === 0; pages++) {
				const request = pageRequest(path, { order }, PAGE, skip);
				const page = pageOf(await connection.send(request));
				const { data } = page;
				skip += data.length;
				const found = data.map(choice);
				results.push(
					...found.filter(({ name }) => wanted.some((text) => name.toLowerCase().includes(text))),
				);
				const read = Math.ceil(skip / PAGE);
				if (data.length === 0 || isLastPage(page, { take: PAGE, skip, read })) return { results };
			}
			return { results, paginationToken: String(skip) };
		});
	};
}

function below(part: string): Path {
	return (context) => {
		const chosen = context.getCurrentNodeParameter('sipDomain');
		const { value = chosen } = (chosen ?? {}) as { value?: unknown };
		return `/sip/domain/${pathSegment(value, 'SIP Domain')}/${part}`;
	};
}

function tnOf(lease: IDataObject): string {
	return String(numberOf(lease));
}

const person: Choice = ({ uuid, email, first_name, last_name }) => ({
	name:
		[[first_name, last_name].filter(Boolean).join(' '), email].filter(Boolean).join(' - ') ||
		String(uuid),
	value: String(uuid),
});

const country: Choice = ({ name, a2 }) => ({ name: String(name), value: String(a2) });

export const searchAddresses = listed('/address/account');
export const searchCountries = listed('/dict/country', country);
export const searchDomains = listed('/sip/domain', ({ domain }) => ({
	name: String(domain),
	value: String(domain),
}));
export const searchInvites = listed(below('invite'));
export const searchLeases = searched('/lease/tn/search', { tn: 'ASC' }, (lease) => ({
	name: tnOf(lease),
	value: String(lease.uuid),
}));
export const searchMessagingProfiles = listed('/profile/messaging');
export const searchNumberCountries = listed('/tn/search/countries', country);
export const searchNumbers = searched('/lease/tn/search', { tn: 'ASC' }, (lease) => ({
	name: tnOf(lease),
	value: tnOf(lease),
}));
export const searchOfficeHours = listed(
	'/account/office_hours',
	({ uuid, name, type, dow, time_from, time_to }) => ({
		name: `${String(name ?? type)} (${String(dow)} ${String(time_from)} - ${String(time_to)})`,
		value: String(uuid),
	}),
);
export const searchOrders = searched('/order/search', { created_on: 'DESC' }, (order) => ({
	name: `${String(order.created_on)} - ${String(order.state)}`,
	value: String(order.uuid),
}));
export const searchPayments = listed(
	'/payment',
	({ uuid, created_on, provider, amount, state }) => ({
		name: `${String(created_on)} - ${String(provider)} ${String(amount)} (${String(state)})`,
		value: String(uuid),
	}),
);
export const searchProducts = listed('/sip/product', ({ id, name }) => ({
	name: String(name),
	value: String(id),
}));
export const searchSipConnections = listed('/sip/connection');
export const searchSipControlApps = listed('/sip/app');
export const searchSipUsers = listed(below('user'), ({ uuid, login }) => ({
	name: String(login),
	value: String(uuid),
}));
export const searchSwitches = listed(below('switch'));
export const searchTnProfiles = listed('/profile/tn');
export const searchTokens = listed('/token/list');
export const searchTransactions = searched(
	'/transaction/search',
	{ created_on: 'DESC' },
	({ uuid, created_on, ref_type, amount }) => ({
		name: `${String(created_on)} - ${String(ref_type)} ${String(amount)}`,
		value: String(uuid),
	}),
);
export const searchUsers = listed('/account/user', person);
export const searchVoiceProfiles = listed('/profile/outbound_voice');
