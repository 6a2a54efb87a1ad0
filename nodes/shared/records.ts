import type { IDataObject } from 'n8n-workflow';

/** A record with only these fields, in this order; for Simplify. */
export function pick(names: string[]) {
	return (record: IDataObject): IDataObject =>
		Object.fromEntries(names.filter((name) => name in record).map((name) => [name, record[name]]));
}
