import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/values/records';

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
	if ('msg_id' in data || 'status' in data || recipientOf(data) !== '') return [data];
	return Object.entries(data).flatMap(([key, entry]) => {
		if (!isRecord(entry)) return [];
		return isPlace(key) || recipientOf(entry) !== '' ? [entry] : [{ number: key, ...entry }];
	});
}

/** Whether a key is the place in a list: recipients have more digits. */
const isPlace = (key: string) => /^\d{1,6}$/.test(key);

/** A message that was taken has an ID. */
export function hasId({ msg_id: id }: IDataObject): boolean {
	return !NO_ID.test(String(id ?? '').trim());
}

const NO_ID = /^(0+|-1?|null|none|undefined|false|n\/a)?$/i;
