import type { IDataObject } from 'n8n-workflow';

/** The record in an answer, without the envelope's `status` and `message`. */
export function recordIn(body: unknown): IDataObject {
	const { status, message, ...record } = body as IDataObject;
	return record;
}

/** The entries of a text that lists values with commas, semicolons or line breaks between them, or of a list. */
export function entriesOf(value: unknown): string[] {
	const list = Array.isArray(value) ? value : String(value ?? '').split(/[,;\r\n]/);
	return list.map((entry) => String(entry).trim()).filter((entry) => entry !== '');
}
