import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../shared/contract/types';
import { entriesIn, recipientOf } from '../transport/entries';
import { draftOf } from './messageDraft';
import { complaintAboutEntry, leftOut } from './pushEntry';

/** For each item, in order: its record, or why its message is not told as sent. */
export function splitPush(body: unknown, many: Values[]): Array<IDataObject[] | Error> {
	const results = resultsFor(
		body as IDataObject,
		many.map((values) => draftOf(values).row),
	);
	return results.map((result) => (result instanceof Error ? result : [result]));
}

/**
 * For each recipient, in order: its own entry of the answer, or why its message is not told as sent. An
 * answer without entries, as templates may get, accepts all.
 * @param rows what was sent, by recipient
 */
export function resultsFor(
	{ push_id: id, data }: IDataObject,
	rows: IDataObject[],
): Array<IDataObject | Error> {
	const entries = entriesIn(data);
	const claimed = entries && claim(entries, rows);
	return rows.map((row, index) => {
		const entry = claimed ? claimed[index] : {};
		const complaint = entry ? claimed && complaintAboutEntry(entry, row) : leftOut(row);
		if (complaint) return complaint;
		const { reference_number: reference } = row;
		const own = reference !== undefined && { reference_number: reference };
		return { push_id: id, ...entry, ...own };
	});
}

/** Why a message to a group is not told as sent; most answers have no entry for it. */
export function complaintAboutGroup(body: unknown, sent: IDataObject): Error | undefined {
	const row = { number: sent.group_id };
	return entriesIn((body as IDataObject).data)
		?.map((entry) => complaintAboutEntry(entry, row))
		.find((complaint) => complaint !== undefined);
}

/**
 * For each recipient, in order, its own entry. Several for one are handed out in order; those of unknown
 * ones by their place.
 */
export function claim(entries: IDataObject[], rows: IDataObject[]): Array<IDataObject | undefined> {
	const free = new Map<string, IDataObject[]>();
	for (const entry of entries) {
		const recipient = plain(recipientOf(entry));
		free.set(recipient, [...(free.get(recipient) ?? []), entry]);
	}
	const claimed = rows.map((row) => free.get(plain(recipientOf(row)))?.shift());
	if (entries.length !== rows.length) return claimed;
	const taken = new Set(claimed);
	return claimed.map(
		(entry, index) => entry ?? (taken.has(entries[index]) ? undefined : entries[index]),
	);
}

/** A phone number by its digits alone, however the vendor writes it: WhatsApp's own way ends in @c.us. */
function plain(id: string): string {
	const recipient = id.replace(/@(c\.us|s\.whatsapp\.net)$/, '');
	const isPhone = /^[\s\d+().\-/]+$/.test(recipient);
	return isPhone ? recipient.replace(/\D/g, '').replace(/^00/, '') : recipient.trim();
}
