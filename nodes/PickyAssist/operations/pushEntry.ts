import type { IDataObject } from 'n8n-workflow';
import { VendorError } from '../../shared/contract/errors';
import { verdictOf } from '../../shared/engine/verdict';
import { reasonIn, wordsIn } from '../../shared/engine/words';
import { hasId, recipientOf } from '../transport/entries';
import { Refusal } from '../transport/client';
import { codeIn, helpFor, isRefusalCode } from '../transport/codes';

/**
 * What became of a message by its entry in the answer to a push: undefined where it was taken. A message
 * that was taken has an ID; without one, only a plain no makes it certain that it was not.
 * @param row what was sent
 */
export function complaintAboutEntry(entry: IDataObject, row: IDataObject): VendorError | undefined {
	const verdict = verdictIn(entry);
	if (hasId(entry)) return verdict === false ? contradictory(entry, row) : undefined;
	if (verdict === true) return undefined;
	const code = codeIn(entry.status);
	const isCertain = verdict === false && !(code >= 500 && code < 600);
	return isCertain ? new Refusal(code, wordsIn(entry), helpFor(code)) : withoutId(entry, row);
}

/** Whether an entry says yes or no; undefined where it says neither. */
function verdictIn(entry: IDataObject): boolean | undefined {
	const { status, success } = entry;
	const code = codeIn(status);
	if (reasonIn(entry) !== '' || verdictOf(success) === false || isRefusalCode(code)) return false;
	// Of a message that was taken, a small number tells how far its delivery is.
	const isStage = code < 100 && hasId(entry);
	return (isStage ? undefined : verdictOf(status)) ?? verdictOf(success);
}

function contradictory(entry: IDataObject, row: IDataObject): VendorError {
	const said = wordsIn(entry) || `its status is ${String(entry.status ?? entry.success)}`;
	return maybeSent(
		new VendorError(`Picky Assist gave it the ID ${String(entry.msg_id)}, but says: ${said}`),
		row,
	);
}

function withoutId(entry: IDataObject, row: IDataObject): VendorError {
	const words = wordsIn(entry);
	return maybeSent(
		new VendorError(
			`Picky Assist gave it no ID, and says neither yes nor no${words && `: ${words}`}`,
		),
		row,
	);
}

/** Nobody says what a missing entry means; the message is not sent again on its own. */
export function leftOut(row: IDataObject): VendorError {
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
