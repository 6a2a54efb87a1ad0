import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/values/records';
import type { Exchange } from '../../shared/contract/types';
import { idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { readOne } from './readOne';
import { meaningOf } from './matching';
import { searched } from './search';
import { readWhole } from '../transport/pages';

/**
 * The record that was just created. Version 3 tells its ID; on older versions it is the newest one
 * that equals what was sent in the columns that tell records apart.
 * @returns undefined, with a hint beside the output, when PMP does not find it
 * @throws Error when it cannot be read
 */
export async function findCreated(
	exchange: Exchange,
	definition: Definition,
	answer: IDataObject,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject | undefined> {
	const id = createdId(answer);
	if (id === undefined) return await search(exchange, definition, sent, values);
	return await readOne(exchange, definition, { ...values, id });
}

/** The ID that the answer to a create tells; some servers answer with an empty one. */
export function createdId({ record_id: id }: IDataObject): string | undefined {
	const text = typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';
	return text === '' || text === '0' ? undefined : text;
}

async function search(
	exchange: Exchange,
	definition: Definition,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject | undefined> {
	const found = newest(definition, await candidates(exchange, definition, sent, values), sent);
	if (!found) exchange.hint(`The new ${definition.one} was created, but PMP does not find it yet.`);
	if (!found || !definition.mixedSearch) return found;
	return await readOne(exchange, definition, { ...values, id: idOf(definition, found) });
}

async function candidates(
	exchange: Exchange,
	definition: Definition,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject[]> {
	const isSearchable = definition.operations.includes('search') && !definition.oddSearch;
	const told = sent[definition.match[0]];
	const key = isSearchable && told !== undefined ? searchKey(String(told)) : undefined;
	// Version 1 does not search everything that it lists.
	const found = key === undefined ? undefined : await searched(exchange, definition, key);
	return (
		found ?? (await readWhole(exchange.send, listAddress(definition, values), definition.idKey))
	);
}

/**
 * The longest part of a text that can safely travel in a path: PMP searches for substrings, and web
 * servers refuse some characters even when they are encoded.
 */
export function searchKey(text: string): string | undefined {
	const parts = text.split(/[^\p{L}\p{N} ._-]+/u).map((part) => part.trim());
	const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
	return /[^.]/.test(longest) ? longest : undefined;
}

function newest(
	definition: Definition,
	records: IDataObject[],
	sent: IDataObject,
): IDataObject | undefined {
	const isEqual = (record: IDataObject) => (name: string) =>
		!(name in sent) || meaningOf(name, record[name]) === meaningOf(name, sent[name]);
	const equal = records
		.filter(isRecord)
		.filter((record) => definition.match.every(isEqual(record)));
	const number = (record: IDataObject) => Number(idOf(definition, record));
	return equal.reduce<IDataObject | undefined>(
		(best, record) => (best && number(best) >= number(record) ? best : record),
		undefined,
	);
}
