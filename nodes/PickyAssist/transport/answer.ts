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
