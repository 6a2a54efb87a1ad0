import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import type { Values } from '../../shared/contract/types';
import { rowsIn } from '../../shared/engine/answer';
import { verdictOf } from '../../shared/engine/verdict';
import { reasonIn, wordsIn } from '../../shared/engine/words';
import { isRecord } from '../../shared/values/records';
import { Refusal } from '../transport/client';
import { helpFor } from '../transport/codes';
import { draftOf, recipientOf } from './messageDraft';

/**
 * Gives each item its own entry of the answer, by recipient and in order. An answer without entries,
 * as templates may get, accepts all.
 */
export function splitPush(body: unknown, many: Values[]): Array<IDataObject[] | Error> {
	const { push_id: id, data } = body as IDataObject;
	const rows = entriesIn(data);
	const claimed = rows && claim(rows, many);
	return many.map((values, index) => {
		const { row } = draftOf(values);
		const answer = claimed ? claimed[index] : {};
		if (!answer) return leftOut(row);
		if (isRefused(answer)) return new Refusal(Number(answer.status), wordsIn(answer), help(answer));
		if (hasId(answer) && saysNo(answer)) return contradictory(answer, row);
		const { reference_number: reference } = row;
		return [
			{ push_id: id, ...answer, ...(reference !== undefined && { reference_number: reference }) },
		];
	});
}

/** The entries, as a list or with numbers for keys; undefined where the answer has no place for them. */
function entriesIn(data: unknown): IDataObject[] | undefined {
	if (data === undefined || data === null || data === '') return undefined;
	// One entry, not packed into a list.
	if (isRecord(data) && ('msg_id' in data || recipientOf(data) !== '')) return [data];
	return rowsIn(data) ?? (Array.isArray(data) ? data.filter(isRecord) : []);
}

/** Several entries for one recipient are handed out in order; those of unknown ones by their place. */
function claim(rows: IDataObject[], many: Values[]): Array<IDataObject | undefined> {
	const free = new Map<string, IDataObject[]>();
	for (const row of rows) {
		const recipient = recipientOf(row);
		free.set(recipient, [...(free.get(recipient) ?? []), row]);
	}
	const claimed = many.map((values) => free.get(recipientOf(draftOf(values).row))?.shift());
	if (rows.length !== many.length) return claimed;
	const taken = new Set(claimed);
	return claimed.map((row, index) => row ?? (taken.has(rows[index]) ? undefined : rows[index]));
}

/** A message that was taken has an ID. Without one its status tells, or what is said of an error. */
function isRefused(entry: IDataObject): boolean {
	if (hasId(entry)) return false;
	const { status, error, error_message: reason } = entry;
	if (status === undefined) return Boolean(error ?? reason);
	return Number(status) !== 100 && !(typeof status !== 'number' && verdictOf(status) === true);
}

function hasId({ msg_id: id }: IDataObject): boolean {
	return Boolean(id) && String(id) !== '0';
}

/** By a code that is none of success, or in words; a smaller number is how far the delivery is. */
function saysNo(entry: IDataObject): boolean {
	const code = Number(entry.status);
	return (
		code > 100 ||
		(Number.isNaN(code) && verdictOf(entry.status) === false) ||
		reasonIn(entry) !== ''
	);
}

function contradictory(entry: IDataObject, row: IDataObject): VendorError {
	const said = wordsIn(entry) || `its status is ${String(entry.status)}`;
	return maybeSent(
		new VendorError(`Picky Assist gave it the ID ${String(entry.msg_id)}, but says: ${said}`),
		row,
	);
}

const help = ({ status }: IDataObject) => helpFor(Number(status));

/** Nobody says what a missing entry means; the message is not sent again on its own. */
function leftOut(row: IDataObject): VendorError {
	return new VendorError(`Picky Assist returned no result for the message to ${recipientOf(row)}`, {
		description: `The response has no entry for this recipient, so the message was probably not sent. Check the number, and look in the Picky Assist console before you send it again${looking(row)}.`,
		isUncertain: true,
	});
}

/** For a push whose answer was lost. */
export function maybeSent(error: VendorError, row: IDataObject): VendorError {
	return new VendorError(`The message to ${recipientOf(row)} may have been sent`, {
		description: `${error.message}. Look in the Picky Assist console or in the delivery events before you send it again${looking(row)}.`,
		httpCode: error.httpCode,
		isUncertain: true,
	});
}

function looking({ reference_number: reference }: IDataObject): string {
	return reference === undefined ? '' : `; its reference number is ${String(reference)}`;
}
