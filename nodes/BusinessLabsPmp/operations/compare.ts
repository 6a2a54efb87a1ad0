import type { IDataObject } from 'n8n-workflow';
import { meaning } from '../model/column';
import type { Column, Dialect } from '../model/column';

/**
 * Labels of the fields whose value in PMP is another one than given. What no read shows cannot be
 * compared: it is left out.
 * @param given values by the names of their columns
 */
export function differences(
	columns: Column[],
	given: IDataObject,
	record: IDataObject,
	dialect?: Dialect,
): string[] {
	return columns
		.filter(({ field: { name } }) => name in given && name in record)
		.filter(({ unread, kind }) => !unread && kind !== 'rows')
		.filter((column) => {
			const { name } = column.field;
			const shown = record[name];
			if (column.kind === 'list' && !Array.isArray(shown)) return false;
			const [asked, found] = [given[name], shown].map((value) => meaning(column, value, dialect));
			return asked !== found && !(column.filled && isFilledIn(asked, found));
		})
		.map(({ field }) => field.displayName);
}

/** Whether a text is another one with its merge fields, like `{client_company}`, filled in. */
function isFilledIn(text: string, shown: string): boolean {
	const [first, ...rest] = text.split(/\{[\w-]+\}/);
	const last = rest.pop();
	if (last === undefined || !shown.startsWith(first) || !shown.endsWith(last)) return false;
	let at = first.length;
	for (const part of rest) {
		const found = shown.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return at <= shown.length - last.length;
}
