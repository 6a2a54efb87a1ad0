import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { missingFrom, rowsIn } from '../../shared/engine/answer';
import { extentOf } from '../../shared/engine/extent';
import { isRecord, without } from '../../shared/values/records';

/** The record in an answer, without the envelope's `status` and `message`. */
export function recordIn(body: unknown): IDataObject {
	return without(body as IDataObject, 'status', 'message');
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
	throw new VendorError(`Picky Assist does not answer with a list of ${what}`, {
		description: 'The response has an unexpected format, so it is not taken for an empty one.',
	});
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

/** The recipient of a message, or of an entry of the answer: a phone number or a Messenger user. */
export function recipientOf({ messenger_id: messenger, number }: IDataObject): string {
	return String(messenger || number || '');
}

/**
 * The entries of the answer to a push: in a list, one alone, or by keys, which may be the recipients.
 * @returns undefined where the answer has no place for them
 */
export function entriesIn(data: unknown): IDataObject[] | undefined {
	if (data === undefined || data === null || data === '') return undefined;
	if (Array.isArray(data)) return data.filter(isRecord);
	if (!isRecord(data)) return [];
	if ('msg_id' in data || recipientOf(data) !== '') return [data];
	return Object.entries(data).flatMap(([key, entry]) => {
		if (!isRecord(entry)) return [];
		return isPlace(key) || recipientOf(entry) !== '' ? [entry] : [{ number: key, ...entry }];
	});
}

/** Whether a key is the place in a list: recipients have more digits. */
const isPlace = (key: string) => /^\d{1,6}$/.test(key);

/** A message that was taken has an ID. */
export function hasId({ msg_id: id }: IDataObject): boolean {
	return Boolean(id) && String(id) !== '0';
}
