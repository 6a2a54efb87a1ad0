import type { IDataObject } from 'n8n-workflow';

/** The rows that were filled in. */
export function rowsIn(field: unknown): IDataObject[] {
	const { item } = (field ?? {}) as { item?: IDataObject | IDataObject[] };
	return item === undefined ? [] : [item].flat();
}
