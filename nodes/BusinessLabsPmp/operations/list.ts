import type { IDataObject } from 'n8n-workflow';
import { collection, listFields, simplifyField } from '../../shared/description/fields';
import { readToEnd } from '../../shared/engine/pages';
import type { Place } from '../../shared/engine/pages';
import type { Exchange, Field, Operation, Values } from '../../shared/contract/types';
import { listOf } from '../model/column';
import { dialectOf, listAddress, parentField } from '../model/definition';
import type { Definition } from '../model/definition';
import { PAGE_SIZE, placeQuery, readPage } from '../transport/pages';
import { chooser, clean, simplifier } from '../model/record';
import { hasAll, obeys, requireShown, select } from './selection';
import type { Selection } from './selection';

const created: Field[] = [
	{
		displayName: 'Created After',
		name: 'created_after',
		type: 'dateTime',
		day: true,
		default: '',
		description: 'Only return records created on this day or later',
	},
	{
		displayName: 'Created Before',
		name: 'created_before',
		type: 'dateTime',
		day: true,
		default: '',
		description: 'Only return records created on this day or earlier',
	},
];

const listOptions: Field[] = [
	{
		displayName: 'Columns',
		name: 'fields',
		type: 'string',
		list: true,
		default: '',
		placeholder: 'e.g. company, city',
		description: 'Names of the columns to return, separated by commas',
	},
	{
		displayName: 'Sort By',
		name: 'sort',
		type: 'string',
		list: true,
		default: '',
		placeholder: 'e.g. -datecreated, company',
		description:
			'Names of the columns to sort by, separated by commas. A leading minus sorts in descending order.',
	},
];

/** Get Many: filtered and sorted by version 3 itself, else by the node, with the same result. */
export function listOperation(definition: Definition): Operation {
	const { many, words = {}, filters = [], listQuery = {} } = definition;
	const queried = Object.values(listQuery);
	const offered = [...(definition.created ? created : []), ...filters, ...queried];
	return {
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${many}`,
		description: words.getAll ?? `Get many ${many} at once`,
		fields: [
			...parentField(definition, 'getAll'),
			...listFields,
			...(offered.length > 0 ? [collection('Filters', 'filters', offered)] : []),
			simplifyField,
		],
		options: listOptions,
		request: (values) => ({ method: 'GET', path: listAddress(definition, values) }),
		run: async (exchange, values) => {
			const selection = selectionOf(values);
			const path = listAddress(definition, values);
			const given = (values.filters ?? {}) as IDataObject;
			const extra = Object.entries(listQuery)
				.filter(([, { name }]) => given[name])
				.map(([key, { name }]) => [key, given[name]]);
			const query = Object.fromEntries(extra) as IDataObject;
			const records = await readList(exchange, path, definition, selection, query);
			return finished(definition, records, selection, values);
		},
	};
}

export function selectionOf({ filters, options, returnAll, limit }: Values): Selection {
	const { created_after = '', created_before = '', ...rest } = (filters ?? {}) as IDataObject;
	const { sort, fields } = (options ?? {}) as IDataObject;
	return {
		after: String(created_after).slice(0, 10),
		before: String(created_before).slice(0, 10),
		sort: listOf(sort),
		fields: listOf(fields),
		equal: Object.entries(rest)
			.filter(([, value]) => value !== '')
			.map(([name, value]) => [name, String(value)]),
		limit: returnAll === true ? Infinity : Number(limit),
	};
}

/**
 * Reads a list to its end, or up to the limit. Version 3 gives pages and applies the filters that it
 * has; an older server ignores the query and gives everything at once, which is how it is recognized.
 */
export async function readList(
	{ send, credentials }: Pick<Exchange, 'send' | 'credentials'>,
	path: string,
	definition: Pick<Definition, 'idKey' | 'created'>,
	selection: Selection,
	extra: IDataObject = {},
): Promise<IDataObject[]> {
	const { after, before, sort, fields, equal, limit } = selection;
	const listing = { ...definition, ...dialectOf(credentials) };
	const size = equal.length === 0 ? Math.min(limit, PAGE_SIZE) : PAGE_SIZE;
	const asked: IDataObject = {
		...(after && { created_after: after }),
		...(before && { created_before: before }),
		...(sort.length > 0 && { sort: sort.join(',') }),
		...(fields.length > 0 && { fields: wholeRow(fields, definition, selection).join(',') }),
	};
	/** Whether the server has done what the query says, as version 3 does, which counts its pages. */
	let isSelected = false;
	let last: IDataObject[] = [];
	const at = async (place: Place) => {
		const isFirst = place.page === 1;
		const isAsked = credentials.version !== 'v2' || !isFirst;
		const query = isAsked ? { ...placeQuery(place, size), ...asked } : {};
		const page = await readPage(send, path, { ...extra, ...query });
		const isPaged = page.hasMore !== undefined || page.pages !== undefined;
		if (isFirst) isSelected = isPaged && (isAsked || Object.keys(asked).length === 0);
		// Others count their pages as well, and may know nothing of filters and orders.
		const shown = isFirst ? page.rows : [...last, ...page.rows];
		isSelected &&= obeys(shown, listing, selection);
		last = page.rows.slice(-1);
		return page;
	};
	const matching = (rows: IDataObject[]) => rows.filter((row) => hasAll(row, equal));
	const rows = await readToEnd(
		{
			vendor: 'BusinessLabs PMP',
			size: credentials.version === 'v2' ? Infinity : size,
			idOf: (row) => row[definition.idKey],
			at,
		},
		(found) => isSelected && matching(found).length >= limit,
	);
	if (!isSelected) return select(rows, listing, selection);
	requireShown(
		rows,
		equal.map(([name]) => name),
	);
	return matching(rows).slice(0, limit);
}

/** The ID, and what the node itself compares, come along with the columns that are asked for. */
function wholeRow(
	fields: string[],
	{ idKey, created: column }: Pick<Definition, 'idKey' | 'created'>,
	{ equal, after, before }: Selection,
): string[] {
	const compared = equal.map(([name]) => name);
	if (column && (after || before)) compared.push(column);
	return [...new Set([idKey, ...fields, ...compared])];
}

/** Without secrets, with the ID, simplified or with the chosen columns alone. */
function finished(
	{ idKey, summary, columns, kinds = {} }: Definition,
	records: IDataObject[],
	{ fields }: Selection,
	{ simplify }: Values,
): IDataObject[] {
	const chosen = fields.length > 0 ? ['id', ...fields] : summary;
	const chosenAlone = fields.length > 0 ? chooser(idKey, chosen) : clean(idKey);
	const shaped = simplify === true ? simplifier(idKey, chosen, columns, kinds) : chosenAlone;
	// One after the other, in place: the list can be long, and what is simplified can go.
	records.forEach((record, index) => {
		records[index] = shaped(record);
	});
	return records;
}
