import type { IHttpRequestOptions } from 'n8n-workflow';
import type { LoadedFile, WireRequest } from '../../shared/contract/types';
import { BATCH_PATH } from './batch';
import { jsonText } from './jsonText';

/**
 * The body as PMP reads it: a form on POST, because its handlers look into PHP's POST array and see
 * nothing of a JSON body; JSON on PUT, because its handlers parse nothing else. Multipart only where
 * files go along. Vendor docs: `{Multipart Form} Request-Example`.
 */
export function encode(request: WireRequest, files: LoadedFile[]): Partial<IHttpRequestOptions> {
	const { idempotencyKey: key } = request;
	const { headers, ...body } = bodyOf(request, files);
	return { ...body, headers: { ...headers, ...(key !== undefined && { 'Idempotency-Key': key }) } };
}

function bodyOf(request: WireRequest, files: LoadedFile[]): Partial<IHttpRequestOptions> {
	const { method, path, body } = request;
	if (body === undefined) return {};
	// Of all that is posted, the batch alone is read as JSON.
	if (method !== 'POST' || path === BATCH_PATH) {
		return { body: jsonText(body), headers: { 'Content-Type': 'application/json' } };
	}
	const fields = formFields(body);
	if (files.length === 0) return { body: new URLSearchParams(fields) };
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	for (const { name, fileName, mimeType, data } of files) {
		form.append(name, new Blob([new Uint8Array(data)], { type: mimeType }), fileName);
	}
	return { body: form as unknown as IHttpRequestOptions['body'] };
}

/**
 * Form fields with PHP's bracket names: `groups_in[]`, `custom_fields[leads][3]`,
 * `newitems[0][taxname][]`, and with its 1 and 0 for true and false. What is undefined or null is left out.
 */
export function formFields(value: unknown, name = ''): Array<[string, string]> {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value)) {
		return value.flatMap((entry: unknown, index) =>
			formFields(entry, `${name}[${isStructure(entry) ? index : ''}]`),
		);
	}
	if (typeof value === 'boolean') return [[name, value ? '1' : '0']];
	if (!isStructure(value)) return [[name, String(value)]];
	return Object.entries(value).flatMap(([key, entry]) =>
		formFields(entry, name === '' ? key : `${name}[${key}]`),
	);
}

function isStructure(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
