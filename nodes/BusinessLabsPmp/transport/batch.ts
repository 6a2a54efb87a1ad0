import type { IDataObject } from 'n8n-workflow';
import type { WireRequest } from '../../shared/contract/types';
import { opened } from '../../shared/engine/answer';
import { verdictOf } from '../../shared/engine/verdict';
import { reasonIn, wordsIn } from '../../shared/engine/words';
import { asList, fromJson } from '../../shared/values/list';
import { isRecord } from '../../shared/values/records';
import { PmpError, saysEmpty } from './refusal';

/** Most operations that one call takes. */
export const BATCH_SIZE = 50;
export const BATCH_PATH = '/api/batch';

/** Several operations in one call; version 3. Vendor docs: "Batch". */
export function batchRequest(operations: IDataObject[]): WireRequest {
	return { method: 'POST', path: BATCH_PATH, body: { operations } };
}

/**
 * The rows that one of the `list_...` tools gives: they are reachable through the batch alone.
 * @throws PmpError when the tool refuses, or when there are neither rows nor an empty list
 */
export async function lookUp(
	{ send }: { send(request: WireRequest): Promise<unknown> },
	tool: string,
): Promise<IDataObject[]> {
	const body = await send({ ...batchRequest([{ tool, args: {} }]), repeatable: true });
	const results = listedIn(body) ?? [];
	const refusal = results.find(saysNo);
	if (refusal !== undefined) {
		const said = wordsIn(refusal);
		if (saysEmpty(said)) return [];
		throw new PmpError('other', `BusinessLabs PMP refused: ${said || tool}`, { isRefusal: true });
	}
	const rows = nestedRows(body) ?? (results.some(holdsEmptyList) ? [] : undefined);
	if (rows) return rows;
	throw new PmpError('odd', 'BusinessLabs PMP does not answer with a list', {
		description:
			'The response has an unexpected format, so it is not taken for an empty one. Check what the API of this server answers.',
	});
}

function saysNo(result: unknown): boolean {
	if (!isRecord(result)) return false;
	if (reasonIn(result) !== '') return true;
	if (isRow(result)) return false;
	const { success, status, result: held, data } = result;
	const inner = [held, data].map((part) => opened(part)?.verdict);
	return [verdictOf(success ?? status), ...inner].includes(false);
}

/**
 * The vendor does not document where in the answer the rows are: they are the first list of objects
 * that are not themselves results of the tool.
 */
function nestedRows(value: unknown): IDataObject[] | undefined {
	const content = typeof value === 'string' ? fromJson(value) : value;
	if (typeof content !== 'object' || content === null) return undefined;
	const list = asList(content);
	if (list && list.length > 0 && list.every(isRow)) return list;
	for (const entry of Object.values(content)) {
		const found = nestedRows(entry);
		if (found) return found;
	}
	return undefined;
}

function isRow(value: unknown): value is IDataObject {
	return isRecord(value) && !('tool' in value) && Object.keys(value).some((key) => /id$/.test(key));
}

function holdsEmptyList(value: unknown): boolean {
	const content = typeof value === 'string' ? fromJson(value) : value;
	if (Array.isArray(content)) return content.length === 0;
	return isRecord(content) && Object.values(content).some(holdsEmptyList);
}

/** What became of the operations, one entry each: in `results`, in `data`, or as the answer itself. */
function listedIn(body: unknown): unknown[] | undefined {
	const { results, data } = isRecord(body) ? body : {};
	return [results, data, body].map(asList).find((list) => list !== undefined && list.length > 0);
}

/**
 * Whether an answer tells what became of single operations. A batch goes on after an error, so that a no
 * of the whole may mean that some of them failed.
 */
export function hasResults({ path }: WireRequest, body: unknown): boolean {
	return path === BATCH_PATH && (listedIn(body) ?? []).some(isRecord);
}

/** One entry per operation, as far as the answer has any; else the answer itself. */
export function resultsIn(body: unknown): IDataObject[] {
	return (listedIn(body) ?? [body]).map((entry) => {
		const { error, ...rest } = isRecord(entry) ? entry : { result: entry as string };
		// n8n takes a true "error" in the first item for a failed node, and runs it again.
		return error === undefined ? rest : { ...rest, errorMessage: error };
	});
}
