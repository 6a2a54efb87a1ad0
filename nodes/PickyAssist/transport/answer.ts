import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { missingFrom, rowsIn } from '../../shared/engine/answer';
import { extentOf } from '../../shared/engine/extent';
import { isRecord, without } from '../../shared/values/records';
import { codeIn } from './codes';

/** An answer without the envelope's `message`, and without the `status` that says yes. */
export function withoutVerdict(body: unknown): IDataObject {
	const answer = without(body as IDataObject, 'message');
	return codeIn(answer.status) === 100 ? without(answer, 'status') : answer;
}

/** The record in an answer; where the answer holds nothing but an envelope with one inside, that one. */
export function recordIn(body: unknown): IDataObject {
	const answer = withoutVerdict(body);
	const held = heldBy(answer);
	return held?.length === 1 && isRecord(held[0]) ? held[0] : answer;
}

/** What an envelope holds; undefined where the answer is none. */
function heldBy(answer: IDataObject): unknown[] | undefined {
	const [[key, held] = [], ...others] = Object.entries(answer);
	if (others.length > 0 || !ENVELOPES.includes(String(key))) return undefined;
	return rowsIn(held) ?? [held];
}

const ENVELOPES = ['data', 'templates', 'projects'];

/**
 * The same for a read: the record with this ID, also out of several.
 * @param what it is called, with its article
 * @throws VendorError where there is none, or another one
 */
export function requireRecord(
	body: unknown,
	what: string,
	key?: string,
	id?: unknown,
): IDataObject {
	const isOther = (record: IDataObject) =>
		key !== undefined && Object.hasOwn(record, key) && !isSameId(record[key], id);
	const isIt = (record: unknown): record is IDataObject =>
		isRecord(record) && key !== undefined && isSameId(record[key], id);
	const answer = withoutVerdict(body);
	const held = heldBy(answer) ?? [answer];
	const record = held.length === 1 ? held[0] : held.find(isIt);
	if (!isRecord(record) || Object.keys(record).length === 0) throw odd(what);
	if (isOther(record)) throw odd(`${what} of this ID`);
	return record;
}

/** IDs come as numbers or as texts, and people write them in any case. */
export function isSameId(one: unknown, other: unknown): boolean {
	const plain = (id: unknown) =>
		String(id)
			.trim()
			.toLowerCase()
			.replace(/^0+(?=\d)/, '');
	return plain(one) === plain(other);
}

/** An answer that cannot be used. */
export function odd(wanted: string): VendorError {
	return new VendorError(`Picky Assist does not answer with ${wanted}`, {
		description: 'The response has an unexpected format, so it is not taken for an empty one.',
	});
}

/** A record's number as the vendor wants it; a text where JavaScript would change its digits. */
export function wholeNumber(id: unknown): number | string {
	const number = Number(id);
	return Number.isSafeInteger(number) ? number : String(id).trim();
}

/**
 * The list under one of these names. PHP gives an empty one as nothing, too.
 * @throws VendorError where there is none: what was not understood is no empty list
 */
export function listUnder(body: unknown, names: string[], what: string): IDataObject[] {
	const answer = body as IDataObject;
	const name = names.find((key) => Object.hasOwn(answer, key));
	const held = name === undefined ? body : answer[name];
	const rows = rowsIn(held);
	const isNothing =
		name !== undefined && (!held || (isRecord(held) && Object.keys(held).length === 0));
	if (rows) return whole(answer, rows, what);
	if (isNothing) return whole(answer, [], what);
	throw odd(`a list of ${what}`);
}

/**
 * The rows, where nothing beside them says that there are more.
 * @throws VendorError otherwise: Picky Assist documents no pages
 */
export function whole(answer: IDataObject, rows: IDataObject[], what: string): IDataObject[] {
	const extent = isRecord(answer) ? extentOf(answer, rows) : {};
	if (missingFrom({ rows, ...extent }) === 0) return rows;
	const count =
		extent.total === undefined ? `only ${rows.length}` : `${rows.length} of ${extent.total}`;
	throw new VendorError(`Picky Assist gives ${count} ${what}`, {
		description:
			'It does not give the rest, so the list is not taken for complete. Ask Picky Assist support.',
	});
}

/** The entries of a text that lists values with commas, semicolons or line breaks between them, or of a list. */
export function entriesOf(value: unknown): string[] {
	const list = Array.isArray(value) ? value : String(value ?? '').split(/[,;\r\n]/);
	return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}
