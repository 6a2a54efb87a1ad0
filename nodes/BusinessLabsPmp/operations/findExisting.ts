import type { IDataObject } from 'n8n-workflow';
import { InputError, VendorError } from '../../shared/contract/errors';
import type { Exchange, Values } from '../../shared/contract/types';
import { isRecord } from '../../shared/values/records';
import { idOf, listAddress } from '../model/definition';
import type { Definition } from '../model/definition';
import { isAddress } from '../model/email';
import { readWhole } from '../transport/pages';
import { meaningOf } from './matching';
import { searched } from './search';

/** How to find the records that may be the one. */
export interface Matching {
	/** Columns that the user may pick, with their labels. */
	by: Record<string, string>;
	/** Columns that PMP's search looks into; for the others the whole list is read. */
	searched: string[];
	/** Fields that a new record starts with and that people change later on. */
	initial?: string[];
}

/** The value that a record must have. */
export interface Match {
	column: string;
	value: string;
	/** What all spellings of the value have in common. */
	meaning: string;
}

/** What a value must hold: "n/a" or "-" would be whoever has just that. */
const TELLING: Record<string, RegExp> = {
	email: /^(?!(n\/?a|none|null|undefined|nan|unknown)$).*[\p{L}\p{N}]/iu,
	phonenumber: /[1-9]/,
};

/** Throws InputError when the value is not given. */
export function matchOf(values: Values): Match {
	const { matchBy, additionalFields } = values;
	const given = { ...values, ...(additionalFields as IDataObject) };
	const column = String(matchBy);
	const value = given[column];
	const meaning = meaningOf(column, value);
	// Spaces alone would mean whoever has no value at all.
	if (meaning === '') throw new InputError(`Match By: the field "${column}" has no value`);
	if (!(TELLING[column] ?? /[\p{L}\p{N}]/u).test(meaning)) {
		throw new InputError(
			`Match By: the field "${column}" is "${String(value)}", which identifies nobody`,
			'Many records may have that in place of a value. Match by a field that is filled in.',
		);
	}
	if (column === 'email' && !isAddress(meaning)) {
		throw new InputError(
			`Match By: the field "email" is "${String(value)}", which is not one email address`,
			'Enter the address alone, like ann@example.com.',
		);
	}
	return { column, value: String(value), meaning };
}

/**
 * The record that has the value, if there is one. PMP's search is asked first, where it looks into the
 * column; it leaves records out (junk leads, inactive customers, phone numbers written in another way),
 * so that nothing is created before the whole list has been read, once per execution.
 * @throws InputError when several records have the value, VendorError
 */
export async function findExisting(
	exchange: Exchange,
	definition: Definition,
	matching: Matching,
	values: Values,
): Promise<{ id?: string; known: KnownRecords }> {
	const match = matchOf(values);
	const address = listAddress(definition, values);
	const known = await exchange.once(
		`records of ${address}`,
		async () => await Promise.resolve(new KnownRecords()),
	);
	const found = matching.searched.includes(match.column)
		? idAmong(definition, await search(exchange, definition, match.value), match)
		: undefined;
	if (found !== undefined) return { id: found, known };
	const all = await known.all(
		async () => await readWhole(exchange.send, address, definition.idKey),
	);
	requireColumn(definition, all, match);
	const id = idAmong(definition, all, match);
	if (id === undefined) known.requireNew(definition, match);
	return { id, known };
}

/** A list that tells the column of no record says nothing about who has the value. @throws VendorError */
function requireColumn({ many }: Definition, all: IDataObject[], { column }: Match): void {
	if (all.length === 0 || all.some((record) => isRecord(record) && column in record)) return;
	throw new VendorError(`Match By: PMP does not return "${column}" in the list of its ${many}`, {
		description:
			'So nobody can tell whether the record exists already, and nothing was created. Match by another field, or ask the administrator of PMP about the API module.',
	});
}

/** What can travel in a path without a web server taking offence. */
const HARMLESS = /^[\p{L}\p{N} @._-]*[\p{L}\p{N}][\p{L}\p{N} @._-]*$/u;

async function search(
	exchange: Exchange,
	definition: Definition,
	value: string,
): Promise<IDataObject[]> {
	return (HARMLESS.test(value) && (await searched(exchange, definition, value))) || [];
}

function idAmong(
	definition: Definition,
	records: IDataObject[],
	{ column, value, meaning }: Match,
): string | undefined {
	const alike = records
		.filter(isRecord)
		.filter((record) => meaningOf(column, record[column]) === meaning);
	const exact = alike.filter((record) => String(record[column]) === value);
	const ids = [
		...new Set((exact.length === 1 ? exact : alike).map((record) => idOf(definition, record))),
	];
	if (ids.length < 2) return ids[0];
	throw new InputError(
		`Match By: several ${definition.many} have "${value}" in ${column}: ${ids.join(', ')}`,
		'Match by a field that only one of them has, or use Update with the ID.',
	);
}

/** What one execution knows of a list: read once, and what it has created since. */
class KnownRecords {
	private list?: Promise<IDataObject[]>;
	/** Values of records that were created and could not be found afterwards. */
	private readonly unseen = new Set<string>();

	async all(read: () => Promise<IDataObject[]>): Promise<IDataObject[]> {
		const list = this.list ?? read();
		this.list = list;
		return await list.catch((error: unknown) => {
			// The next item may have more luck.
			if (this.list === list) this.forget();
			throw error;
		});
	}

	/** Notes a record that was created; without it the list is read again when somebody asks. */
	created({ column, meaning }: Match, record: IDataObject | undefined): void {
		if (record) void this.list?.then((list) => list.push(record));
		else {
			this.unseen.add(`${column} ${meaning}`);
			this.forget();
		}
	}

	forget(): void {
		this.list = undefined;
	}

	/** @throws VendorError when this execution has created such a record already */
	requireNew({ one }: Definition, { column, value, meaning }: Match): void {
		if (!this.unseen.has(`${column} ${meaning}`)) return;
		throw new VendorError(
			`The ${one} with "${value}" was created a moment ago, but PMP does not show it yet`,
			{ description: 'It is not created a second time. Run this item again later.' },
		);
	}
}
