import type { IDataObject } from 'n8n-workflow';
import { meaning } from '../model/column';
import type { Column } from '../model/column';

/**
 * Labels of the fields whose value in PMP is another one than given. What no read shows cannot be
 * compared: it is left out.
 * @param given values by the names of their columns
 */
export function differences(columns: Column[], given: IDataObject, record: IDataObject): string[] {
	return columns
		.filter(({ field: { name } }) => name in given && name in record)
		.filter(({ unread, kind }) => !unread && kind !== 'rows')
		.filter((column) => {
			const { name } = column.field;
			const shown = record[name];
			if (column.kind === 'list' && !Array.isArray(shown)) return false;
			return meaning(column, given[name]) !== meaning(column, shown);
		})
		.map(({ field }) => field.displayName);
}
