import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import type { Exchange } from '../../shared/contract/types';
import { PmpError, unless } from '../transport/answer';
import { idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { readOne } from './readOne';
import { sameText } from '../transport/htmlText';
import { readWhole } from '../transport/pages';

/**
 * The record that was just created. Version 3 tells its ID; on older versions it is the newest one
 * that equals what was sent in the columns that tell records apart.
 * @returns undefined, with a hint beside the output, when it cannot be found: it was created all the
 * same, so this is no failure
 */
export async function findCreated(
	exchange: Exchange,
	definition: Definition,
	{ record_id }: IDataObject,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject | undefined> {
	const { one } = definition;
	const finding =
		record_id === undefined
			? search(exchange, definition, sent, values)
			: readOne(exchange, definition, { ...values, id: record_id });
	return await finding.catch((error: unknown) => {
		if (!(error instanceof VendorError)) throw error;
		exchange.hint(`The new ${one} was created, but cannot be read: ${error.message}`);
		return undefined;
	});
}

async function search(
	exchange: Exchange,
	definition: Definition,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject | undefined> {
	const found = newest(definition, await candidates(exchange, definition, sent, values), sent);
	if (!found) exchange.hint(`The new ${definition.one} was created, but PMP does not find it yet.`);
	return found;
}

async function candidates(
	exchange: Exchange,
	definition: Definition,
	sent: IDataObject,
	values: IDataObject,
): Promise<IDataObject[]> {
	const list = async (path: string) => await readWhole(exchange.send, path, definition.idKey);
	const all = listAddress(definition, values);
	const isSearchable = definition.operations.includes('search') && !definition.oddSearch;
	const key = isSearchable ? searchKey(String(sent[definition.match[0]])) : undefined;
	if (key === undefined) return await list(all);
	// Version 1 does not search everything that it lists.
	const found = await unless(
		['foreign', 'noHandler'],
		list(`/api/${definition.path}/search/${encodeURIComponent(key)}`),
	);
	return found instanceof PmpError ? await list(all) : found;
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
	const equal = records.filter((record) =>
		definition.match.every((name) => !(name in sent) || sameText(record[name], sent[name])),
	);
	const number = (record: IDataObject) => Number(idOf(definition, record));
	return equal.reduce<IDataObject | undefined>(
		(best, record) => (best && number(best) >= number(record) ? best : record),
		undefined,
	);
}
