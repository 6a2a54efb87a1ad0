import type { IDataObject } from 'n8n-workflow';

/** The rows that a form holds. */
export function filledRows(field: unknown): IDataObject[] {
	const { item } = (field ?? {}) as { item?: IDataObject | IDataObject[] };
	return item === undefined ? [] : [item].flat();
}
