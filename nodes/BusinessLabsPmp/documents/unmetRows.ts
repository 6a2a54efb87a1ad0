import type { IDataObject } from 'n8n-workflow';
import { listOf, meaning } from '../model/column';
import { filledRows } from './filledRows';

/**
 * What an update wanted of a document's rows, and the document does not show: labels of its fields. No
 * read tells the taxes of a row, but the totals do, and each new row is one more.
 * @param sent the totals among it
 */
export function unmetRows(record: IDataObject, changes: IDataObject, sent: IDataObject): string[] {
	const rows = (Array.isArray(record.items) ? record.items : []) as IDataObject[];
	const rowOf = (id: unknown) => rows.find((row) => String(row.id) === String(id));
	const isUnlike = ({ itemid, changes: cells }: IDataObject) =>
		Object.entries(cells ?? {})
			.filter(([name]) => name !== 'taxname')
			.some(([name, value]) => !isSame(name, rowOf(itemid)?.[name], value));
	const isOther = ['subtotal', 'total'].some(
		(name) => name in sent && !isSame(name, record[name], sent[name]),
	);
	const changed = filledRows(changes.items);
	return [
		...(filledRows(changes.newitems).length > 0 ? ['New Items'] : []),
		...(listOf(changes.removed_items).some(rowOf) ? ['Item IDs to Remove'] : []),
		...(changed.some(isUnlike) || (changed.length > 0 && isOther) ? ['Items to Change'] : []),
	];
}

const NUMBERS = ['qty', 'rate', 'subtotal', 'total'];

function isSame(name: string, shown: unknown, given: unknown): boolean {
	const kind = NUMBERS.includes(name) ? 'amount' : 'text';
	const column = { kind, field: { name, displayName: name, type: 'string', default: '' } } as const;
	return meaning(column, shown) === meaning(column, given);
}
