import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from '../../shared/contract/types';

/** Most operations that one call takes. */
export const BATCH_SIZE = 50;

/** Several operations in one call; version 3. Vendor docs: "Batch". */
export function batchRequest(operations: IDataObject[]): WireRequest {
	return { method: 'POST', path: '/api/batch', body: { operations } };
}

/** The rows that one of the `list_...` tools gives: they are reachable through the batch alone. */
export async function lookUp(
	{ send }: { send(request: WireRequest): Promise<unknown> },
	tool: string,
): Promise<IDataObject[]> {
	return rowsIn(await send(batchRequest([{ tool, args: {} }]))) ?? [];
}

/**
 * The vendor does not document where in the answer the rows are: they are the first list of objects
 * that are not themselves results of the tool.
 */
function rowsIn(value: unknown): IDataObject[] | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const isRows =
		Array.isArray(value) &&
		value.every((entry) => typeof entry === 'object' && entry !== null && hasId(entry as object));
	if (isRows && value.length > 0) return value as IDataObject[];
	for (const entry of Object.values(value)) {
		const found = rowsIn(entry);
		if (found) return found;
	}
	return undefined;
}

function hasId(row: object): boolean {
	return !('tool' in row) && Object.keys(row).some((key) => /id$/.test(key));
}

/**
 * One entry per operation. The vendor does not document the answer: it is taken from `results`, from
 * `data`, or from the answer itself where that is a list.
 */
export function resultsIn(body: unknown): IDataObject[] {
	const { results, data } = body as { results?: unknown; data?: unknown };
	const list = [results, data, body].find(Array.isArray) as unknown[] | undefined;
	return (list ?? [body]).map((entry) => {
		const { error, ...rest } = entry as IDataObject;
		// n8n takes a true "error" in the first item for a failed node, and runs it again.
		return error === undefined ? rest : { ...rest, errorMessage: error };
	});
}
